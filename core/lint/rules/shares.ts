/** The sum of shares, rounded to hundredths of a percent. */
export function totalPercent(shares: readonly number[]): number {
  return Math.round(shares.reduce((sum, share) => sum + share, 0) * 100) / 100;
}

/** Whether shares are all of the customers; thirds are entered as 33.33, 33.33 and 33.34, whose floating sum is not exactly 100. */
export function isWhole(total: number): boolean {
  return Math.abs(total - 100) < 1e-6;
}
