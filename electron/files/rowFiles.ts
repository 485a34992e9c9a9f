import { join } from 'node:path';
import type { Dialect } from '../shared/importTypes.ts';
import type { RecordOptions } from './regularize.ts';

/** Where rows that the database has to read wait for it. */
export const rowsName = 'rows.csv';

/** Where those wait that a second thread met. */
export function laterRows(folder: string): string {
  return join(folder, `${rowsName}.later`);
}

export function recordOptions({ delimiter, quote, hasHeader }: Dialect): RecordOptions {
  return { delimiter, quote: quote ?? '"', hasHeader };
}
