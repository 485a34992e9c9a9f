import { cronFitsDay, cronSeconds, parseCron } from '../../core/simulate/cron.ts';
import { calendarDay, localDayOf, momentAt, weekdayOf, zoneTable } from '../../core/time/index.ts';

/** Far enough for a day that comes once a year, 29 February included. */
const daysAhead = 366 * 4 + 1;
const daySeconds = 86_400;

/**
 * The next `count` moments (epoch seconds) at which a cron expression comes after `now` in the zone; null when it is no cron
 * expression, and fewer where it never comes, such as on 30 February.
 */
export function nextCronTimes(expression: string, zone: string, now: number, count: number): number[] | null {
  const cron = parseCron(expression);
  if (cron === null) return null;
  const table = zoneTable(zone, now, now + daysAhead * daySeconds);
  const seconds = cronSeconds(cron);
  const today = localDayOf(table, now);
  const found: number[] = [];
  for (let localDay = today; localDay < today + daysAhead && found.length < count; localDay++) {
    const { month, day } = calendarDay(localDay);
    if (!cronFitsDay(cron, month, day, weekdayOf(localDay))) continue;
    for (const second of seconds) {
      const moment = momentAt(table, localDay, second);
      // two local times that the clock skips are one moment
      if (moment > now && moment !== found.at(-1) && found.length < count) found.push(moment);
    }
  }
  return found;
}
