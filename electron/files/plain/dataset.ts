import type { Column, Dataset, TextValues } from '../../../core/dataset/dataset.ts';
import { checkSteps } from '../../../core/dataset/index.ts';
import { sortRowsByText } from '../../../core/dataset/sortTexts.ts';
import { unreachable } from '../../../core/lib/invariant.ts';
import { EngineError } from '../../shared/errors.ts';
import { driveSteps } from '../../turns/driveSteps.ts';
import { mostEventTypes, mostLabels } from '../build.ts';
import type { ImportOptions } from '../options.ts';
import type { Plan } from '../plan.ts';
import type { ColumnCrew } from './columnCrew.ts';
import type { ColumnWork } from './columnWork.ts';
import type { Lexicon } from './lexicon.ts';
import type { RowOrder } from './order.ts';
import type { KeptRows } from './keptRows.ts';
import type { PlainRows } from './plainRows.ts';

/**
 * The dataset of the ordered rows before its hash is known; it uses their memory, and `rows` are used up. Rejects with the EngineErrors
 * `import.noValidRow`, `import.tooManyEventTypes` and `cancelled`.
 */
export async function plainDataset(
  { rows, order, crew }: { rows: PlainRows; order: RowOrder; crew: ColumnCrew },
  plan: Plan,
  { onProgress, signal }: ImportOptions,
): Promise<Dataset> {
  const { count } = rows;
  if (count === 0) throw new EngineError('input', 'import.noValidRow');
  const typeCodes = rows.types.subarray(0, count);
  const types = orderTypes(rows.typeNames, typeCodes);
  if (types.names.length > mostEventTypes) {
    throw new EngineError('input', 'import.tooManyEventTypes', { count: types.names.length, most: mostEventTypes });
  }
  const recoding: ColumnWork[] = [{ kind: 'recode', data: typeCodes, codes: types.codeOf }];
  const properties: Column[] = [];
  for (const [index, column] of rows.kept.entries()) {
    onProgress?.('import.build', index, plan.kept.length);
    await crew.pause();
    properties.push(columnOf(plan.kept[index]!.name, column, count, recoding));
  }
  await crew.run(recoding);
  onProgress?.('import.build', plan.kept.length, plan.kept.length);
  const { offsets, customers } = order;
  const checking = checkSteps({
    zone: plan.mapping.zone,
    synthetic: false,
    customerCount: customers.length,
    ids: textsOf(rows.customers.texts(), customers),
    attributes: [],
    roles: {},
    events: {
      types: types.names,
      offsets,
      typeCodes,
      times: rows.times.subarray(0, count),
      values: rows.values.subarray(0, count),
      properties,
    },
  });
  return driveSteps(checking, { signal });
}

/** The column as it is once the work that is added to `recoding` is done. */
function columnOf(name: string, column: KeptRows, count: number, recoding: ColumnWork[]): Column {
  switch (column.kind) {
    case 'number':
    case 'time':
      return { kind: column.kind, name, values: column.data.subarray(0, count) };
    case 'date':
      return { kind: 'date', name, values: column.data.subarray(0, count) };
    case 'boolean':
      return { kind: 'boolean', name, values: column.data.subarray(0, count) };
    case 'category':
    case 'text': {
      const codes = column.data.subarray(0, count);
      const labels = column.kind === 'category' ? labelsOf(column.lexicon, codes) : null;
      if (labels === null) return { kind: 'text', name, ...textsOf(column.lexicon.texts(), codes, 1) };
      recoding.push({ kind: 'recode', data: codes, codes: labels.codeOf });
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
  for (let row = 0; row < codes.length; row++) isUsed[codes[row]!] = 1;
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
function orderTypes(typeNames: readonly string[], types: Uint16Array): Names {
  const isUsed = new Uint8Array(typeNames.length);
  for (let row = 0; row < types.length; row++) isUsed[types[row]!] = 1;
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
