import { type Dataset, knownEvents } from '../../dataset/dataset.ts';
import { localDayOf, type ZoneTable, zoneTable } from '../../time/index.ts';

/** The purchases of one customer up to a moment, in time order; reused from customer to customer. */
export interface PurchaseReader {
  readonly zone: ZoneTable;
  /** Local days of the first `count` purchases, not falling; equal days stay. */
  days: Int32Array;
  times: Float64Array;
  amounts: Float64Array;
  count: number;
}

export function createPurchaseReader(dataset: Dataset, time: number): PurchaseReader {
  const firstTime = Math.min(dataset.span?.firstTime ?? time, time);
  return {
    zone: zoneTable(dataset.zone, firstTime, time),
    days: new Int32Array(16),
    times: new Float64Array(16),
    amounts: new Float64Array(16),
    count: 0,
  };
}

/** Reads the customer's purchases up to and including `time`. */
export function readPurchases(reader: PurchaseReader, dataset: Dataset, row: number, time: number): void {
  const { offsets, times, typeCodes, values, types } = dataset.events;
  const purchase = types.indexOf(knownEvents.purchase);
  reader.count = 0;
  const end = offsets[row + 1]!;
  for (let event = offsets[row]!; event < end && times[event]! <= time; event++) {
    if (typeCodes[event] !== purchase) continue;
    if (reader.count === reader.days.length) grow(reader);
    reader.days[reader.count] = localDayOf(reader.zone, times[event]!);
    reader.times[reader.count] = times[event]!;
    reader.amounts[reader.count++] = values[event]!;
  }
}

function grow(reader: PurchaseReader): void {
  const days = new Int32Array(reader.days.length * 2);
  days.set(reader.days);
  const times = new Float64Array(days.length);
  times.set(reader.times);
  const amounts = new Float64Array(days.length);
  amounts.set(reader.amounts);
  Object.assign(reader, { days, times, amounts });
}
