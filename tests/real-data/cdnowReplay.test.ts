import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import type { Purpose } from '../../core/journey/channels.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import { counterKey } from '../../core/simulate/counters.ts';
import { compileProgram, replayWorld, runSlice, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';

const file = new URL('../../../shared/data/cdnow/cdnow_master_to_1997-09-30.csv.gz', import.meta.url);
const isThere = existsSync(file);

const hour = 3600;
const daySeconds = 24 * hour;
const seoul = 9 * hour;
const startDay = Date.UTC(1997, 6, 1) / 1000 / daySeconds;
const days = 92;

/** Purchase days (since 1970-01-01) of every customer, in order, read without any code of the project. */
function readPurchases(): number[][] {
  const byCustomer = new Map<string, number[]>();
  for (const line of gunzipSync(readFileSync(file)).toString('utf8').trim().split('\n').slice(1)) {
    const [id, date] = line.split(',');
    const own = byCustomer.get(id!) ?? [];
    own.push(Date.parse(`${date}T00:00:00Z`) / 1000 / daySeconds);
    byCustomer.set(id!, own);
  }
  return [...byCustomer.keys()].sort().map((id) => byCustomer.get(id)!.sort((a, b) => a - b));
}

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

/** Inactive for 60 days → e-mail → wait → bought since? → if not, SMS. */
function winBack(waitSeconds: number, smsPurpose: Purpose): Journey {
  const at = (id: string) => ({ id, title: '', position: { x: 0, y: 0 } });
  const message = (id: string, channel: 'email' | 'sms', purpose: Purpose) => ({
    ...at(id),
    type: 'message' as const,
    channel,
    purpose,
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait' as const,
    onSuppressed: 'continue' as const,
    fallback: null,
    response: null,
  });
  const bought = {
    kind: 'event' as const,
    event: 'purchase',
    where: [],
    count: { compare: 'atLeast' as const, times: 1 },
    span: { kind: 'sinceEntry' as const },
  };
  const journey = emptyJourney('winback', 'Win back');
  return {
    ...journey,
    entry: { ...journey.entry, reentry: { kind: 'always' } },
    nodes: [
      {
        ...at('idle'),
        type: 'trigger',
        trigger: { kind: 'inactivity', events: ['purchase'], afterSeconds: 60 * daySeconds },
      },
      message('email', 'email', 'information'),
      { ...at('wait'), type: 'wait', wait: { kind: 'duration', waitSeconds } },
      { ...at('bought'), type: 'branch', branches: [{ id: 'yes', label: '', condition: bought }] },
      message('sms', 'sms', smsPurpose),
      { ...at('end'), type: 'exit' },
    ],
    edges: [
      { id: '1', from: 'idle', port: 'next', to: 'email' },
      { id: '2', from: 'email', port: 'next', to: 'wait' },
      { id: '3', from: 'wait', port: 'next', to: 'bought' },
      { id: '4', from: 'bought', port: 'yes', to: 'end' },
      { id: '5', from: 'bought', port: 'else', to: 'sms' },
      { id: '6', from: 'sms', port: 'next', to: 'end' },
    ],
  };
}

/** The same by counting days: who enters on which day, and who has bought nothing in (entry, entry + `boughtDays`]. */
function bruteForce(purchases: readonly number[][], boughtDays: number) {
  const entries = new Array<number>(days).fill(0);
  const sms = new Array<number>(days).fill(0);
  let bought = 0;
  let waiting = 0;
  const lastEvening = { bought: 0, silent: 0 };
  for (const own of purchases) {
    for (const [index, last] of own.entries()) {
      const next = own[index + 1] ?? Number.POSITIVE_INFINITY;
      const entry = Math.max(last + 60, startDay);
      const countsFromStart = last < startDay || last + 60 >= startDay;
      if (!countsFromStart || next <= entry || entry >= startDay + days) continue;
      entries[entry - startDay]!++;
      // The question is asked after `boughtDays` whole days; the answer to it may fall after the window.
      if (entry + 7 >= startDay + days) waiting++;
      if (entry + 7 === startDay + days) lastEvening[next <= entry + boughtDays ? 'bought' : 'silent']++;
      if (entry + 7 >= startDay + days) continue;
      if (next <= entry + boughtDays) bought++;
      else sms[entry + 7 - startDay]!++;
    }
  }
  return { entries, sms, bought, waiting, lastEvening };
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
      const program = compileProgram({ journey, dataset, assumptions: defaultAssumptions(), request, ...window });
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
