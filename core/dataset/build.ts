import { invariant, unreachable } from '../lib/invariant.ts';
import { dayNumber } from '../time/index.ts';
import type { Column, ColumnKind, CustomerRole, Dataset } from './dataset.ts';
import { missingDay } from './dataset.ts';
import type { Digest } from './seal.ts';
import { sealDataset } from './seal.ts';
import { compareTextRows, encodeTexts } from './text.ts';

/** A cell in row form; null, undefined and '' are missing. A date is `YYYY-MM-DD`, a time is epoch seconds. */
export type CellValue = string | number | boolean | null | undefined;

export interface DatasetRows {
  customers: readonly { id: string; attributes?: Readonly<Record<string, CellValue>> | undefined }[];
  events: readonly {
    customerId: string;
    type: string;
    /** Epoch seconds UTC. */
    time: number;
    /** Amount in won. */
    value?: number | null | undefined;
    properties?: Readonly<Record<string, CellValue>> | undefined;
  }[];
}

interface BuildOptions {
  zone: string;
  synthetic?: boolean;
  roles?: Readonly<Partial<Record<CustomerRole, string>>>;
  /** Kinds where the values do not tell (time, date, text); without: boolean, number, else category. Their order comes first. */
  attributeKinds?: Readonly<Record<string, ColumnKind>>;
  propertyKinds?: Readonly<Record<string, ColumnKind>>;
}

/**
 * A dataset from rows in any order, for small inputs. A customer who appears only in events gets a row without attributes;
 * the same id twice is a bug of the caller. Equal rows give an equal dataset whatever their order, except events of one
 * customer at one second, which stay in the order given.
 */
export function buildDataset(rows: DatasetRows, options: BuildOptions, digest: Digest): Dataset {
  const attributesOf = new Map<string, Readonly<Record<string, CellValue>>>();
  for (const { id, attributes } of rows.customers) {
    invariant(id !== '' && !attributesOf.has(id), `customer id "${id}" is unique and not empty`);
    attributesOf.set(id, attributes ?? {});
  }
  for (const { customerId } of rows.events) {
    if (!attributesOf.has(customerId)) attributesOf.set(customerId, {});
  }
  const ids = sortedByBytes([...attributesOf.keys()]);
  const rowOf = new Map(ids.map((id, row) => [id, row]));

  const customerRows = rows.events.map((event) => rowOf.get(event.customerId)!);
  const order = rows.events.map((_, index) => index);
  order.sort((a, b) => customerRows[a]! - customerRows[b]! || rows.events[a]!.time - rows.events[b]!.time || a - b);
  const events = order.map((index) => rows.events[index]!);
  const types = sortedByBytes([...new Set(events.map((event) => event.type))]);
  const codeOf = new Map(types.map((type, code) => [type, code]));
  const offsets = new Uint32Array(ids.length + 1);
  for (const row of customerRows) offsets[row + 1]!++;
  for (let row = 0; row < ids.length; row++) offsets[row + 1]! += offsets[row]!;

  return sealDataset(
    {
      zone: options.zone,
      synthetic: options.synthetic ?? false,
      customerCount: ids.length,
      ids: encodeTexts(ids),
      attributes: columnsOf(
        ids.map((id) => attributesOf.get(id)!),
        options.attributeKinds ?? {},
      ),
      roles: options.roles ?? {},
      events: {
        types,
        offsets,
        typeCodes: Uint16Array.from(events, (event) => codeOf.get(event.type)!),
        times: Float64Array.from(events, (event) => event.time),
        values: Float64Array.from(events, (event) => event.value ?? Number.NaN),
        properties: columnsOf(
          events.map((event) => event.properties ?? {}),
          options.propertyKinds ?? {},
        ),
      },
    },
    digest,
  );
}

function sortedByBytes(texts: readonly string[]): string[] {
  const encoded = encodeTexts(texts);
  const order = texts.map((_, index) => index);
  return order.sort((a, b) => compareTextRows(encoded, a, encoded, b)).map((index) => texts[index]!);
}

function columnsOf(
  rows: readonly Readonly<Record<string, CellValue>>[],
  kinds: Readonly<Record<string, ColumnKind>>,
): Column[] {
  const found = new Set(rows.flatMap((row) => Object.keys(row)));
  const names = new Set([...Object.keys(kinds), ...sortedByBytes([...found])]);
  return [...names].map((name) => {
    const cells = rows.map((row) => (row[name] === '' ? null : (row[name] ?? null)));
    return columnOf(name, kinds[name] ?? kindOf(cells), cells);
  });
}

type Cell = string | number | boolean | null;

function kindOf(cells: readonly Cell[]): ColumnKind {
  const given = cells.filter((cell) => cell !== null);
  if (given.length > 0 && given.every((cell) => typeof cell === 'boolean')) return 'boolean';
  if (given.length > 0 && given.every((cell) => typeof cell === 'number')) return 'number';
  return 'category';
}

function columnOf(name: string, kind: ColumnKind, cells: readonly Cell[]): Column {
  switch (kind) {
    case 'number':
    case 'time':
      return { kind, name, values: Float64Array.from(cells, (cell) => (cell === null ? Number.NaN : Number(cell))) };
    case 'boolean':
      return { kind, name, values: Uint8Array.from(cells, (cell) => (cell === null ? 2 : Number(cell))) };
    case 'date':
      return { kind, name, values: Int32Array.from(cells, dayOf) };
    case 'text':
      return { kind, name, ...encodeTexts(cells.map((cell) => (cell === null ? '' : String(cell)))) };
    case 'category': {
      const labels = sortedByBytes([...new Set(cells.filter((cell) => cell !== null).map(String))]);
      const codeOf = new Map(labels.map((label, index) => [label, index + 1]));
      const codes = Uint32Array.from(cells, (cell) => (cell === null ? 0 : codeOf.get(String(cell))!));
      return { kind, name, codes, labels };
    }
    default:
      return unreachable(kind);
  }
}

function dayOf(cell: Cell): number {
  if (cell === null) return missingDay;
  if (typeof cell === 'number') return cell;
  const day = dayNumber(String(cell));
  invariant(!Number.isNaN(day), `"${String(cell)}" is a date YYYY-MM-DD`);
  return day;
}
