import type { EventBuffer, World } from '../../../core/simulate/world.ts';
import { pushEvent } from '../../../core/simulate/world.ts';
import { between, chance, type Gen, hour, oneOf, times } from './picks.ts';
import type { SimulationInput } from './types.ts';
import { type NaiveEvent, recordedEvents } from './values.ts';

/** The baseline events of a customer in a replication, inside the window and in order. */
export type Baseline = (row: number, replication: number) => readonly NaiveEvent[];

/** What was recorded inside the window, the same in every replication. */
export function recordedBaseline({ dataset, startTime, endTime }: SimulationInput): Baseline {
  return (row) => recordedEvents(dataset, row).filter((event) => event.time >= startTime && event.time < endTime);
}

/**
 * A baseline like a forecast's: made-up events, others in every replication, with amounts of their own. Rows of the log, of
 * anyone and of any time, lend most of them their properties; some have none (row −1).
 */
export function generateBaseline(g: Gen, { dataset, startTime, endTime, request }: SimulationInput): Baseline {
  const { types, typeCodes, values } = dataset.events;
  const quarters = Math.ceil((endTime - startTime) / (6 * hour));
  const eventOf = (): NaiveEvent => {
    const code = oneOf(g, [0, 1, 1, 2, 2, 2, 3, 3, 4, 4, 5, 6]);
    const lenders = [...typeCodes.keys()].filter((row) => typeCodes[row] === code);
    const row = lenders.length === 0 || chance(g, 25) ? -1 : oneOf(g, lenders);
    const drawn = chance(g, 60) ? between(g, 1, 9) * 7001.5 : Number.NaN;
    const value = row >= 0 && chance(g, 50) ? values[row]! : drawn;
    return {
      time: startTime + between(g, 0, quarters - 1) * 6 * hour + oneOf(g, [0, 0, 0, 1, 60, 5400]),
      type: types[code]!,
      value: Number.isNaN(value) ? null : value,
      row,
    };
  };
  const made = times(request.replications, () =>
    times(dataset.customerCount, () =>
      times(oneOf(g, [0, 4, 12, 20]), eventOf)
        .filter((event) => event.time < endTime)
        .sort((a, b) => a.time - b.time),
    ),
  );
  return (row, replication) => made[replication]![row]!;
}

/** The same baseline as the kernel is given it. */
export function worldOf({ dataset, startTime }: SimulationInput, baseline: Baseline): World {
  return {
    startTime,
    fill(row: number, replication: number, into: EventBuffer) {
      into.count = 0;
      for (const { time, type, value, row: source } of baseline(row, replication)) {
        pushEvent(into, time - startTime, dataset.events.types.indexOf(type), value ?? Number.NaN, source);
      }
    },
  };
}
