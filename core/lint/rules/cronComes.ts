import type { Cron } from '../../simulate/cron.ts';

const longestMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether a schedule ever comes: 30 February does not. */
export function cronComes(cron: Cron): boolean {
  // if either day field is enough, a weekday comes in every month
  if (cron.eitherDay) return true;
  return [...cron.months].some((month) => [...cron.daysOfMonth].some((day) => day <= longestMonths[month - 1]!));
}
