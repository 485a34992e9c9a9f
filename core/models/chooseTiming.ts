import type { CustomerDays } from './customerDays.ts';
import { mostStages } from './cnbd.ts';
import { enoughForTiming, fitTiming, plainTiming, standardErrorsOf, type TimingSpec } from './fitTiming.ts';
import type { PastError, PurchaseSummaries, TimingCandidate, TimingChoice, TimingFit } from './forecastModel.ts';
import { coverageOf, measureOrigins, pastErrorsOf } from './pastErrors.ts';
import { groupBuyers, type PurchaseGroups } from './purchaseGroups.ts';

/** Customers that the candidates are compared on, and that their first, long search looks at. */
const comparedCustomers = 20_000;
const roughCustomers = 3000;
/** Customers that the chosen model is fitted to. */
const fittedCustomers = 60_000;
/** Log-likelihood per customer by which a candidate may fall behind the best and still be judged by its forecasts. */
const tolerance = 0.01;
/** Candidates whose past forecasts are repeated. */
const mostShortlisted = 4;

export interface ChosenTiming {
  readonly timing: TimingFit;
  readonly choice: TimingChoice;
  readonly pastErrors: readonly PastError[];
}

/**
 * Fits every purchase-timing model and chooses one: by likelihood first (family and Erlang stages), then by the errors that the
 * candidates near the top made at earlier origins; see docs/adr/0010-choice-of-the-purchase-model.md. Too little data give
 * a plain rate (`fitted: false`). `onProgress` gets the share done.
 */
export function chooseTiming(
  days: CustomerDays,
  summaries: PurchaseSummaries,
  onProgress: (shareDone: number) => void,
): ChosenTiming {
  const groups = groupBuyers(summaries, comparedCustomers);
  if (!enoughForTiming(groups)) {
    const timing = plainTiming(groups);
    return { timing, choice: { reason: 'tooLittleData', candidates: [], coverage: null }, pastErrors: [] };
  }
  const fits = fitCandidates(groups, groupBuyers(summaries, roughCustomers));
  onProgress(0.3);
  const shortlist = shortlistOf(fits, groups.customers);
  const errors = measureOrigins(days, summaries, shortlist, (share) => onProgress(0.3 + 0.5 * share));
  const { chosen, reason } = choose(
    shortlist,
    errors.map((own) => own.map(({ logError }) => logError)),
  );
  const everyone = groupBuyers(summaries, fittedCustomers);
  const timing =
    everyone.customers === groups.customers
      ? shortlist[chosen]!
      : fitTiming(everyone, shortlist[chosen]!, { start: shortlist[chosen]! });
  onProgress(1);
  const candidates = fits.map((fit): TimingCandidate => {
    const place = shortlist.indexOf(fit);
    return {
      family: fit.family,
      k: fit.k,
      parameters: fit.values,
      standardErrors: standardErrorsOf(fit),
      unidentified: fit.unidentified,
      logLikelihood: fit.logLikelihood,
      customers: fit.customers,
      chosen: place === chosen,
      pastErrors: place < 0 ? null : pastErrorsOf(errors[place]!),
    };
  });
  return {
    timing,
    choice: { reason, candidates, coverage: coverageOf(errors[chosen]!) },
    pastErrors: pastErrorsOf(errors[chosen]!),
  };
}

/** All families; of the Erlang stages as many as keep raising the likelihood, and one more. */
function fitCandidates(groups: PurchaseGroups, rough: PurchaseGroups): TimingFit[] {
  // A rough search over hardly anybody would start the real one anywhere.
  const options = { rough: enoughForTiming(rough) ? rough : groups };
  const fit = (spec: TimingSpec): TimingFit => fitTiming(groups, spec, options);
  const fits = [fit({ family: 'nbd', k: 1 }), fit({ family: 'paretoNbd', k: 1 })];
  for (const family of ['bgCnbd', 'mbgCnbd'] as const) {
    let before = Number.NEGATIVE_INFINITY;
    for (let k = 1; k <= mostStages; k++) {
      const made = fit({ family, k });
      fits.push(made);
      if (made.logLikelihood < before) break;
      before = made.logLikelihood;
    }
  }
  return fits.sort((left, right) => right.logLikelihood - left.logLikelihood);
}

/** Near the best likelihood, and with parameters that the data determine if there are any such. */
function shortlistOf(fits: readonly TimingFit[], customers: number): TimingFit[] {
  const near = fits.filter((fit) => fits[0]!.logLikelihood - fit.logLikelihood <= Math.max(2, tolerance * customers));
  const determined = near.filter((fit) => fit.unidentified.length === 0);
  return (determined.length > 0 ? determined : near).slice(0, mostShortlisted);
}

/**
 * The default is Pareto/NBD where it is on the list: customers may leave between purchases, so that its totals stay level for
 * longest. Another one takes its place when its squared past errors are smaller by more than two standard errors of
 * the paired differences. Without enough origins the likelihood decides.
 */
function choose(
  shortlist: readonly TimingFit[],
  errors: readonly (readonly number[])[],
): { chosen: number; reason: TimingChoice['reason'] } {
  if (shortlist.length === 1) return { chosen: 0, reason: 'likelihood' };
  if (errors[0]!.length < 4) return { chosen: 0, reason: 'likelihoodNoHistory' };
  const pareto = shortlist.findIndex(({ family }) => family === 'paretoNbd');
  const base = Math.max(0, pareto);
  let chosen = base;
  let most = 2;
  for (const [candidate, own] of errors.entries()) {
    if (candidate === base) continue;
    const gains = own.map((error, index) => errors[base]![index]! ** 2 - error ** 2);
    const mean = gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
    const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
    const score = mean / Math.sqrt(variance / gains.length + 1e-12);
    if (score <= most) continue;
    most = score;
    chosen = candidate;
  }
  if (chosen !== base) return { chosen, reason: 'pastErrors' };
  return { chosen, reason: base === pareto ? 'paretoHolds' : 'likelihoodHolds' };
}
