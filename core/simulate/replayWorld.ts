import type { Dataset } from '../dataset/dataset.ts';
import { type EventBuffer, pushEvent, type World } from './world.ts';

/** The recorded events inside [startTime, endTime) (epoch seconds) as baseline; the same in every replication. */
export function replayWorld(dataset: Dataset, startTime: number, endTime: number): World {
  const { offsets, times, typeCodes, values } = dataset.events;
  function fill(customerRow: number, _replication: number, into: EventBuffer): void {
    into.count = 0;
    const end = offsets[customerRow + 1]!;
    for (let row = firstEventFrom(dataset, customerRow, startTime); row < end; row++) {
      const time = times[row]!;
      if (time >= endTime) break;
      pushEvent(into, Math.floor(time) - startTime, typeCodes[row]!, values[row]!, row);
    }
  }
  return { startTime, fill };
}

/** The first row of the customer's events at or after `time` (epoch seconds); the row after the last if there is none. */
export function firstEventFrom(dataset: Dataset, customerRow: number, time: number): number {
  const { offsets, times } = dataset.events;
  let low = offsets[customerRow]!;
  let high = offsets[customerRow + 1]!;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
