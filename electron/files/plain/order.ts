import { sortTextSteps } from '../../../core/dataset/sortTexts.ts';
import { inRanges, type Steps } from '../../../core/lib/steps.ts';
import type { ColumnCrew } from './columnCrew.ts';
import type { ColumnData, ColumnWork } from './columnWork.ts';
import type { PlainRows } from './plainRows.ts';

/** Above so many events of one customer a sort beats moving each to its place. */
const fewEvents = 48;
/** Customers of a step, whose rows are looked at. */
const customersPerStep = 1 << 12;
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
  const { count } = plain;
  const { customers, offsets, next } = await crew.drive(orderCustomers(plain));
  const places = await crew.drive(placesByCustomer(plain, next));
  const inWindow = await crew.drive(placesInWindows(places));
  const moving = (data: ColumnData): ColumnWork => ({ kind: 'move', data: data.subarray(0, count), places, inWindow });
  await crew.run([moving(plain.times)]);
  const settled = await crew.drive(placesByTime(plain.times, offsets));
  if (settled !== null) {
    await crew.drive(
      inRanges(count, (from, to) => {
        for (let row = from; row < to; row++) inWindow[row] = settled[inWindow[row]!]!;
      }),
    );
  }
  const columns = [plain.values, plain.types, plain.lines, ...plain.kept.map((column) => column.data)];
  await crew.run(columns.map(moving));
  return { customers, offsets };
}

/** The order of the customers, and by code where the next of its rows goes. */
function* orderCustomers({
  count,
  customerCodes,
  customers: texts,
}: PlainRows): Steps<RowOrder & { next: Uint32Array }> {
  const counts = new Uint32Array(texts.count);
  yield* inRanges(count, (from, to) => {
    for (let row = from; row < to; row++) counts[customerCodes[row]!]!++;
  });
  const codes = new Uint32Array(counts.length);
  let customerCount = 0;
  // a row that `take` gave up may have left a customer without rows
  for (let code = 0; code < counts.length; code++) if (counts[code]! > 0) codes[customerCount++] = code;
  const customers = yield* sortTextSteps(codes.subarray(0, customerCount), texts.texts());
  const offsets = new Uint32Array(new SharedArrayBuffer(4 * (customerCount + 1)));
  const next = counts;
  yield* inRanges(customerCount, (from, to) => {
    for (let customer = from; customer < to; customer++) {
      offsets[customer + 1] = offsets[customer]! + counts[customers[customer]!]!;
      next[customers[customer]!] = offsets[customer]!;
    }
  });
  return { customers, offsets, next };
}

/** By row, in the order of lines, its place among the rows of all customers. */
function* placesByCustomer(plain: PlainRows, next: Uint32Array): Steps<Uint32Array> {
  const { count, customerCodes } = plain;
  const places = new Uint32Array(new SharedArrayBuffer(4 * count));
  const byLine = plain.taken === count ? null : rowsByLine(plain);
  yield* inRanges(count, (from, to) => {
    for (let line = from; line < to; line++) {
      const row = byLine === null ? line : byLine.next().value;
      if (row !== undefined) places[row] = next[customerCodes[row]!]!++;
    }
  });
  return places;
}

/** Splits `places` into the row's place among its window's rows, and, returned for that one, the place at last. */
function* placesInWindows(places: Uint32Array): Steps<Uint32Array> {
  const inWindow = new Uint32Array(new SharedArrayBuffer(4 * places.length));
  const next = Uint32Array.from({ length: Math.ceil(places.length / rowsPerWindow) }, (_, at) => at * rowsPerWindow);
  yield* inRanges(places.length, (from, to) => {
    for (let row = from; row < to; row++) {
      const place = places[row]!;
      const middle = next[Math.floor(place / rowsPerWindow)]!++;
      inWindow[middle] = place;
      places[row] = middle;
    }
  });
  return inWindow;
}

/** All rows in the order of their lines: those taken and those appended are each in it. */
function* rowsByLine({ taken, count, lines }: PlainRows): Generator<number, undefined> {
  let first = 0;
  let second = taken;
  while (first < taken || second < count) {
    const isFirst = second === count || (first < taken && lines[first]! < lines[second]!);
    yield isFirst ? first++ : second++;
  }
  return undefined;
}

/**
 * Sorts the times of each customer, stable, in place, and returns the new place of every row; null where they are sorted, as those
 * of a log are.
 */
function* placesByTime(times: Float64Array, offsets: Uint32Array): Steps<Uint32Array | null> {
  let settled: Uint32Array | null = null;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    if (customer % customersPerStep === customersPerStep - 1) yield customer / offsets.length;
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
