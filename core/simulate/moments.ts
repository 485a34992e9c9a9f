import type { Dataset } from '../dataset/dataset.ts';
import { localSecondOfDay, momentAt, type ZoneTable } from '../time/index.ts';
import { firstEventFrom } from './replayWorld.ts';
import type { KernelState } from './state.ts';
import { dayAt } from './windowCalendar.ts';

/** One time of day on every day of the window in one zone; `wanted` is 1 on the days that count. */
export interface ZoneMoments {
  readonly moments: Int32Array;
  readonly wanted: Uint8Array;
}

/** The next moment at or after now, Infinity when the window ends before. */
export function nextLocalMoment({ calendar, now }: KernelState, { moments, wanted }: ZoneMoments): number {
  for (let day = dayAt(calendar, now); day < calendar.days; day++) {
    if (wanted[day] === 1 && moments[day]! >= now) return moments[day]!;
  }
  return Number.POSITIVE_INFINITY;
}

/** The second at which the customer's clock shows `secondOfDay` on a day since 1970; now when past or NaN. */
export function dateMoment({ calendar, now }: KernelState, localDay: number, secondOfDay: number): number {
  if (Number.isNaN(localDay)) return now;
  return Math.max(now, momentAt(calendar.zone, localDay, secondOfDay) - calendar.startTime);
}

/** The customer's next local midnight after now; Infinity when the window ends before. */
export function nextMidnight({ calendar, now }: KernelState): number {
  const day = dayAt(calendar, now);
  const next = calendar.dayStarts[day + 1]!;
  return next > now && next < calendar.endSecond ? next : Number.POSITIVE_INFINITY;
}

/** Whether a local day of the customer begins now. */
export function isMidnight({ calendar, now }: KernelState): boolean {
  return calendar.dayStarts[dayAt(calendar, now)] === now;
}

const hourSeconds = 3600;
/** In place of an hour: not found yet, and nothing to find it from. */
const unknown = -2;
const none = -1;

/** The second of the day at which each customer's most active hour begins, found when first asked for. */
export interface BestHours {
  readonly hours: Int8Array;
  readonly dataset: Dataset;
  readonly zoneOf: (row: number) => ZoneTable;
  /** The hour of those without events. */
  ofAll: number;
}

export function createBestHours(dataset: Dataset, zoneOf: (row: number) => ZoneTable): BestHours {
  return { hours: new Int8Array(dataset.customerCount).fill(unknown), dataset, zoneOf, ofAll: unknown };
}

/** The customer's best hour if it begins within the span; now otherwise, and inside of that hour. */
export function bestHourMoment(state: KernelState, best: BestHours, withinSeconds: number): number {
  const { calendar, now, row, startTime } = state;
  if (best.hours[row] === unknown) best.hours[row] = bestHourOf(best, row, startTime);
  const hour = best.hours[row]!;
  if (hour === none) return now;
  const second = localSecondOfDay(calendar.zone, startTime + now);
  if (Math.floor(second / hourSeconds) === hour) return now;
  const day = dayAt(calendar, now);
  const next = day + (second < hour * hourSeconds ? 0 : 1);
  const moment = momentAt(calendar.zone, calendar.startDay + next, hour * hourSeconds) - startTime;
  return moment > now && moment - now <= withinSeconds ? moment : now;
}

function bestHourOf(best: BestHours, row: number, startTime: number): number {
  const counts = new Float64Array(24);
  countHours(best, row, startTime, counts);
  const own = greatest(counts);
  if (own !== none) return own;
  if (best.ofAll === unknown) {
    for (let other = 0; other < best.dataset.customerCount; other++) countHours(best, other, startTime, counts);
    best.ofAll = greatest(counts);
  }
  return best.ofAll;
}

function countHours({ dataset, zoneOf }: BestHours, row: number, startTime: number, counts: Float64Array): void {
  const { offsets, times } = dataset.events;
  const zone = zoneOf(row);
  const end = firstEventFrom(dataset, row, startTime);
  for (let event = offsets[row]!; event < end; event++) {
    counts[Math.floor(localSecondOfDay(zone, times[event]!) / hourSeconds)]!++;
  }
}

/** The first place of the greatest count; -1 when all are 0. */
function greatest(counts: Float64Array): number {
  let best = -1;
  for (let place = 0; place < counts.length; place++) {
    if (counts[place]! > (best === -1 ? 0 : counts[best]!)) best = place;
  }
  return best;
}
