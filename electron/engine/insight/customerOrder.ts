import type { Column } from '../../../core/dataset/dataset.ts';
import { sortTextSteps } from '../../../core/dataset/sortTexts.ts';
import { sortRowsSteps } from '../../../core/lib/sortRows.ts';
import { type Steps, within } from '../../../core/lib/steps.ts';

/** The rows (ascending) in the order of the column, missing values last either way; equal values by customer id. In steps. */
export function* orderSteps(rows: Uint32Array, column: Column, descending: boolean): Steps<Uint32Array> {
  if (column.kind === 'text') return yield* orderTexts(rows, column, descending);
  const keys = sortKeys(column);
  yield 0.1;
  if (descending) for (let row = 0; row < keys.length; row++) keys[row] = -keys[row]!;
  return yield* within(sortRowsSteps(rows, keys), 0.1, 1);
}

type TextColumn = Extract<Column, { kind: 'text' }>;

function* orderTexts(rows: Uint32Array, texts: TextColumn, descending: boolean): Steps<Uint32Array> {
  const { offsets } = texts;
  const isGiven = (row: number) => offsets[row + 1]! > offsets[row]!;
  const given = rows.filter(isGiven);
  yield 0.1;
  const sorted = new Uint32Array(rows.length);
  sorted.set(
    rows.filter((row) => !isGiven(row)),
    given.length,
  );
  yield 0.2;
  // a stable sort of the reversed rows, reversed, leaves equal texts in the order of rows
  if (descending) given.reverse();
  yield* within(sortTextSteps(given, texts), 0.2, 1);
  sorted.set(descending ? given.reverse() : given);
  return sorted;
}

/** Numbers that order as the values do. NaN = missing. */
function sortKeys(column: Exclude<Column, TextColumn>): Float64Array {
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
  }
}

const missingDate = -2_147_483_648;
