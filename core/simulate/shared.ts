import { counterKey, type SliceCounts } from './counters.ts';
import type { DecisionTable } from './decisions.ts';
import { decide } from './limits.ts';
import type { Arm, Program } from './program.ts';
import { winnerOf } from './trials.ts';

/** What was decided about shared limits and experiments in one replication, by arm. */
export interface RunDecisions {
  readonly with: DecisionTable;
  readonly without: DecisionTable | null;
}

/** More passes are not made; what still differs then is reported as residual. */
export const mostPasses = 20;

/** Whether what one customer does changes what happens to another. */
export function sharesAnything({ withArm, withoutArm }: Program): boolean {
  return armShares(withArm) || (withoutArm !== null && armShares(withoutArm));
}

function armShares({ limits, experiments }: Arm): boolean {
  return limits.length > 0 || experiments.some(hasWinner);
}

function hasWinner({ source }: Arm['experiments'][number]): boolean {
  return source.type === 'experiment' && source.winnerAfterDays !== null;
}

/** Counters of entries and successes of all experiment arms, in order: tried and won of the first arm, of the second, … */
export function trialKeys({ experiments }: Arm): number[] {
  return experiments.flatMap(({ source, counter }) =>
    source.type === 'experiment'
      ? source.arms.flatMap((arm) => [
          counter(counterKey.armTried(source.id, arm.id)),
          counter(counterKey.armWon(source.id, arm.id)),
        ])
      : [],
  );
}

/**
 * Decides anew by what a whole pass over all customers has asked: the decisions for the next pass, and in how many places they
 * differ from what the pass was made with (`before`; null = the first pass, which admitted all). 0 = the pass stands.
 */
export function nextDecisions(
  program: Program,
  counts: SliceCounts,
  before: readonly RunDecisions[] | null,
): { decisions: RunDecisions[]; changed: number } {
  const { withArm, withoutArm, calendar } = program;
  let changed = 0;
  const decideArm = (
    arm: Arm,
    logs: Parameters<typeof decide>[2],
    trials: readonly number[],
    old: DecisionTable | null | undefined,
  ): DecisionTable => {
    const winners = winnersOf(arm, trials);
    const decided = decide(arm.limits, calendar, logs, winners);
    changed += decided.changed + winners.filter((winner, index) => winner !== (old?.winners[index] ?? -1)).length;
    return decided.table;
  };
  const decisions = counts.replications.map((block, replication): RunDecisions => {
    const { requests, withoutTrials } = counts.shared![replication]!;
    const old = before?.[replication];
    const trials = trialKeys(withArm).map((counter) => block[counter]!);
    return {
      with: decideArm(withArm, requests.with, trials, old?.with),
      without: withoutArm === null ? null : decideArm(withoutArm, requests.without, [...withoutTrials], old?.without),
    };
  });
  return { decisions, changed };
}

function winnersOf(arm: Arm, trials: readonly number[]): number[] {
  let place = 0;
  return arm.experiments.map((experiment) => {
    const { source } = experiment;
    if (source.type !== 'experiment') return -1;
    const tried: number[] = [];
    const won: number[] = [];
    for (let index = 0; index < source.arms.length; index++) {
      tried.push(trials[place++]!);
      won.push(trials[place++]!);
    }
    return hasWinner(experiment) && source.arms.length > 0 ? winnerOf(tried, won) : -1;
  });
}

/**
 * Passes over all customers until what they share is decided. `pass` runs all of them with the decisions given; the counts of
 * the last pass and the residual: decisions that still differed when `most` passes had been made.
 */
export function runShared(
  program: Program,
  pass: (decisions: readonly RunDecisions[] | null) => SliceCounts,
  most: number = mostPasses,
): { counts: SliceCounts; residual: number; decisions: readonly RunDecisions[] | null } {
  let counts = pass(null);
  if (!sharesAnything(program)) return { counts, residual: 0, decisions: null };
  let decisions: readonly RunDecisions[] | null = null;
  for (let passes = 1; ; passes++) {
    const next = nextDecisions(program, counts, decisions);
    if (next.changed === 0 || passes >= most) return { counts, residual: next.changed, decisions };
    decisions = next.decisions;
    counts = pass(decisions);
  }
}
