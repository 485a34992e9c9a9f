import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choleskyLower, flooredInverse, symmetricEigen } from '../../../core/stats/index.ts';

const n = 3;
const symmetric = fc
  .array(fc.double({ min: -5, max: 5, noNaN: true }), { minLength: 9, maxLength: 9 })
  .map((values) => values.map((_, index) => values[index]! + values[(index % n) * n + Math.floor(index / n)]!));

describe('matrices', () => {
  it('rebuilds any symmetric matrix from its eigenvalues and eigenvectors', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const { values, vectors } = symmetricEigen(matrix, n);
        for (let row = 0; row < n; row++) {
          for (let column = 0; column < n; column++) {
            let sum = 0;
            for (let k = 0; k < n; k++) sum += vectors[row * n + k]! * values[k]! * vectors[column * n + k]!;
            expect(sum).toBeCloseTo(matrix[row * n + column]!, 9);
          }
        }
      }),
      { seed: 1, numRuns: 100 },
    );
  });

  it('floors eigenvalues before inverting, so that a flat direction gets variance 1/floor and no more', () => {
    expect(flooredInverse([4, 0, 0, -3], 2, 0.5)).toEqual([0.25, 0, 0, 2]);
  });

  it('always gives a matrix that Cholesky can take', () => {
    fc.assert(
      fc.property(symmetric, (matrix) => {
        const covariance = flooredInverse(matrix, n, 0.1);
        const lower = choleskyLower(covariance, n);
        for (let row = 0; row < n; row++) {
          for (let column = 0; column < n; column++) {
            let sum = 0;
            for (let k = 0; k < n; k++) sum += lower[row * n + k]! * lower[column * n + k]!;
            expect(sum).toBeCloseTo(covariance[row * n + column]!, 9);
          }
        }
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});
