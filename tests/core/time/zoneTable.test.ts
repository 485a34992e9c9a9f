import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  localDayOf,
  localSecondOfDay,
  momentAt,
  weekdayOf,
  calendarDay,
  dateText,
  dayNumber,
  zoneTable,
} from '../../../core/time/index.ts';

const at = (text: string) => Date.parse(text) / 1000;
const from = at('1995-01-01T00:00:00Z');
const to = at('2032-01-01T00:00:00Z');
const newYork = zoneTable('America/New_York', from, to);
const hour = 3600;

function wallClock(zone: string, time: number): { date: string; second: number } {
  const text = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(
    time * 1000,
  );
  const [date, clock] = text.split(' ');
  const [hours, minutes, seconds] = clock!.split(':').map(Number);
  return { date: date!, second: hours! * hour + minutes! * 60 + seconds! };
}

describe('zone tables', () => {
  it('put the end of the gap where New York skips the asked hour', () => {
    expect(momentAt(newYork, dayNumber('2026-03-08'), 2.5 * hour)).toBe(at('2026-03-08T03:00:00-04:00'));
  });

  it('take the first of the two moments where New York repeats the hour', () => {
    expect(momentAt(newYork, dayNumber('2026-11-01'), 1.5 * hour)).toBe(at('2026-11-01T01:30:00-04:00'));
  });

  it('know that Seoul keeps one offset', () => {
    const seoul = zoneTable('Asia/Seoul', from, to);
    expect([...seoul.offsets]).toEqual([9 * hour]);
    expect(momentAt(seoul, dayNumber('2026-05-01'), 0)).toBe(at('2026-04-30T15:00:00Z'));
    expect(momentAt(seoul, dayNumber('2026-05-01'), 86_400)).toBe(at('2026-05-01T15:00:00Z'));
  });

  it('refuse a zone that does not exist', () => {
    expect(() => zoneTable('Asia/Nowhere', from, to)).toThrow(RangeError);
  });

  it('agree with Intl about every moment in zones that change their clocks in different ways', () => {
    const zones = [
      'America/New_York',
      'Asia/Seoul',
      'Europe/London',
      'Australia/Lord_Howe',
      'Africa/Casablanca',
      'Asia/Kathmandu',
    ];
    const tables = zones.map((zone) => zoneTable(zone, from, to));
    fc.assert(
      fc.property(fc.nat({ max: zones.length - 1 }), fc.integer({ min: from, max: to }), (zone, time) => {
        const table = tables[zone]!;
        const wall = wallClock(zones[zone]!, time);
        expect(dateText(localDayOf(table, time))).toBe(wall.date);
        expect(localSecondOfDay(table, time)).toBe(wall.second);
        // The moment of a wall clock is this one, or the earlier one that shows the same.
        const moment = momentAt(table, localDayOf(table, time), wall.second);
        expect(moment).toBeLessThanOrEqual(time);
        expect(wallClock(zones[zone]!, moment)).toEqual(wall);
      }),
      { seed: 5, numRuns: 2000 },
    );
  });
});

describe('calendar days', () => {
  it('agree with the Gregorian calendar of Date in both directions', () => {
    fc.assert(
      fc.property(fc.integer({ min: -300_000, max: 300_000 }), (day) => {
        const date = new Date(day * 86_400_000);
        expect(calendarDay(day)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
        expect(weekdayOf(day)).toBe(date.getUTCDay() || 7);
        expect(dayNumber(dateText(day))).toBe(day);
      }),
      { seed: 6, numRuns: 3000 },
    );
  });

  it('do not accept dates that the calendar lacks', () => {
    for (const text of ['2026-02-29', '2026-13-01', '2026-00-10', '2026-4-1', 'today'])
      expect(dayNumber(text)).toBeNaN();
    expect(dayNumber('2024-02-29')).toBe(19_782);
  });
});
