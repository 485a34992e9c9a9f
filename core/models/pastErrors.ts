import { type CustomerDays, everyNth } from './customerDays.ts';
import { enoughForTiming, refitTiming } from './fitTiming.ts';
import {
  customerStates,
  type Coverage,
  type PastError,
  type PurchaseSummaries,
  type TimingFit,
} from './forecastModel.ts';
import { groupBuyers, rowStep } from './purchaseGroups.ts';
import { summarize } from './purchaseSummaries.ts';
import { expectedTotal } from './timing.ts';

const horizons = [7, 28, 84];
const fewestOrigins = 4;
const mostOrigins = 8;
const shortestHistoryDays = 56;
const fewestRepeats = 10;
/** Customers that stand for all at earlier origins. */
const mostCustomers = 12_000;
/** Of a normal distribution's 90 %. */
const quantile90 = 1.6449;

interface Origin {
  readonly lastDay: number;
  readonly horizonDays: number;
}

/** What one forecast of an earlier day said and what came, from the latest origin back. */
interface OriginError {
  readonly horizonDays: number;
  /** ln(actual / forecast). */
  readonly logError: number;
  readonly forecast: number;
}

/**
 * Repeats the purchase forecast of every candidate from up to eight earlier days per horizon, each time with only what was known
 * then, and compares it with what the customers known then went on to buy. One list per candidate, in the order of origins.
 */
export function measureOrigins(
  days: CustomerDays,
  summaries: PurchaseSummaries,
  candidates: readonly TimingFit[],
  onOrigin: (shareDone: number) => void,
): OriginError[][] {
  const sample = everyNth(days, rowStep(days.signup.length, mostCustomers));
  const plan = horizons.flatMap((horizonDays) => originsFor(days, summaries.burnInDays, horizonDays));
  const lastDays = [...new Set(plan.map((origin) => origin.lastDay))];
  const errors: OriginError[][] = candidates.map(() => []);
  const starts = [...candidates];
  const made = new Map<Origin, OriginError[]>();
  for (const [index, lastDay] of lastDays.entries()) {
    const { births, burnInDays } = summaries;
    const rows = summarize(sample, lastDay, { births, burnInDays });
    const groups = groupBuyers(rows);
    if (enoughForTiming(groups) && rows.transactions - rows.buyers >= fewestRepeats) {
      const fits = starts.map((start) => refitTiming(groups, start));
      for (const origin of plan) {
        if (origin.lastDay !== lastDay) continue;
        const { horizonDays } = origin;
        // Half a purchase on both sides keeps the log finite when nothing was bought.
        const actual = purchasesIn(sample, rows, lastDay, lastDay + horizonDays) + 0.5;
        const ofFits = fits.map((fit) => {
          const forecast = expectedTotal(fit, groups, horizonDays / 7) + 0.5;
          return { horizonDays, logError: Math.log(actual / forecast), forecast };
        });
        made.set(origin, ofFits);
      }
    }
    onOrigin((index + 1) / lastDays.length);
  }
  for (const origin of plan) made.get(origin)?.forEach((error, candidate) => errors[candidate]!.push(error));
  return errors;
}

/** Root mean square and mean of the errors per horizon, where at least four origins could be made. */
export function pastErrorsOf(errors: readonly OriginError[]): PastError[] {
  return horizons.flatMap((horizonDays) => {
    const own = errors.filter((error) => error.horizonDays === horizonDays).map(({ logError }) => logError);
    if (own.length < fewestOrigins) return [];
    const sd = Math.sqrt(own.reduce((sum, error) => sum + error * error, 0) / own.length);
    return [{ horizonDays, origins: own.length, sd, mean: own.reduce((sum, error) => sum + error, 0) / own.length }];
  });
}

/** How often the 90 % interval, widened by the errors of still earlier origins (at least three), held what came. */
export function coverageOf(errors: readonly OriginError[]): Coverage | null {
  let covered = 0;
  let origins = 0;
  for (const horizonDays of horizons) {
    const own = errors.filter((error) => error.horizonDays === horizonDays);
    for (const [index, { logError, forecast }] of own.entries()) {
      const earlier = own.slice(index + 1);
      if (earlier.length < 3) break;
      const square = earlier.reduce((sum, error) => sum + error.logError ** 2, 0) / earlier.length;
      origins++;
      if (Math.abs(logError) <= quantile90 * Math.sqrt(square + 1 / forecast)) covered++;
    }
  }
  return origins === 0 ? null : { nominal: 0.9, covered, origins };
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

/** Purchase days in (fromDay, toDay] of the customers that the forecast was made for. */
function purchasesIn(days: CustomerDays, { state }: PurchaseSummaries, fromDay: number, toDay: number): number {
  let sum = 0;
  for (let row = 0; row < state.length; row++) {
    if (state[row] !== customerStates.buyer) continue;
    for (let index = days.offsets[row + 1]! - 1; index >= days.offsets[row]!; index--) {
      const day = days.days[index]!;
      if (day <= fromDay) break;
      if (day <= toDay) sum++;
    }
  }
  return sum;
}
