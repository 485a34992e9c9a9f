import type { Births, ForecastModel, TimingModel } from './forecastModel.ts';

/** What predictions of single customers rest on: a fitted model without anything of the customers, so that it is cheap to send. */
export interface Predictor {
  readonly timing: TimingModel;
  /** Whether the data show who has left; else nothing is said of it. */
  readonly knowsLeaving: boolean;
  /** Gamma-distributed rate (weeks) of the wait for a first purchase; null = nothing is said of customers without one. */
  readonly firstPurchase: { readonly shape: number; readonly rate: number } | null;
  /** Gamma-Gamma amounts; null = the data have none. */
  readonly spend: { readonly p: number; readonly q: number; readonly v: number } | null;
  /** Which first purchases begin a customer's clock, see docs/adr/0006-left-truncation.md. Local days since 1970-01-01. */
  readonly births: Births;
  readonly burnInDays: number;
  readonly edgeDay: number;
}

/** What a forecast model says of single customers; null where there was too little data for one. */
export function predictorOf(model: ForecastModel): Predictor | null {
  const { timing, firstPurchase, spend, summaries } = model;
  if (timing === null || !timing.fitted) return null;
  const { births, burnInDays, edgeDay } = summaries;
  return {
    timing: plainTiming(timing),
    knowsLeaving: seesLeaving(model),
    firstPurchase: firstPurchase && { shape: firstPurchase.values.shape, rate: firstPurchase.values.rate },
    spend: spend && { p: spend.values.p, q: spend.values.q, v: spend.values.v },
    births,
    burnInDays,
    edgeDay,
  };
}

/** Half of the 95 % point of χ² with 2 degrees of freedom: the parameters that leaving adds. */
const leastGain = 2.996;

/**
 * Whether the data show that customers leave: the model beats NBD, in which nobody does, by a likelihood ratio test. NBD has one stage
 * per gap; of a model with more the parameters of leaving have to be determined.
 */
function seesLeaving({ timing, timingChoice }: ForecastModel): boolean {
  if (timing === null || timing.family === 'nbd') return false;
  if (timing.k > 1) return !timing.unidentified.some((name) => name === 'a' || name === 'b');
  const candidates = timingChoice?.candidates ?? [];
  const chosen = candidates.find(({ family, k }) => family === timing.family && k === 1);
  const without = candidates.find(({ family }) => family === 'nbd');
  if (chosen === undefined || without === undefined) return timing.unidentified.length === 0;
  return chosen.logLikelihood - without.logLikelihood > leastGain;
}

function plainTiming(timing: TimingModel): TimingModel {
  const { k } = timing;
  switch (timing.family) {
    case 'nbd':
      return { family: timing.family, k: 1, values: timing.values };
    case 'paretoNbd':
      return { family: timing.family, k: 1, values: timing.values };
    case 'bgCnbd':
    case 'mbgCnbd':
      return { family: timing.family, k, values: timing.values };
  }
}
