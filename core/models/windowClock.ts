import { localDayOf, momentAt, weekdayOf, zoneTable } from '../time/index.ts';
import type { TimeProfile } from './forecastModel.ts';

const daySeconds = 86_400;

/**
 * Turns model time (weeks after the last recorded day, in which every day has its weekday's weight) into seconds from the
 * window's start. Days between the records and the window are lived through but give moments below 0.
 */
export interface WindowClock {
  /** Model weeks until the end of the window. */
  readonly weeks: number;
  /** Model weeks at the end of day k after the records. */
  readonly dayEnds: Float64Array;
  /** Seconds from the window's start at local midnight of day k, and of the day after the last. */
  readonly midnights: Float64Array;
  /** 0 = Monday. */
  readonly weekdays: Uint8Array;
  readonly profile: TimeProfile;
}

/** `untilTime`: end of the records; the window is [startTime, endTime), all epoch seconds. */
export function createWindowClock(
  profile: TimeProfile,
  zone: string,
  window: { readonly untilTime: number; readonly startTime: number; readonly endTime: number },
): WindowClock {
  const table = zoneTable(zone, window.untilTime, window.endTime);
  const firstDay = localDayOf(table, window.untilTime);
  const days = localDayOf(table, window.endTime - 1) - firstDay + 1;
  const dayEnds = new Float64Array(days);
  const midnights = new Float64Array(days + 1);
  const weekdays = new Uint8Array(days);
  let weeks = 0;
  for (let day = 0; day < days; day++) {
    weekdays[day] = weekdayOf(firstDay + day) - 1;
    weeks += profile.weekdayWeights[weekdays[day]!]! / 7;
    dayEnds[day] = weeks;
    midnights[day] = momentAt(table, firstDay + day, 0) - window.startTime;
  }
  midnights[days] = momentAt(table, firstDay + days, 0) - window.startTime;
  return { weeks, dayEnds, midnights, weekdays, profile };
}

/** The day of a moment in model time, searched onwards from `fromDay`. */
export function dayAt(clock: WindowClock, weeks: number, fromDay: number): number {
  let day = fromDay;
  while (day < clock.dayEnds.length - 1 && clock.dayEnds[day]! <= weeks) day++;
  return day;
}

/** Seconds from the window's start on day `day`, at an hour drawn by `uniform` in (0, 1) from the weekday's profile. */
export function secondsOn(clock: WindowClock, day: number, uniform: number): number {
  const midnight = clock.midnights[day]!;
  if (clock.profile.dateOnly) return midnight;
  const { hourCumulative } = clock.profile;
  const base = clock.weekdays[day]! * 24;
  let hour = 0;
  while (hour < 23 && hourCumulative[base + hour]! < uniform) hour++;
  const below = hour === 0 ? 0 : hourCumulative[base + hour - 1]!;
  const within = (uniform - below) / (hourCumulative[base + hour]! - below);
  const seconds = Math.floor((hour + Math.min(within, 0.999_999)) * 3600);
  // Days with a change of the clock are an hour longer or shorter; the profile is stretched over them.
  const length = clock.midnights[day + 1]! - midnight;
  return midnight + (length === daySeconds ? seconds : Math.floor((seconds * length) / daySeconds));
}
