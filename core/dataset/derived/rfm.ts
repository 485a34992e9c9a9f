import { sortRowsByNumber } from '../../lib/sortRows.ts';
import { quantileOfSorted } from '../../stats/index.ts';

/** Scores go from 1 to 5. */
const groups = 5;

/** The buyers' values in ascending order, from which both rules score; equal values by row. */
export interface ScoreScale {
  readonly values: Float64Array;
  readonly rows: Uint32Array;
  /** Type-7 quantiles at 0.2, 0.4, 0.6 and 0.8. */
  readonly thresholds: readonly number[];
}

/** A scale over `buyers` (row numbers, ascending) of `values` by row; where less is better pass the negated values. */
export function scoreScale(buyers: Uint32Array, values: Float64Array): ScoreScale {
  const rows = sortRowsByNumber(buyers, values);
  const sorted = Float64Array.from(rows, (row) => values[row]!);
  return { values: sorted, rows, thresholds: [0.2, 0.4, 0.6, 0.8].map((p) => quantileOfSorted(sorted, p)) };
}

/** 1 + the number of thresholds strictly below the value. */
export function quantileScore(scale: Pick<ScoreScale, 'thresholds'>, value: number): number {
  let score = 1;
  for (const threshold of scale.thresholds) if (threshold < value) score++;
  return score;
}

/** The group that the value falls into when the base is cut into five by rank, as SQL's NTILE(5) does. */
export function tileScore(scale: ScoreScale, value: number, row: number): number {
  const count = scale.values.length;
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const before = scale.values[middle]! < value || (scale.values[middle] === value && scale.rows[middle]! < row);
    if (before) low = middle + 1;
    else high = middle;
  }
  return tileOfRank(Math.min(low, count - 1), count);
}

/** The first `count % 5` groups hold one more. */
export function tileOfRank(rank: number, count: number): number {
  const size = Math.floor(count / groups);
  const larger = count % groups;
  const inLarger = larger * (size + 1);
  return rank < inLarger ? Math.floor(rank / (size + 1)) + 1 : larger + Math.floor((rank - inLarger) / size) + 1;
}
