import { localDayOf, localSecondOfDay, weekdayOf, type ZoneTable } from '../time/index.ts';
import type { TimeProfile } from './forecastModel.ts';

const hours = 24;
const dateOnlyShare = 0.95;
/** Strength of the pull towards an even week and towards the week's own hours, in events. */
const weekdayPrior = 5;
const hourPrior = 5;

/** Counts of moments by weekday (Monday first) and local hour. */
export interface ProfileCounts {
  readonly byHour: Float64Array;
  total: number;
  atMidnight: number;
}

export function createProfileCounts(): ProfileCounts {
  return { byHour: new Float64Array(7 * hours), total: 0, atMidnight: 0 };
}

/** Counts one moment (epoch seconds). */
export function countMoment(counts: ProfileCounts, table: ZoneTable, time: number): void {
  const second = localSecondOfDay(table, time);
  const weekday = weekdayOf(localDayOf(table, time)) - 1;
  counts.byHour[weekday * hours + Math.floor(second / 3600)]!++;
  counts.total++;
  if (second === 0) counts.atMidnight++;
}

/** The profile of what was counted over the local days [fromDay, toDay]; even where nothing was. */
export function profileOf(counts: ProfileCounts, fromDay: number, toDay: number): TimeProfile {
  const occurrences = Array.from({ length: 7 }, () => 0);
  for (let day = fromDay; day <= toDay; day++) occurrences[weekdayOf(day) - 1]!++;
  const perDay = counts.total / Math.max(1, toDay - fromDay + 1);
  const raw = occurrences.map((times, weekday) => {
    let seen = 0;
    for (let hour = 0; hour < hours; hour++) seen += counts.byHour[weekday * hours + hour]!;
    return (seen + weekdayPrior) / (times * perDay + weekdayPrior);
  });
  const mean = raw.reduce((sum, weight) => sum + weight, 0) / 7;
  return {
    weekdayWeights: raw.map((weight) => weight / mean),
    hourCumulative: hourCumulative(counts),
    dateOnly: counts.total > 0 && counts.atMidnight >= dateOnlyShare * counts.total,
  };
}

function hourCumulative(counts: ProfileCounts): number[] {
  const overall = Array.from({ length: hours }, (_, hour) => {
    let seen = 0;
    for (let weekday = 0; weekday < 7; weekday++) seen += counts.byHour[weekday * hours + hour]!;
    return (seen + 1 / hours) / (counts.total + 1);
  });
  const cumulative: number[] = [];
  for (let weekday = 0; weekday < 7; weekday++) {
    const shares = overall.map((share, hour) => counts.byHour[weekday * hours + hour]! + hourPrior * share);
    const total = shares.reduce((sum, share) => sum + share, 0);
    let sum = 0;
    for (const share of shares) {
      sum += share / total;
      cumulative.push(sum);
    }
    // Rounding must not leave a gap above the last hour.
    cumulative[cumulative.length - 1] = 1;
  }
  return cumulative;
}
