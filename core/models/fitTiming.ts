import {
  flooredInverse,
  logGamma,
  maximizeInBox,
  observedInformation,
  symmetricEigen,
  type LogObjective,
} from '../stats/index.ts';
import { cnbdLogLikelihood } from './cnbd.ts';
import type { CnbdFit, ParetoNbdFit, TimingFamily, TimingFit } from './forecastModel.ts';
import { paretoLogLikelihood } from './paretoNbd.ts';
import type { PurchaseGroups } from './purchaseGroups.ts';

/** Which model of purchase timing: family and Erlang stages per gap. */
export interface TimingSpec {
  readonly family: TimingFamily;
  readonly k: number;
}

const leastCustomers = 30;
const leastRepeats = 10;
/** A log-parameter that the data do not determine keeps at most a standard deviation of 1. */
export const leastInformation = 1;

/** Whether there is enough for a fit; else `plainTiming` stands in. */
export function enoughForTiming({ customers, totalRepeats, totalWeeks }: PurchaseGroups): boolean {
  return customers >= leastCustomers && totalRepeats >= leastRepeats && totalWeeks > 0;
}

/** The log-likelihood of a model over the groups, as a function of ln(parameters) in the order of `namesOf`. */
export function timingObjective(groups: PurchaseGroups, { family, k }: TimingSpec): LogObjective {
  switch (family) {
    case 'nbd':
      return ([r, alpha]) => nbdLogLikelihood(groups, Math.exp(r!), Math.exp(alpha!));
    case 'bgCnbd':
    case 'mbgCnbd':
      return (logs) => cnbdLogLikelihood(groups, family, k, cnbdValues(logs));
    case 'paretoNbd':
      return (logs) => paretoLogLikelihood(groups, paretoValues(logs));
  }
}

/** ln Γ(r+x) - ln Γ(r) + r ln α - (r+x) ln(α+T): the gamma-mixed Poisson process, given the times of the purchases. */
function nbdLogLikelihood(groups: PurchaseGroups, r: number, alpha: number): number {
  const { repeats, spanWeeks, weights, maximumRepeats } = groups;
  const byRepeats = new Float64Array(maximumRepeats + 1);
  const constant = r * Math.log(alpha) - logGamma(r);
  for (let x = 0; x <= maximumRepeats; x++) byRepeats[x] = constant + logGamma(r + x);
  const { seenByPurchase, burnInWeeks } = groups;
  let sum = seenByPurchase === 0 ? 0 : -seenByPurchase * Math.log(-Math.expm1(-r * Math.log1p(burnInWeeks / alpha)));
  for (let index = 0; index < weights.length; index++) {
    const x = repeats[index]!;
    sum += weights[index]! * (byRepeats[x]! - (r + x) * Math.log(alpha + spanWeeks[index]!));
  }
  return sum;
}

/**
 * Maximum likelihood with parameters in [1e-4, 1e4] and covariance from the observed information. `start` (an earlier fit of the
 * same model) shortens the search; `rough` are fewer groups of the same customers for the first, long part of it.
 */
export function fitTiming(
  groups: PurchaseGroups,
  spec: TimingSpec,
  { start, rough = groups }: { readonly start?: TimingFit; readonly rough?: PurchaseGroups } = {},
): TimingFit {
  const objective = timingObjective(groups, spec);
  const near = start === undefined ? nearMaximum(groups, rough, spec) : atFit(start, groups.customers);
  const n = near.at.length;
  const found = maximizeInBox(objective, [near.at], { polishOnly: true, covariance: near.covariance });
  const information = observedInformation(objective, found.logParameters);
  const common = {
    logCovariance: flooredInverse(information, n, leastInformation),
    logLikelihood: found.value,
    customers: groups.customers,
    fitted: true,
  };
  return timingFit(spec, found.logParameters, { ...common, unidentified: looseParameters(information, n) });
}

/** As `fitTiming` without covariance, for the many fits of earlier origins. */
export function refitTiming(groups: PurchaseGroups, start: TimingFit): TimingFit {
  const { at, covariance } = atFit(start, groups.customers);
  const found = maximizeInBox(timingObjective(groups, start), [at], { polishOnly: true, covariance, tolerance: 1e-7 });
  const common = { logCovariance: [], logLikelihood: found.value, customers: groups.customers, fitted: true };
  return timingFit(start, found.logParameters, { ...common, unidentified: [] });
}

/** Where a search begins, and about how ln(parameters) vary around the maximum there. */
interface Near {
  readonly at: readonly number[];
  readonly covariance: readonly number[];
}

function nearMaximum(groups: PurchaseGroups, rough: PurchaseGroups, spec: TimingSpec): Near {
  const objective = timingObjective(rough, spec);
  const { logParameters } = maximizeInBox(objective, startsFor(groups, spec), { tolerance: 1e-7 });
  const information = observedInformation(objective, logParameters);
  const covariance = flooredInverse(information, logParameters.length, leastInformation);
  return { at: logParameters, covariance: scaled(covariance, rough.customers / groups.customers) };
}

function atFit(fit: TimingFit, customers: number): Near {
  const values = fit.values as Readonly<Record<string, number>>;
  const at = fit.names.map((name) => Math.log(values[name]!));
  return { at, covariance: scaled(fit.logCovariance, fit.customers / Math.max(1, customers)) };
}

function scaled(values: readonly number[], factor: number): number[] {
  return values.map((value) => value * factor);
}

type Common = Omit<TimingFit, 'family' | 'k' | 'names' | 'values' | 'unidentified'> & {
  /** Places of the parameters. */
  readonly unidentified: readonly number[];
};

function timingFit({ family, k }: TimingSpec, logs: readonly number[], common: Common): TimingFit {
  const named = <Name extends string>(names: readonly Name[]) => ({
    ...common,
    names,
    unidentified: common.unidentified.map((index) => names[index]!),
  });
  switch (family) {
    case 'nbd':
      return { ...named(['r', 'alpha']), family, k: 1, values: { r: Math.exp(logs[0]!), alpha: Math.exp(logs[1]!) } };
    case 'bgCnbd':
    case 'mbgCnbd':
      return { ...named(['r', 'alpha', 'a', 'b']), family, k, values: cnbdValues(logs) };
    case 'paretoNbd':
      return { ...named(['r', 'alpha', 's', 'beta']), family, k: 1, values: paretoValues(logs) };
  }
}

function cnbdValues(logs: readonly number[]): CnbdFit['values'] {
  return { r: Math.exp(logs[0]!), alpha: Math.exp(logs[1]!), a: Math.exp(logs[2]!), b: Math.exp(logs[3]!) };
}

function paretoValues(logs: readonly number[]): ParetoNbdFit['values'] {
  return { r: Math.exp(logs[0]!), alpha: Math.exp(logs[1]!), s: Math.exp(logs[2]!), beta: Math.exp(logs[3]!) };
}

function startsFor({ totalWeeks, customers }: PurchaseGroups, { family, k }: TimingSpec): number[][] {
  const weeks = totalWeeks / customers;
  const rates = [
    [0.5, weeks / 3 / k],
    [1.5, weeks / k],
  ];
  if (family === 'nbd') return rates.map((rate) => rate.map(Math.log));
  const leaving = family === 'paretoNbd' ? [[0.6, weeks / 2], [0.3, 3 * weeks]] : [[0.8, 2.5], [0.1, 2]]; // biome-ignore format: pairs
  return rates.map((rate, index) => [...rate, ...leaving[index]!].map(Math.log));
}

/** Parameters that lie along a direction in which the likelihood hardly falls. */
function looseParameters(information: readonly number[], n: number): number[] {
  const { values, vectors } = symmetricEigen(information, n);
  const loose: number[] = [];
  for (let row = 0; row < n; row++) {
    const loads = values.some((value, index) => value < leastInformation && vectors[row * n + index]! ** 2 > 0.1);
    if (loads) loose.push(row);
  }
  return loose;
}

/** A plain repeat rate without drop-out, for data too small for a fit (`fitted: false`). */
export function plainTiming(groups: PurchaseGroups): TimingFit {
  const { customers, totalRepeats, totalWeeks } = groups;
  // Half a repeat purchase and one week more than seen keep the rate positive and finite.
  const rate = (totalRepeats + 0.5) / (totalWeeks + Math.max(1, customers));
  const values = { r: 1, alpha: Math.min(1e4, 1 / rate), a: 1e-4, b: 1 };
  const variance = 1 / (totalRepeats + 1);
  return {
    family: 'bgCnbd',
    k: 1,
    names: ['r', 'alpha', 'a', 'b'],
    values,
    logCovariance: [1e-6, 0, 0, 0, 0, variance, 0, 0, 0, 0, 1e-6, 0, 0, 0, 0, 1e-6],
    logLikelihood: cnbdLogLikelihood(groups, 'bgCnbd', 1, values),
    customers,
    fitted: false,
    unidentified: [],
  };
}

/** Natural standard errors by the delta method, in the order of `names`. */
export function standardErrorsOf(fit: {
  readonly names: readonly string[];
  readonly values: Readonly<Record<string, number>>;
  readonly logCovariance: readonly number[];
}): number[] {
  const n = fit.names.length;
  return fit.names.map((name, index) => fit.values[name]! * Math.sqrt(fit.logCovariance[index * (n + 1)]!));
}
