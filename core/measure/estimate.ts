import { meanOf, quantileOfSorted } from '../stats/index.ts';
import type { Band, Estimate } from './result.ts';

/** Mean and quantiles of one figure over the replications. */
export function estimateOf(values: Float64Array): Estimate {
  const sorted = values.slice().sort();
  const at = (p: number): number => quantileOfSorted(sorted, p);
  return {
    // Rounding must not put the mean of equal values beside them.
    mean: sorted[0] === sorted.at(-1) ? (sorted[0] ?? 0) : meanOf(values),
    q05: at(0.05),
    q10: at(0.1),
    q25: at(0.25),
    q50: at(0.5),
    q75: at(0.75),
    q90: at(0.9),
    q95: at(0.95),
  };
}

/** A line over days from one array of replications per day. */
export function bandOf(days: readonly Float64Array[]): Band {
  const estimates = days.map(estimateOf);
  return {
    mean: estimates.map((estimate) => estimate.mean),
    low90: estimates.map((estimate) => estimate.q05),
    high90: estimates.map((estimate) => estimate.q95),
  };
}
