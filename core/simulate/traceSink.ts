import type { TraceStep } from './trace.ts';

/** Is told every step of every customer of a slice, in order. */
export interface Recorder {
  record(step: TraceStep): void;
}
