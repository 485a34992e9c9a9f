import type { Dataset } from '../dataset/dataset.ts';
import { type EventBuffer, makeRoom, type World } from './world.ts';

/** The recorded events inside [startTime, endTime) (epoch seconds) as baseline; the same in every replication. */
export function replayWorld(dataset: Dataset, startTime: number, endTime: number): World {
  const { offsets, times, typeCodes, values } = dataset.events;
  function fill(customerRow: number, _replication: number, into: EventBuffer): void {
    const first = firstEventFrom(dataset, customerRow, startTime);
    const end = offsets[customerRow + 1]!;
    makeRoom(into, end - first);
    const { times: seconds, types, values: amounts, sourceRows } = into;
    let count = 0;
    for (let row = first; row < end; row++) {
      const time = times[row]!;
      if (time >= endTime) break;
      seconds[count] = Math.floor(time) - startTime;
      types[count] = typeCodes[row]!;
      amounts[count] = values[row]!;
      sourceRows[count++] = row;
    }
    into.count = count;
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
