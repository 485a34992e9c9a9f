import { invariant } from '../lib/invariant.ts';
import { setShares } from './answers.ts';
import { checkConservation } from './conservation.ts';
import type { SliceCounts } from './counters.ts';
import { runCustomer } from './kernel.ts';
import type { Program } from './program.ts';
import type { Recorder } from './traceSink.ts';
import { createState } from './state.ts';
import type { World } from './world.ts';

/** Customers [fromRow, toRow) in replications [fromReplication, toReplication). */
export interface Slice {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromReplication: number;
  readonly toReplication: number;
}

/**
 * Runs the slice's customers through the journey: one block of counts per replication. The same slice gives the same bytes
 * wherever and in whatever order it runs. Throws when the counts do not add up, which is a bug.
 */
export function runSlice(program: Program, world: World, slice: Slice, recorder?: Recorder): SliceCounts {
  invariant(world.startTime === program.input.startTime, 'world and program start at the same time');
  const replications: Float64Array[] = [];
  for (let replication = slice.fromReplication; replication < slice.toReplication; replication++) {
    const counts = new Float64Array(program.layout.size);
    const state = createState(program, replication, counts, recorder ?? null);
    setShares(state, replication);
    for (let row = slice.fromRow; row < slice.toRow; row++) runCustomer(state, world, row, replication);
    checkConservation(program, counts);
    replications.push(counts);
  }
  return { replications };
}
