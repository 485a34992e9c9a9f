import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext } from '../rule.ts';

interface Place {
  readonly nodeId: string | null;
}

/** An event name that is missing, or that the dataset does not know. */
export function eventProblems(event: string, { schema, eventNames }: LintContext, place: Place): Problem[] {
  if (event === '') return [problemOf('error', 'event.none', {}, place)];
  return schema && !eventNames.has(event) ? [problemOf('warning', 'event.unknown', { name: event }, place)] : [];
}

/** Whether `YYYY-MM-DD` is a day of the calendar. */
export function isCalendarDate(date: string): boolean {
  const parsed = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === date;
}
