import type { Program } from './program.ts';
import { runSlice } from './runSlice.ts';
import type { RunDecisions } from './shared.ts';
import type { TraceStep } from './trace.ts';
import type { World } from './world.ts';

/** The steps of one customer in one replication, in order: the kernel re-run for that customer alone with a recorder. */
export function traceCustomer(
  program: Program,
  world: World,
  row: number,
  replication: number,
  decisions?: readonly RunDecisions[],
): TraceStep[] {
  const steps: TraceStep[] = [];
  const slice = { fromRow: row, toRow: row + 1, fromReplication: replication, toReplication: replication + 1 };
  const recorder = { record: (step: TraceStep) => void steps.push(step) };
  runSlice(program, world, slice, decisions === undefined ? { recorder } : { recorder, decisions });
  return steps;
}
