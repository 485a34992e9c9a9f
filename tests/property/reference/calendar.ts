import type { Schedule } from '../../../core/journey/nodes.ts';
import { dateOfDay, dayOfText, localDay, momentOf } from './zones.ts';

/* Which days and moments a schedule, a cron expression or a yearly date means. */

interface Cron {
  minutes: Set<number>;
  hours: Set<number>;
  days: Set<number>;
  months: Set<number>;
  weekdays: Set<number>;
  eitherDay: boolean;
}

function readField(text: string, least: number, greatest: number): Set<number> | null {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const match = /^(?:\*|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(part);
    if (match === null) return null;
    const [, first, last, step] = match;
    if (first !== undefined && last === undefined && step !== undefined) return null;
    const from = first === undefined ? least : Number(first);
    const to = first === undefined ? greatest : Number(last ?? first);
    const by = Number(step ?? 1);
    if (from < least || to > greatest || from > to || by === 0) return null;
    for (let value = from; value <= to; value += by) found.add(value);
  }
  return found;
}

/** The five fields; null when they cannot be read. */
export function readCron(expression: string): Cron | null {
  const fields = expression.trim().split(/\s+/);
  if (fields.length !== 5) return null;
  const minutes = readField(fields[0]!, 0, 59);
  const hours = readField(fields[1]!, 0, 23);
  const days = readField(fields[2]!, 1, 31);
  const months = readField(fields[3]!, 1, 12);
  const weekdays = readField(fields[4]!, 0, 7);
  if (minutes === null || hours === null || days === null || months === null || weekdays === null) return null;
  const eitherDay = !fields[2]!.includes('*') && !fields[4]!.includes('*');
  return { minutes, hours, days, months, weekdays, eitherDay };
}

/** Seconds of one local day at which a schedule asks to be run. */
export function scheduledSeconds(schedule: Schedule, day: number): number[] {
  const date = dateOfDay(day);
  const isoWeekday = date.getUTCDay() || 7;
  switch (schedule.kind) {
    case 'once':
      return dayOfText(schedule.date) === day ? [schedule.secondOfDay] : [];
    case 'daily':
      return [schedule.secondOfDay];
    case 'weekly':
      return schedule.weekdays.includes(isoWeekday) ? [schedule.secondOfDay] : [];
    case 'monthly': {
      const lastOfMonth = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === Math.min(schedule.dayOfMonth, lastOfMonth) ? [schedule.secondOfDay] : [];
    }
    case 'cron': {
      const cron = readCron(schedule.expression);
      if (cron === null || !cron.months.has(date.getUTCMonth() + 1)) return [];
      const isDay = cron.days.has(date.getUTCDate());
      const isWeekday = cron.weekdays.has(date.getUTCDay()) || cron.weekdays.has(isoWeekday);
      if (cron.eitherDay ? !isDay && !isWeekday : !isDay || !isWeekday) return [];
      const seconds: number[] = [];
      for (let minute = 0; minute < 24 * 60; minute++) {
        if (cron.hours.has(Math.floor(minute / 60)) && cron.minutes.has(minute % 60)) seconds.push(minute * 60);
      }
      return seconds;
    }
  }
}

/** Whether `day` is the date itself, or the date's day in a later year. */
export function isDateOn(own: number, day: number, repeat: 'yearly' | 'once'): boolean {
  if (repeat === 'once' || day <= own) return own === day;
  const [birth, date] = [dateOfDay(own), dateOfDay(day)];
  if (birth.getUTCMonth() === date.getUTCMonth() && birth.getUTCDate() === date.getUTCDate()) return true;
  const isLeapDay = birth.getUTCMonth() === 1 && birth.getUTCDate() === 29;
  const isLastOfFebruary = date.getUTCMonth() === 1 && dateOfDay(day + 1).getUTCMonth() === 2;
  return isLeapDay && isLastOfFebruary;
}

/** The same calendar date so many years later; 29 February becomes the 28th where there is none. */
export function yearsLater(day: number, years: number): number {
  const date = dateOfDay(day);
  const year = date.getUTCFullYear() + years;
  const lastOfMonth = new Date(Date.UTC(year, date.getUTCMonth() + 1, 0)).getUTCDate();
  return Date.UTC(year, date.getUTCMonth(), Math.min(date.getUTCDate(), lastOfMonth)) / 1000 / 86_400;
}

/** The next moment from `now` on at which the wall shows a second of the day on one of the weekdays (empty = any). */
export function nextLocal(zone: string, now: number, secondOfDay: number, weekdays: readonly number[]): number {
  for (let day = localDay(zone, now); ; day++) {
    const moment = momentOf(zone, day, secondOfDay);
    if (moment < now) continue;
    if (weekdays.length === 0 || weekdays.includes(dateOfDay(day).getUTCDay() || 7)) return moment;
  }
}
