import { type Column, type Dataset, knownEvents, missingDay } from '../dataset/dataset.ts';
import { localDayOf, type ZoneTable, zoneTable } from '../time/index.ts';

/** Stands for "no such day" in the arrays below; later than every day. */
export const noDay = 2_147_483_647;

/** What happened on which local day, before one moment; one row per customer of the dataset. */
export interface CustomerDays {
  readonly table: ZoneTable;
  /** First local day of the dataset, and the last local day before the moment. */
  readonly edgeDay: number;
  readonly lastDay: number;
  readonly signup: Int32Array;
  readonly firstEvent: Int32Array;
  /** Purchase days of customer c are [offsets[c], offsets[c+1]) of `days`, rising, each day once. */
  readonly offsets: Uint32Array;
  readonly days: Int32Array;
  /** Sum of the day's amounts; NaN where no purchase of the day has one. */
  readonly amounts: Float64Array;
}

/** Reads the days of every customer before `untilTime` (epoch seconds). */
export function customerDays(
  dataset: Dataset,
  untilTime: number,
  eventType: string = knownEvents.purchase,
): CustomerDays {
  const { offsets, times, typeCodes, values, types } = dataset.events;
  const purchaseCode = types.indexOf(eventType);
  const count = dataset.customerCount;
  const firstTime = Math.min(dataset.span?.firstTime ?? untilTime - 1, untilTime - 1);
  const table = zoneTable(dataset.zone, firstTime, untilTime);
  const firstEvent = new Int32Array(count).fill(noDay);
  const dayOffsets = new Uint32Array(count + 1);
  const capacity = typeCodes.reduce((sum, code) => sum + (code === purchaseCode ? 1 : 0), 0);
  const days = new Int32Array(capacity);
  const amounts = new Float64Array(capacity);
  let used = 0;
  for (let row = 0; row < count; row++) {
    const start = offsets[row]!;
    const end = offsets[row + 1]!;
    if (start < end && times[start]! < untilTime) firstEvent[row] = localDayOf(table, times[start]!);
    for (let event = start; event < end && times[event]! < untilTime; event++) {
      if (typeCodes[event] !== purchaseCode) continue;
      const day = localDayOf(table, times[event]!);
      if (used === dayOffsets[row] || days[used - 1] !== day) {
        days[used] = day;
        amounts[used++] = Number.NaN;
      }
      const value = values[event]!;
      const before = amounts[used - 1]!;
      if (!Number.isNaN(value)) amounts[used - 1] = Number.isNaN(before) ? value : before + value;
    }
    dayOffsets[row + 1] = used;
  }
  return {
    table,
    edgeDay: localDayOf(table, firstTime),
    lastDay: localDayOf(table, untilTime - 1),
    signup: signupDays(dataset, table),
    firstEvent,
    offsets: dayOffsets,
    days: days.subarray(0, used),
    amounts: amounts.subarray(0, used),
  };
}

/** The same of every `step`-th customer only. */
export function everyNth(days: CustomerDays, step: number): CustomerDays {
  if (step === 1) return days;
  const rows = Array.from({ length: Math.ceil(days.signup.length / step) }, (_, index) => index * step);
  const offsets = new Uint32Array(rows.length + 1);
  for (const [index, row] of rows.entries()) {
    offsets[index + 1] = offsets[index]! + days.offsets[row + 1]! - days.offsets[row]!;
  }
  const sample = {
    ...days,
    signup: Int32Array.from(rows, (row) => days.signup[row]!),
    firstEvent: Int32Array.from(rows, (row) => days.firstEvent[row]!),
    offsets,
    days: new Int32Array(offsets.at(-1)!),
    amounts: new Float64Array(offsets.at(-1)!),
  };
  for (const [index, row] of rows.entries()) {
    sample.days.set(days.days.subarray(days.offsets[row], days.offsets[row + 1]), offsets[index]);
    sample.amounts.set(days.amounts.subarray(days.offsets[row], days.offsets[row + 1]), offsets[index]);
  }
  return sample;
}

function signupDays(dataset: Dataset, table: ZoneTable): Int32Array {
  const dayOf = signupReader(dataset, table);
  return Int32Array.from({ length: dataset.customerCount }, (_, row) => dayOf(row));
}

/** The local day of a customer's sign-up; `noDay` where it is not known. */
export function signupReader(dataset: Dataset, table: ZoneTable): (row: number) => number {
  const column = dataset.attributes.find((candidate) => candidate.name === dataset.roles.signupTime);
  return column === undefined ? () => noDay : (row) => dayIn(column, row, table);
}

function dayIn(column: Column, row: number, table: ZoneTable): number {
  if (column.kind === 'date') {
    const day = column.values[row]!;
    return day === missingDay ? noDay : day;
  }
  if (column.kind !== 'time' || Number.isNaN(column.values[row]!)) return noDay;
  return localDayOf(table, column.values[row]!);
}
