import type { JourneyNode, NodeOf } from '../journey/nodes.ts';
import type { CounterLayout } from './counters.ts';
import type { Kernel, Sum } from './kernel.ts';
import type { Limit } from './limits.ts';
import type { ProgramInput } from './programInput.ts';
import type { WindowCalendar } from './windowCalendar.ts';

/** One arm's journeys compiled into a kernel, with its own counters. */
export interface Arm {
  readonly layout: CounterLayout;
  /** Local days of the window. */
  readonly days: number;
  readonly kernel: Kernel;
  readonly sums: readonly Sum[];
  readonly balances: readonly Balance[];
  /** The same code with a recorder, compiled when first asked for. */
  readonly traced: () => Kernel;
  readonly limits: readonly Limit[];
  /** All nodes that count something, and the experiments among them in the order of `DecisionTable.winners`. */
  readonly nodes: readonly CountedNode[];
  readonly experiments: readonly CountedNode[];
}

/** A node with the counters of its journey by their plain keys; -1 = no such counter. */
export interface CountedNode {
  readonly source: Exclude<JourneyNode, NodeOf<'note'>>;
  readonly counter: (key: string) => number;
}

/** A count that must equal the sum of others. */
export interface Balance {
  readonly what: string;
  readonly total: number;
  readonly parts: Int32Array;
}

/** A counter of the arm *without* among the program's, and the counters of the other arm that it is the sum of. */
export interface OtherOutcome {
  readonly counter: number;
  readonly of: readonly number[];
}

/** Journeys made ready to run over one dataset. Not to be sent to a worker: send the input and compile there. */
export interface Program {
  readonly input: ProgramInput;
  readonly calendar: WindowCalendar;
  /** Counters of the arm with, which also hold the outcome of the arm without. */
  readonly layout: CounterLayout;
  readonly withArm: Arm;
  /** Null where nothing runs in the arm without: then the baseline is its outcome. */
  readonly withoutArm: Arm | null;
  /** Whether the arm *with* counts for both whom the journey under study leaves untouched: only the rest run again. */
  readonly countsUntouched: boolean;
  /** How the arm without makes its part of the program's counts; none where it is null. */
  readonly otherOutcomes: readonly OtherOutcome[];
}
