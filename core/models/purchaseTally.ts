import { type Dataset, knownEvents } from '../dataset/dataset.ts';
import { localDayOf, type ZoneTable, zoneTable } from '../time/index.ts';
import { noDay, signupReader } from './customerDays.ts';

/** What is kept of one customer's purchases while their events go by; reused from customer to customer. Days are local. */
export interface PurchaseTally {
  signupDay: number;
  firstEventDay: number;
  /** `noDay` before the first purchase. */
  firstDay: number;
  lastDay: number;
  /** Days with a purchase. */
  purchaseDays: number;
  /** Amount of the first day, and of the last where that is another one; NaN = none. */
  firstAmount: number;
  lastAmount: number;
  /** Days between those two that have an amount, and its sum. */
  betweenCount: number;
  betweenSum: number;
}

/** What the tallies of one dataset share. */
export interface TallyBase {
  readonly dataset: Dataset;
  readonly zone: ZoneTable;
  /** Event type code of a purchase; -1 = the data have none. */
  readonly purchaseType: number;
  readonly signupDayOf: (row: number) => number;
}

/** `untilTime`: the latest moment (epoch seconds) that will be asked about. */
export function tallyBase(dataset: Dataset, untilTime: number): TallyBase {
  const zone = zoneTable(dataset.zone, Math.min(dataset.span?.firstTime ?? untilTime, untilTime), untilTime);
  return {
    dataset,
    zone,
    purchaseType: dataset.events.types.indexOf(knownEvents.purchase),
    signupDayOf: signupReader(dataset, zone),
  };
}

export function createPurchaseTally(): PurchaseTally {
  return {
    signupDay: noDay,
    firstEventDay: noDay,
    firstDay: noDay,
    lastDay: noDay,
    purchaseDays: 0,
    firstAmount: Number.NaN,
    lastAmount: Number.NaN,
    betweenCount: 0,
    betweenSum: 0,
  };
}

/** Forgets the customer before. */
export function beginPurchases(tally: PurchaseTally, base: TallyBase, row: number): void {
  tally.signupDay = base.signupDayOf(row);
  tally.firstEventDay = noDay;
  tally.firstDay = noDay;
  tally.lastDay = noDay;
  tally.purchaseDays = 0;
  tally.firstAmount = Number.NaN;
  tally.lastAmount = Number.NaN;
  tally.betweenCount = 0;
  tally.betweenSum = 0;
}

/** Takes one event; they come in time order (epoch seconds). */
export function tallyPurchase(
  tally: PurchaseTally,
  base: TallyBase,
  isPurchase: boolean,
  time: number,
  value: number,
): void {
  if (!isPurchase && tally.firstEventDay !== noDay) return;
  const day = localDayOf(base.zone, time);
  if (tally.firstEventDay === noDay) tally.firstEventDay = day;
  if (!isPurchase) return;
  if (tally.firstDay === noDay) {
    tally.firstDay = day;
    tally.lastDay = day;
    tally.purchaseDays = 1;
    tally.firstAmount = value;
  } else if (day === tally.lastDay) {
    if (Number.isNaN(value)) return;
    if (tally.purchaseDays === 1) tally.firstAmount = added(tally.firstAmount, value);
    else tally.lastAmount = added(tally.lastAmount, value);
  } else {
    if (tally.lastAmount >= 0) {
      tally.betweenCount++;
      tally.betweenSum += tally.lastAmount;
    }
    tally.lastDay = day;
    tally.purchaseDays++;
    tally.lastAmount = value;
  }
}

function added(amount: number, value: number): number {
  return Number.isNaN(amount) ? value : amount + value;
}

/** Fills the tally with the recorded events of a customer up to and including `time`. */
export function tallyPurchases(tally: PurchaseTally, base: TallyBase, row: number, time: number): void {
  const { offsets, times, typeCodes, values } = base.dataset.events;
  beginPurchases(tally, base, row);
  const end = offsets[row + 1]!;
  for (let event = offsets[row]!; event < end && times[event]! <= time; event++) {
    tallyPurchase(tally, base, typeCodes[event] === base.purchaseType, times[event]!, values[event]!);
  }
}
