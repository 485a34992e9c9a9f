/** One measured number of a bench. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** The middle value; of an even number of values the higher of the two in the middle. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The smallest value that at least `share` of the values do not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Seconds that `work` takes. */
export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

/**
 * Median seconds of two ways to do one thing. They take turns, so that what else the machine does meets both; the first
 * turn of each only warms up.
 */
export async function alternate(
  repetitions: number,
  first: () => unknown,
  second: () => unknown,
): Promise<{ first: number; second: number }> {
  const firsts: number[] = [];
  const seconds: number[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const a = await secondsOf(first);
    const b = await secondsOf(second);
    if (repetition === 0) continue;
    firsts.push(a);
    seconds.push(b);
  }
  return { first: median(firsts), second: median(seconds) };
}
