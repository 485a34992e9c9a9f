import { createEventBuffer, pushEvent, type EventBuffer, type World } from '../../../core/simulate/world.ts';

/** A world whose events are drawn once and then copied: a journey is estimated again at every edit, on the same baseline. */
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
    into.count = 0;
    for (let index = 0; index < events.count; index++) {
      const value = events.values[index]!;
      pushEvent(into, events.times[index]!, events.types[index]!, value, events.sourceRows[index]!);
    }
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
