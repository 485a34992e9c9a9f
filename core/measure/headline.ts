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

export function headline(_result: RunResult): Headline {
  throw new Error('not written yet');
}
