import { unreachable } from '../lib/invariant.ts';
import { dateText } from '../time/index.ts';
import type { Column, Dataset } from './dataset.ts';
import { missingDay } from './dataset.ts';
import { textAt } from './text.ts';

/** The attribute column with this name, or null. */
export function columnNamed(dataset: Pick<Dataset, 'attributes'>, name: string): Column | null {
  return dataset.attributes.find((column) => column.name === name) ?? null;
}

/** How many rows the column has. */
export function columnLength(column: Column): number {
  switch (column.kind) {
    case 'category':
      return column.codes.length;
    case 'text':
      return column.offsets.length - 1;
    case 'number':
    case 'time':
    case 'boolean':
    case 'date':
      return column.values.length;
    default:
      return unreachable(column);
  }
}

/** Whether the column has no value in this row. */
export function isMissing(column: Column, row: number): boolean {
  switch (column.kind) {
    case 'number':
    case 'time':
      return Number.isNaN(column.values[row]!);
    case 'category':
      return column.codes[row] === 0;
    case 'boolean':
      return column.values[row] === 2;
    case 'date':
      return column.values[row] === missingDay;
    case 'text':
      return column.offsets[row] === column.offsets[row + 1];
    default:
      return unreachable(column);
  }
}

/** Writes epoch seconds as `YYYY-MM-DD HH:mm:ss` in an IANA zone; expensive to make, cheap to use again. */
export function timeFormat(zone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
}

/**
 * A cell as plain text in no language: numbers as digits, times as `YYYY-MM-DD HH:mm:ss` in the zone, dates as `YYYY-MM-DD`,
 * booleans as `true` / `false`, missing as ''. Pass a `timeFormat(zone)` instead of a zone when writing many cells.
 */
export function cellText(column: Column, row: number, zone: string | Intl.DateTimeFormat): string {
  if (isMissing(column, row)) return '';
  switch (column.kind) {
    case 'number':
      return String(column.values[row]!);
    case 'category':
      return column.labels[column.codes[row]! - 1]!;
    case 'boolean':
      return column.values[row] === 1 ? 'true' : 'false';
    case 'time':
      return (typeof zone === 'string' ? timeFormat(zone) : zone).format(column.values[row]! * 1000);
    case 'date':
      return dateText(column.values[row]!);
    case 'text':
      return textAt(column, row);
    default:
      return unreachable(column);
  }
}
