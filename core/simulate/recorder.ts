import type { KernelState } from './state.ts';
import type { TraceKind, TraceStep } from './trace.ts';

/** Run of a step that belongs to no run of the customer. */
export const outsideRuns = -1;

/** Tells the recorder, if there is one, what happens now; `run` counts from 0. Ask for the recorder before building params. */
export function recordStep(
  state: KernelState,
  run: number,
  nodeId: string | null,
  kind: TraceKind,
  params: TraceStep['params'],
): void {
  state.recorder?.record({ time: state.program.input.startTime + state.now, run: run + 1, nodeId, kind, params });
}
