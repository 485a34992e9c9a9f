import { alone } from '../fixtures/alone.ts';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { counterKey } from '../../core/simulate/counters.ts';
import { compileProgram, replayWorld, runSlice, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { bruteForce, daySeconds, days, hour, masterIsThere as isThere, readPurchases, winBack } from './winBack.ts';

const seoul = 9 * hour;

function datasetOf(purchases: readonly number[][]): Dataset {
  const offsets = [0];
  for (const own of purchases) offsets.push(offsets.at(-1)! + own.length);
  const all = purchases.flat();
  return {
    hash: '',
    zone: 'Asia/Seoul',
    synthetic: false,
    customerCount: purchases.length,
    ids: encodeTexts([]),
    attributes: [],
    roles: {},
    events: {
      types: ['purchase'],
      offsets: Uint32Array.from(offsets),
      typeCodes: new Uint16Array(all.length),
      times: Float64Array.from(all, (day) => day * daySeconds - seoul),
      values: new Float64Array(all.length).fill(Number.NaN),
      properties: [],
    },
    span: null,
  };
}

describe.skipIf(!isThere)(
  'a win-back journey replayed over CDNOW (skipped where ../shared/data/cdnow is absent)',
  () => {
    const purchases = isThere ? readPurchases() : [];
    const dataset = datasetOf(purchases);
    const request = {
      mode: 'replay' as const,
      startDate: '1997-07-01',
      days,
      replications: 1,
      seed: 1,
      simulateResponses: false,
    };
    const window = windowOf('Asia/Seoul', request);

    function replay(journey: Journey) {
      const program = compileProgram({
        ...alone(journey),
        dataset,
        assumptions: defaultAssumptions(),
        request,
        ...window,
      });
      const slice = { fromRow: 0, toRow: dataset.customerCount, fromReplication: 0, toReplication: 1 };
      const [counts] = runSlice(program, replayWorld(dataset, window.startTime, window.endTime), slice).replications;
      const count = (key: string) => counts![program.layout.indexOf(key)!]!;
      return {
        count,
        perDay: (key: (day: number) => string) => Array.from({ length: days }, (_, day) => count(key(day))),
      };
    }

    it('counts entries, e-mails and SMS per day exactly as a count over days does', () => {
      const expected = bruteForce(purchases, 7);
      const { count, perDay } = replay(winBack(7 * daySeconds, 'information'));
      expect(expected.entries[0]).toBeGreaterThan(1000);
      expect(perDay((day) => counterKey.nodeDay('idle', day))).toEqual(expected.entries);
      expect(perDay((day) => counterKey.sentDay('email', day))).toEqual(expected.entries);
      expect(perDay((day) => counterKey.sentDay('sms', day))).toEqual(expected.sms);
      expect(count(counterKey.nodePort('bought', 'yes'))).toBe(expected.bought);
      expect(count(counterKey.nodeInside('wait'))).toBe(expected.waiting);
      expect(count(counterKey.message('sms', 'delivered'))).toBe(0);
    });

    it('holds advertising SMS of 22:00 back until 08:00 the next day', () => {
      const expected = bruteForce(purchases, 6);
      const { count, perDay } = replay(winBack(6 * daySeconds + 22 * hour, 'advertising'));
      const sent = expected.sms.reduce((sum, day) => sum + day, 0);
      expect(perDay((day) => counterKey.sentDay('sms', day))).toEqual(expected.sms);
      expect(count(counterKey.message('sms', 'delayed'))).toBe(sent);
      expect(count(counterKey.message('sms', 'sent'))).toBe(sent);
      // Asked at 22:00 of the last day, they would be sent on the morning after the window.
      const { bought, silent } = expected.lastEvening;
      expect(silent).toBeGreaterThan(10);
      expect(count(counterKey.message('sms', 'pending'))).toBe(silent);
      expect(count(counterKey.nodeInside('sms'))).toBe(silent);
      expect(count(counterKey.nodePort('bought', 'yes'))).toBe(expected.bought + bought);
      expect(count(counterKey.nodeInside('wait'))).toBe(expected.waiting - bought - silent);
    });
  },
);
