import type { ImportCheck } from '../../shared/importTypes.ts';
import { refundEvent } from '../stageSql.ts';
import type { PlainRows } from './plainRows.ts';

type Tally = Pick<ImportCheck, 'rowsAccepted' | 'firstTime' | 'lastTime' | 'eventTypes'>;

/** What is counted of the accepted rows; event types by the bytes of their names. */
export function tallyRows({ count, times, types, typeNames }: PlainRows): Tally {
  const counts = new Float64Array(typeNames.length);
  let firstTime = Number.POSITIVE_INFINITY;
  let lastTime = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < count; row++) {
    counts[types[row]!]!++;
    const time = times[row]!;
    if (time < firstTime) firstTime = time;
    if (time > lastTime) lastTime = time;
  }
  return {
    rowsAccepted: count,
    firstTime: count === 0 ? null : firstTime,
    lastTime: count === 0 ? null : lastTime,
    eventTypes: typeNames
      .flatMap((name, type) => (counts[type]! > 0 ? [{ name, count: counts[type]! }] : []))
      .sort((a, b) => Buffer.compare(Buffer.from(a.name), Buffer.from(b.name))),
  };
}

/** Rows whose negative amount is a refund. */
export function countRefunds({ count, types, typeNames, values }: PlainRows): number {
  const refund = typeNames.indexOf(refundEvent);
  let refunds = 0;
  for (let row = 0; row < count; row++) if (types[row] === refund && values[row]! < 0) refunds++;
  return refunds;
}
