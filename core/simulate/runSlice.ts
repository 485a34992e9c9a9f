import type { SliceCounts } from './counters.ts';
import type { Program } from './program.ts';
import type { TraceStep } from './trace.ts';
import type { World } from './world.ts';

/** Customers [fromRow, toRow) in replications [fromReplication, toReplication). */
export interface Slice {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromReplication: number;
  readonly toReplication: number;
}

/** Is told every step of every customer of a slice, in order. */
export interface Recorder {
  record(step: TraceStep): void;
}

export function runSlice(_program: Program, _world: World, _slice: Slice, _recorder?: Recorder): SliceCounts {
  throw new Error('not written yet');
}
