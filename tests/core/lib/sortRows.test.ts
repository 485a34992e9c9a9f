import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRowsByNumber } from '../../../core/lib/sortRows.ts';

describe('rows sorted by a number', () => {
  it('come in ascending order with missing values last, for numbers of any size and sign', () => {
    const values = Float64Array.from([3, -1, Number.NaN, 0, 1e300, -1e-300, 2.5, -Infinity, Infinity, 1e-310]);
    const rows = Uint32Array.from(values, (_, row) => row);
    expect([...sortRowsByNumber(rows, values)].map((row) => values[row])).toEqual([
      -Infinity,
      -1,
      -1e-300,
      0,
      1e-310,
      2.5,
      3,
      1e300,
      Infinity,
      Number.NaN,
    ]);
  });

  it('are the same as a stable sort with a comparison gives', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer({ min: -3, max: 3 }))), (numbers) => {
        const values = Float64Array.from(numbers, (value) => (value === 0 ? 0 : value));
        const rows = Uint32Array.from(values, (_, row) => row).filter((row) => row % 3 !== 1);
        const expected = [...rows].sort((a, b) => values[a]! - values[b]! || a - b);
        expect([...sortRowsByNumber(rows, values)]).toEqual(expected);
      }),
    );
  });
});
