import type { Column, Dataset, TextValues } from '../../../core/dataset/dataset.ts';
import { sealDataset } from '../../../core/dataset/index.ts';
import { sortRowsByText } from '../../../core/dataset/sortTexts.ts';
import { unreachable } from '../../../core/lib/invariant.ts';
import { EngineError } from '../../shared/errors.ts';
import { mostEventTypes, mostLabels, sha256 } from '../build.ts';
import type { ImportOptions } from '../options.ts';
import type { Plan } from '../plan.ts';
import type { Lexicon } from './lexicon.ts';
import { pause, type RowOrder } from './order.ts';
import type { KeptRows, PlainRows } from './plainRows.ts';

/**
 * The dataset of the accepted rows. Every column is put in order where it stands, so that the rows are in memory once; `plain` is
 * used up. Rejects with the EngineErrors `import.noValidRow`, `import.tooManyEventTypes` and `cancelled`.
 */
export async function plainDataset(
  plain: PlainRows,
  order: RowOrder,
  plan: Plan,
  { onProgress, signal }: ImportOptions,
): Promise<Dataset> {
  const { rows, offsets } = order;
  const count = rows.length;
  if (count === 0) throw new EngineError('input', 'import.noValidRow');
  const typesOf = orderTypes(plain, rows);
  const names = typesOf.names;
  if (names.length > mostEventTypes) {
    throw new EngineError('input', 'import.tooManyEventTypes', { count: names.length, most: mostEventTypes });
  }
  const scratch = new ArrayBuffer(8 * count);
  const done = async (columns: number) => {
    onProgress?.('import.build', columns, plan.kept.length + 2);
    await pause(signal);
  };

  const typeCodes = ordered(plain.types, new Uint16Array(scratch, 0, count), rows);
  for (let row = 0; row < count; row++) typeCodes[row] = typesOf.codeOf[typeCodes[row]!]!;
  const times = ordered(plain.times, new Float64Array(scratch, 0, count), rows);
  await done(1);
  const values = ordered(plain.values, new Float64Array(scratch, 0, count), rows);
  const properties: Column[] = [];
  for (const [index, column] of plain.kept.entries()) {
    await done(index + 2);
    properties.push(columnOf(plan.kept[index]!.name, column, scratch, rows));
  }
  await done(plan.kept.length + 2);
  return sealDataset(
    {
      zone: plan.mapping.zone,
      synthetic: false,
      customerCount: order.customers.length,
      ids: textsOf(plain.customers.texts(), order.customers),
      attributes: [],
      roles: {},
      events: { types: names, offsets, typeCodes, times, values, properties },
    },
    sha256,
  );
}

type Data = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

/** The first values of `data` become those of `rows`. */
function ordered<Values extends Data>(data: Values, scratch: Data, rows: Uint32Array): Values {
  for (let at = 0; at < rows.length; at++) scratch[at] = data[rows[at]!]!;
  data.set(scratch);
  return data.subarray(0, rows.length) as Values;
}

function columnOf(name: string, column: KeptRows, scratch: ArrayBuffer, rows: Uint32Array): Column {
  const count = rows.length;
  switch (column.kind) {
    case 'number':
    case 'time':
      return { kind: column.kind, name, values: ordered(column.data, new Float64Array(scratch, 0, count), rows) };
    case 'date':
      return { kind: 'date', name, values: ordered(column.data, new Int32Array(scratch, 0, count), rows) };
    case 'boolean':
      return { kind: 'boolean', name, values: ordered(column.data, new Uint8Array(scratch, 0, count), rows) };
    case 'category':
    case 'text': {
      const codes = ordered(column.data, new Uint32Array(scratch, 0, count), rows);
      const labels = column.kind === 'category' ? labelsOf(column.lexicon, codes) : null;
      if (labels === null) return { kind: 'text', name, ...textsOf(column.lexicon.texts(), codes, 1) };
      for (let row = 0; row < count; row++) codes[row] = labels.codeOf[codes[row]!]!;
      return { kind: 'category', name, codes, labels: labels.names };
    }
    default:
      return unreachable(column);
  }
}

interface Names {
  readonly names: string[];
  readonly codeOf: Uint32Array;
}

/** The labels in use by the bytes of their texts, and the new code of every old one; null where there are too many. */
function labelsOf(lexicon: Lexicon, codes: Uint32Array): Names | null {
  const isUsed = new Uint8Array(lexicon.count + 1);
  for (const code of codes) isUsed[code] = 1;
  const texts = lexicon.texts();
  const used = Uint32Array.from({ length: lexicon.count }, (_, text) => text).filter((text) => isUsed[text + 1] === 1);
  if (used.length > mostLabels) return null;
  const codeOf = new Uint32Array(lexicon.count + 1);
  const names: string[] = [];
  for (const text of sortRowsByText(used, texts)) {
    codeOf[text + 1] = names.push(textOf(texts, text));
  }
  return { names, codeOf };
}

/** The event types in use by the bytes of their names, and the new code of every old one. */
function orderTypes({ types, typeNames }: PlainRows, rows: Uint32Array): Names {
  const isUsed = new Uint8Array(typeNames.length);
  for (const row of rows) isUsed[types[row]!] = 1;
  const used = typeNames.flatMap((name, type) => (isUsed[type] === 1 ? [{ type, bytes: Buffer.from(name) }] : []));
  used.sort((a, b) => Buffer.compare(a.bytes, b.bytes));
  const codeOf = new Uint32Array(typeNames.length);
  for (const [code, { type }] of used.entries()) codeOf[type] = code;
  return { names: used.map(({ type }) => typeNames[type]!), codeOf };
}

/** Texts of the given numbers, less `base`; the number 0 of texts that count from 1 is an empty text. */
function textsOf({ bytes, offsets }: TextValues, numbers: Uint32Array, base = 0): TextValues {
  const ends = new Uint32Array(new SharedArrayBuffer(4 * (numbers.length + 1)));
  let end = 0;
  for (let row = 0; row < numbers.length; row++) {
    const text = numbers[row]! - base;
    if (text >= 0) end += offsets[text + 1]! - offsets[text]!;
    ends[row + 1] = end;
  }
  const packed = new Uint8Array(new SharedArrayBuffer(end));
  for (let row = 0, at = 0; row < numbers.length; row++) {
    const text = numbers[row]! - base;
    if (text < 0) continue;
    const to = offsets[text + 1]!;
    for (let from = offsets[text]!; from < to; from++) packed[at++] = bytes[from]!;
  }
  return { bytes: packed, offsets: ends };
}

function textOf({ bytes, offsets }: TextValues, text: number): string {
  return Buffer.from(bytes.subarray(offsets[text]!, offsets[text + 1]!)).toString('utf8');
}
