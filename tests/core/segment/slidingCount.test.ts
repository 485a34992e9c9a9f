import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { encodeTexts } from '../../../core/dataset/index.ts';
import { compileEventMatch } from '../../../core/segment/index.ts';
import { compileOutside } from '../../../core/segment/membership.ts';
import type { Moment } from '../../../core/segment/moment.ts';
import type { SegmentScope } from '../../../core/segment/scope.ts';
import { createSlidingCount } from '../../../core/segment/slidingCount.ts';
import { createEventBuffer, pushEvent } from '../../../core/simulate/world.ts';
import { zoneTable } from '../../../core/time/index.ts';

const startTime = 1_000_000;

interface Case {
  /** Seconds from the window's start, in order; negative ones are history. */
  seconds: number[];
  types: number[];
  removed: boolean[];
  /** Steps of time, and the span's length and gap to now at each. */
  steps: { pause: number; length: number; gap: number; forgets: boolean }[];
}

const cases: fc.Arbitrary<Case> = fc
  .array(
    fc.record({
      second: fc.integer({ min: -40, max: 60 }),
      type: fc.integer({ min: 0, max: 2 }),
      removed: fc.boolean(),
    }),
    { maxLength: 80 },
  )
  .chain((events) => {
    const sorted = [...events].sort((a, b) => a.second - b.second);
    return fc.record({
      seconds: fc.constant(sorted.map(({ second }) => second)),
      types: fc.constant(sorted.map(({ type }) => type)),
      removed: fc.constant(sorted.map(({ removed, second }) => removed && second >= 0)),
      steps: fc.array(
        fc.record({
          pause: fc.integer({ min: 0, max: 9 }),
          length: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 50 })),
          gap: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 30 })),
          forgets: fc.boolean(),
        }),
        { minLength: 1, maxLength: 25 },
      ),
    });
  });

function datasetOf({ seconds, types }: Case): Dataset {
  return {
    hash: '',
    zone: 'Asia/Seoul',
    synthetic: false,
    customerCount: 1,
    ids: encodeTexts(['a']),
    attributes: [],
    roles: {},
    events: {
      types: ['a', 'b', 'c'],
      offsets: Uint32Array.from([0, seconds.length]),
      typeCodes: Uint16Array.from(types),
      times: Float64Array.from(seconds, (second) => startTime + second),
      values: new Float64Array(seconds.length).fill(Number.NaN),
      properties: [],
    },
    span: null,
  };
}

describe('a count that is kept up', () => {
  it('is at every moment what looking back at all events gives, also when its span moves back', () => {
    fc.assert(
      fc.property(cases, (one) => {
        const dataset = datasetOf(one);
        const scope: SegmentScope = {
          dataset,
          startTime,
          endTime: startTime + 100,
          derived: { context: null },
          predictor: null,
          predicted: { context: null },
          clock: { zone: zoneTable('Asia/Seoul', 0, startTime) },
          goalEvents: [],
          nodeIndexOf: () => -1,
          ownNodes: { from: 0, to: 0 },
          segments: {},
          attributeSlots: new Map(),
          tagSlots: new Map(),
        };
        const window = one.seconds.flatMap((second, row) => (second >= 0 ? [row] : []));
        const baseline = createEventBuffer(4);
        for (const row of window) pushEvent(baseline, one.seconds[row]!, one.types[row]!, Number.NaN, row);
        const removed = Uint8Array.from(window, (row) => Number(one.removed[row]));
        const { moment: blank } = compileOutside({ kind: 'all', of: [] }, dataset, startTime, []);
        const moment: Moment = { ...blank, baseline, removed, now: 0 };
        const count = createSlidingCount(compileEventMatch(scope, 'b', []), scope);
        for (const { pause, length, gap, forgets } of one.steps) {
          if (forgets) {
            moment.life++;
            moment.now = 0;
          }
          moment.now += pause;
          moment.seen = window.filter((row) => one.seconds[row]! <= moment.now).length;
          const until = moment.now - gap;
          const after = until - length;
          const expected = one.seconds.filter(
            (second, row) =>
              one.types[row] === 1 &&
              !one.removed[row] &&
              second > after &&
              second <= until &&
              (second < 0 || second <= moment.now),
          ).length;
          expect(count(moment, after, until)).toBe(expected);
        }
      }),
      { seed: 41, numRuns: 2000 },
    );
  });
});
