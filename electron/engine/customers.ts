import type { Column, Dataset } from '../../core/dataset/dataset.ts';
import { knownEvents } from '../../core/dataset/dataset.ts';
import { cellText, columnNamed, textAt, timeFormat } from '../../core/dataset/index.ts';
import type { CallOutput } from '../shared/contract.ts';
import type { CustomerRow } from '../shared/models.ts';
import { bytesMatcher } from './bytesMatcher.ts';

/** More events than this are not shown for one customer; the newest are. */
const shownEvents = 2_000;

/** Page of the customers whose id or name contains the text (letters of the Latin alphabet in either case). */
export function searchCustomers(
  dataset: Dataset,
  search: string,
  offset: number,
  limit: number,
): CallOutput<'dataset.customers'> {
  const needle = search.trim();
  if (needle === '') {
    const length = Math.max(0, Math.min(limit, dataset.customerCount - offset));
    const rows = Array.from({ length }, (_, index) => offset + index);
    return { total: dataset.customerCount, rows: customerRows(dataset, rows) };
  }
  const matches = rowMatcher(dataset, needle);
  const rows: number[] = [];
  let total = 0;
  for (let row = 0; row < dataset.customerCount; row++) {
    if (!matches(row)) continue;
    if (total >= offset && rows.length < limit) rows.push(row);
    total++;
  }
  return { total, rows: customerRows(dataset, rows) };
}

/** Whether a customer's id or name contains the text. */
export function rowMatcher(dataset: Dataset, needle: string): (row: number) => boolean {
  const contains = bytesMatcher(needle);
  const nameColumn = dataset.roles.name === undefined ? null : columnNamed(dataset, dataset.roles.name);
  const named = nameColumn === null ? null : columnMatcher(nameColumn, needle);
  const { ids } = dataset;
  return (row) => contains(ids.bytes, ids.offsets[row]!, ids.offsets[row + 1]!) || (named !== null && named(row));
}

function columnMatcher(column: Column, needle: string): ((row: number) => boolean) | null {
  const contains = bytesMatcher(needle);
  if (column.kind === 'text') return (row) => contains(column.bytes, column.offsets[row]!, column.offsets[row + 1]!);
  if (column.kind !== 'category') return null;
  const encoder = new TextEncoder();
  const hit = column.labels.map((label) => {
    const bytes = encoder.encode(label);
    return contains(bytes, 0, bytes.length);
  });
  return (row) => column.codes[row] !== 0 && hit[column.codes[row]! - 1] === true;
}

/** Rows as they are shown in lists. */
export function customerRows(dataset: Dataset, rows: readonly number[]): CustomerRow[] {
  const { events } = dataset;
  const purchase = events.types.indexOf(knownEvents.purchase);
  const format = timeFormat(dataset.zone);
  return rows.map((row) => {
    const from = events.offsets[row]!;
    const to = events.offsets[row + 1]!;
    let purchaseCount = 0;
    for (let index = from; index < to; index++) if (events.typeCodes[index] === purchase) purchaseCount++;
    return {
      row,
      id: textAt(dataset.ids, row),
      eventCount: to - from,
      purchaseCount,
      lastTime: to > from ? events.times[to - 1]! : null,
      attributes: texts(dataset.attributes, row, format),
    };
  });
}

export function customerRow(dataset: Dataset, row: number): CustomerRow {
  return customerRows(dataset, [row])[0]!;
}

/** The customer's newest events in time order. */
export function customerEvents(
  dataset: Dataset,
  row: number,
): Pick<CallOutput<'dataset.customer'>, 'events' | 'truncated'> {
  const { events } = dataset;
  const to = events.offsets[row + 1]!;
  const from = Math.max(events.offsets[row]!, to - shownEvents);
  const format = timeFormat(dataset.zone);
  return {
    events: Array.from({ length: to - from }, (_, index) => {
      const at = from + index;
      const value = events.values[at]!;
      return {
        time: events.times[at]!,
        type: events.types[events.typeCodes[at]!]!,
        value: Number.isNaN(value) ? null : value,
        properties: texts(events.properties, at, format),
      };
    }),
    truncated: from > events.offsets[row]!,
  };
}

function texts(columns: readonly Column[], row: number, format: Intl.DateTimeFormat): Record<string, string> {
  const shown: Record<string, string> = {};
  for (const column of columns) {
    const text = cellText(column, row, format);
    if (text !== '') shown[column.name] = text;
  }
  return shown;
}
