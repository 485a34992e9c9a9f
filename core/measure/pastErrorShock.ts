import { createStream, createSubStream, domains, openSubStream, purposeOf } from '../lib/random.ts';
import { drawNormal } from '../stats/index.ts';

/**
 * One factor per replication, exp(sd·z − sd²/2) with z standard normal: the level error that the model made at earlier
 * origins. Both arms of a replication get the same factor, so it widens totals and leaves relative uplift alone; its mean is
 * 1, so that it moves no mean. A single replication stays as it is.
 */
export function pastErrorFactors(replications: number, sd: number, seed: number): Float64Array {
  const factors = new Float64Array(replications).fill(1);
  if (replications < 2 || sd === 0) return factors;
  const sub = createSubStream();
  for (let replication = 0; replication < replications; replication++) {
    openSubStream(sub, createStream(seed, replication, domains.measure), 0, purposeOf('pastError'));
    factors[replication] = Math.exp(sd * drawNormal(sub) - (sd * sd) / 2);
  }
  return factors;
}

/** The values times the factors, replication by replication. */
export function timesFactors(values: Float64Array, factors: Float64Array): Float64Array {
  return values.map((value, replication) => value * factors[replication]!);
}
