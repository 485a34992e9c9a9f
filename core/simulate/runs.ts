import { pushAgenda, timerClass } from './agenda.ts';
import {
  type EntryRefusal,
  type ExitReason,
  entryRefusals,
  exitReasons,
  type Suppression,
  suppressions,
} from './counters.ts';
import type { CompiledNode } from './program.ts';
import { recordStep } from './recorder.ts';
import type { KernelState } from './state.ts';

/** Returned in place of the next node when a run stays where it is or is over. */
export const stays = -1;

function places<Name extends string>(names: readonly Name[]): Readonly<Record<Name, number>> {
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}
const exitPlace = places<ExitReason>(exitReasons);
const suppressionPlace = places<Suppression>(suppressions);
const refusalPlace = places<EntryRefusal>(entryRefusals);

export function refusalIndex(reason: EntryRefusal): number {
  return refusalPlace[reason];
}

/** Ends a run where it stands. A message that it held back for an allowed hour is then one that the hours suppressed. */
export function exitRun(state: KernelState, run: number, reason: ExitReason): number {
  const { runs, counts } = state;
  const node = state.program.nodes[runs.nodes[run]!]!;
  counts[node.exits[exitPlace[reason]]!]!++;
  if (runs.holdsMessage[run] === 1 && node.type === 'message') {
    countSuppressed(state, run, node, 'quietHours');
    runs.holdsMessage[run] = 0;
  }
  if (state.recorder !== null) recordStep(state, run, node.id, 'exited', { reason });
  runs.nodes[run] = -1;
  runs.tokens[run]!++;
  runs.active--;
  while (runs.firstActive < runs.count && runs.nodes[runs.firstActive] === -1) runs.firstActive++;
  state.lastExit = state.now;
  return stays;
}

/** Leaves a node by a port: the next node, or the run's end where the port has no edge. */
export function takePort(state: KernelState, run: number, node: CompiledNode, port: number): number {
  const target = node.targets[port] ?? -1;
  if (state.recorder !== null) recordStep(state, run, node.id, 'port', { port: node.portNames[port] ?? '' });
  if (target === -1) return exitRun(state, run, 'noEdge');
  state.counts[node.portCounters[port]!]!++;
  return target;
}

/** Lets a run wait at its node until second `due`, or until its longest stay is over if that comes first. */
export function holdUntil(state: KernelState, run: number, node: CompiledNode, due: number): number {
  const { runs, program } = state;
  const deadline = runs.entryTimes[run]! + program.exits.maxDurationSeconds;
  const second = Math.min(due, deadline);
  runs.dues[run] = due;
  const token = ++runs.tokens[run]!;
  if (second < program.calendar.endSecond) pushAgenda(state.agenda, second, timerClass, run, node.index, token);
  return stays;
}

export function countSuppressed(
  state: KernelState,
  run: number,
  node: CompiledNode & { type: 'message' },
  reason: Suppression,
): void {
  state.counts[node.counters.suppressed[suppressionPlace[reason]]!]!++;
  if (state.recorder !== null) {
    recordStep(state, run, node.id, 'suppressed', { reason, channel: node.main.channel });
  }
}

/** Notes that a run has reached its goal, once per run. */
export function reachGoal(state: KernelState, run: number, nodeId: string | null): void {
  const { runs, counts, program } = state;
  if (runs.reachedGoal[run] === 1) return;
  runs.reachedGoal[run] = 1;
  counts[program.counters.goals]!++;
  if (state.recorder !== null) recordStep(state, run, nodeId, 'goal', {});
}
