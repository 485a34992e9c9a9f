import { unreachable } from '../lib/invariant.ts';
import { inRanges, type Steps, within } from '../lib/steps.ts';
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
export function* combineColumns(sources: readonly [Source, ...Source[]]): Steps<Column> {
  const [{ column: first, rows: firstRows }] = sources;
  const length = firstRows.length;
  switch (first.kind) {
    case 'number':
    case 'time': {
      const values = new Float64Array(length).fill(Number.NaN);
      yield* fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: first.kind, name: first.name, values };
    }
    case 'boolean': {
      const values = new Uint8Array(length).fill(2);
      yield* fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: 'boolean', name: first.name, values };
    }
    case 'date': {
      const values = new Int32Array(length).fill(missingDay);
      yield* fillFrom(sources, first.kind, (column, from, to) => (values[to] = column.values[from]!));
      return { kind: 'date', name: first.name, values };
    }
    case 'category':
      return yield* combineCategories(sources, first.name, length);
    case 'text':
      return { kind: 'text', name: first.name, ...(yield* combineTexts(sources, length)) };
    default:
      return unreachable(first);
  }
}

type ColumnOf<Kind extends Column['kind']> = Extract<Column, { kind: Kind }>;

function isOfKind<Kind extends Column['kind']>(column: Column, kind: Kind): column is ColumnOf<Kind> {
  return column.kind === kind;
}

function* fillFrom<Kind extends Column['kind']>(
  sources: readonly Source[],
  kind: Kind,
  copy: (column: ColumnOf<Kind>, from: number, to: number) => void,
): Steps<void> {
  for (const { column, rows } of sources) {
    if (!isOfKind(column, kind)) continue;
    yield* inRanges(rows.length, (start, end) => {
      for (let to = start; to < end; to++) {
        const from = rows[to]!;
        if (from >= 0 && !isMissing(column, from)) copy(column, from, to);
      }
    });
  }
}

/** Labels of the first source keep their codes; labels that only later sources know follow. */
function* combineCategories(sources: readonly Source[], name: string, length: number): Steps<Column> {
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
    yield* inRanges(length, (start, end) => {
      for (let to = start; to < end; to++) {
        const from = rows[to]!;
        if (from >= 0 && column.codes[from] !== 0) codes[to] = translated[column.codes[from]!]!;
      }
    });
  }
  return { kind: 'category', name, codes, labels };
}

function* combineTexts(sources: readonly Source[], length: number): Steps<TextValues> {
  const chosen = new Uint8Array(length);
  const offsets = new Uint32Array(length + 1);
  for (const [index, { column, rows }] of sources.entries()) {
    if (column.kind !== 'text') continue;
    const measured = inRanges(length, (start, end) => {
      for (let to = start; to < end; to++) {
        const from = rows[to]!;
        if (from < 0 || isMissing(column, from)) continue;
        chosen[to] = index;
        offsets[to + 1] = column.offsets[from + 1]! - column.offsets[from]!;
      }
    });
    yield* within(measured, 0, 0.5);
  }
  for (let row = 0; row < length; row++) offsets[row + 1]! += offsets[row]!;
  const bytes = new Uint8Array(offsets[length]!);
  const copied = inRanges(length, (start, end) => {
    for (let to = start; to < end; to++) {
      const { column, rows } = sources[chosen[to]!]!;
      if (column.kind !== 'text' || offsets[to] === offsets[to + 1]) continue;
      const from = rows[to]!;
      copyBytes(column.bytes, column.offsets[from]!, column.offsets[from + 1]!, bytes, offsets[to]!);
    }
  });
  yield* within(copied, 0.5, 1);
  return { bytes, offsets };
}

/** A plain loop: for texts of some ten bytes it is faster than making a subarray for each. */
function copyBytes(source: Uint8Array, from: number, end: number, target: Uint8Array, to: number): void {
  for (let index = from; index < end; index++) target[to + index - from] = source[index]!;
}

/** Cells of a step where each becomes a text. */
const textsPerStep = 1 << 12;

/** The same column with every cell written as text, so that columns of different kinds can be joined. */
export function* asTextColumn(column: Column, zone: string): Steps<Column> {
  const format = timeFormat(zone);
  const texts: string[] = [];
  yield* inRanges(
    columnLength(column),
    (from, to) => {
      for (let row = from; row < to; row++) texts.push(cellText(column, row, format));
    },
    textsPerStep,
  );
  return { kind: 'text', name: column.name, ...encodeTexts(texts) };
}
