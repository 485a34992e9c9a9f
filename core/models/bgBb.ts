import { flooredInverse, logBeta, maximizeInBox, observedInformation } from '../stats/index.ts';
import { leastInformation } from './fitTiming.ts';
import type { Fit } from './forecastModel.ts';

/**
 * BG/BB (Fader, Hardie & Shang 2010) for chances that come in rounds (yearly gifts, monthly boxes): who is there takes one with
 * probability p ~ Beta(alpha, beta) and leaves before each round with probability θ ~ Beta(gamma, delta).
 */
export type BgBbFit = Fit<'alpha' | 'beta' | 'gamma' | 'delta'>;

/** Customers with the same history: taken `taken` of `rounds`, the last in round `lastRound` (0 = never). */
export interface RoundHistory {
  readonly taken: number;
  readonly lastRound: number;
  readonly rounds: number;
  readonly customers: number;
}

type Parameters = BgBbFit['values'];
type History = Omit<RoundHistory, 'customers'>;

/**
 * L = B(α+x, β+n-x)/B(α,β) · B(γ, δ+n)/B(γ,δ) + Σ_{i=0}^{n-t_x-1} B(α+x, β+t_x-x+i)/B(α,β) · B(γ+1, δ+t_x+i)/B(γ,δ).
 */
function likelihood({ alpha, beta, gamma, delta }: Parameters, { taken, lastRound, rounds }: History): number {
  const base = logBeta(alpha, beta) + logBeta(gamma, delta);
  let sum = Math.exp(logBeta(alpha + taken, beta + rounds - taken) + logBeta(gamma, delta + rounds) - base);
  for (let round = lastRound; round < rounds; round++) {
    sum += Math.exp(logBeta(alpha + taken, beta + round - taken) + logBeta(gamma + 1, delta + round) - base);
  }
  return sum;
}

/** Maximum likelihood; covariance of the logs from the observed information. Null without any customer. */
export function fitBgBb(histories: readonly RoundHistory[]): BgBbFit | null {
  const customers = histories.reduce((sum, history) => sum + history.customers, 0);
  if (customers === 0) return null;
  const objective = (logs: readonly number[]): number => {
    const parameters = valuesOf(logs);
    return histories.reduce((sum, history) => sum + history.customers * Math.log(likelihood(parameters, history)), 0);
  };
  const { logParameters, value } = maximizeInBox(objective, [
    [0, 0, -0.5, 0.7],
    [-0.7, 0.7, -1.2, 2],
  ]);
  return {
    names: ['alpha', 'beta', 'gamma', 'delta'],
    values: valuesOf(logParameters),
    logCovariance: flooredInverse(observedInformation(objective, logParameters), 4, leastInformation),
    logLikelihood: value,
    customers,
    fitted: true,
  };
}

/** Probability of still being there for round n + 1: B(α+x, β+n-x) B(γ, δ+n+1) / (B(α,β) B(γ,δ) L). */
export function bgBbAlive(parameters: Parameters, history: History): number {
  return thereIn(parameters, history, 1, 0);
}

/** Expected number taken in the next `rounds` rounds: over each, the chance of being there and taking it. */
export function bgBbExpected(parameters: Parameters, history: History, rounds: number): number {
  let sum = 0;
  for (let ahead = 1; ahead <= rounds; ahead++) sum += thereIn(parameters, history, ahead, 1);
  return sum;
}

/** Chance of being there in the `ahead`-th next round, and of taking it where `takes` is 1. */
function thereIn(parameters: Parameters, history: History, ahead: number, takes: 0 | 1): number {
  const { alpha, beta, gamma, delta } = parameters;
  const { taken, rounds } = history;
  const joint =
    logBeta(alpha + taken + takes, beta + rounds - taken) +
    logBeta(gamma, delta + rounds + ahead) -
    logBeta(alpha, beta) -
    logBeta(gamma, delta);
  return Math.exp(joint) / likelihood(parameters, history);
}

function valuesOf([alpha, beta, gamma, delta]: readonly number[]): Parameters {
  return { alpha: Math.exp(alpha!), beta: Math.exp(beta!), gamma: Math.exp(gamma!), delta: Math.exp(delta!) };
}
