import { unreachable } from '../lib/invariant.ts';
import { cellText, columnLength, isMissing, timeFormat } from './columns.ts';
import type { Column, TextValues } from './dataset.ts';
import { missingDay } from './dataset.ts';
import { encodeTexts } from './text.ts';

/** A column and, for every row of the result, the row it is read from (-1 = none). */
export interface Source {
  readonly column: Column;
  readonly rows: Int32Array;
}

/**
 * One column whose row i is the last source's value that is not missing there. All sources have the same name and kind.
 */
export function combineColumns(sources: readonly [Source, ...Source[]]): Column {
  const [{ column: first, rows: firstRows }] = sources;
  const length = firstRows.length;
  switch (first.kind) {
    case 'number':
    case 'time': {
      const values = new Float64Array(length).fill(Number.NaN);
      fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: first.kind, name: first.name, values };
    }
    case 'boolean': {
      const values = new Uint8Array(length).fill(2);
      fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: 'boolean', name: first.name, values };
    }
    case 'date': {
      const values = new Int32Array(length).fill(missingDay);
      fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: 'date', name: first.name, values };
    }
    case 'category':
      return combineCategories(sources, first.name, length);
    case 'text':
      return { kind: 'text', name: first.name, ...combineTexts(sources, length) };
    default:
      return unreachable(first);
  }
}

type ColumnOf<Kind extends Column['kind']> = Extract<Column, { kind: Kind }>;

function isOfKind<Kind extends Column['kind']>(column: Column, kind: Kind): column is ColumnOf<Kind> {
  return column.kind === kind;
}

function fillFrom<Kind extends Column['kind']>(
  sources: readonly Source[],
  kind: Kind,
  copy: (column: ColumnOf<Kind>, from: number, to: number) => void,
): void {
  for (const { column, rows } of sources) {
    if (!isOfKind(column, kind)) continue;
    for (let to = 0; to < rows.length; to++) {
      const from = rows[to]!;
      if (from >= 0 && !isMissing(column, from)) copy(column, from, to);
    }
  }
}

/** Labels of the first source keep their codes; labels that only later sources know follow. */
function combineCategories(sources: readonly Source[], name: string, length: number): Column {
  const codes = new Uint32Array(length);
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  for (const { column, rows } of sources) {
    if (column.kind !== 'category') continue;
    const translated = new Uint32Array(column.labels.length + 1);
    column.labels.forEach((label, index) => {
      let code = codeOf.get(label);
      if (code === undefined) {
        code = labels.push(label);
        codeOf.set(label, code);
      }
      translated[index + 1] = code;
    });
    for (let to = 0; to < length; to++) {
      const from = rows[to]!;
      if (from >= 0 && column.codes[from] !== 0) codes[to] = translated[column.codes[from]!]!;
    }
  }
  return { kind: 'category', name, codes, labels };
}

function combineTexts(sources: readonly Source[], length: number): TextValues {
  const chosen = new Uint8Array(length);
  const offsets = new Uint32Array(length + 1);
  sources.forEach(({ column, rows }, index) => {
    if (column.kind !== 'text') return;
    for (let to = 0; to < length; to++) {
      const from = rows[to]!;
      if (from < 0 || isMissing(column, from)) continue;
      chosen[to] = index;
      offsets[to + 1] = column.offsets[from + 1]! - column.offsets[from]!;
    }
  });
  for (let row = 0; row < length; row++) offsets[row + 1]! += offsets[row]!;
  const bytes = new Uint8Array(offsets[length]!);
  for (let to = 0; to < length; to++) {
    const { column, rows } = sources[chosen[to]!]!;
    if (column.kind !== 'text' || offsets[to] === offsets[to + 1]) continue;
    const from = rows[to]!;
    copyBytes(column.bytes, column.offsets[from]!, column.offsets[from + 1]!, bytes, offsets[to]!);
  }
  return { bytes, offsets };
}

/** A plain loop: for texts of some ten bytes it is faster than making a subarray for each. */
function copyBytes(source: Uint8Array, from: number, end: number, target: Uint8Array, to: number): void {
  for (let index = from; index < end; index++) target[to + index - from] = source[index]!;
}

/** The same column with every cell written as text, so that columns of different kinds can be joined. */
export function asTextColumn(column: Column, zone: string): Column {
  const format = timeFormat(zone);
  const texts: string[] = [];
  const length = columnLength(column);
  for (let row = 0; row < length; row++) texts.push(cellText(column, row, format));
  return { kind: 'text', name: column.name, ...encodeTexts(texts) };
}
