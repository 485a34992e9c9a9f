import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { buildDataset } from '../../core/dataset/index.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';

const folder = new URL('../../../shared/data/', import.meta.url);
/** Path of a shared file beside the checkout. */
export function sharedFile(path: string): string {
  return fileURLToPath(new URL(path, folder));
}

export const sharedDataThere = existsSync(sharedFile('cdnow/cdnow_sample.csv'));
export const skipReason = sharedDataThere ? '' : ' (skipped: ../shared/data is not beside the checkout)';

export function sha256(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

export function utcDay(text: string): number {
  return Date.parse(`${text}T00:00:00Z`) / 1000;
}

/** The cells of one line; quoted cells may hold commas. */
function cellsOf(line: string): string[] {
  const cells = line.trim().match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return cells.map((cell) => cell.replace(/,$/, '').replace(/^"|"$/g, ''));
}

export function rowsOf(path: string): string[][] {
  const bytes = readFileSync(sharedFile(path));
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text.trim().split('\n').slice(1).map(cellsOf);
}

/** A file of purchases as a dataset of dates in UTC; `columns` are those of customer, date and amount. */
export function purchasesDataset(path: string, columns: { id: number; date: number; value?: number }): Dataset {
  const rows = rowsOf(path).filter((cells) => cells[columns.id] !== '');
  const events = rows.map((cells) => ({
    customerId: cells[columns.id]!,
    type: 'purchase',
    time: utcDay(cells[columns.date]!.slice(0, 10)),
    value: columns.value === undefined ? null : Number(cells[columns.value]!),
  }));
  return buildDataset({ customers: [], events }, { zone: 'UTC' }, sha256);
}

export function cdnowSample(): Dataset {
  return purchasesDataset('cdnow/cdnow_sample.csv', { id: 1, date: 2, value: 4 });
}
