import { z } from 'zod';
import { normalTwoSided } from '../../stats/index.ts';

/** Difference of an arm's mean from the control's. */
export const effectSchema = z.object({
  difference: z.number(),
  standardError: z.number(),
  low95: z.number(),
  high95: z.number(),
  p: z.number(),
  /** Difference as a share of the control's mean; null where that is 0. */
  relativeLift: z.number().nullable(),
});
export type Effect = z.infer<typeof effectSchema>;

/** 97.5 % point of the standard normal distribution. */
const z95 = 1.959963984540054;

/** What is known of an outcome in an arm. */
export interface Moments {
  n: number;
  sum: number;
  /** Sum of squares around the mean. */
  squares: number;
}

export function noMoments(): Moments {
  return { n: 0, sum: 0, squares: 0 };
}

/** Takes one more value in (Welford 1962): amounts of any size do not cancel. */
export function addValue(moments: Moments, value: number): void {
  const before = moments.n === 0 ? 0 : moments.sum / moments.n;
  moments.n++;
  moments.sum += value;
  moments.squares += (value - before) * (value - moments.sum / moments.n);
}

export const meanOf = ({ n, sum }: Moments): number => sum / n;

/** Sample variance, with n − 1. */
export const varianceOf = ({ n, squares }: Moments): number => squares / (n - 1);

/** Welch's standard error sqrt(s1²/n1 + s0²/n0) of the difference; needs two customers in either arm. */
export function standardErrorOf(treated: Moments, control: Moments): number {
  return Math.sqrt(varianceOf(treated) / treated.n + varianceOf(control) / control.n);
}

/** Difference of means with the normal 95 % interval (Neyman 1923). Null where either arm has fewer than two customers. */
export function effectOf(treated: Moments, control: Moments): Effect | null {
  if (treated.n < 2 || control.n < 2) return null;
  return effectWith(meanOf(treated) - meanOf(control), standardErrorOf(treated, control), meanOf(control));
}

/** The same of a difference whose standard error is known otherwise; `base` is the control's mean. */
export function effectWith(difference: number, standardError: number, base: number): Effect {
  return {
    difference,
    standardError,
    low95: difference - z95 * standardError,
    high95: difference + z95 * standardError,
    p: standardError === 0 ? (difference === 0 ? 1 : 0) : normalTwoSided(difference / standardError),
    relativeLift: base === 0 ? null : difference / base,
  };
}
