import type { EventMatch } from '../segment/index.ts';
import type { KernelState } from './state.ts';
import type { KernelTables } from './tables.ts';
import { noteForBoth } from './untouched.ts';

/** Matching events of the window strictly after second `after`, conversions included, counting no further than `limit`. */
export function countSince(
  state: KernelState,
  type: number,
  match: EventMatch | null,
  after: number,
  limit: number,
): number {
  const { baseline, removed, conversions, startTime, now } = state;
  let count = 0;
  for (let index = state.seen - 1; index >= 0 && count < limit; index--) {
    if (baseline.times[index]! <= after) break;
    if (baseline.types[index] !== type || removed[index] === 1) continue;
    if (match === null || match.fits(baseline.sourceRows[index]!, baseline.values[index]!, startTime + now)) count++;
  }
  for (let index = conversions.count - 1; index >= 0 && count < limit; index--) {
    if (conversions.times[index]! <= after) break;
    if (conversions.types[index] !== type) continue;
    if (match === null || match.fits(-1, conversions.values[index]!, startTime + now)) count++;
  }
  return count;
}

/** Counts a purchase of the baseline that happens now, in the arm without and, unless it was brought forward, in the arm with. */
export function countPurchase(
  state: KernelState,
  { outcome }: KernelTables,
  day: number,
  value: number,
  isRemoved: boolean,
): void {
  const { counts } = state;
  const won = Number.isNaN(value) ? 0 : Math.round(value);
  counts[outcome.purchasesWithout + day]!++;
  counts[outcome.revenueWithout + day]! += won;
  if (state.boughtWithout === 0) {
    state.boughtWithout = 1;
    counts[outcome.buyersWithout]!++;
  }
  if (!isRemoved) countBought(state, outcome, day, won);
}

/** The same where the other arm is not the baseline but has journeys too, and counts what the untouched do here. */
export function countPurchaseForBoth(
  state: KernelState,
  tables: KernelTables,
  day: number,
  value: number,
  isRemoved: boolean,
): void {
  if (!isRemoved) countConversionForBoth(state, tables, day, Number.isNaN(value) ? 0 : Math.round(value));
}

/** Counts a purchase that a message has brought. */
export function countConversion(state: KernelState, { outcome }: KernelTables, day: number, won: number): void {
  countBought(state, outcome, day, won);
}

export function countConversionForBoth(state: KernelState, { outcome }: KernelTables, day: number, won: number): void {
  if (state.boughtWith === 0) noteForBoth(state, outcome.buyersWithout, 1);
  noteForBoth(state, outcome.purchasesWithout + day, 1);
  if (won !== 0) noteForBoth(state, outcome.revenueWithout + day, won);
  countBought(state, outcome, day, won);
}

function countBought(state: KernelState, outcome: KernelTables['outcome'], day: number, won: number): void {
  const { counts } = state;
  counts[outcome.purchasesWith + day]!++;
  counts[outcome.revenueWith + day]! += won;
  if (state.boughtWith === 1) return;
  state.boughtWith = 1;
  counts[outcome.buyersWith]!++;
}
