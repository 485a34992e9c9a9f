import { normalQuantile } from '../../stats/normalQuantile.ts';
import { meanOf, type Moments, standardErrorOf } from './effect.ts';

/** Two-sided, and how often a true difference of that size shows. */
export const significance = 0.05;
export const power = 0.8;

/**
 * The smallest increase over the control that these arms show with the power: of an amount (z₁₋α/₂ + z₁₋β)·standard error; of a share by
 * Fleiss, Statistical Methods for Rates and Proportions, 2nd ed., eq. 3.14, for arms of any sizes, solved for the second share.
 * Null where an arm has fewer than two customers, or even everyone answering would not show.
 */
export function detectableDifference(kind: 'share' | 'amount', treated: Moments, control: Moments): number | null {
  if (treated.n < 2 || control.n < 2) return null;
  if (kind === 'amount') {
    return (normalQuantile(1 - significance / 2) + normalQuantile(power)) * standardErrorOf(treated, control);
  }
  const rate = meanOf(control);
  if (rate <= 0 || rate >= 1) return null;
  const shows = (other: number) => {
    const mean = (control.n * rate + treated.n * other) / (control.n + treated.n);
    const needed =
      normalQuantile(1 - significance / 2) * Math.sqrt(mean * (1 - mean) * (1 / treated.n + 1 / control.n)) +
      normalQuantile(power) * Math.sqrt((rate * (1 - rate)) / control.n + (other * (1 - other)) / treated.n);
    return other - rate >= needed;
  };
  if (!shows(1)) return null;
  let low = rate;
  let high = 1;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shows(middle)) high = middle;
    else low = middle;
  }
  return high - rate;
}
