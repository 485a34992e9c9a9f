import { meanOf, varianceOf } from '../stats/index.ts';

const fewestReplications = 8;

/**
 * Divides the variance of a figure y whose replications 2i and 2i+1 share their parameters (one-way analysis of variance with
 * pairs as groups): Monte Carlo = mean of (y₂ᵢ − y₂ᵢ₊₁)²/2, parameters = variance of the pair means − half of that, past error
 * = what a log-normal factor of mean 1 adds, (e^{sd²} − 1)·E[y²]. Null without variance or with fewer than 8 replications.
 */
export function varianceShares(
  values: Float64Array,
  pastErrorSd: number,
): { monteCarlo: number; parameters: number; pastError: number } | null {
  if (values.length < fewestReplications) return null;
  const pairs = values.length >> 1;
  const means = new Float64Array(pairs);
  let within = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const first = values[2 * pair]!;
    const second = values[2 * pair + 1]!;
    means[pair] = (first + second) / 2;
    within += (first - second) ** 2 / 2 / pairs;
  }
  const between = Math.max(0, varianceOf(means) - within / 2);
  const added = Math.expm1(pastErrorSd ** 2) * (within + between + meanOf(values) ** 2);
  const total = within + between + added;
  if (!(total > 0)) return null;
  return { monteCarlo: within / total, parameters: between / total, pastError: added / total };
}
