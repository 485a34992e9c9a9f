import { z } from 'zod';
import { standardErrorsOf } from './fitTiming.ts';
import { choiceReasons, customerStates, type ForecastModel, timingFamilies } from './forecastModel.ts';
import { timingName } from './timingNames.ts';

const parameterSchema = z.object({
  name: z.string(),
  value: z.number(),
  standardError: z.number(),
  /** False where the likelihood is flat along it: then value and error say little. */
  identified: z.boolean(),
});

const pastErrorSchema = z.object({
  horizonDays: z.number().int(),
  origins: z.number().int(),
  /** Root mean square of ln(actual / forecast). */
  sd: z.number(),
  /** Mean of ln(actual / forecast): below 0 where too much was forecast. */
  mean: z.number(),
});

const candidateSchema = z.object({
  family: z.enum(timingFamilies),
  k: z.number().int(),
  /** As in the literature, e.g. `MBG/CNBD-2`. */
  name: z.string(),
  logLikelihood: z.number(),
  /** Customers that all candidates were compared on. */
  customers: z.number().int(),
  chosen: z.boolean(),
  parameters: z.array(parameterSchema),
  /** Null where the likelihood alone ruled it out; empty with too short a history. */
  pastErrors: z.array(pastErrorSchema).nullable(),
});

export const modelWarningCodes = [
  'noPurchases',
  'tooLittleData',
  'unidentified',
  'shortHistory',
  'overForecast',
  'underForecast',
  'undercovers',
  'leftTruncated',
  'birthsAll',
  'noAmounts',
  'spendPlain',
  'spendFollowsFrequency',
  'sampled',
] as const;

const warningSchema = z.object({
  code: z.enum(modelWarningCodes),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ModelWarning = z.infer<typeof warningSchema>;

/** What was fitted to what, how well it foretold the past, and where not to trust it. */
export const modelCardSchema = z.object({
  datasetHash: z.string(),
  untilTime: z.number(),
  historyDays: z.number().int(),
  customers: z.number().int(),
  buyers: z.number().int(),
  repeatCustomers: z.number().int(),
  /** Purchase days. */
  transactions: z.number().int(),
  truncated: z.number().int(),
  births: z.enum(['all', 'burnIn']),
  burnInDays: z.number().int(),
  /** Wheat & Morrison's screen: 1 for gaps without a rhythm, k for Erlang-k gaps. */
  regularity: z.object({ k: z.number(), customers: z.number().int() }).nullable(),
  timing: z
    .object({
      family: z.enum(timingFamilies),
      k: z.number().int(),
      name: z.string(),
      fitted: z.boolean(),
      customers: z.number().int(),
      logLikelihood: z.number(),
      parameters: z.array(parameterSchema),
      reason: z.enum(choiceReasons),
    })
    .nullable(),
  /** By falling likelihood. */
  candidates: z.array(candidateSchema),
  pastErrors: z.array(pastErrorSchema),
  /** Of forecasts from earlier days: how many times the widened 90 % interval held what came. */
  coverage: z.object({ nominal: z.number(), covered: z.number().int(), origins: z.number().int() }).nullable(),
  spend: z
    .object({
      fitted: z.boolean(),
      customers: z.number().int(),
      logLikelihood: z.number(),
      /** Mean amount of a purchase; in the currency of the data. */
      mean: z.number(),
      parameters: z.array(parameterSchema),
      /** Correlation of repeat purchases and mean amount, which the model takes to be 0; null without spread. */
      correlation: z.number().nullable(),
    })
    .nullable(),
  firstPurchase: z.object({ customers: z.number().int(), parameters: z.array(parameterSchema) }).nullable(),
  warnings: z.array(warningSchema),
});
export type ModelCard = z.infer<typeof modelCardSchema>;

/** The card of a fitted model. */
export function modelCard(model: ForecastModel): ModelCard {
  const { summaries, timing, timingChoice, spend, firstPurchase } = model;
  return {
    datasetHash: model.datasetHash,
    untilTime: model.untilTime,
    historyDays: summaries.lastDay - summaries.edgeDay + 1,
    customers: model.customers,
    buyers: summaries.buyers,
    repeatCustomers: summaries.repeatCustomers,
    transactions: summaries.transactions,
    truncated: summaries.truncated,
    births: summaries.births,
    burnInDays: summaries.burnInDays,
    regularity: model.regularity,
    timing: timing && {
      family: timing.family,
      k: timing.k,
      name: timingName(timing.family, timing.k),
      fitted: timing.fitted,
      customers: timing.customers,
      logLikelihood: timing.logLikelihood,
      parameters: parametersOf(timing.values, standardErrorsOf(timing), timing.unidentified),
      reason: timingChoice?.reason ?? 'tooLittleData',
    },
    candidates: (timingChoice?.candidates ?? []).map((candidate) => ({
      family: candidate.family,
      k: candidate.k,
      name: timingName(candidate.family, candidate.k),
      logLikelihood: candidate.logLikelihood,
      customers: candidate.customers,
      chosen: candidate.chosen,
      parameters: parametersOf(candidate.parameters, candidate.standardErrors, candidate.unidentified),
      pastErrors: candidate.pastErrors === null ? null : [...candidate.pastErrors],
    })),
    pastErrors: [...model.pastErrors],
    coverage: timingChoice?.coverage ?? null,
    spend: spend && {
      fitted: spend.fitted,
      customers: spend.customers,
      logLikelihood: spend.logLikelihood,
      mean: (spend.values.p * spend.values.v) / Math.max(0.05, spend.values.q - 1),
      parameters: parametersOf(spend.values, standardErrorsOf(spend), []),
      correlation: spendCorrelation(model),
    },
    firstPurchase: firstPurchase && {
      customers: firstPurchase.customers,
      parameters: parametersOf(firstPurchase.values, standardErrorsOf(firstPurchase), []),
    },
    warnings: warningsOf(model),
  };
}

function parametersOf(
  values: Readonly<Record<string, number>>,
  errors: readonly number[],
  unidentified: readonly string[],
): ModelCard['candidates'][number]['parameters'] {
  return Object.entries(values).map(([name, value], index) => ({
    name,
    value,
    standardError: errors[index]!,
    identified: !unidentified.includes(name),
  }));
}

const strongCorrelation = 0.3;
/** Bias that is worth a word: a tenth, and more than chance over the origins. */
const strongBias = 0.1;

function warningsOf(model: ForecastModel): ModelWarning[] {
  const { summaries, timing, timingChoice, spend } = model;
  if (timing === null) return [{ code: 'noPurchases', params: {} }];
  const warnings: ModelWarning[] = [];
  const warn = (code: ModelWarning['code'], params: ModelWarning['params'] = {}): void => {
    warnings.push({ code, params });
  };
  if (!timing.fitted) warn('tooLittleData', { buyers: summaries.buyers, repeatCustomers: summaries.repeatCustomers });
  if (timing.unidentified.length > 0) warn('unidentified', { parameters: timing.unidentified.join(', ') });
  const longest = model.pastErrors.at(-1);
  if (longest === undefined) warn('shortHistory', { days: summaries.lastDay - summaries.edgeDay + 1 });
  else {
    const chance = (2 * Math.sqrt(Math.max(0, longest.sd ** 2 - longest.mean ** 2))) / Math.sqrt(longest.origins);
    if (Math.abs(longest.mean) > Math.max(strongBias, chance)) {
      // actual = forecast · e^mean: the forecast was off by e^-mean - 1 of what came.
      const share = Math.abs(Math.expm1(-longest.mean));
      warn(longest.mean < 0 ? 'overForecast' : 'underForecast', { share, days: longest.horizonDays });
    }
  }
  const coverage = timingChoice?.coverage ?? null;
  if (coverage !== null && coverage.origins >= 5 && coverage.covered / coverage.origins < 0.75) {
    warn('undercovers', { covered: coverage.covered, origins: coverage.origins });
  }
  if (summaries.truncated > 0) warn('leftTruncated', { customers: summaries.truncated, days: summaries.burnInDays });
  else if (summaries.births === 'all') warn('birthsAll');
  if (spend === null) warn('noAmounts');
  else if (!spend.fitted) warn('spendPlain', { customers: spend.customers });
  const correlation = spendCorrelation(model);
  if (correlation !== null && Math.abs(correlation) > strongCorrelation) {
    warn('spendFollowsFrequency', { correlation: Number(correlation.toPrecision(2)) });
  }
  if (timing.customers < 0.9 * summaries.buyers) warn('sampled', { customers: timing.customers, of: summaries.buyers });
  return warnings;
}

/** Pearson's correlation of repeat purchases and their mean amount over repeat buyers. */
function spendCorrelation({ summaries }: ForecastModel): number | null {
  const { state, spendCounts, spendSums } = summaries;
  let n = 0;
  let sumX = 0;
  let sumZ = 0;
  let sumXx = 0;
  let sumZz = 0;
  let sumXz = 0;
  for (let row = 0; row < state.length; row++) {
    const x = spendCounts[row]!;
    if (state[row] !== customerStates.buyer || x === 0) continue;
    const z = spendSums[row]! / x;
    n++;
    sumX += x;
    sumZ += z;
    sumXx += x * x;
    sumZz += z * z;
    sumXz += x * z;
  }
  const spread = Math.sqrt((sumXx - (sumX * sumX) / n) * (sumZz - (sumZ * sumZ) / n));
  return n < 30 || !(spread > 0) ? null : (sumXz - (sumX * sumZ) / n) / spread;
}
