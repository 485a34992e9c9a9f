import type { KernelState } from './state.ts';
import type { KernelTables } from './tables.ts';
import type { TraceKind, TraceStep } from './trace.ts';

/** Tells the recorder what happens now to a run. Ask for the recorder before building params. */
export function recordStep(
  state: KernelState,
  tables: KernelTables,
  run: number,
  nodeId: string | null,
  kind: TraceKind,
  params: TraceStep['params'],
): void {
  const journeyId = tables.journeyIds[state.runs.ranks[run]!] ?? null;
  const number = state.runs.numbers[run]!;
  state.recorder?.record({ time: state.startTime + state.now, journeyId, run: number, nodeId, kind, params });
}

/** The same for what belongs to no run: an event of the customer (no journey), a trigger, an answer to a message. */
export function recordOutside(
  state: KernelState,
  journeyId: string | null,
  nodeId: string | null,
  kind: TraceKind,
  params: TraceStep['params'],
): void {
  state.recorder?.record({ time: state.startTime + state.now, journeyId, run: 0, nodeId, kind, params });
}
