import type { KernelState } from './state.ts';

/** What an experiment compares its arms by, until when, and the counters of each arm's entries and successes. */
export interface TrialRule {
  readonly metric: 'goal' | 'click' | 'conversion';
  /** Second from which nothing counts any more, because the winner takes all. */
  readonly decidedSecond: number;
  readonly tried: Int32Array;
  readonly won: Int32Array;
}

/** Notes that a run passes an arm, and counts it the first time. */
export function noteTrial(
  state: KernelState,
  rules: readonly TrialRule[],
  run: number,
  experiment: number,
  arm: number,
): void {
  const { trials, trialCount } = state;
  for (let index = 0; index < trialCount; index++) {
    const trial = trials[index]!;
    if (trial.run === run && trial.experiment === experiment && trial.arm === arm) return;
  }
  state.counts[rules[experiment]!.tried[arm]!]!++;
  state.trialCount++;
  const spare = trials[trialCount];
  if (spare === undefined) {
    trials.push({ run, experiment, arm, won: false });
    return;
  }
  spare.run = run;
  spare.experiment = experiment;
  spare.arm = arm;
  spare.won = false;
}

/** The run meets a metric now: each arm that it has passed counts it once, before its experiment is decided. */
export function winTrials(
  state: KernelState,
  rules: readonly TrialRule[],
  run: number,
  metric: TrialRule['metric'],
): void {
  for (let index = 0; index < state.trialCount; index++) {
    const trial = state.trials[index]!;
    const rule = rules[trial.experiment]!;
    if (trial.run !== run || trial.won || rule.metric !== metric || state.now >= rule.decidedSecond) continue;
    trial.won = true;
    state.counts[rule.won[trial.arm]!]!++;
  }
}

/** The arm with the highest share of successes, 0 for one that nobody passed; the first of equal ones. */
export function winnerOf(tried: readonly number[], won: readonly number[]): number {
  let best = 0;
  let bestRate = -1;
  for (const [arm, entries] of tried.entries()) {
    const rate = entries === 0 ? 0 : won[arm]! / entries;
    if (rate > bestRate) {
      best = arm;
      bestRate = rate;
    }
  }
  return best;
}
