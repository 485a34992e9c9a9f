import { calendarDay, weekdayOf } from '../../time/index.ts';
import { monthFactors, weekdayFactors, weekdayHours, weekendHours } from './profiles.ts';

const steps = 1024;
const daySeconds = 86_400;
/** Korea has kept UTC+9 without daylight saving since 1988, so no zone table is needed. */
const seoulOffsetSeconds = 32_400;

/**
 * The shop's clock. Behaviour runs on "shop days" counted from the first sign-up day; inside a day they pass as fast as
 * visits come (slowly at night), so any rate per shop day follows the hours by itself and never changes the order of events.
 */
export interface ShopCalendar {
  readonly firstDay: number;
  /** History is [startTime, endTime), epoch seconds; in shop days [startShopDay, endShopDay). */
  readonly startTime: number;
  readonly endTime: number;
  readonly startShopDay: number;
  readonly endShopDay: number;
  /** Visits on a shop day against an average day, and the largest of these. */
  readonly dayFactors: Float64Array;
  readonly largestFactor: number;
  /** Second of the day at each 1/1024 of a weekday's or weekend day's visits. */
  readonly weekdayQuantiles: Float64Array;
  readonly weekendQuantiles: Float64Array;
}

/** The calendar of a history that ends before the local day `endDay` (days since 1970-01-01). */
export function createCalendar(endDay: number, days: number, daysBefore: number): ShopCalendar {
  const firstDay = endDay - days - daysBefore;
  const dayFactors = Float64Array.from({ length: days + daysBefore }, (_, index) => {
    const day = firstDay + index;
    return weekdayFactors[weekdayOf(day) - 1]! * monthFactors[calendarDay(day).month - 1]!;
  });
  return {
    firstDay,
    startTime: startOfDay(endDay - days),
    endTime: startOfDay(endDay),
    startShopDay: daysBefore,
    endShopDay: daysBefore + days,
    dayFactors,
    largestFactor: Math.max(...weekdayFactors) * Math.max(...monthFactors),
    weekdayQuantiles: quantilesOf(weekdayHours),
    weekendQuantiles: quantilesOf(weekendHours),
  };
}

/** Local midnight at which a day (days since 1970-01-01) begins, in epoch seconds. */
export function startOfDay(day: number): number {
  return day * daySeconds - seoulOffsetSeconds;
}

function quantilesOf(hours: readonly number[]): Float64Array {
  const total = hours.reduce((sum, weight) => sum + weight, 0);
  const quantiles = new Float64Array(steps + 1);
  let hour = 0;
  let before = 0;
  for (let step = 0; step <= steps; step++) {
    const target = (step / steps) * total;
    while (hour < 23 && before + hours[hour]! < target) before += hours[hour++]!;
    quantiles[step] = 3600 * (hour + Math.min(1, (target - before) / hours[hour]!));
  }
  return quantiles;
}

/** Epoch seconds (whole) of a moment given in shop days; never decreases as shop days grow. */
export function timeAtShopDay(calendar: ShopCalendar, shopDay: number): number {
  const index = Math.floor(shopDay);
  const day = calendar.firstDay + index;
  const quantiles = weekdayOf(day) >= 6 ? calendar.weekendQuantiles : calendar.weekdayQuantiles;
  const position = (shopDay - index) * steps;
  const step = Math.min(steps - 1, Math.floor(position));
  const from = quantiles[step]!;
  const second = from + (position - step) * (quantiles[step + 1]! - from);
  return startOfDay(day) + Math.min(daySeconds - 1, Math.floor(second));
}
