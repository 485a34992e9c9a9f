import type { CounterLayout, SliceCounts } from '../simulate/counters.ts';

/** Reads counters as arrays over replications. A key that the run's layout does not have counts as 0 everywhere. */
export interface CountReader {
  readonly replications: number;
  has(key: string): boolean;
  of(key: string): Float64Array;
  sumOf(keys: readonly string[]): Float64Array;
  /** Mean over replications. */
  meanOf(key: string): number;
  /** Mean per local day of a refusal, suppression or exit; null where it never happened. */
  reasonPerDay(key: string): number[] | null;
}

export function createCountReader(
  layout: CounterLayout,
  { replications, reasonDays }: SliceCounts,
  days: number,
): CountReader {
  const count = replications.length;
  const sumOf = (keys: readonly string[]): Float64Array => {
    const sum = new Float64Array(count);
    for (const key of keys) {
      const index = layout.indexOf(key);
      if (index === undefined) continue;
      for (let replication = 0; replication < count; replication++)
        sum[replication]! += replications[replication]![index]!;
    }
    return sum;
  };
  return {
    replications: count,
    has: (key) => layout.indexOf(key) !== undefined,
    of: (key) => sumOf([key]),
    sumOf,
    meanOf: (key) => sumOf([key]).reduce((sum, value) => sum + value, 0) / Math.max(1, count),
    reasonPerDay(key) {
      const from = layout.reasonDay(key);
      if (from === undefined) return null;
      const sums = reasonDays.subarray(from, from + days);
      return sums.some((sum) => sum > 0) ? Array.from(sums, (sum) => sum / count) : null;
    },
  };
}
