import { isMissing } from '../columns.ts';
import type { Dataset, EventLog } from '../dataset.ts';
import { markKnownEvents } from '../knownEvents.ts';
import { localSecondOfDay, zoneTable } from '../../time/index.ts';
import type { Groups } from './groups.ts';
import { eventsInRows } from './selectCustomers.ts';

/**
 * The events of all customers in time order, ties by the order of their sources' ids. An event that two sources of a customer have
 * (same time, type, value and properties) stays once; one at local midnight without any property stays twice, because two
 * purchases of a day for one amount are not a fault.
 */
export function joinEvents(dataset: Dataset, groups: Groups): { events: EventLog; dropped: number } {
  const { events } = dataset;
  const { offsets: bounds, items } = groups.members;
  const customers = groups.nameRows.length;
  const repeated = repeatedEvents(dataset, groups);
  const rows = new Int32Array(events.times.length);
  const offsets = new Uint32Array(customers + 1);
  let end = 0;
  for (let customer = 0; customer < customers; customer++) {
    const from = end;
    const sources = items.subarray(bounds[customer], bounds[customer + 1]);
    if (sources.length > 1) {
      for (const source of sources.slice().sort()) {
        for (let row = events.offsets[source]!; row < events.offsets[source + 1]!; row++) {
          if (repeated[row] === 0) rows[end++] = row;
        }
      }
      rows.subarray(from, end).sort((a, b) => events.times[a]! - events.times[b]! || a - b);
    } else {
      const source = sources[0]!;
      for (let row = events.offsets[source]!; row < events.offsets[source + 1]!; row++) rows[end++] = row;
    }
    offsets[customer + 1] = end;
  }
  return { events: eventsInRows(events, rows.subarray(0, end), offsets), dropped: events.times.length - end };
}

/** Per event whether a source of the same customer with a smaller id has it too. */
function repeatedEvents({ events, zone, span }: Dataset, groups: Groups): Uint8Array {
  const repeated = markKnownEvents(events, events, pairsOfSources(events, groups), zone);
  if (span === null) return repeated;
  const days = zoneTable(zone, span.firstTime, span.lastTime + 1);
  for (let row = 0; row < repeated.length; row++) {
    if (repeated[row] === 0) continue;
    const time = events.times[row]!;
    const isMidnight = localSecondOfDay(days, time) === 0;
    if (isMidnight && events.properties.every((column) => isMissing(column, row))) repeated[row] = 0;
  }
  return repeated;
}

function* pairsOfSources(
  events: EventLog,
  { members: { offsets, items } }: Groups,
): Generator<readonly [number, number, number, number]> {
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    if (offsets[customer + 1]! - offsets[customer]! < 2) continue;
    const sources = items.slice(offsets[customer], offsets[customer + 1]).sort();
    for (let later = 1; later < sources.length; later++) {
      for (let earlier = 0; earlier < later; earlier++) {
        yield [...rangeOf(events, sources[earlier]!), ...rangeOf(events, sources[later]!)];
      }
    }
  }
}

function rangeOf({ offsets }: EventLog, row: number): [from: number, end: number] {
  return [offsets[row]!, offsets[row + 1]!];
}
