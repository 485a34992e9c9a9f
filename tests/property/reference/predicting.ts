import type { Trigger } from '../../../core/journey/nodes.ts';
import type { Customer } from './types.ts';
import { daySeconds, localDay, momentOf } from './zones.ts';

/* When the purchase model expects a customer to buy next, or to have left: BG/NBD (Fader, Hardie & Lee 2005). */

const weekSeconds = 7 * daySeconds;

/** The customer's purchases as of the window's start. */
export function initialPurchases(customer: Customer): Customer['purchases'] {
  const { predictor } = customer.arm.input;
  if (predictor === null || Number.isNaN(predictor.firstTimes[customer.row]!)) return null;
  return {
    first: predictor.firstTimes[customer.row]!,
    last: predictor.lastTimes[customer.row]!,
    repeats: predictor.repeats[customer.row]!,
  };
}

/** Takes a purchase made now into account. */
export function purchased(customer: Customer): void {
  const { now, zone, purchases } = customer;
  if (purchases === null) customer.purchases = { first: now, last: now, repeats: 0 };
  else {
    const isNewDay = localDay(zone, purchases.last) !== localDay(zone, now);
    customer.purchases = { ...purchases, last: now, repeats: purchases.repeats + (isNewDay ? 1 : 0) };
  }
}

/** The moment that a trigger waits for as of the last purchase; null = none. */
export function predictedMoment(customer: Customer, { quantity }: Extract<Trigger, { kind: 'predicted' }>) {
  const { purchases, zone } = customer;
  const { predictor } = customer.arm.input;
  if (predictor === null || purchases === null) return null;
  const { r, alpha, a, b } = predictor;
  const x = purchases.repeats;
  const weeks = (purchases.last - purchases.first) / weekSeconds;
  const after = (odds: number) =>
    Math.round(purchases.last + (alpha + weeks) * (odds ** (1 / (r + x)) - 1) * weekSeconds);
  if (quantity.kind === 'nextPurchase') {
    return momentOf(zone, localDay(zone, after(2)) + quantity.offsetDays, quantity.secondOfDay);
  }
  if (x === 0) return null;
  const odds = (((b + x - 1) / a) * quantity.above) / (1 - quantity.above);
  return odds < 1 ? purchases.last : after(odds);
}
