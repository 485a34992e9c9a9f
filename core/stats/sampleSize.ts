import { normalQuantile } from './normalQuantile.ts';

interface TwoArms {
  readonly customersPerArm: number;
  /** Share of the control arm that answers, in (0, 1). */
  readonly rate: number;
  /** Two-sided. */
  readonly significance: number;
  readonly power: number;
}

/**
 * The smallest relative improvement of a rate that a test of two equally large arms shows with the given power; Infinity where
 * even an arm in which everyone answers would not. Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., eq. 3.14,
 * solved for the second rate.
 */
export function detectableLift({ customersPerArm: n, rate, significance, power }: TwoArms): number {
  if (n < 1 || rate <= 0 || rate >= 1) return Number.POSITIVE_INFINITY;
  if (customersNeeded(rate, 1, significance, power) > n) return Number.POSITIVE_INFINITY;
  let low = rate;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (middle > rate && customersNeeded(rate, middle, significance, power) <= n) high = middle;
    else low = middle;
  }
  return (high - rate) / rate;
}

/** Customers per arm to tell two rates apart; Fleiss eq. 3.14, without continuity correction. */
export function customersNeeded(rate: number, other: number, significance: number, power: number): number {
  const mean = (rate + other) / 2;
  const spread =
    normalQuantile(1 - significance / 2) * Math.sqrt(2 * mean * (1 - mean)) +
    normalQuantile(power) * Math.sqrt(rate * (1 - rate) + other * (1 - other));
  return (spread / (other - rate)) ** 2;
}
