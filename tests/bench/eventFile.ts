import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Column, Dataset } from '../../core/dataset/dataset.ts';
import { isMissing } from '../../core/dataset/columns.ts';
import { textAt } from '../../core/dataset/index.ts';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { sha256Hex } from '../../electron/storage/index.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';

const endDate = '2026-06-01';
const secondsAheadOfUtc = 9 * 3600;
const rowsPerWrite = 10_000;
/** Customers have more than ten events in so many days. */
const days = 50;

/**
 * Writes the events of a sample shop as a CSV file in the order of time, as a log has them: `customers` customers with ten
 * events each on average, with every property as a column of its own.
 */
export async function writeEvents(folder: string, customers: number): Promise<ImportSource> {
  const { dataset } = generateSampleShop({ customers, days, seed: 1, endDate }, sha256Hex);
  const { events } = dataset;
  const rows = 10 * customers;
  const name = `events-${rows}.csv`;
  const path = join(folder, name);
  const out = createWriteStream(path);
  const header = ['customer_id', 'occurred_at', 'event', 'value', ...events.properties.map((column) => column.name)];
  out.write(`${header.join(',')}\n`);
  const order = inTimeOrder(events.times).subarray(0, rows);
  const customerOf = customersOfEvents(dataset);
  const cells = events.properties.map(cellsOf);
  for (let from = 0; from < rows; from += rowsPerWrite) {
    let text = '';
    for (const row of order.subarray(from, from + rowsPerWrite)) {
      const moment = new Date((events.times[row]! + secondsAheadOfUtc) * 1000).toISOString();
      const value = events.values[row]!;
      text += `${textAt(dataset.ids, customerOf[row]!)},${moment.slice(0, 10)} ${moment.slice(11, 19)},`;
      text += `${events.types[events.typeCodes[row]!]},${Number.isNaN(value) ? '' : value}`;
      for (const cell of cells) text += `,${cell(row)}`;
      text += '\n';
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return { path, name };
}

/** Rows of events in the order of time, ties as they are. */
function inTimeOrder(times: Float64Array): Uint32Array {
  const first = times.reduce((least, time) => Math.min(least, time), Number.POSITIVE_INFINITY);
  // second and row in one number that a double holds exactly
  const keys = Float64Array.from(times, (time, row) => (time - first) * 2 ** 26 + row).sort();
  return Uint32Array.from(keys, (key) => key % 2 ** 26);
}

function customersOfEvents({ customerCount, events }: Dataset): Uint32Array {
  const customerOf = new Uint32Array(events.times.length);
  for (let row = 0; row < customerCount; row++) customerOf.fill(row, events.offsets[row]!, events.offsets[row + 1]!);
  return customerOf;
}

function cellsOf(column: Column): (row: number) => string {
  if (column.kind === 'category')
    return (row) => (isMissing(column, row) ? '' : column.labels[column.codes[row]! - 1]!);
  if (column.kind !== 'number') throw new Error(`The sample shop has no event property of kind ${column.kind}.`);
  return (row) => (isMissing(column, row) ? '' : String(column.values[row]!));
}
