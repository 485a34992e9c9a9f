import type { PredictedName } from '../dataset/predictedCatalogue.ts';
import { integrateGauss } from '../stats/index.ts';
import { noDay } from './customerDays.ts';
import { customerStates } from './forecastModel.ts';
import type { Predictor } from './predictor.ts';
import { knownSince, startsAtEdge } from './purchaseSummaries.ts';
import type { PurchaseTally } from './purchaseTally.ts';
import { createOutlooks, type CustomerOutlook, newCustomer, type PurchaseHistory } from './timing.ts';

/** What a predictor says of one customer after another. Days are local days since 1970-01-01. */
export interface Predictions {
  /** From here on, of the customer in the tally as of the end of `day`; the tally must hold nothing later. */
  open(tally: PurchaseTally, day: number): void;
  /** The value of a prediction; NaN = missing. */
  value(name: PredictedName): number;
  /** The day by which half of such customers have bought again, as of the last purchase; NaN without one. */
  nextPurchaseDay(): number;
  /** The first day in [from, to] on which the risk of having left is above a probability, without a purchase; NaN = none. */
  churnDay(above: number, from: number, to: number): number;
}

/** A tally as the purchase models see it: what `summarize` has of the same customer. */
interface Standing {
  state: number;
  startDay: number;
  startGapDays: number;
  repeats: number;
  spendCount: number;
  spendSum: number;
}

const yearlyDiscount = 0.1;
const weekDays = 7;
const discountPerWeek = (Math.log1p(yearlyDiscount) / 365) * weekDays;
const valueWeeks = 365 / weekDays;

/** Expected purchases within so many weeks, and those of a year weighed by what a purchase then is worth now. */
interface Expectation {
  purchases(weeks: number): number;
  discounted(): number;
}

/** Null: no model could be fitted, and every value is missing. */
export function createPredictions(predictor: Predictor | null): Predictions {
  return predictor === null ? nothingKnown : fittedPredictions(predictor);
}

const nothingKnown: Predictions = {
  open: () => {},
  value: () => Number.NaN,
  nextPurchaseDay: () => Number.NaN,
  churnDay: () => Number.NaN,
};

function fittedPredictions(predictor: Predictor): Predictions {
  const { timing, knowsLeaving, spend } = predictor;
  const outlookOf = createOutlooks(timing);
  const lastOutlookOf = createOutlooks(timing);
  const ofProspect = prospectExpectations(predictor);
  const standing: Standing = {
    state: customerStates.unknown,
    startDay: 0,
    startGapDays: -1,
    repeats: 0,
    spendCount: 0,
    spendSum: 0,
  };
  let of: PurchaseTally | null = null;
  let today = 0;
  /** Opened when the first value asks for it; void once another day or customer is. */
  let outlook: CustomerOutlook | null = null;

  const historyOn = (day: number): PurchaseHistory => {
    const { startDay, startGapDays, repeats } = standing;
    const last = of!.lastDay === noDay ? startDay : of!.lastDay;
    return {
      repeats,
      recencyWeeks: (last - startDay) / weekDays,
      spanWeeks: (day - startDay) / weekDays,
      startGapWeeks: startGapDays < 0 ? -1 : startGapDays / weekDays,
    };
  };
  const current = (): CustomerOutlook => (outlook ??= outlookOf(historyOn(today)));
  /** Of who has not bought yet nothing can be left. */
  const saysWhoLeft = (): boolean => knowsLeaving && of!.lastDay !== noDay;
  const riskOn = (day: number): number => {
    outlook = null;
    return 1 - outlookOf(historyOn(day)).aliveProbability;
  };

  const expectation = (): Expectation | null => {
    if (standing.state === customerStates.buyer) {
      const { expected } = current();
      return { purchases: expected, discounted: () => discounted(expected) };
    }
    if (standing.state !== customerStates.prospect) return null;
    return ofProspect(today - knownSince(of!.signupDay, of!.firstEventDay, predictor.edgeDay));
  };
  const purchases = (days: number): number => expectation()?.purchases(days / weekDays) ?? Number.NaN;

  /** p(v + sum of amounts) / (p·x + q - 1): mean amount given the customer's own (Fader & Hardie 2013). */
  const meanSpend = (): number => {
    if (spend === null) return Number.NaN;
    const { p, q, v } = spend;
    return (p * (v + standing.spendSum)) / (p * standing.spendCount + q - 1);
  };

  const nextPurchaseDay = (): number => {
    const { lastDay } = of!;
    if (standing.state !== customerStates.buyer || lastDay === noDay) return Number.NaN;
    const day = lastDay + 1 + Math.floor(weekDays * lastOutlookOf(historyOn(lastDay)).medianNextWeeks());
    return Number.isFinite(day) ? day : Number.NaN;
  };

  return {
    open(tally, day) {
      of = tally;
      today = day;
      outlook = null;
      standOn(tally, day, predictor, standing);
    },
    value(name) {
      switch (name) {
        case 'predicted:aliveProbability':
          return saysWhoLeft() ? current().aliveProbability : Number.NaN;
        case 'predicted:churnRisk':
          return saysWhoLeft() ? 1 - current().aliveProbability : Number.NaN;
        case 'predicted:purchases30Days':
          return purchases(30);
        case 'predicted:purchases90Days':
          return purchases(90);
        case 'predicted:purchases365Days':
          return purchases(365);
        case 'predicted:lifetimeValueWon':
          return (expectation()?.discounted() ?? Number.NaN) * meanSpend();
        case 'predicted:nextPurchaseDays':
          return nextPurchaseDay() - today;
      }
    },
    nextPurchaseDay,
    churnDay(above, from, to) {
      if (!saysWhoLeft() || to < from || riskOn(to) <= above) {
        return Number.NaN;
      }
      // without a purchase the risk only rises
      let low = from - 1;
      let high = to;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (riskOn(middle) > above) high = middle;
        else low = middle;
      }
      return high;
    },
  };
}

function standOn(tally: PurchaseTally, day: number, predictor: Predictor, into: Standing): void {
  const { births, burnInDays, edgeDay } = predictor;
  const { signupDay, firstDay, lastDay, purchaseDays } = tally;
  const atEdge = births === 'burnIn' && startsAtEdge(signupDay, firstDay, edgeDay, burnInDays);
  into.spendCount = 0;
  into.spendSum = 0;
  if (firstDay === noDay && !atEdge) {
    into.state =
      knownSince(signupDay, tally.firstEventDay, edgeDay) > day ? customerStates.unknown : customerStates.prospect;
    return;
  }
  into.state = customerStates.buyer;
  into.startDay = atEdge ? edgeDay : firstDay;
  into.startGapDays = atEdge ? (firstDay === noDay ? day : firstDay) - edgeDay : -1;
  into.repeats = atEdge ? purchaseDays : purchaseDays - 1;
  // the birth itself is not a repeat
  if (atEdge && tally.firstAmount >= 0) add(into, 1, tally.firstAmount);
  add(into, tally.betweenCount, tally.betweenSum);
  if (lastDay !== firstDay && tally.lastAmount >= 0) add(into, 1, tally.lastAmount);
}

function add(standing: Standing, count: number, sum: number): void {
  standing.spendCount += count;
  standing.spendSum += sum;
}

/** Expectations of a customer without a purchase by the days since one was possible; the same for all of equal days. */
function prospectExpectations({ timing, firstPurchase }: Predictor): (spanDays: number) => Expectation | null {
  if (firstPurchase === null) return () => null;
  const { shape, rate } = firstPurchase;
  const outlookOf = createOutlooks(timing);
  const known = new Map<string, number>();
  const remembered = (key: string, make: () => number): number => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const value = make();
    known.set(key, value);
    return value;
  };
  return (spanDays) => {
    const waited = rate + Math.max(0.5, spanDays) / weekDays;
    // E[purchases in t] = ∫ density of the first at u · (1 + E[repeats of a new customer in t - u]) du
    const expected = (weeks: number): number => {
      const width = Math.log1p(weeks / waited);
      return integrateGauss(Math.max(5, shape * width), 0, width, (place) => {
        const left = Math.max(0, weeks - waited * Math.expm1(place));
        return shape * Math.exp(-shape * place) * (1 + outlookOf(newCustomer).expected(left));
      });
    };
    return {
      purchases: (weeks) => remembered(`${spanDays} ${weeks}`, () => expected(weeks)),
      discounted: () => remembered(`${spanDays}`, () => discounted(expected)),
    };
  };
}

/** ∫ e^(-δt) dE(t) = e^(-δH) E(H) + δ ∫ e^(-δt) E(t) dt: the second part is small, so that three nodes are plenty. */
function discounted(expected: (weeks: number) => number): number {
  let integral = 0;
  for (const [node, weight] of threeNodes) {
    integral += weight * Math.exp(-discountPerWeek * valueWeeks * node) * expected(valueWeeks * node);
  }
  return Math.exp(-discountPerWeek * valueWeeks) * expected(valueWeeks) + discountPerWeek * valueWeeks * integral;
}

/** Gauss-Legendre on (0, 1). */
const threeNodes: readonly (readonly [number, number])[] = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
];
