import { isMissing } from '../dataset/columns.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
import type { ProgramInput } from './programInput.ts';
import { createWindowCalendar, type WindowCalendar } from './windowCalendar.ts';

/** The calendars of a run's window, and what they were made for: journeys have no influence on them. */
export interface Calendars {
  readonly dataset: Dataset;
  readonly startTime: number;
  readonly endTime: number;
  readonly consentYears: number;
  /** The dataset's own, which days are counted by. */
  readonly calendar: WindowCalendar;
  /** One per zone of the customers, the dataset's first; `zoneOf` gives each customer's, null = all the first. */
  readonly calendars: readonly WindowCalendar[];
  readonly zoneOf: Uint16Array | null;
}

type Rested = Pick<ProgramInput, 'dataset' | 'startTime' | 'endTime' | 'assumptions'>;

/** The calendars of the window [startTime, endTime). */
export function createCalendars({ dataset, startTime, endTime, assumptions }: Rested): Calendars {
  const { consentYears } = assumptions;
  // Consents of up to so many years ago must be dated by the zone offset of their time.
  const create = (zone: string) => createWindowCalendar(zone, startTime, endTime, consentYears + 1);
  const calendar = create(dataset.zone);
  return { dataset, startTime, endTime, consentYears, calendar, ...customerZones(dataset, calendar, create) };
}

/** Whether calendars made for one input are those of another: the same customers, window and reach into the past. */
export function holdFor(known: Calendars, { dataset, startTime, endTime, assumptions }: Rested): boolean {
  return (
    known.dataset === dataset &&
    known.startTime === startTime &&
    known.endTime === endTime &&
    known.consentYears === assumptions.consentYears
  );
}

/** A calendar per known zone that a customer has; unknown and missing ones are the dataset's. */
function customerZones(dataset: Dataset, calendar: WindowCalendar, create: (zone: string) => WindowCalendar) {
  const column = dataset.attributes.find((candidate) => candidate.name === dataset.roles.zone);
  const calendars = [calendar];
  if (column?.kind !== 'category' && column?.kind !== 'text') return { calendars, zoneOf: null };
  const places = new Map([[dataset.zone, 0]]);
  const placeOf = (zone: string) => {
    const known = places.get(zone);
    if (known !== undefined) return known;
    let place = 0;
    try {
      place = calendars.push(create(zone)) - 1;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    places.set(zone, place);
    return place;
  };
  const byLabel = column.kind === 'category' ? column.labels.map(placeOf) : [];
  const zoneOf = Uint16Array.from({ length: dataset.customerCount }, (_, row) => {
    if (isMissing(column, row)) return 0;
    return column.kind === 'category' ? byLabel[column.codes[row]! - 1]! : placeOf(textAt(column, row));
  });
  return { calendars, zoneOf: calendars.length === 1 ? null : zoneOf };
}
