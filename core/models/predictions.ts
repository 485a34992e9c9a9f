import { missingDay, type Dataset } from '../dataset/dataset.ts';
import { invariant } from '../lib/invariant.ts';
import { integrateGauss } from '../stats/index.ts';
import { type Allocate, customerStates, type ForecastModel } from './forecastModel.ts';
import { createOutlooks, historyOf, newCustomer } from './timing.ts';

/** What the fitted models expect of one customer after `model.untilTime`. NaN: the model says nothing of this customer. */
export interface CustomerPrediction {
  /** Probability that the customer still buys here; NaN before a first purchase. */
  aliveProbability: number;
  /** Purchase days within the horizon; those of customers who may have left count with that probability. */
  expectedPurchases: number;
  /** Days from `untilTime` by which half of such customers have bought, as long as they stay. */
  medianNextPurchaseDays: number;
  /** Discounted amount of the purchases within `valueDays`; in the currency of the data. */
  lifetimeValue: number;
  /** Median days from one purchase of the customer to the next; NaN before a first purchase. */
  cycleDays: number;
}

/** One row per customer of the dataset, missing values as in dataset columns (NaN, `missingDay`). */
export interface CustomerPredictions {
  readonly untilTime: number;
  readonly horizonDays: number;
  readonly aliveProbability: Float64Array;
  readonly expectedPurchases: Float64Array;
  readonly medianNextPurchaseDays: Float64Array;
  /** Local calendar day (days since 1970-01-01) of the median next purchase; `missingDay` where there is none before 2200. */
  readonly nextPurchaseDate: Int32Array;
  readonly lifetimeValue: Float64Array;
  readonly cycleDays: Float64Array;
}

export interface PredictionOptions {
  /** Horizon of `lifetimeValue`; 365 days when left out. */
  readonly valueDays?: number;
  /** Discount of a year, continuously compounded; 0.1 when left out. */
  readonly yearlyDiscount?: number;
  readonly allocate?: Allocate;
}

const lastDate = 84_006;

/** Predictions for one customer; see `predictAll`. */
export function predictCustomer(
  dataset: Dataset,
  model: ForecastModel,
  row: number,
  horizonDays: number,
  options: PredictionOptions = {},
): CustomerPrediction {
  const prediction = nothing();
  createPredictor(dataset, model, horizonDays, options)(row, prediction);
  return prediction;
}

/** Predictions for every customer of `dataset`, the one that `model` was fitted to, `horizonDays` ahead of `model.untilTime`. */
export function predictAll(
  dataset: Dataset,
  model: ForecastModel,
  horizonDays: number,
  options: PredictionOptions = {},
): CustomerPredictions {
  const allocate = options.allocate ?? ((bytes: number) => new ArrayBuffer(bytes));
  const count = model.customers;
  const floats = (): Float64Array => new Float64Array(allocate(count * 8));
  const predictions: CustomerPredictions = {
    untilTime: model.untilTime,
    horizonDays,
    aliveProbability: floats(),
    expectedPurchases: floats(),
    medianNextPurchaseDays: floats(),
    nextPurchaseDate: new Int32Array(allocate(count * 4)),
    lifetimeValue: floats(),
    cycleDays: floats(),
  };
  const predict = createPredictor(dataset, model, horizonDays, options);
  const one = nothing();
  const firstDay = model.summaries.lastDay + 1;
  for (let row = 0; row < count; row++) {
    predict(row, one);
    predictions.aliveProbability[row] = one.aliveProbability;
    predictions.expectedPurchases[row] = one.expectedPurchases;
    predictions.medianNextPurchaseDays[row] = one.medianNextPurchaseDays;
    const date = firstDay + Math.floor(one.medianNextPurchaseDays);
    predictions.nextPurchaseDate[row] = date < lastDate ? date : missingDay;
    predictions.lifetimeValue[row] = one.lifetimeValue;
    predictions.cycleDays[row] = one.cycleDays;
  }
  return predictions;
}

function nothing(): CustomerPrediction {
  return {
    aliveProbability: Number.NaN,
    expectedPurchases: Number.NaN,
    medianNextPurchaseDays: Number.NaN,
    lifetimeValue: Number.NaN,
    cycleDays: Number.NaN,
  };
}

/** Purchases by a moment, and how many they weigh after discounting. */
interface Counted {
  readonly purchases: number;
  readonly discounted: number;
}

type Predict = (row: number, into: CustomerPrediction) => void;

function createPredictor(
  dataset: Dataset,
  model: ForecastModel,
  horizonDays: number,
  { valueDays = 365, yearlyDiscount = 0.1 }: PredictionOptions,
): Predict {
  invariant(model.datasetHash === dataset.hash, 'predictions are made for the dataset that the model was fitted to');
  const { timing, firstPurchase, summaries } = model;
  if (timing === null) return (_row, into) => void Object.assign(into, nothing());
  const outlookOf = createOutlooks(timing);
  const horizonWeeks = horizonDays / 7;
  const valueWeeks = valueDays / 7;
  const discount = (Math.log1p(yearlyDiscount) / 365) * 7;
  const prospects = new Map<number, { now: Counted; median: number }>();

  const count = (expected: (weeks: number) => number): Counted => ({
    purchases: expected(horizonWeeks),
    discounted: discounted(expected, valueWeeks, discount),
  });

  const prospectOf = (spanDays: number): { now: Counted; median: number } => {
    const known = prospects.get(spanDays);
    if (known !== undefined) return known;
    const { shape, rate } = firstPurchase!.values;
    const waited = rate + Math.max(0.5, spanDays) / 7;
    // E[purchases in t] = ∫ density of the first at u · (1 + E[repeats of a new customer in t - u]) du
    const expected = (weeks: number): number => {
      const width = Math.log1p(weeks / waited);
      return integrateGauss(Math.max(5, shape * width), 0, width, (place) => {
        const left = Math.max(0, weeks - waited * Math.expm1(place));
        return shape * Math.exp(-shape * place) * (1 + outlookOf(newCustomer).expected(left));
      });
    };
    const made = { now: count(expected), median: waited * Math.expm1(Math.LN2 / shape) };
    prospects.set(spanDays, made);
    return made;
  };

  return (row, into) => {
    Object.assign(into, nothing());
    const state = summaries.state[row]!;
    let counted: Counted;
    if (state === customerStates.buyer) {
      const outlook = outlookOf(historyOf(summaries, row));
      into.aliveProbability = outlook.aliveProbability;
      into.medianNextPurchaseDays = 7 * outlook.medianNextWeeks();
      into.cycleDays = 7 * outlook.cycleWeeks();
      counted = count(outlook.expected);
    } else if (state === customerStates.prospect && firstPurchase !== null) {
      const { now, median } = prospectOf(summaries.spanDays[row]!);
      into.medianNextPurchaseDays = 7 * median;
      counted = now;
    } else return;
    into.expectedPurchases = counted.purchases;
    into.lifetimeValue = counted.discounted * meanSpend(model, row);
  };
}

/** ∫ e^(-δt) dE(t) = e^(-δH) E(H) + δ ∫ e^(-δt) E(t) dt: the second part is small, so that three nodes are plenty. */
function discounted(expected: (weeks: number) => number, weeks: number, discount: number): number {
  let integral = 0;
  for (const [node, weight] of threeNodes) {
    integral += weight * Math.exp(-discount * weeks * node) * expected(weeks * node);
  }
  return Math.exp(-discount * weeks) * expected(weeks) + discount * weeks * integral;
}

/** Gauss-Legendre on (0, 1). */
const threeNodes: readonly (readonly [number, number])[] = [
  [0.5 - Math.sqrt(0.15), 5 / 18],
  [0.5, 8 / 18],
  [0.5 + Math.sqrt(0.15), 5 / 18],
];

/** E[amount | own amounts] = p(v + sum of amounts) / (p·x + q - 1) (Fader & Hardie 2013); NaN without amounts in the data. */
function meanSpend({ spend, summaries }: ForecastModel, row: number): number {
  if (spend === null) return Number.NaN;
  const { p, q, v } = spend.values;
  return (p * (v + summaries.spendSums[row]!)) / (p * summaries.spendCounts[row]! + q - 1);
}
