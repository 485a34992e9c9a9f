import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { buildDataset } from '../../core/dataset/index.ts';
import { customerDays } from '../../core/models/customerDays.ts';
import { customerStates, type PurchaseSummaries } from '../../core/models/forecastModel.ts';
import { purchasesDataset, sha256, sharedFile, utcDay } from './cdnow.ts';

export function grocery(): Dataset {
  return purchasesDataset('grocery/grocery_elog.csv', { id: 0, date: 1 });
}

/** Online Retail by the cleaning rule of the reference numbers: no unknown customers, cancellations or free lines. */
export function onlineRetail(): Dataset {
  const path = sharedFile('online_retail/online_retail_2010-12-01_2011-08-31.csv.gz');
  const lines = gunzipSync(readFileSync(path)).toString('utf8').trim().split('\n').slice(1);
  const days = new Map<string, { customerId: string; type: string; time: number; value: number }>();
  for (const line of lines) {
    const cells = (line.trim().match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []).map((cell) =>
      cell.replace(/,$/, '').replace(/^"|"$/g, ''),
    );
    const [invoice, , , quantity, date, price, customerId] = cells as [string, ...string[]];
    if (!customerId || invoice.startsWith('C') || !(Number(quantity) > 0) || !(Number(price) > 0)) continue;
    const day = date!.slice(0, 10);
    const key = `${customerId} ${day}`;
    const known = days.get(key) ?? { customerId, type: 'purchase', time: utcDay(day), value: 0 };
    known.value += Number(quantity) * Number(price);
    days.set(key, known);
  }
  return buildDataset({ customers: [], events: [...days.values()] }, { zone: 'UTC' }, sha256);
}

/** Purchase days (and their amounts) of every buyer of `summaries` in the days after its last. */
export function laterPurchases(
  dataset: Dataset,
  { state, lastDay }: PurchaseSummaries,
): { readonly counts: Float64Array; readonly amounts: Float64Array } {
  const days = customerDays(dataset, dataset.span!.lastTime + 1);
  const counts = new Float64Array(state.length);
  const amounts = new Float64Array(state.length);
  for (let row = 0; row < state.length; row++) {
    if (state[row] !== customerStates.buyer) continue;
    for (let index = days.offsets[row]!; index < days.offsets[row + 1]!; index++) {
      if (days.days[index]! <= lastDay) continue;
      counts[row]!++;
      amounts[row]! += days.amounts[index]!;
    }
  }
  return { counts, amounts };
}

export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return sum;
}

export function relativeError(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}

/** The parameter `name` of a fit or a reference. */
export function valueOf(values: object, name: string): number {
  return (values as Record<string, number>)[name]!;
}
