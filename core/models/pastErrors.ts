import type { CustomerDays } from './customerDays.ts';
import { enoughForTiming, refitTiming } from './fitTiming.ts';
import { customerStates, type PastError, type PurchaseSummaries, type TimingFit } from './forecastModel.ts';
import { groupBuyers, rowStep } from './purchaseGroups.ts';
import { summarize } from './purchaseSummaries.ts';
import { expectedTotal } from './timing.ts';

const horizons = [7, 28, 84];
const fewestOrigins = 4;
const mostOrigins = 8;
const shortestHistoryDays = 56;
const fewestRepeats = 10;

interface Origin {
  readonly lastDay: number;
  readonly horizonDays: number;
}

/**
 * Repeats the purchase forecast from up to eight earlier days per horizon, each time with only what was known then, and
 * compares it with what the customers known then went on to buy: sd² = mean of ln(actual / forecast)².
 */
export function measurePastErrors(
  days: CustomerDays,
  summaries: PurchaseSummaries,
  start: TimingFit,
  onOrigin: (shareDone: number) => void,
): PastError[] {
  const plan = horizons.map((horizonDays) => originsFor(days, summaries.burnInDays, horizonDays));
  const forecasts = new Map<number, (weeks: number) => { forecast: number; rows: PurchaseSummaries } | null>();
  const lastDays = [...new Set(plan.flat().map((origin) => origin.lastDay))];
  for (const [index, lastDay] of lastDays.entries()) {
    forecasts.set(lastDay, forecastFrom(days, summaries, start, lastDay));
    onOrigin((index + 1) / lastDays.length);
  }
  const errors: PastError[] = [];
  for (const origins of plan) {
    const squares: number[] = [];
    for (const { lastDay, horizonDays } of origins) {
      const made = forecasts.get(lastDay)!(horizonDays / 7);
      if (made === null) continue;
      // Half a purchase on both sides keeps the log finite when nothing was bought.
      const actual = purchasesIn(days, made.rows, lastDay, lastDay + horizonDays) + 0.5;
      squares.push(Math.log(actual / (made.forecast + 0.5)) ** 2);
    }
    if (squares.length < fewestOrigins) continue;
    const sd = Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length);
    errors.push({ horizonDays: origins[0]!.horizonDays, origins: squares.length, sd });
  }
  return errors;
}

/** Origins back from the end, as far apart as the horizon if at least four fit, else closer. */
function originsFor(days: CustomerDays, burnInDays: number, horizonDays: number): Origin[] {
  const earliest = days.edgeDay + Math.max(shortestHistoryDays, 2 * burnInDays);
  for (const step of [horizonDays, 28, 14, 7]) {
    // Windows that overlap by more than three quarters would count one error several times.
    if (step > horizonDays || step < horizonDays / 4) continue;
    const origins: Origin[] = [];
    for (let lastDay = days.lastDay - horizonDays; lastDay >= earliest; lastDay -= step) {
      origins.push({ lastDay, horizonDays });
      if (origins.length === mostOrigins) break;
    }
    if (origins.length >= fewestOrigins) return origins;
  }
  return [];
}

function forecastFrom(
  days: CustomerDays,
  { births, burnInDays }: PurchaseSummaries,
  start: TimingFit,
  lastDay: number,
): (weeks: number) => { forecast: number; rows: PurchaseSummaries } | null {
  const rows = summarize(days, lastDay, { births, burnInDays });
  const groups = groupBuyers(rows);
  if (!enoughForTiming(groups) || rows.transactions - rows.buyers < fewestRepeats) return () => null;
  const fit = refitTiming(groups, start);
  return (weeks) => ({ forecast: expectedTotal(fit, groups, weeks), rows });
}

/** Purchase days in (fromDay, toDay] of the customers that the forecast was made for. */
function purchasesIn(days: CustomerDays, { state }: PurchaseSummaries, fromDay: number, toDay: number): number {
  let sum = 0;
  for (let row = 0; row < state.length; row += rowStep(state.length)) {
    if (state[row] !== customerStates.buyer) continue;
    for (let index = days.offsets[row + 1]! - 1; index >= days.offsets[row]!; index--) {
      const day = days.days[index]!;
      if (day <= fromDay) break;
      if (day <= toDay) sum++;
    }
  }
  return sum;
}
