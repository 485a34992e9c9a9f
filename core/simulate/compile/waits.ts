import { localDayOf, weekdayOf } from '../../time/index.ts';
import { dayOfRow } from '../contactRules.ts';
import { dailyMoments, type WindowCalendar } from '../windowCalendar.ts';
import type { Emitter } from './emitter.ts';
import type { PlanJourney } from './plan.ts';

/** The moments of one time of day in each of the customers' zones, and which days count; see `nextLocalMoment`. */
function zoneMoments(calendars: readonly WindowCalendar[], secondOfDay: number, weekdays: readonly number[]) {
  return calendars.map((calendar) => ({
    moments: dailyMoments(calendar, secondOfDay),
    wanted: Uint8Array.from({ length: calendar.days }, (_, day) =>
      weekdays.length === 0 || weekdays.includes(weekdayOf(calendar.startDay + day)) ? 1 : 0,
    ),
  }));
}

/** The customer's place among the zones, as an expression. */
export function zonePlaceCode({ source, plan }: Emitter): string {
  return plan.zoneOf === null ? '0' : `${source.constant(plan.zoneOf)}[S.row]`;
}

/** The next moment at or after now at a time of day on one of the weekdays; Infinity when the window ends before. */
export function localMomentCode(emitter: Emitter, secondOfDay: number, weekdays: readonly number[]): string {
  const moments = emitter.source.constant(zoneMoments(emitter.plan.calendars, secondOfDay, weekdays));
  return `nextLocalMoment(S, ${moments}[${zonePlaceCode(emitter)}])`;
}

/** The moment of a customer's date plus days at a time of day; now where that is past or there is no date. */
export function dateMomentCode(
  emitter: Emitter,
  { scope }: PlanJourney,
  attribute: string,
  offsetDays: number,
  secondOfDay: number,
): string {
  const column = scope.dataset.attributes.find((candidate) => candidate.name === attribute);
  if (column === undefined) return 'S.now';
  const dayOf = (row: number) => dayOfRow(column, row, (time) => localDayOf(scope.clock.zone, time));
  return `dateMoment(S, ${emitter.source.constant(dayOf)}(S.row) + ${offsetDays}, ${secondOfDay})`;
}
