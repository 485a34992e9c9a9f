import type { Dataset } from '../dataset/dataset.ts';
import { quantileOfSorted } from '../stats/index.ts';
import { type CustomerDays, customerDays, noDay } from './customerDays.ts';
import { type Allocate, type Births, customerStates, type PurchaseSummaries } from './forecastModel.ts';

export interface SummaryOptions {
  /** Left out: decided from the flow of first-seen buyers, see docs/adr/0006-left-truncation.md. */
  readonly births?: Births;
  /** Left out: one median gap between purchases, at least 28 days, at most half the history. */
  readonly burnInDays?: number;
  readonly allocate?: Allocate;
}

const minimumBurnInDays = 28;
/** The first-seen flow of the burn-in's second half, over that of its first, from which it counts as not falling. */
const levelFlow = 0.85;
const enoughFirstSeen = 30;

/**
 * Frequency, recency, span and spend of every customer from the purchases before `untilTime` (epoch seconds): purchases of
 * one customer on one local day are one transaction, spend is the mean of the repeat transactions.
 */
export function purchaseSummaries(
  dataset: Dataset,
  untilTime: number,
  options: SummaryOptions & { readonly eventType?: string } = {},
): PurchaseSummaries {
  const days = customerDays(dataset, untilTime, options.eventType);
  return summarize(days, days.lastDay, options);
}

/** As `purchaseSummaries`, from days that are already known and only up to `lastDay` (included). */
export function summarize(days: CustomerDays, lastDay: number, options: SummaryOptions): PurchaseSummaries {
  const allocate = options.allocate ?? ((bytes: number) => new ArrayBuffer(bytes));
  const count = days.signup.length;
  const burnInDays = options.burnInDays ?? burnInOf(days);
  const births = options.births ?? birthsOf(days, burnInDays);
  const state = new Uint8Array(allocate(count));
  const repeats = new Uint32Array(allocate(count * 4));
  const recencyDays = new Int32Array(allocate(count * 4));
  const spanDays = new Int32Array(allocate(count * 4));
  const startGapDays = new Int32Array(allocate(count * 4)).fill(-1);
  const seenByPurchase = new Uint8Array(allocate(count));
  const logGapSums = new Float64Array(allocate(count * 8));
  const spendCounts = new Uint32Array(allocate(count * 4));
  const spendSums = new Float64Array(allocate(count * 8));
  let truncated = 0;
  let buyers = 0;
  let repeatCustomers = 0;
  let transactions = 0;

  for (let row = 0; row < count; row++) {
    const first = days.offsets[row]!;
    let end = days.offsets[row + 1]!;
    while (end > first && days.days[end - 1]! > lastDay) end--;
    const firstDay = end > first ? days.days[first]! : noDay;
    const atEdge = births === 'burnIn' && startsAtEdge(days.signup[row]!, firstDay, days.edgeDay, burnInDays);
    if (end === first && !atEdge) {
      const since = knownSince(days.signup[row]!, days.firstEvent[row]!, days.edgeDay);
      if (since > lastDay) continue;
      state[row] = customerStates.prospect;
      spanDays[row] = lastDay - since;
      continue;
    }
    const startDay = atEdge ? days.edgeDay : days.days[first]!;
    const purchaseDays = end - first;
    state[row] = customerStates.buyer;
    spanDays[row] = lastDay - startDay;
    if (atEdge) {
      truncated++;
      if (days.signup[row]! >= days.edgeDay) seenByPurchase[row] = 1;
      startGapDays[row] = (purchaseDays === 0 ? lastDay : days.days[first]!) - startDay;
    }
    if (purchaseDays === 0) continue;
    buyers++;
    transactions += purchaseDays;
    if (purchaseDays > 1) repeatCustomers++;
    repeats[row] = atEdge ? purchaseDays : purchaseDays - 1;
    recencyDays[row] = days.days[end - 1]! - startDay;
    for (let index = first + 1; index < end; index++) {
      logGapSums[row]! += Math.log((days.days[index]! - days.days[index - 1]!) / 7);
    }
    // The birth itself is not a repeat; refunds that exceed the day's purchases leave no spend to learn from.
    for (let index = atEdge ? first : first + 1; index < end; index++) {
      if (!(days.amounts[index]! >= 0)) continue;
      spendCounts[row]!++;
      spendSums[row]! += days.amounts[index]!;
    }
  }
  const { edgeDay } = days;
  return {
    births,
    burnInDays,
    edgeDay,
    lastDay,
    state,
    repeats,
    recencyDays,
    spanDays,
    startGapDays,
    logGapSums,
    seenByPurchase,
    spendCounts,
    spendSums,
    truncated,
    buyers,
    repeatCustomers,
    transactions,
  };
}

/** First day on which a customer without a purchase could have made one: sign-up, first event, or the edge at the latest. */
export function knownSince(signupDay: number, firstEventDay: number, edgeDay: number): number {
  const day = signupDay === noDay ? firstEventDay : signupDay;
  return day === noDay ? edgeDay : Math.max(day, edgeDay);
}

/** Whether a customer was there before the records begin, or may have been; `firstDay` of purchase is `noDay` without one. */
export function startsAtEdge(signupDay: number, firstDay: number, edgeDay: number, burnInDays: number): boolean {
  if (signupDay < edgeDay) return true;
  return firstDay !== noDay && signupDay > firstDay && firstDay < edgeDay + burnInDays;
}

function burnInOf(days: CustomerDays): number {
  const gaps = new Float64Array(days.days.length);
  let used = 0;
  for (let row = 0; row < days.signup.length; row++) {
    for (let index = days.offsets[row]! + 1; index < days.offsets[row + 1]!; index++) {
      gaps[used++] = days.days[index]! - days.days[index - 1]!;
    }
  }
  const medianGap = used === 0 ? 0 : quantileOfSorted(gaps.subarray(0, used).sort(), 0.5);
  const half = Math.floor((days.lastDay - days.edgeDay + 1) / 2);
  return Math.min(half, Math.max(minimumBurnInDays, Math.ceil(medianGap)));
}

/** In records cut from a running shop the known buyers turn up first, so first-seen buyers thin out; a cohort's do not. */
function birthsOf(days: CustomerDays, burnInDays: number): Births {
  let firstHalf = 0;
  let secondHalf = 0;
  for (let row = 0; row < days.signup.length; row++) {
    const first = days.offsets[row]!;
    if (first === days.offsets[row + 1]!) continue;
    if (days.signup[row]! < days.edgeDay) return 'burnIn';
    const day = days.days[first]! - days.edgeDay;
    if (day < burnInDays / 2) firstHalf++;
    else if (day < burnInDays) secondHalf++;
  }
  return firstHalf + secondHalf >= enoughFirstSeen && secondHalf >= levelFlow * firstHalf ? 'all' : 'burnIn';
}
