import { localDayOf, momentAt, type ZoneTable, zoneTable } from '../time/index.ts';

/** The local days of a window. Seconds count from the window's start, days from its first local day. */
export interface WindowCalendar {
  readonly zone: ZoneTable;
  /** Epoch seconds of second 0. */
  readonly startTime: number;
  /** Length of the window: nothing happens at or after this second. */
  readonly endSecond: number;
  /** Days since 1970-01-01 of day 0. */
  readonly startDay: number;
  readonly days: number;
  /** Second at which each day begins; one more entry for the end of the last. */
  readonly dayStarts: Int32Array;
  /** The zone's one offset in seconds, where it does not change inside the window; else null. */
  readonly fixedOffset: number | null;
}

const daySeconds = 86_400;

/** The calendar of [startTime, endTime), with zone offsets from `yearsBefore` years earlier on. */
export function createWindowCalendar(
  zoneName: string,
  startTime: number,
  endTime: number,
  yearsBefore: number,
): WindowCalendar {
  // a wait inside the window may look for a moment after it
  const zone = zoneTable(zoneName, startTime - yearsBefore * 366 * daySeconds, endTime + 366 * daySeconds);
  const startDay = localDayOf(zone, startTime);
  const days = localDayOf(zone, endTime - 1) - startDay + 1;
  const dayStarts = new Int32Array(days + 1);
  for (let day = 0; day <= days; day++) dayStarts[day] = momentAt(zone, startDay + day, 0) - startTime;
  // two days more on either side, for moments that are looked up from inside the window
  const offsets = new Set<number>();
  for (let index = 0; index < zone.starts.length; index++) {
    const end = zone.starts[index + 1] ?? Number.POSITIVE_INFINITY;
    if (end > startTime - 2 * daySeconds && zone.starts[index]! < endTime + 2 * daySeconds) {
      offsets.add(zone.offsets[index]!);
    }
  }
  const fixedOffset = offsets.size === 1 ? [...offsets][0]! : null;
  return { zone, startTime, endSecond: endTime - startTime, startDay, days, dayStarts, fixedOffset };
}

/** The day of a second inside the window. */
export function dayAt(calendar: WindowCalendar, second: number): number {
  const { dayStarts, days } = calendar;
  let day = Math.max(0, Math.min(Math.floor(second / daySeconds), days - 1));
  while (day > 0 && dayStarts[day]! > second) day--;
  while (day < days - 1 && dayStarts[day + 1]! <= second) day++;
  return day;
}

/** For each day of the window the second at which the wall clock shows `secondOfDay`. */
export function dailyMoments(calendar: WindowCalendar, secondOfDay: number): Int32Array {
  const moments = new Int32Array(calendar.days);
  for (let day = 0; day < calendar.days; day++) {
    moments[day] = momentAt(calendar.zone, calendar.startDay + day, secondOfDay) - calendar.startTime;
  }
  return moments;
}
