import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { smallest } from '../../../core/lib/smallest.ts';
import { inRanges, runSteps, within } from '../../../core/lib/steps.ts';

describe('work in steps', () => {
  it('visits every row once, in order, and says how far it is', () => {
    const seen: number[] = [];
    const shares = [
      ...inRanges(10, (from, to) => seen.push(...Array.from({ length: to - from }, (_, at) => from + at)), 4),
    ];
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(shares).toEqual([0.4, 0.8, 1]);
    expect([...inRanges(0, () => expect.unreachable())]).toEqual([]);
  });

  it('is a part of larger work from one share to another, and keeps what it answers', () => {
    function* steps() {
      yield 0.5;
      yield 1;
      return 'answer';
    }
    expect([...within(steps(), 0.2, 0.6)].map((share) => Math.round(share * 100))).toEqual([40, 60]);
    expect(runSteps(within(steps(), 0.2, 0.6))).toBe('answer');
  });
});

describe('the number at a place in ascending order', () => {
  it('is what a sort has there, for numbers of any size and sign', () => {
    const numbers = fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }));
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1 }), fc.nat(), (values, at) => {
        const array = Float64Array.from(values, (value) => value + 0);
        const place = at % values.length;
        expect(runSteps(smallest(array, place)) + 0).toBe(array.slice().sort()[place]! + 0);
      }),
    );
  });
});
