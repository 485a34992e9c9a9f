import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { createStream, domains, uniformAt } from '../../core/lib/random.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';

const customersPerRow = 0.1;
const categories = ['top', 'bottom', 'shoes', 'outer', 'accessory', 'dress', 'bag', 'home'];
const first = Date.UTC(2024, 0, 1);
const spanSeconds = 730 * 86_400;
const rowsPerWrite = 10_000;

/** Writes a CSV file of `rows` orders in no order, ten per customer on average. */
export async function writeOrders(folder: string, rows: number): Promise<ImportSource> {
  const name = `orders-${rows}.csv`;
  const path = join(folder, name);
  const stream = createStream(11, 0, domains.sampleShop);
  const out = createWriteStream(path);
  out.write('order_no,customer_id,ordered_at,amount,category\n');
  for (let from = 0; from < rows; from += rowsPerWrite) {
    let text = '';
    for (let row = from; row < Math.min(rows, from + rowsPerWrite); row++) {
      const customer = Math.floor(uniformAt(stream, row, 1) * rows * customersPerRow);
      const moment = new Date(first + Math.floor(uniformAt(stream, row, 2) * spanSeconds) * 1000);
      const time = moment.toISOString().slice(0, 19).replace('T', ' ');
      const amount = 1000 * (5 + Math.floor(uniformAt(stream, row, 3) * 195));
      const category = categories[Math.floor(uniformAt(stream, row, 4) * categories.length)];
      text += `O${row},C${customer},${time},${amount},${category}\n`;
    }
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end();
  await finished(out);
  return { path, name };
}
