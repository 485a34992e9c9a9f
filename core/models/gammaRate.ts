import { flooredInverse, logGamma, maximizeInBox, observedInformation } from '../stats/index.ts';
import { leastInformation } from './fitTiming.ts';
import type { GammaRateFit } from './forecastModel.ts';

/** Distinct (events, days watched) with how many customers share them. */
export type RateGroups = Map<string, { readonly events: number; readonly weeks: number; weight: number }>;

const leastCustomers = 30;
const leastEvents = 10;

/** Counts one customer with `events` in `days` watched (at least half a day) into the groups. */
export function addToRateGroups(groups: RateGroups, events: number, days: number): void {
  const key = `${events},${days}`;
  const group = groups.get(key);
  if (group === undefined) groups.set(key, { events, weeks: Math.max(0.5, days) / 7, weight: 1 });
  else group.weight++;
}

/**
 * Gamma(shape, rate) over customers' Poisson rates per week by maximum likelihood:
 * Σ [ln Γ(shape+n) - ln Γ(shape) + shape·ln rate - (shape+n)·ln(rate+weeks)]. With n = 1 at the moment watching ended because
 * the event came, and 0 otherwise, it is also the likelihood of a waiting time. Null when no event was ever seen.
 */
export function fitGammaRate(groups: RateGroups): GammaRateFit | null {
  const rows = [...groups.values()];
  let customers = 0;
  let events = 0;
  let weeks = 0;
  for (const row of rows) {
    customers += row.weight;
    events += row.weight * row.events;
    weeks += row.weight * row.weeks;
  }
  if (events === 0) return null;
  const objective = (logs: readonly number[]): number => {
    const shape = Math.exp(logs[0]!);
    const rate = Math.exp(logs[1]!);
    const constant = shape * logs[1]! - logGamma(shape);
    const byEvents = new Map<number, number>();
    let sum = 0;
    for (const row of rows) {
      let term = byEvents.get(row.events);
      if (term === undefined) {
        term = constant + logGamma(shape + row.events);
        byEvents.set(row.events, term);
      }
      sum += row.weight * (term - (shape + row.events) * Math.log(rate + row.weeks));
    }
    return sum;
  };
  const meanWeeks = weeks / events;
  if (customers < leastCustomers || events < leastEvents) {
    return {
      names: ['shape', 'rate'],
      values: { shape: 1, rate: meanWeeks },
      logCovariance: [1e-6, 0, 0, 1 / events],
      logLikelihood: objective([0, Math.log(meanWeeks)]),
      customers,
      fitted: false,
    };
  }
  const { logParameters, value } = maximizeInBox(objective, [[0, Math.log(meanWeeks)]]);
  return {
    names: ['shape', 'rate'],
    values: { shape: Math.exp(logParameters[0]!), rate: Math.exp(logParameters[1]!) },
    logCovariance: flooredInverse(observedInformation(objective, logParameters), 2, leastInformation),
    logLikelihood: value,
    customers,
    fitted: true,
  };
}
