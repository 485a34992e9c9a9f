import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import type { PredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import { generateSampleShop, type SampleShop, type SampleShopOptions } from '../../../core/dataset/sampleShop/index.ts';
import {
  fitForecast,
  type ForecastModel,
  forecastWorld,
  type CampaignAnswers,
  type MeasuredResponse,
  predictedColumns,
  type Predictor,
} from '../../../core/models/index.ts';
import {
  compileProgram,
  replayWorld,
  runSlice,
  type Program,
  type ProgramInput,
  type Slice,
} from '../../../core/simulate/index.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { World } from '../../../core/simulate/world.ts';
import { sha256Hex } from '../../storage/index.ts';
import type { CountPart } from './countSum.ts';
import type { PassSetup } from './passes.ts';

/** A run as it is sent to threads: plain data whose long arrays are shared, not copied. */
export interface CountRequest {
  readonly program: ProgramInput;
  /** Null for a replay. */
  readonly model: ForecastModel | null;
}

/** Work for another thread; each gives one answer, `count` one more per pass that is begun, per slice and per sum it is asked for. */
export type Task =
  | { readonly kind: 'sample'; readonly options: SampleShopOptions }
  | { readonly kind: 'fit'; readonly dataset: Dataset; readonly untilTime: number }
  | {
      readonly kind: 'predict';
      readonly dataset: Dataset;
      readonly predictor: Predictor | null;
      readonly time: number;
      readonly names: readonly PredictedName[];
    }
  | { readonly kind: 'responses'; readonly dataset: Dataset; readonly assumed: Assumptions['responses'] }
  | { readonly kind: 'campaignAnswers'; readonly dataset: Dataset }
  | { readonly kind: 'count'; readonly input: CountRequest; readonly setup: PassSetup };

export type ToWorker =
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'pass'; readonly setup: PassSetup }
  | { readonly kind: 'slice'; readonly slice: Slice }
  /** Asks for the sum of the slices of the pass. */
  | { readonly kind: 'sum' }
  /** Lets go of what the last task was about; has no answer. */
  | { readonly kind: 'forget' };

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sample'; readonly shop: SampleShop }
  | { readonly kind: 'model'; readonly model: ForecastModel }
  | { readonly kind: 'predictions'; readonly columns: Column[] }
  | { readonly kind: 'responses'; readonly responses: MeasuredResponse[] }
  | { readonly kind: 'campaignAnswers'; readonly answers: CampaignAnswers[] }
  | { readonly kind: 'counted'; readonly slice: Slice; readonly milliseconds: number }
  | { readonly kind: 'sum'; readonly parts: readonly CountPart[] };

export type OnProgress = (done: number, total: number) => void;

const rowsPerReport = 50_000;

export function makeSample(options: SampleShopOptions, onProgress: OnProgress): SampleShop {
  return generateSampleShop(options, sha256Hex, onProgress);
}

export function fit(dataset: Dataset, untilTime: number, onProgress: OnProgress): ForecastModel {
  return fitForecast(dataset, untilTime, onProgress, (bytes) => new SharedArrayBuffer(bytes));
}

export type PredictTask = Omit<Extract<Task, { kind: 'predict' }>, 'kind'>;

export function predict({ dataset, predictor, time, names }: PredictTask, onProgress: OnProgress): Column[] {
  const pass = predictedColumns(dataset, predictor, time, names, (bytes) => new SharedArrayBuffer(bytes));
  const count = dataset.customerCount;
  for (let row = 0; row < count; row++) {
    pass.visit(row);
    if (row % rowsPerReport === 0) onProgress(row, count);
  }
  return pass.result();
}

/** A run made ready to count slices in this thread. */
export interface Counter {
  readonly program: Program;
  readonly world: World;
  readonly setup: PassSetup;
}

export function createCounter({ program: input, model }: CountRequest, setup: PassSetup): Counter {
  const { dataset, startTime, endTime, request } = input;
  const world =
    model === null
      ? replayWorld(dataset, startTime, endTime)
      : forecastWorld(dataset, model, { startTime, endTime, seed: request.seed });
  return { program: compileProgram(input), world, setup };
}

export function countSlice(counter: Counter, slice: Slice): { counts: SliceCounts; milliseconds: number } {
  const start = performance.now();
  const { program, world, setup } = counter;
  const { decisions, rows } = setup;
  const counts = runSlice(program, world, slice, {
    ...(decisions === null ? {} : { decisions }),
    ...(rows === null ? {} : { rows }),
  });
  return { counts, milliseconds: performance.now() - start };
}
