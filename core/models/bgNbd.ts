import { flooredInverse, hypergeometric2F1, logGamma, maximizeInBox, observedInformation } from '../stats/index.ts';
import { type BgNbdFit, customerStates, type PurchaseSummaries } from './forecastModel.ts';

/**
 * BG/NBD (Fader, Hardie & Lee 2005): purchases arrive at rate λ ~ Gamma(r, rate alpha) per week; after each one the customer
 * leaves with probability p ~ Beta(a, b). Times are weeks since the start of the customer's clock.
 */
export interface BgNbdParameters {
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/** Distinct (x, t_x, T) with how many customers share them: the likelihood needs each only once. */
export interface PurchaseGroups {
  readonly repeats: Float64Array;
  readonly recencyWeeks: Float64Array;
  readonly spanWeeks: Float64Array;
  readonly weights: Float64Array;
  readonly customers: number;
}

const maximumFitCustomers = 200_000;
const leastCustomers = 30;
const leastRepeats = 10;
/** A log-parameter that the data do not determine keeps at most a standard deviation of 1. */
export const leastInformation = 1;

/** Fits look at every n-th row, so that they never see more than 200,000 customers. */
export function rowStep(customers: number): number {
  return Math.max(1, Math.ceil(customers / maximumFitCustomers));
}

/** Groups the buyers; above 200,000 customers every n-th row stands for all. */
export function groupBuyers(summaries: PurchaseSummaries): PurchaseGroups {
  const { state, repeats, recencyDays, spanDays } = summaries;
  const step = rowStep(state.length);
  const slots = new Map<string, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  let customers = 0;
  for (let row = 0; row < state.length; row += step) {
    if (state[row] !== customerStates.buyer) continue;
    customers++;
    const key = `${repeats[row]!},${recencyDays[row]!},${spanDays[row]!}`;
    const slot = slots.get(key);
    if (slot === undefined) {
      slots.set(key, rows.length);
      rows.push(row);
      weights.push(1);
    } else weights[slot]!++;
  }
  return {
    repeats: Float64Array.from(rows, (row) => repeats[row]!),
    recencyWeeks: Float64Array.from(rows, (row) => recencyDays[row]! / 7),
    spanWeeks: Float64Array.from(rows, (row) => spanDays[row]! / 7),
    weights: Float64Array.from(weights),
    customers,
  };
}

/**
 * ln L = ln[Γ(r+x) α^r / Γ(r)] + ln[Γ(a+b) Γ(b+x) / (Γ(b) Γ(a+b+x))]
 *      + ln[(α+T)^-(r+x) + 1{x>0} · a/(b+x-1) · (α+t_x)^-(r+x)], summed over all customers.
 */
function logLikelihood(groups: PurchaseGroups, maximumRepeats: number, { r, alpha, a, b }: BgNbdParameters): number {
  const { repeats, recencyWeeks, spanWeeks, weights } = groups;
  const byRepeats = new Float64Array(maximumRepeats + 1);
  const constant = r * Math.log(alpha) - logGamma(r) + logGamma(a + b) - logGamma(b);
  for (let x = 0; x <= maximumRepeats; x++) {
    byRepeats[x] = constant + logGamma(r + x) + logGamma(b + x) - logGamma(a + b + x);
  }
  let sum = 0;
  for (let index = 0; index < weights.length; index++) {
    const x = repeats[index]!;
    const logSpan = Math.log(alpha + spanWeeks[index]!);
    let term = byRepeats[x]! - (r + x) * logSpan;
    if (x > 0) term += Math.log1p(leftOdds(x, alpha, a, b, r, logSpan, recencyWeeks[index]!));
    sum += weights[index]! * term;
  }
  return sum;
}

/** Odds of having left right after the last purchase: a/(b+x-1) · ((α+T)/(α+t_x))^(r+x). */
function leftOdds(
  x: number,
  alpha: number,
  a: number,
  b: number,
  r: number,
  logSpan: number,
  recencyWeeks: number,
): number {
  return (a / (b + x - 1)) * Math.exp((r + x) * (logSpan - Math.log(alpha + recencyWeeks)));
}

/** Probability that the customer has not left by T; 1 without a repeat purchase. */
export function probabilityAlive(
  { r, alpha, a, b }: BgNbdParameters,
  x: number,
  recencyWeeks: number,
  spanWeeks: number,
): number {
  if (x === 0) return 1;
  return 1 / (1 + leftOdds(x, alpha, a, b, r, Math.log(alpha + spanWeeks), recencyWeeks));
}

/**
 * E[X(T, T+t) | x, t_x, T] = (a+b+x-1)/(a-1) · [1 - ((α+T)/(α+T+t))^(r+x) 2F1(r+x, b+x; a+b+x-1; t/(α+T+t))] · P(alive).
 */
export function expectedPurchases(
  parameters: BgNbdParameters,
  x: number,
  recencyWeeks: number,
  spanWeeks: number,
  weeks: number,
): number {
  const { r, alpha, b } = parameters;
  // The formula has a removable singularity at a = 1.
  const a = Math.abs(parameters.a - 1) < 1e-4 ? 1 + 1e-4 : parameters.a;
  const total = alpha + spanWeeks + weeks;
  const staying = Math.exp((r + x) * Math.log((alpha + spanWeeks) / total));
  const series = hypergeometric2F1(r + x, b + x, a + b + x - 1, weeks / total);
  const ifAlive = ((a + b + x - 1) / (a - 1)) * (1 - staying * series);
  return ifAlive * probabilityAlive(parameters, x, recencyWeeks, spanWeeks);
}

/** Sum of `expectedPurchases` over all customers of the groups. */
export function expectedTotal(parameters: BgNbdParameters, groups: PurchaseGroups, weeks: number): number {
  let sum = 0;
  for (let index = 0; index < groups.weights.length; index++) {
    sum +=
      groups.weights[index]! *
      expectedPurchases(
        parameters,
        groups.repeats[index]!,
        groups.recencyWeeks[index]!,
        groups.spanWeeks[index]!,
        weeks,
      );
  }
  return sum;
}

/**
 * Maximum likelihood with parameters in [1e-4, 1e4]. Fewer than 30 customers or 10 repeat purchases give a plain repeat rate
 * without drop-out, marked `fitted: false`. `start` (an earlier fit) shortens the search.
 */
export function fitBgNbd(summaries: PurchaseSummaries, start?: BgNbdParameters): BgNbdFit {
  const groups = groupBuyers(summaries);
  return fitGroups(groups, start);
}

/** As `fitBgNbd`, over groups that are already there. */
export function fitGroups(groups: PurchaseGroups, start?: BgNbdParameters): BgNbdFit {
  const { repeats, spanWeeks, weights, customers } = groups;
  let maximumRepeats = 0;
  let totalRepeats = 0;
  let totalWeeks = 0;
  for (let index = 0; index < weights.length; index++) {
    maximumRepeats = Math.max(maximumRepeats, repeats[index]!);
    totalRepeats += weights[index]! * repeats[index]!;
    totalWeeks += weights[index]! * spanWeeks[index]!;
  }
  const objective = (logs: readonly number[]): number => logLikelihood(groups, maximumRepeats, fromLogs(logs));
  if (customers < leastCustomers || totalRepeats < leastRepeats || totalWeeks <= 0) {
    return plainRate(groups, totalRepeats, totalWeeks, objective);
  }
  const meanWeeks = totalWeeks / customers;
  const starts =
    start === undefined
      ? [toLogs({ r: 0.5, alpha: meanWeeks / 3, a: 0.8, b: 2.5 }), toLogs({ r: 1.5, alpha: meanWeeks, a: 0.1, b: 2 })]
      : [toLogs(start)];
  const { logParameters, value } = maximizeInBox(objective, starts, start !== undefined);
  return {
    names: ['r', 'alpha', 'a', 'b'],
    values: fromLogs(logParameters),
    logCovariance: flooredInverse(observedInformation(objective, logParameters), 4, leastInformation),
    logLikelihood: value,
    customers,
    fitted: true,
  };
}

function plainRate(
  { customers }: PurchaseGroups,
  totalRepeats: number,
  totalWeeks: number,
  objective: (logs: readonly number[]) => number,
): BgNbdFit {
  // Half a repeat purchase and one week more than seen keep the rate positive and finite.
  const rate = (totalRepeats + 0.5) / (totalWeeks + Math.max(1, customers));
  const values = { r: 1, alpha: Math.min(1e4, 1 / rate), a: 1e-4, b: 1 };
  const variance = 1 / (totalRepeats + 1);
  return {
    names: ['r', 'alpha', 'a', 'b'],
    values,
    logCovariance: [1e-6, 0, 0, 0, 0, variance, 0, 0, 0, 0, 1e-6, 0, 0, 0, 0, 1e-6],
    logLikelihood: objective(toLogs(values)),
    customers,
    fitted: false,
  };
}

function fromLogs(logs: readonly number[]): BgNbdParameters {
  return { r: Math.exp(logs[0]!), alpha: Math.exp(logs[1]!), a: Math.exp(logs[2]!), b: Math.exp(logs[3]!) };
}

function toLogs({ r, alpha, a, b }: BgNbdParameters): number[] {
  return [Math.log(r), Math.log(alpha), Math.log(a), Math.log(b)];
}
