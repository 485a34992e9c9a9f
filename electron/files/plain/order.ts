import { setImmediate as nextTurn } from 'node:timers/promises';
import { sortRowsByText } from '../../../core/dataset/sortTexts.ts';
import { throwIfAborted } from '../database.ts';
import type { PlainRows } from './plainRows.ts';

/** Above so many events of one customer a sort beats moving each to its place. */
const fewEvents = 48;

/** Where the accepted rows stand in the dataset. */
export interface RowOrder {
  /** Numbers of the customers' texts in the order of their bytes; only of those that have rows. */
  readonly customers: Uint32Array;
  /** Rows [offsets[c], offsets[c+1]) of `rows` belong to customer c. */
  offsets: Uint32Array<SharedArrayBuffer>;
  /** Rows by (customer, time, line). */
  rows: Uint32Array;
}

/** Orders the rows, giving other work its turn. Rejects with the EngineError `cancelled`. */
export async function orderRows(plain: PlainRows, signal: AbortSignal | undefined): Promise<RowOrder> {
  const counts = new Uint32Array(plain.customers.count);
  for (let row = 0; row < plain.count; row++) counts[plain.customerCodes[row]!]!++;
  await pause(signal);
  const codes = new Uint32Array(counts.length);
  let customerCount = 0;
  // a row that `take` gave up may have left a customer without rows
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes[customerCount++] = code;
  const customers = sortRowsByText(codes.subarray(0, customerCount), plain.customers.texts());
  await pause(signal);

  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (customerCount + 1)));
  const places = new Uint32Array(counts.length);
  for (let customer = 0; customer < customerCount; customer++) {
    places[customers[customer]!] = offsets[customer]!;
    offsets[customer + 1] = offsets[customer]! + counts[customers[customer]!]!;
  }
  const rows = new Uint32Array(plain.count);
  for (const row of byLine(plain)) rows[places[plain.customerCodes[row]!]!++] = row;
  await pause(signal);
  sortByTime(rows, offsets, plain.times);
  return { customers, offsets, rows };
}

/** All rows in the order of their lines: those taken and those appended are each in it. */
function* merged(plain: PlainRows): Generator<number> {
  let taken = 0;
  let appended = plain.taken;
  while (taken < plain.taken || appended < plain.count) {
    const isTaken =
      appended === plain.count || (taken < plain.taken && plain.lines[taken]! < plain.lines[appended]!);
    yield isTaken ? taken++ : appended++;
  }
}

function byLine(plain: PlainRows): Uint32Array {
  const rows = new Uint32Array(plain.count);
  if (plain.taken === plain.count) for (let row = 0; row < rows.length; row++) rows[row] = row;
  else {
    let at = 0;
    for (const row of merged(plain)) rows[at++] = row;
  }
  return rows;
}

/** Stable, in place. Logs are mostly in order already. */
function sortByTime(rows: Uint32Array, offsets: Uint32Array, times: Float64Array): void {
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    let at = from + 1;
    while (at < to && times[rows[at - 1]!]! <= times[rows[at]!]!) at++;
    if (at >= to) continue;
    if (to - from > fewEvents) {
      const sorted = Array.from(rows.subarray(from, to)).sort((a, b) => times[a]! - times[b]!);
      rows.set(sorted, from);
      continue;
    }
    for (; at < to; at++) {
      const row = rows[at]!;
      const time = times[row]!;
      let place = at;
      while (place > from && times[rows[place - 1]!]! > time) {
        rows[place] = rows[place - 1]!;
        place--;
      }
      rows[place] = row;
    }
  }
}

/** Leaves out the rows that are marked. */
export function withoutRows(order: RowOrder, dropped: Uint8Array): void {
  let count = 0;
  const { offsets, rows } = order;
  let from = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const to = offsets[customer + 1]!;
    for (let at = from; at < to; at++) if (dropped[rows[at]!] === 0) rows[count++] = rows[at]!;
    from = to;
    offsets[customer + 1] = count;
  }
  order.rows = rows.subarray(0, count);
}

export async function pause(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  throwIfAborted(signal);
}
