import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { encodeTexts } from '../../../core/dataset/index.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { exitReasons } from '../../../core/simulate/counters.ts';
import { compileProgram, replayWorld, runSlice, windowOf } from '../../../core/simulate/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import type { World } from '../../../core/simulate/world.ts';
import { alone } from '../../fixtures/alone.ts';
import { day, message, onEvent, playOn, waitSeconds } from './scenario.ts';

const plain = emptyJourney('scenario', 'Scenario');
const week = { startDate: '2026-03-01', days: 7 };

describe('a million events of one customer', () => {
  const perSecond = 86_400 * 7;
  /** `count` carts spread over the week, every thousandth event a purchase. */
  function busyCustomer(count: number): Dataset {
    const { startTime } = windowOf('Asia/Seoul', week);
    return {
      hash: '',
      zone: 'Asia/Seoul',
      synthetic: false,
      customerCount: 1,
      ids: encodeTexts(['a']),
      attributes: [],
      roles: {},
      events: {
        types: ['cart', 'purchase', 'refund'],
        offsets: Uint32Array.from([0, count]),
        typeCodes: Uint16Array.from({ length: count }, (_, index) => (index % 1000 === 999 ? 1 : 0)),
        times: Float64Array.from({ length: count }, (_, index) => startTime + Math.floor((index * perSecond) / count)),
        values: new Float64Array(count).fill(100),
        properties: [],
      },
      span: null,
    };
  }
  const neverReturned: Condition = {
    kind: 'event',
    event: 'refund',
    where: [],
    count: { compare: 'atMost', times: 0 },
    span: { kind: 'ever' },
  };
  const journey = {
    nodes: [onEvent('in', 'cart'), waitSeconds('wait', 2 * day), message('mail'), waitSeconds('long', 20 * day)],
    edges: ['in > wait', 'wait > mail', 'mail > long'],
    journey: { entry: { ...plain.entry, segment: neverReturned }, exits: { ...plain.exits, leftSegment: true } },
  };

  it('are counted one by one, and the customer enters once', () => {
    const { count } = playOn(busyCustomer(1_000_000), { ...week, ...journey });
    expect(count('trigger|in|fired')).toBe(999_000);
    expect(count('trigger|in|refused|running') + count('trigger|in|refused|reentry')).toBe(998_999);
    expect(count('journey|entries')).toBe(1);
    expect([0, 1, 2, 3, 4, 5, 6].reduce((sum, at) => sum + count(`outcome|with|purchases|day|${at}`), 0)).toBe(1000);
    expect(count('message|mail|sent')).toBe(1);
    expect(count('node|long|inside')).toBe(1);
    expect(exitReasons.reduce((sum, reason) => sum + count(`node|wait|exit|${reason}`), 0)).toBe(0);
  });

  /** How often the run reads the time of an event, for each event. */
  function readsPerEvent(count: number, course: typeof journey): number {
    const dataset = busyCustomer(count);
    const request = { ...week, mode: 'replay' as const, replications: 1, seed: 1, simulateResponses: false };
    const input = {
      ...alone({
        ...plain,
        ...course.journey,
        nodes: course.nodes,
        edges: course.edges.map((text, index) => {
          const [from, to] = text.split(' > ');
          return { id: `${index}`, from: from!, port: 'next', to: to! };
        }),
      }),
      dataset,
      assumptions: defaultAssumptions(),
      request,
      ...windowOf('Asia/Seoul', week),
    };
    const recorded = replayWorld(dataset, input.startTime, input.endTime);
    let reads = 0;
    const counting: ProxyHandler<Int32Array> = {
      get(times, name) {
        if (typeof name === 'string' && Number.isInteger(Number(name))) reads++;
        const value: unknown = Reflect.get(times, name, times);
        return typeof value === 'function' ? value.bind(times) : value;
      },
    };
    const world: World = {
      startTime: input.startTime,
      fill(row, replication, into) {
        recorded.fill(row, replication, into);
        into.times = new Proxy(into.times, counting);
      },
    };
    runSlice(compileProgram(input), world, { fromRow: 0, toRow: 1, fromReplication: 0, toReplication: 1 });
    return reads / count;
  }

  it('are each read as often as any of two thousand, also where every event asks for all those before', () => {
    expect(readsPerEvent(20_000, journey)).toBeLessThan(1.1 * readsPerEvent(2000, journey));
  });
});
