import { invariant } from '../lib/invariant.ts';
import { checkConservation } from './conservation.ts';
import type { SharedOfReplication, SliceCounts } from './counters.ts';
import { readDecisions } from './decisions.ts';
import type { Kernel } from './kernel.ts';
import { periodOf } from './limits.ts';
import type { Arm, Program } from './program.ts';
import { createRequestLog, trimmedLog } from './requestLog.ts';
import { type RunDecisions, sharesAnything, trialKeys } from './shared.ts';
import type { Recorder } from './traceSink.ts';
import type { World } from './world.ts';

/** Customers [fromRow, toRow) in replications [fromReplication, toReplication). */
export interface Slice {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromReplication: number;
  readonly toReplication: number;
}

export interface SliceOptions {
  /** Is told every step of the arm *with*. */
  readonly recorder?: Recorder;
  /** What was decided about shared limits, by replication; without it everything is admitted. */
  readonly decisions?: readonly RunDecisions[];
  /** The customers that the slice is cut from, by row; without it they are those of the dataset. */
  readonly rows?: Int32Array;
}

/**
 * Runs the slice's customers through the journeys of both arms: one block of counts per replication. The same slice gives the
 * same bytes wherever and in whatever order it runs. Throws when the counts do not add up, which is a bug.
 */
export function runSlice(program: Program, world: World, slice: Slice, options: SliceOptions = {}): SliceCounts {
  invariant(world.startTime === program.input.startTime, 'world and program start at the same time');
  const { withArm, withoutArm } = program;
  const chosen = options.rows?.subarray(slice.fromRow, slice.toRow) ?? slice;
  const shares = sharesAnything(program);
  const replications: Float64Array[] = [];
  const shared: SharedOfReplication[] = [];
  const { reasonDays } = kernelOf(withArm, options.recorder ?? null);
  reasonDays.fill(0);
  for (let replication = slice.fromReplication; replication < slice.toReplication; replication++) {
    const decisions = options.decisions?.[replication] ?? null;
    const counts = new Float64Array(program.layout.size);
    const recorder = options.recorder ?? null;
    const requests = runArm(program, withArm, world, chosen, replication, counts, decisions?.with ?? null, recorder);
    const logs = { with: [trimmedLog(requests)], without: [] as ReturnType<typeof trimmedLog>[] };
    let withoutTrials = new Float64Array(0);
    if (withoutArm !== null) {
      const others = new Float64Array(withoutArm.layout.size);
      const again = program.countsUntouched ? kernelOf(withArm, recorder).touchedRows() : chosen;
      const asked = runArm(program, withoutArm, world, again, replication, others, decisions?.without ?? null, null);
      logs.without.push(trimmedLog(asked));
      addOutcome(program, others, counts);
      withoutTrials = Float64Array.from(trialKeys(withoutArm), (counter) => others[counter]!);
    }
    replications.push(counts);
    if (shares) shared.push({ requests: logs, withoutTrials });
  }
  const counts = { replications, reasonDays: reasonDays.slice() };
  return shares ? { ...counts, shared } : counts;
}

function runArm(
  { calendar }: Program,
  arm: Arm,
  world: World,
  rows: Slice | Int32Array,
  replication: number,
  counts: Float64Array,
  decisions: RunDecisions['with'] | null,
  recorder: Recorder | null,
) {
  const kernel = kernelOf(arm, recorder);
  const requests = createRequestLog(arm.limits.length === 0 ? 0 : undefined);
  kernel.begin({
    replication,
    decisions: decisions === null ? null : readDecisions(decisions, (per, second) => periodOf(calendar, per, second)),
    requests: arm.limits.length === 0 ? null : requests,
    recorder,
  });
  if (rows instanceof Int32Array) for (const row of rows) kernel.runCustomer(world, row, replication);
  else for (let row = rows.fromRow; row < rows.toRow; row++) kernel.runCustomer(world, row, replication);
  kernel.finish();
  counts.set(kernel.counts);
  checkConservation(arm.balances, counts);
  return requests;
}

function kernelOf(arm: Arm, recorder: Recorder | null): Kernel {
  return recorder === null ? arm.kernel : arm.traced();
}

/** What customers bought and were sent in the other arm is the arm *without* of the program's counts. */
function addOutcome({ otherOutcomes, countsUntouched }: Program, others: Float64Array, counts: Float64Array): void {
  for (const { counter, of } of otherOutcomes) {
    let sum = 0;
    for (const other of of) sum += others[other]!;
    // the untouched have been counted there already; otherwise it holds the baseline, which is not the other arm
    counts[counter] = countsUntouched ? counts[counter]! + sum : sum;
  }
}
