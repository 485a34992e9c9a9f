import type { Dataset } from '../dataset/dataset.ts';
import { meanOf, varianceOf } from '../stats/index.ts';
import { chooseTiming } from './chooseTiming.ts';
import { type CustomerDays, customerDays } from './customerDays.ts';
import { fitFirstPurchase } from './firstPurchase.ts';
import type { Allocate, ForecastModel } from './forecastModel.ts';
import { fitGammaGamma } from './gammaGamma.ts';
import { summarize } from './purchaseSummaries.ts';
import { wheatMorrison } from './regularity.ts';
import { fitSessions } from './sessions.ts';

const choiceSteps = 16;
const allSteps = choiceSteps + 4;

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
  const sessions = fitSessions(dataset, untilTime, days, allocate);
  onProgress(2, allSteps);
  const firstPurchase = fitFirstPurchase(days, summaries);
  const spend = summaries.buyers > 0 ? fitGammaGamma(summaries, overallSpend(days)) : null;
  onProgress(4, allSteps);
  const chosen =
    summaries.buyers > 0
      ? chooseTiming(days, summaries, (share) => onProgress(4 + share * choiceSteps, allSteps))
      : null;
  onProgress(allSteps, allSteps);
  return {
    datasetHash: dataset.hash,
    customers: dataset.customerCount,
    untilTime,
    summaries,
    timing: chosen?.timing ?? null,
    timingChoice: chosen?.choice ?? null,
    regularity: wheatMorrison(days),
    firstPurchase,
    spend,
    wholeAmounts: days.amounts.every((amount) => Number.isNaN(amount) || Number.isInteger(amount)),
    ...sessions,
    pastErrors: chosen?.pastErrors ?? [],
  };
}

/** Mean and relative spread of all amounts, first purchases included; null where there are none above 0. */
function overallSpend({ amounts }: CustomerDays): { mean: number; relativeSpread: number } | null {
  const positive = amounts.filter((amount) => amount > 0);
  if (positive.length === 0) return null;
  const mean = meanOf(positive);
  return { mean, relativeSpread: positive.length < 2 ? 1 : Math.sqrt(varianceOf(positive)) / mean };
}
