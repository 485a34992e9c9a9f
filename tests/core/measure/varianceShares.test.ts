import { describe, expect, it } from 'vitest';
import { createStream, createSubStream, domains, openSubStream } from '../../../core/lib/random.ts';
import { varianceShares } from '../../../core/measure/varianceShares.ts';
import { drawNormal } from '../../../core/stats/index.ts';

/** y = 100 + a draw per pair with sd `pairSd` + a draw per replication with sd `ownSd`. */
function replications(count: number, pairSd: number, ownSd: number): Float64Array {
  const sub = createSubStream();
  const stream = createStream(8, 0, domains.measure);
  const normal = (place: number, purpose: number): number => {
    openSubStream(sub, stream, place, purpose);
    return drawNormal(sub);
  };
  return Float64Array.from(
    { length: count },
    (_, index) => 100 + pairSd * normal(index >> 1, 1) + ownSd * normal(index, 2),
  );
}

describe('varianceShares', () => {
  it('finds back the shares that the values were made with', () => {
    const shares = varianceShares(replications(20_000, 3, 1), 0)!;
    expect(shares.parameters).toBeCloseTo(0.9, 1);
    expect(shares.monteCarlo).toBeCloseTo(0.1, 1);
    expect(shares.pastError).toBe(0);
  });

  it('adds the variance of a log-normal factor of mean 1', () => {
    const shares = varianceShares(replications(20_000, 0, 10), 0.1)!;
    // 100² · (e^0.01 - 1) = 100.5 beside a variance of 100
    expect(shares.pastError).toBeCloseTo(0.5, 1);
  });

  it('says nothing without variance or with fewer than 8 replications', () => {
    expect(
      varianceShares(
        new Float64Array(7).map((_, index) => index),
        0.2,
      ),
    ).toBeNull();
    expect(varianceShares(new Float64Array(40), 0.2)).toBeNull();
    expect(varianceShares(new Float64Array(40).fill(5), 0)).toBeNull();
  });
});
