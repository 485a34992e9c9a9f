import type { Dataset } from '../dataset/dataset.ts';
import { meanOf, varianceOf } from '../stats/index.ts';
import { type CustomerDays, customerDays } from './customerDays.ts';
import { fitFirstPurchase } from './firstPurchase.ts';
import type { Allocate, ForecastModel, PurchaseSummaries, TimingFit } from './forecastModel.ts';
import { enoughForTiming, fitTiming, plainTiming } from './fitTiming.ts';
import { fitGammaGamma } from './gammaGamma.ts';
import { measurePastErrors } from './pastErrors.ts';
import { groupBuyers } from './purchaseGroups.ts';
import { summarize } from './purchaseSummaries.ts';
import { fitSessions } from './sessions.ts';

/** The fits take about as long as the rolling origins that follow them. */
const fitSteps = 5;
const allSteps = 2 * fitSteps;

/**
 * Fits the behaviour models to everything recorded before `untilTime` (epoch seconds). Progress is (done, total), where
 * the total stays the same. Data too small for a model give a substitute or null, never an error.
 */
export function fitForecast(
  dataset: Dataset,
  untilTime: number,
  onProgress: (done: number, total: number) => void = () => {},
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): ForecastModel {
  const days = customerDays(dataset, untilTime);
  onProgress(1, allSteps);
  const summaries = summarize(days, days.lastDay, { allocate });
  const timing = summaries.buyers > 0 ? timingOf(summaries) : null;
  onProgress(2, allSteps);
  const firstPurchase = fitFirstPurchase(days, summaries);
  const spend = timing && fitGammaGamma(summaries, overallSpend(days));
  onProgress(3, allSteps);
  const sessions = fitSessions(dataset, untilTime, days, allocate);
  onProgress(fitSteps, allSteps);
  const pastErrors = timing?.fitted
    ? measurePastErrors(days, summaries, timing, (share) => onProgress(fitSteps + share * fitSteps, allSteps))
    : [];
  onProgress(allSteps, allSteps);
  return {
    datasetHash: dataset.hash,
    customers: dataset.customerCount,
    untilTime,
    summaries,
    timing,
    firstPurchase,
    spend,
    wholeAmounts: days.amounts.every((amount) => Number.isNaN(amount) || Number.isInteger(amount)),
    ...sessions,
    pastErrors,
  };
}

function timingOf(summaries: PurchaseSummaries): TimingFit {
  const groups = groupBuyers(summaries);
  return enoughForTiming(groups) ? fitTiming(groups, { family: 'bgCnbd', k: 1 }) : plainTiming(groups);
}

/** Mean and relative spread of all amounts, first purchases included; null where there are none above 0. */
function overallSpend({ amounts }: CustomerDays): { mean: number; relativeSpread: number } | null {
  const positive = amounts.filter((amount) => amount > 0);
  if (positive.length === 0) return null;
  const mean = meanOf(positive);
  return { mean, relativeSpread: positive.length < 2 ? 1 : Math.sqrt(varianceOf(positive)) / mean };
}
