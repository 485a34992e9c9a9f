/** One measured number of a bench. */
export interface Figure {
  readonly name: string;
  /** Null where it could not be measured; the unit says why. */
  readonly value: number | null;
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
  return (await costOf(work)).seconds;
}

export interface Cost {
  readonly seconds: number;
  /** Of all threads of this process together; unlike the seconds hardly changed by what else the machine does. */
  readonly processorSeconds: number;
}

/** Both times that `work` takes. */
export async function costOf(work: () => unknown): Promise<Cost> {
  const start = performance.now();
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, processorSeconds: (user + system) / 1e6 };
}

/**
 * Medians of what two ways to do one thing cost. They take turns, so that what else the machine does meets both; the first
 * turn of each only warms up.
 */
export async function alternate(
  repetitions: number,
  first: () => unknown,
  second: () => unknown,
): Promise<{ first: Cost; second: Cost }> {
  const firsts: Cost[] = [];
  const seconds: Cost[] = [];
  for (let repetition = 0; repetition <= repetitions; repetition++) {
    const a = await costOf(first);
    const b = await costOf(second);
    if (repetition === 0) continue;
    firsts.push(a);
    seconds.push(b);
  }
  return { first: medianCost(firsts), second: medianCost(seconds) };
}

export function medianCost(costs: readonly Cost[]): Cost {
  return {
    seconds: median(costs.map(({ seconds }) => seconds)),
    processorSeconds: median(costs.map(({ processorSeconds }) => processorSeconds)),
  };
}
