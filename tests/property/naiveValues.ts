import { type Column, type Dataset, missingDay } from '../../core/dataset/dataset.ts';
import type { Schedule, Wait } from '../../core/journey/nodes.ts';
import type { ValueTest } from '../../core/segment/condition.ts';

/* Values, dates and events of the naive interpreter; only for zones without summer time. */

export interface NaiveEvent {
  time: number;
  type: string;
  value: number | null;
  row: number;
}

export type Value = string | number | boolean;
export interface Fact {
  value: Value;
  kind: Column['kind'];
}
export const offset = 9 * 3600;
export const day = 86_400;
export const localDay = (time: number) => Math.floor((time + offset) / day);
export const midnight = (localDayNumber: number) => localDayNumber * day - offset;
const textDay = (text: string) => Date.parse(`${text}T00:00:00Z`) / 1000 / day;
const noWords = ['n', 'no', 'false', 'f', '0', 'x', '아니오', '미동의', '거부', '없음'];
export const yes = (value: Value) =>
  typeof value === 'string'
    ? !noWords.includes(value.trim().toLowerCase())
    : value === true || (typeof value === 'number' && value !== 0);

export function cell(column: Column | undefined, row: number): Fact | null {
  if (column === undefined || row < 0) return null;
  const { kind } = column;
  if (kind === 'number' || kind === 'time') {
    const value = column.values[row]!;
    return Number.isNaN(value) ? null : { kind, value };
  }
  if (kind === 'category')
    return column.codes[row] === 0 ? null : { kind, value: column.labels[column.codes[row]! - 1]! };
  if (kind === 'boolean') return column.values[row] === 2 ? null : { kind, value: column.values[row] === 1 };
  if (kind === 'date') return column.values[row] === missingDay ? null : { kind, value: column.values[row]! };
  const text = new TextDecoder().decode(column.bytes.slice(column.offsets[row], column.offsets[row + 1]));
  return text === '' ? null : { kind, value: text };
}

function numeric(value: Value): number {
  if (typeof value === 'boolean') return Number.NaN;
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

export function passes(fact: Fact | null, test: ValueTest, now: number): boolean {
  if (fact === null) return ['isNotSet', 'isNot', 'notIn'].includes(test.compare);
  const { value, kind } = fact;
  const like = (wanted: Value) => {
    if (kind === 'date' && typeof wanted === 'string') return value === textDay(wanted);
    return typeof value === 'number' ? value === numeric(wanted) : String(value) === String(wanted);
  };
  if (test.compare === 'withinLast' || test.compare === 'notWithinLast') {
    if (kind !== 'time' && kind !== 'date') return false;
    const age = kind === 'time' ? now - Number(value) : (localDay(now) - Number(value)) * day;
    return (age >= 0 && age < test.seconds) === (test.compare === 'withinLast');
  }
  const number = numeric(value);
  switch (test.compare) {
    case 'is':
      return like(test.value);
    case 'isNot':
      return !like(test.value);
    case 'in':
      return test.values.some(like);
    case 'notIn':
      return !test.values.some(like);
    case 'greater':
      return number > test.value;
    case 'atLeast':
      return number >= test.value;
    case 'less':
      return number < test.value;
    case 'atMost':
      return number <= test.value;
    case 'between':
      return number >= test.from && number <= test.to;
    case 'contains':
      return String(value).includes(test.value);
    case 'startsWith':
      return String(value).startsWith(test.value);
    case 'isSet':
      return true;
    case 'isNotSet':
      return false;
    case 'isTrue':
      return yes(value);
    case 'isFalse':
      return !yes(value);
  }
}

export function historyOf(dataset: Dataset, row: number, startTime: number): NaiveEvent[] {
  return recordedEvents(dataset, row).filter((event) => event.time < startTime);
}

/** All recorded events of a customer as objects. */
export function recordedEvents(dataset: Dataset, row: number): NaiveEvent[] {
  const { events } = dataset;
  const found: NaiveEvent[] = [];
  for (let index = events.offsets[row]!; index < events.offsets[row + 1]!; index++) {
    const value = events.values[index]!;
    found.push({
      time: events.times[index]!,
      type: events.types[events.typeCodes[index]!]!,
      value: Number.isNaN(value) ? null : value,
      row: index,
    });
  }
  return found;
}

export function isItsDay(fact: Fact | null, repeat: string, localDayNumber: number): boolean {
  if (fact === null || (fact.kind !== 'date' && fact.kind !== 'time')) return false;
  const own = fact.kind === 'date' ? Number(fact.value) : localDay(Number(fact.value));
  if (
    localDayNumber < own &&
    new Date(own * day * 1000).getUTCFullYear() > new Date(localDayNumber * day * 1000).getUTCFullYear()
  ) {
    return false;
  }
  if (repeat === 'once') return own === localDayNumber;
  const [a, b] = [new Date(own * day * 1000), new Date(localDayNumber * day * 1000)];
  const sameDay = a.getUTCMonth() === b.getUTCMonth() && a.getUTCDate() === b.getUTCDate();
  const tomorrow = new Date((localDayNumber + 1) * day * 1000);
  const leapDay = a.getUTCMonth() === 1 && a.getUTCDate() === 29;
  return sameDay || (leapDay && b.getUTCMonth() === 1 && b.getUTCDate() === 28 && tomorrow.getUTCMonth() === 2);
}

/** What the generated cases do not contain. */
export function notRun(kind: string): never {
  throw new Error(`Invariant broken: ${kind} is not run by this interpreter`);
}

export function secondOfSchedule(schedule: Schedule): number {
  return schedule.kind === 'cron' ? notRun(schedule.kind) : schedule.secondOfDay;
}

export function isScheduled(schedule: Schedule, date: Date): boolean {
  switch (schedule.kind) {
    case 'once':
      return schedule.date === date.toISOString().slice(0, 10);
    case 'daily':
      return true;
    case 'weekly':
      return schedule.weekdays.includes(date.getUTCDay() || 7);
    case 'monthly': {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === Math.min(schedule.dayOfMonth, last);
    }
    case 'cron':
      return notRun(schedule.kind);
  }
}

/** The second in which a wait that begins now is over. */
export function waitEnd(wait: Wait, now: number, endTime: number): number {
  if (wait.kind === 'duration') return now + wait.waitSeconds;
  return wait.kind === 'untilLocal' ? nextLocal(now, endTime, wait.secondOfDay, wait.weekdays) : notRun(wait.kind);
}

/** The next moment from `now` on at which the wall clock shows a second of the day on one of the weekdays. */
function nextLocal(now: number, endTime: number, secondOfDay: number, weekdays: readonly number[]): number {
  for (let localDayNumber = localDay(now); midnight(localDayNumber) < endTime; localDayNumber++) {
    const weekday = new Date(localDayNumber * day * 1000).getUTCDay() || 7;
    const moment = midnight(localDayNumber) + secondOfDay;
    if (moment >= now && (weekdays.length === 0 || weekdays.includes(weekday))) return moment;
  }
  return Number.POSITIVE_INFINITY;
}
