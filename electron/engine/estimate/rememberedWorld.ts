import { createEventBuffer, type EventBuffer, type World } from '../../../core/simulate/world.ts';

/**
 * A world whose events are drawn once: a journey is estimated again at every edit, on the same baseline. The buffer that is to be
 * filled is lent the remembered arrays, so it may be filled from no other world.
 */
export function rememberedWorld(world: World, customers: number): World {
  const known: EventBuffer[] = [];
  const scratch = createEventBuffer(64);
  function fill(customerRow: number, replication: number, into: EventBuffer): void {
    const place = replication * customers + customerRow;
    let events = known[place];
    if (events === undefined) {
      world.fill(customerRow, replication, scratch);
      events = copyOf(scratch);
      known[place] = events;
    }
    into.count = events.count;
    into.times = events.times;
    into.types = events.types;
    into.values = events.values;
    into.sourceRows = events.sourceRows;
  }
  return { startTime: world.startTime, fill };
}

function copyOf(events: EventBuffer): EventBuffer {
  const { count } = events;
  return {
    count,
    times: events.times.slice(0, count),
    types: events.types.slice(0, count),
    values: events.values.slice(0, count),
    sourceRows: events.sourceRows.slice(0, count),
  };
}
