import type { RunResult } from './result.ts';

/** The figures of the one sentence that sums a run up. */
export interface Headline {
  readonly customersReached: number;
  readonly sent: number;
  readonly costWon: number;
  readonly incrementalPurchases: number;
  readonly incrementalLow90: number;
  readonly incrementalHigh90: number;
  readonly incrementalProfitWon: number;
  readonly days: number;
  /** Catalog key of the sentence, to be filled with these figures. */
  readonly sentenceKey: string;
}

/** Rounds the means to whole customers, messages and won, and chooses the sentence that may be said of the run. */
export function headline(result: RunResult): Headline {
  const { journey, outcome, identity } = result;
  const increment = outcome.incrementalPurchases;
  return {
    customersReached: whole(journey.customersReached.mean),
    sent: whole(journey.sent.mean),
    costWon: whole(journey.costWon.mean),
    incrementalPurchases: whole(increment.mean),
    incrementalLow90: whole(increment.q05),
    incrementalHigh90: whole(increment.q95),
    incrementalProfitWon: whole(outcome.incrementalProfitWon.mean),
    days: identity.request.days,
    sentenceKey: `basis.sentence.${sentenceOf(result)}`,
  };
}

function sentenceOf({ identity, outcome, journey, basis }: RunResult): string {
  if (journey.sent.mean === 0) return identity.request.mode === 'replay' ? 'replayNothing' : 'forecastNothing';
  if (!outcome.responsesSimulated) return identity.request.mode === 'replay' ? 'replayCounts' : 'forecastCounts';
  // An uplift that rests on an assumed answer anywhere must never be read as a measured one.
  const isAssumed = basis.some((item) => item.kind === 'assumed' && item.code.startsWith('response'));
  if (identity.request.mode === 'replay') return isAssumed ? 'replayAssumed' : 'replayMeasured';
  return isAssumed ? 'forecastAssumed' : 'forecastMeasured';
}

/** Whole numbers without a negative zero. */
function whole(value: number): number {
  return Math.round(value) + 0;
}
