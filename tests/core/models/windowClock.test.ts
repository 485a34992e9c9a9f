import { describe, expect, it } from 'vitest';
import { countMoment, createProfileCounts, profileOf } from '../../../core/models/timeProfile.ts';
import { createWindowClock, dayAt, secondsOn } from '../../../core/models/windowClock.ts';
import { dayNumber, localDayOf, localSecondOfDay, momentAt, zoneTable } from '../../../core/time/index.ts';

const zone = 'America/New_York';
const from = dayNumber('2026-03-02');
const table = zoneTable(zone, (from - 1) * 86_400, (from + 30) * 86_400);
const at = (day: number, hour: number): number => momentAt(table, from + day, hour * 3600);

describe('a profile of the week', () => {
  it('weighs each weekday by what was counted on it, with mean 1', () => {
    const counts = createProfileCounts();
    for (let day = 0; day < 28; day++) {
      // Monday to Friday 20 moments at 10 o'clock, at the weekend 50 at 21 o'clock
      const weekend = day % 7 >= 5;
      for (let index = 0; index < (weekend ? 50 : 20); index++) countMoment(counts, table, at(day, weekend ? 21 : 10));
    }
    const profile = profileOf(counts, from, from + 27);
    expect(profile.weekdayWeights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(7, 12);
    expect(profile.weekdayWeights[5]! / profile.weekdayWeights[0]!).toBeCloseTo(205 / 85, 1);
    expect(profile.hourCumulative[10]! - profile.hourCumulative[9]!).toBeGreaterThan(0.95);
    expect(profile.dateOnly).toBe(false);
  });

  it('is even where nothing was counted, and knows dates without a time', () => {
    const even = profileOf(createProfileCounts(), from, from);
    expect(even.weekdayWeights).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const counts = createProfileCounts();
    for (let day = 0; day < 20; day++) countMoment(counts, table, at(day, 0));
    expect(profileOf(counts, from, from + 19).dateOnly).toBe(true);
  });
});

describe('the clock of a window', () => {
  it('gives local days and hours on both sides of a change of the clock', () => {
    const even = profileOf(createProfileCounts(), from, from);
    const startTime = at(0, 0);
    const clock = createWindowClock(even, zone, { untilTime: startTime, startTime, endTime: at(14, 0) });
    expect(clock.weeks).toBeCloseTo(2, 12);
    // Sunday 8 March 2026 has 23 hours
    expect(clock.midnights[7]! - clock.midnights[6]!).toBe(23 * 3600);
    for (let step = 0; step < 14 * 48; step++) {
      const day = dayAt(clock, step / 48 / 7 + 1e-9, 0);
      expect(day).toBe(Math.floor(step / 48));
      const time = startTime + secondsOn(clock, day, (step % 48) / 48 + 1e-6);
      expect(localDayOf(table, time)).toBe(from + day);
      // hours of the short day are stretched, so only its date is asked for
      const halfHour = day === 6 ? step % 48 : Math.floor(localSecondOfDay(table, time) / 1800);
      expect(halfHour).toBe(step % 48);
    }
  });
});
