import type { Column } from '../../../core/dataset/dataset.ts';
import { compareTextRows } from '../../../core/dataset/index.ts';
import { sortRowsByNumber } from '../../../core/lib/sortRows.ts';

/** The rows (ascending) in the order of the column, missing values last either way; equal values by customer id. */
export function orderBy(rows: Uint32Array, column: Column, descending: boolean): Uint32Array {
  const keys = sortKeys(column);
  if (descending) for (let row = 0; row < keys.length; row++) keys[row] = -keys[row]!;
  const sorted = sortRowsByNumber(rows, keys);
  if (column.kind === 'text') settleTies(sorted, keys, column, descending);
  return sorted;
}

/** Numbers that order as the values do; of texts only as far as their first bytes tell. NaN = missing. */
function sortKeys(column: Column): Float64Array {
  switch (column.kind) {
    case 'number':
    case 'time':
      return column.values.slice();
    case 'date':
      return Float64Array.from(column.values, (day) => (day === missingDate ? Number.NaN : day));
    case 'boolean':
      return Float64Array.from(column.values, (value) => (value === 2 ? Number.NaN : value));
    case 'category': {
      const order = column.labels.map((label, index) => ({ label, index }));
      order.sort((a, b) => (a.label < b.label ? -1 : a.label > b.label ? 1 : 0));
      const ranks = new Float64Array(column.labels.length + 1).fill(Number.NaN);
      order.forEach(({ index }, rank) => {
        ranks[index + 1] = rank;
      });
      const keys = new Float64Array(column.codes.length);
      for (let row = 0; row < keys.length; row++) keys[row] = ranks[column.codes[row]!]!;
      return keys;
    }
    case 'text': {
      const { bytes, offsets } = column;
      const keys = new Float64Array(offsets.length - 1);
      for (let row = 0; row < keys.length; row++) keys[row] = prefix(bytes, offsets[row]!, offsets[row + 1]!);
      return keys;
    }
  }
}

const missingDate = -2_147_483_648;
const prefixBytes = 6;

/** The first six bytes as one whole number, which a double holds exactly. */
function prefix(bytes: Uint8Array, from: number, to: number): number {
  if (from === to) return Number.NaN;
  let key = 0;
  for (let index = 0; index < prefixBytes; index++) key = key * 256 + (from + index < to ? bytes[from + index]! : 0);
  return key;
}

/** Sorts the stretches of texts with an equal beginning by the whole of them. */
function settleTies(
  sorted: Uint32Array,
  keys: Float64Array,
  column: Extract<Column, { kind: 'text' }>,
  descending: boolean,
): void {
  const sign = descending ? -1 : 1;
  let from = 0;
  while (from < sorted.length && !Number.isNaN(keys[sorted[from]!]!)) {
    let to = from + 1;
    while (to < sorted.length && keys[sorted[to]!] === keys[sorted[from]!]) to++;
    if (to - from > 1) {
      sorted.subarray(from, to).sort((a, b) => sign * compareTextRows(column, a, column, b) || a - b);
    }
    from = to;
  }
}
