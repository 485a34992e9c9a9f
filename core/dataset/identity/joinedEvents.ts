import { isMissing } from '../columns.ts';
import type { Dataset, EventLog } from '../dataset.ts';
import { markKnownEvents } from '../knownEvents.ts';
import { inRanges, type Steps, within } from '../../lib/steps.ts';
import { localSecondOfDay, zoneTable } from '../../time/index.ts';
import type { Groups } from './groups.ts';
import { eventsInRows } from './selectCustomers.ts';

/** Customers of a step, whose events are put in order. */
const customersPerStep = 1 << 12;

/**
 * The events of all customers in time order, ties by the order of their sources' ids. An event that two sources of a customer have
 * (same time, type, value and properties) stays once; one at local midnight without any property stays twice, because two
 * purchases of a day for one amount are not a fault.
 */
export function* joinEvents(dataset: Dataset, groups: Groups): Steps<{ events: EventLog; dropped: number }> {
  const { events } = dataset;
  const { offsets: bounds, items } = groups.members;
  const customers = groups.nameRows.length;
  const repeated = yield* within(repeatedEvents(dataset, groups), 0, 0.2);
  const rows = new Int32Array(events.times.length);
  const offsets = new Uint32Array(customers + 1);
  let end = 0;
  const ordered = inRanges(
    customers,
    (first, last) => {
      for (let customer = first; customer < last; customer++) {
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
    },
    customersPerStep,
  );
  yield* within(ordered, 0.2, 0.5);
  const joined = yield* within(eventsInRows(events, rows.subarray(0, end), offsets), 0.5, 1);
  return { events: joined, dropped: events.times.length - end };
}

/** Per event whether a source of the same customer with a smaller id has it too. */
function* repeatedEvents({ events, zone, span }: Dataset, groups: Groups): Steps<Uint8Array> {
  const repeated = yield* markKnownEvents(events, events, pairsOfSources(events, groups), zone);
  if (span === null) return repeated;
  const days = zoneTable(zone, span.firstTime, span.lastTime + 1);
  yield* inRanges(repeated.length, (from, to) => {
    for (let row = from; row < to; row++) {
      if (repeated[row] === 0) continue;
      const time = events.times[row]!;
      const isMidnight = localSecondOfDay(days, time) === 0;
      if (isMidnight && events.properties.every((column) => isMissing(column, row))) repeated[row] = 0;
    }
  });
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
