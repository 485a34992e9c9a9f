import type { PredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import type { Trigger } from '../../../core/journey/nodes.ts';
import {
  aliveProbability,
  expectedOfProspect,
  expectedPurchases,
  type History,
  medianWeeks,
} from './purchaseModels.ts';
import type { Customer } from './types.ts';
import { cellOf, type Fact, type NaiveEvent } from './values.ts';
import { localDay, momentOf } from './zones.ts';

/* What the fitted model predicts of a customer, from everything that has happened up to now. Days are those of the dataset's zone. */

export const isPurchase = (event: NaiveEvent) => event.type === 'purchase' || event.sender !== undefined;

/** Purchases by local day, in order. */
interface PurchaseDay {
  day: number;
  amounts: number[];
}

interface Standing {
  days: PurchaseDay[];
  /** The day on which the clock starts; null = not a buyer to the model. */
  startDay: number | null;
  atEdge: boolean;
  /** First day on which a purchase was possible. */
  since: number;
}

function standingOf(customer: Customer): Standing | null {
  const { dataset, predictor } = customer.arm.input;
  if (predictor === null) return null;
  const { edgeDay, burnInDays, births } = predictor;
  const days: PurchaseDay[] = [];
  for (const event of customer.happened.filter(isPurchase)) {
    const day = localDay(dataset.zone, event.time);
    if (days.at(-1)?.day !== day) days.push({ day, amounts: [] });
    if (event.value !== null) days.at(-1)!.amounts.push(event.value);
  }
  const signup = dayOfFact(cellOf(dataset.attributes, dataset.roles.signupTime, customer.row), dataset.zone);
  const first = days[0]?.day ?? null;
  const wasThere = signup !== null && signup < edgeDay;
  const mayHaveBeen = first !== null && (signup === null || signup > first) && first < edgeDay + burnInDays;
  const atEdge = births === 'burnIn' && (wasThere || mayHaveBeen);
  const firstEvent = customer.happened.length === 0 ? null : localDay(dataset.zone, customer.happened[0]!.time);
  return {
    days,
    startDay: atEdge ? edgeDay : first,
    atEdge,
    since: Math.max(edgeDay, signup ?? firstEvent ?? edgeDay),
  };
}

function dayOfFact(fact: Fact | null, zone: string): number | null {
  if (fact?.kind === 'date') return Number(fact.value);
  return fact?.kind === 'time' ? localDay(zone, Number(fact.value)) : null;
}

/** The history of a buyer as of the end of a day. */
function historyOn({ days, atEdge, startDay }: Standing, day: number): History {
  const start = startDay!;
  return {
    x: atEdge ? days.length : days.length - 1,
    last: ((days.at(-1)?.day ?? start) - start) / 7,
    now: (day - start) / 7,
    gap: atEdge ? ((days[0]?.day ?? day) - start) / 7 : null,
  };
}

function nextPurchaseDay(customer: Customer, standing: Standing): number | null {
  const { timing } = customer.arm.input.predictor!;
  const last = standing.days.at(-1)?.day;
  return last === undefined ? null : last + 1 + Math.floor(7 * medianWeeks(timing, historyOn(standing, last)));
}

function riskOn(customer: Customer, standing: Standing, day: number): number | null {
  const { timing, knowsLeaving } = customer.arm.input.predictor!;
  if (!knowsLeaving || standing.days.length === 0) return null;
  return 1 - aliveProbability(timing, historyOn(standing, day));
}

/** A prediction at the moment; null = missing. */
export function predictedOf(customer: Customer, name: PredictedName): Fact | null {
  const standing = standingOf(customer);
  if (standing === null) return null;
  const today = localDay(customer.arm.input.dataset.zone, customer.now);
  const value = valueOf(customer, standing, today, name);
  return value === null ? null : { kind: 'number', value };
}

function valueOf(customer: Customer, standing: Standing, today: number, name: PredictedName): number | null {
  switch (name) {
    case 'predicted:churnRisk':
      return riskOn(customer, standing, today);
    case 'predicted:aliveProbability': {
      const risk = riskOn(customer, standing, today);
      return risk === null ? null : 1 - risk;
    }
    case 'predicted:purchases30Days':
      return purchasesWithin(customer, standing, today, 30 / 7);
    case 'predicted:purchases90Days':
      return purchasesWithin(customer, standing, today, 90 / 7);
    case 'predicted:purchases365Days':
      return purchasesWithin(customer, standing, today, 365 / 7);
    case 'predicted:nextPurchaseDays': {
      const day = nextPurchaseDay(customer, standing);
      return day === null ? null : day - today;
    }
    case 'predicted:lifetimeValueWon': {
      const amount = meanAmount(customer, standing);
      const purchases = discountedYear((weeks) => purchasesWithin(customer, standing, today, weeks));
      return amount === null || purchases === null ? null : amount * purchases;
    }
  }
}

function purchasesWithin(customer: Customer, standing: Standing, today: number, weeks: number): number | null {
  const predictor = customer.arm.input.predictor!;
  if (standing.startDay !== null) return expectedPurchases(predictor.timing, historyOn(standing, today), weeks);
  if (predictor.firstPurchase === null || standing.since > today) return null;
  return expectedOfProspect(predictor, Math.max(0.5, today - standing.since) / 7, weeks);
}

/** e^(−δH) E(H) + δ ∫ e^(−δt) E(t) dt over a year at 10 %, the integral by the Gauss-Legendre rule of three nodes. */
function discountedYear(expected: (weeks: number) => number | null): number | null {
  const year = 365 / 7;
  const delta = Math.log(1.1) / year;
  const end = expected(year);
  if (end === null) return null;
  const root = Math.sqrt(3 / 5);
  const integral = [
    [(1 - root) / 2, 5 / 18],
    [1 / 2, 8 / 18],
    [(1 + root) / 2, 5 / 18],
  ].reduce((sum, [place, weight]) => sum + weight! * Math.exp(-delta * year * place!) * expected(year * place!)!, 0);
  return Math.exp(-delta * year) * end + delta * year * integral;
}

/** Of the days that are repeats and have an amount of 0 or more. */
function meanAmount(customer: Customer, { days, atEdge }: Standing): number | null {
  const { spend } = customer.arm.input.predictor!;
  if (spend === null) return null;
  const sums = (atEdge ? days : days.slice(1))
    .filter(({ amounts }) => amounts.length > 0)
    .map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0))
    .filter((sum) => sum >= 0);
  const total = sums.reduce((sum, amount) => sum + amount, 0);
  return (spend.p * (spend.v + total)) / (spend.p * sums.length + spend.q - 1);
}

/** The moment that a trigger waits for as of the last purchase; null = none. */
export function predictedMoment(customer: Customer, { quantity }: Extract<Trigger, { kind: 'predicted' }>) {
  const standing = standingOf(customer);
  if (standing === null) return null;
  const { zone } = customer.arm.input.dataset;
  if (quantity.kind === 'nextPurchase') {
    const day = nextPurchaseDay(customer, standing);
    return day === null ? null : momentOf(customer.zone, day + quantity.offsetDays, quantity.secondOfDay);
  }
  const today = localDay(zone, customer.now);
  const end = localDay(zone, customer.arm.input.endTime);
  for (let day = today; day <= end; day++) {
    const risk = riskOn(customer, standing, day);
    if (risk !== null && risk > quantity.above) return day === today ? customer.now : momentOf(zone, day, 0);
  }
  return null;
}
