import { cellText, isMissing, timeFormat } from './columns.ts';
import type { Column, EventLog } from './dataset.ts';
import { compareTextRows } from './text.ts';
import type { Steps } from '../lib/steps.ts';

/** Pairs of a step: most have some tens of events. */
const pairsPerStep = 1 << 12;

/** For the two rows of one customer in either log, the first row and the end of their events. */
type RangePairs = Iterable<readonly [fromBase: number, endBase: number, fromAddition: number, endAddition: number]>;

/**
 * One byte for each event of the addition: 1 where the base already has the same event. Two events are the same when customer, time,
 * type, value and every property that both logs have and both events give are equal. Each event of the base stands for one of the
 * addition at most, so an order that was placed twice stays two.
 */
export function* markKnownEvents(
  base: EventLog,
  addition: EventLog,
  pairs: RangePairs,
  zone: string,
): Steps<Uint8Array> {
  const known = new Uint8Array(addition.times.length);
  const used = new Uint8Array(base.times.length);
  const equals = base.properties.flatMap((column) => {
    const other = addition.properties.find(({ name }) => name === column.name);
    return other === undefined ? [] : [cellsEqual(column, other, zone)];
  });
  const isSame = (a: number, b: number) =>
    base.types[base.typeCodes[a]!] === addition.types[addition.typeCodes[b]!] &&
    Object.is(base.values[a]! + 0, addition.values[b]! + 0) &&
    equals.every((equal) => equal(a, b));
  let met = 0;
  for (const [fromBase, endBase, fromAddition, endAddition] of pairs) {
    if (++met % pairsPerStep === 0) yield fromAddition / known.length;
    let first = fromBase;
    for (let b = fromAddition; b < endAddition; b++) {
      const time = addition.times[b]!;
      while (first < endBase && base.times[first]! < time) first++;
      for (let a = first; a < endBase && base.times[a] === time; a++) {
        if (used[a] === 1 || !isSame(a, b)) continue;
        used[a] = 1;
        known[b] = 1;
        break;
      }
    }
  }
  return known;
}

/** Whether two cells say the same; a missing one says nothing that could differ. */
export function cellsEqual(a: Column, b: Column, zone: string): (rowA: number, rowB: number) => boolean {
  const isUnsaid = (rowA: number, rowB: number) => isMissing(a, rowA) || isMissing(b, rowB);
  if (a.kind === 'text' && b.kind === 'text') {
    return (rowA, rowB) => isUnsaid(rowA, rowB) || compareTextRows(a, rowA, b, rowB) === 0;
  }
  if (a.kind === 'category' && b.kind === 'category') {
    const codeIn = new Map(b.labels.map((label, index) => [label, index + 1]));
    const translated = [0, ...a.labels.map((label) => codeIn.get(label) ?? -1)];
    return (rowA, rowB) => isUnsaid(rowA, rowB) || translated[a.codes[rowA]!] === b.codes[rowB];
  }
  if ('values' in a && 'values' in b && a.kind === b.kind) {
    return (rowA, rowB) => isUnsaid(rowA, rowB) || a.values[rowA] === b.values[rowB];
  }
  const format = timeFormat(zone);
  return (rowA, rowB) => isUnsaid(rowA, rowB) || cellText(a, rowA, format) === cellText(b, rowB, format);
}
