import { sortRowsByText } from '../../../core/dataset/sortTexts.ts';
import type { ColumnCrew } from './columnCrew.ts';
import type { ColumnData, ColumnWork } from './columnWork.ts';
import type { PlainRows } from './plainRows.ts';

/** Above so many events of one customer a sort beats moving each to its place. */
const fewEvents = 48;
/** Rows whose columns stay in the processor's cache while they are put in order among each other. */
const rowsPerWindow = 1 << 15;

/** Whose rows the ordered columns hold. */
export interface RowOrder {
  /** Numbers of the customers' texts in the order of their bytes; only of those that have rows. */
  readonly customers: Uint32Array;
  /** Rows [offsets[c], offsets[c+1]) belong to customer c. */
  readonly offsets: Uint32Array<SharedArrayBuffer>;
}

/**
 * Puts all columns of `plain` in the order of (customer, time, line), where they stand, so that the rows are in memory once; gives other
 * work its turn. `customerCodes` is used up. Rejects with the EngineError `cancelled`.
 */
export async function orderRows(plain: PlainRows, crew: ColumnCrew): Promise<RowOrder> {
  const { count, customerCodes } = plain;
  const counts = new Uint32Array(plain.customers.count);
  for (let row = 0; row < count; row++) counts[customerCodes[row]!]!++;
  const codes = new Uint32Array(counts.length);
  let customerCount = 0;
  // a row that `take` gave up may have left a customer without rows
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes[customerCount++] = code;
  const customers = sortRowsByText(codes.subarray(0, customerCount), plain.customers.texts());
  await crew.pause();

  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (customerCount + 1)));
  const next = counts;
  for (let customer = 0; customer < customerCount; customer++) {
    offsets[customer + 1] = offsets[customer]! + counts[customers[customer]!]!;
    next[customers[customer]!] = offsets[customer]!;
  }
  const places = new Uint32Array(new SharedArrayBuffer(4 * count));
  if (plain.taken === count) for (let row = 0; row < count; row++) places[row] = next[customerCodes[row]!]!++;
  else for (const row of rowsByLine(plain)) places[row] = next[customerCodes[row]!]!++;
  await crew.pause();
  const inWindow = placesInWindows(places);
  const moving = (data: ColumnData): ColumnWork => ({ kind: 'move', data: data.subarray(0, count), places, inWindow });
  await crew.run([moving(plain.times)]);
  const settled = placesByTime(plain.times, offsets);
  if (settled !== null) for (let row = 0; row < count; row++) inWindow[row] = settled[inWindow[row]!]!;
  const columns = [plain.values, plain.types, plain.lines, ...plain.kept.map((column) => column.data)];
  await crew.run(columns.map(moving));
  return { customers, offsets };
}

/** Splits `places` into the row's place among its window's rows, and, returned for that one, the place at last. */
function placesInWindows(places: Uint32Array): Uint32Array {
  const inWindow = new Uint32Array(new SharedArrayBuffer(4 * places.length));
  const next = Uint32Array.from({ length: Math.ceil(places.length / rowsPerWindow) }, (_, at) => at * rowsPerWindow);
  for (let row = 0; row < places.length; row++) {
    const place = places[row]!;
    const middle = next[Math.floor(place / rowsPerWindow)]!++;
    inWindow[middle] = place;
    places[row] = middle;
  }
  return inWindow;
}

/** All rows in the order of their lines: those taken and those appended are each in it. */
function* rowsByLine({ taken, count, lines }: PlainRows): Generator<number> {
  let first = 0;
  let second = taken;
  while (first < taken || second < count) {
    const isFirst = second === count || (first < taken && lines[first]! < lines[second]!);
    yield isFirst ? first++ : second++;
  }
}

/**
 * Sorts the times of each customer, stable, in place, and returns the new place of every row; null where they are sorted, as those
 * of a log are.
 */
function placesByTime(times: Float64Array, offsets: Uint32Array): Uint32Array | null {
  let settled: Uint32Array | null = null;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const from = offsets[customer]!;
    const to = offsets[customer + 1]!;
    let at = from + 1;
    while (at < to && times[at - 1]! <= times[at]!) at++;
    if (at >= to) continue;
    settled ??= Uint32Array.from({ length: offsets.at(-1)! }, (_, place) => place);
    const order = Array.from({ length: to - from }, (_, index) => index);
    const own = times.slice(from, to);
    if (order.length > fewEvents) order.sort((a, b) => own[a]! - own[b]!);
    else insertionSort(order, own);
    for (const [index, old] of order.entries()) {
      settled[from + old] = from + index;
      times[from + index] = own[old]!;
    }
  }
  return settled;
}

function insertionSort(order: number[], times: Float64Array): void {
  for (let at = 1; at < order.length; at++) {
    const row = order[at]!;
    const time = times[row]!;
    let place = at;
    while (place > 0 && times[order[place - 1]!]! > time) {
      order[place] = order[place - 1]!;
      place--;
    }
    order[place] = row;
  }
}
