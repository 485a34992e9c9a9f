import type { Dataset } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import type { Predictor } from '../models/predictor.ts';
import type { Condition } from '../segment/index.ts';
import type { RunRequest } from './request.ts';
import type { Assumptions } from './settings.ts';

/** Everything that a run is a function of, beside the world; plain data that can be sent to a worker. */
export interface ProgramInput {
  /** The journeys of the arm *with*; the first is the one under study. */
  readonly journeys: readonly Journey[];
  /** The journeys of the arm *without*: none, the live ones without the one under study, or another version of it. */
  readonly withoutJourneys: readonly Journey[];
  readonly dataset: Dataset;
  readonly assumptions: Assumptions;
  readonly request: RunRequest;
  /** Epoch seconds of the window [start, end), as `windowOf` gives them. */
  readonly startTime: number;
  readonly endTime: number;
  /** Saved segments by id. */
  readonly segments: Readonly<Record<string, Condition>>;
  /** What predictions rest on, fitted to what was recorded before the window; null = there is none, so they are missing. */
  readonly predictor: Predictor | null;
}
