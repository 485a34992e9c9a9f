/**
 * A fitted BG/NBD model and what it knows of each customer as of the window's start: what the predicted triggers go by.
 * Rates are per week.
 */
export interface Predictor {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** First and last purchase by customer row, epoch seconds; NaN = none. */
  readonly firstTimes: Float64Array;
  readonly lastTimes: Float64Array;
  /** Purchase days after the first. */
  readonly repeats: Uint32Array;
}

const weekSeconds = 7 * 86_400;

type Parameters = Pick<Predictor, 'r' | 'alpha' | 'a' | 'b'>;

/**
 * Seconds from the last purchase to the median time of the next one, given that the customer has not left:
 * (α + t)(2^(1/(r+x)) − 1) weeks, t from the first to the last purchase (forecasting.md section 1).
 */
export function medianSecondsToNext({ r, alpha }: Parameters, x: number, betweenSeconds: number): number {
  return Math.round((alpha + betweenSeconds / weekSeconds) * (2 ** (1 / (r + x)) - 1) * weekSeconds);
}

/**
 * Seconds from the last purchase until the probability of having left exceeds `above`: P(alive) of BG/NBD (Fader, Hardie & Lee
 * 2005) solved for the time. Infinity while x = 0, since the model lets nobody leave before a repeat purchase.
 */
export function secondsToChurnRisk(
  { r, alpha, a, b }: Parameters,
  x: number,
  betweenSeconds: number,
  above: number,
): number {
  if (x === 0) return Number.POSITIVE_INFINITY;
  const odds = (((b + x - 1) / a) * above) / (1 - above);
  if (odds < 1) return 0;
  return Math.round((alpha + betweenSeconds / weekSeconds) * (odds ** (1 / (r + x)) - 1) * weekSeconds);
}
