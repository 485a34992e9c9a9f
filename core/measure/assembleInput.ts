import type { DatasetSchema } from '../dataset/dataset.ts';
import type { Journey } from '../journey/spec.ts';
import type { Problem } from '../lint/problem.ts';
import type { ForecastBasis } from '../models/index.ts';
import type { CounterLayout, SliceCounts } from '../simulate/counters.ts';
import type { Assumptions } from '../simulate/settings.ts';
import type { RunIdentity } from './result.ts';

/** Everything that a result is made of; `counts` is the sum over all slices, one block per replication. */
export interface AssembleInput {
  readonly layout: CounterLayout;
  readonly counts: SliceCounts;
  readonly journey: Journey;
  /** The other journeys of the arm with, and the name of the one that took its place in the other arm. */
  readonly others: readonly Journey[];
  readonly comparedWith: string | null;
  readonly residual: number;
  readonly identity: RunIdentity;
  readonly zone: string;
  /** Epoch seconds, [start, end). */
  readonly startTime: number;
  readonly endTime: number;
  readonly customers: number;
  readonly synthetic: boolean;
  readonly assumptions: Assumptions;
  /** Roles and event types of the dataset: what is missing is named in the basis. */
  readonly schema: DatasetSchema;
  /** `forecastBasis(model, days)` of core/models; null for a replay. Its past error widens the forecast. */
  readonly forecast: ForecastBasis | null;
  readonly warnings: readonly Problem[];
}
