import { missingDay } from '../../../core/dataset/dataset.ts';
import type { ImportCheck } from '../../shared/importTypes.ts';
import { refundEvent } from '../stageSql.ts';
import type { RowOrder } from './order.ts';
import type { PlainRows } from './plainRows.ts';

type Tally = Pick<ImportCheck, 'rowsAccepted' | 'customers' | 'firstTime' | 'lastTime' | 'eventTypes'>;

/** What is counted of the accepted rows; event types by the bytes of their names. */
export function tallyRows({ times, types, typeNames }: PlainRows, { customers, rows }: RowOrder): Tally {
  const counts = new Float64Array(typeNames.length);
  let firstTime = Number.POSITIVE_INFINITY;
  let lastTime = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    counts[types[row]!]!++;
    const time = times[row]!;
    if (time < firstTime) firstTime = time;
    if (time > lastTime) lastTime = time;
  }
  return {
    rowsAccepted: rows.length,
    customers: customers.length,
    firstTime: rows.length === 0 ? null : firstTime,
    lastTime: rows.length === 0 ? null : lastTime,
    eventTypes: typeNames
      .flatMap((name, type) => (counts[type]! > 0 ? [{ name, count: counts[type]! }] : []))
      .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))),
  };
}

/** Rows among those that were taken whose negative amount is a refund. */
export function takenRefunds({ taken, types, typeNames, values }: PlainRows): number {
  const refund = typeNames.indexOf(refundEvent);
  let count = 0;
  for (let row = 0; row < taken; row++) if (types[row] === refund && values[row]! < 0) count++;
  return count;
}

/** Cells with a date among the rows that were taken, in a kept column of times or dates. */
export function takenDates({ taken, kept }: PlainRows, index: number): number {
  const { kind, data } = kept[index]!;
  let count = 0;
  for (let row = 0; row < taken; row++) {
    if (kind === 'date' ? data[row] !== missingDay : !Number.isNaN(data[row]!)) count++;
  }
  return count;
}
