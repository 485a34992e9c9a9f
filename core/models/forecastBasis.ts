import type { Births, ForecastModel, PastError, TimingFamily } from './forecastModel.ts';

/** What a result says about the model behind it. */
export interface ForecastBasis {
  readonly untilTime: number;
  readonly customers: number;
  readonly buyers: number;
  readonly transactions: number;
  readonly repeatCustomers: number;
  readonly truncated: number;
  readonly births: Births;
  readonly burnInDays: number;
  readonly timing: {
    readonly family: TimingFamily;
    readonly k: number;
    readonly parameters: Readonly<Record<string, number>>;
    readonly fitted: boolean;
  } | null;
  readonly firstPurchase: boolean;
  readonly spend: { readonly meanWon: number; readonly customers: number; readonly fitted: boolean } | null;
  readonly dateOnly: boolean;
  readonly sessions: { readonly perWeek: number; readonly windowDays: number } | null;
  /** Of the longest horizon not above the run's that has enough origins; null when history is too short. */
  readonly pastError: PastError | null;
}

/** The plain figures of a model that a result keeps, for a run of `days` days. */
export function forecastBasis(model: ForecastModel, days: number): ForecastBasis {
  const { summaries, timing, spend, sessions } = model;
  const spendMean = spend ? (spend.values.p * spend.values.v) / Math.max(0.05, spend.values.q - 1) : 0;
  return {
    untilTime: model.untilTime,
    customers: model.customers,
    buyers: summaries.buyers,
    transactions: summaries.transactions,
    repeatCustomers: summaries.repeatCustomers,
    truncated: summaries.truncated,
    births: summaries.births,
    burnInDays: summaries.burnInDays,
    timing: timing && { family: timing.family, k: timing.k, parameters: timing.values, fitted: timing.fitted },
    firstPurchase: model.firstPurchase !== null,
    spend: spend && { meanWon: spendMean, customers: spend.customers, fitted: spend.fitted },
    dateOnly: model.purchaseProfile.dateOnly,
    sessions: sessions.rate && {
      perWeek: sessions.rate.values.shape / sessions.rate.values.rate,
      windowDays: sessions.windowDays,
    },
    pastError: pastErrorFor(model, days),
  };
}

function pastErrorFor(model: ForecastModel, days: number): PastError | null {
  let best: PastError | null = null;
  for (const error of model.pastErrors) if (best === null || error.horizonDays <= days) best = error;
  return best;
}
