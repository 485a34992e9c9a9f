import type { Dataset } from '../../../core/dataset/dataset.ts';
import { generateSampleShop, type SampleShop, type SampleShopOptions } from '../../../core/dataset/sampleShop/index.ts';
import {
  type CustomerPredictions,
  fitForecast,
  type ForecastModel,
  forecastWorld,
  type MeasuredResponse,
  predictAll,
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

/** A run as it is sent to threads: plain data whose long arrays are shared, not copied. */
export interface CountInput {
  readonly program: ProgramInput;
  /** Null for a replay. */
  readonly model: ForecastModel | null;
}

/** Work for another thread; each gives one answer, `count` one per slice it is then asked for. */
export type Task =
  | { readonly kind: 'sample'; readonly options: SampleShopOptions }
  | { readonly kind: 'fit'; readonly dataset: Dataset; readonly untilTime: number }
  | {
      readonly kind: 'predict';
      readonly dataset: Dataset;
      readonly model: ForecastModel;
      readonly horizonDays: number;
    }
  | { readonly kind: 'responses'; readonly dataset: Dataset; readonly assumed: Assumptions['responses'] }
  | { readonly kind: 'count'; readonly input: CountInput };

export type ToWorker = { readonly kind: 'slice'; readonly slice: Slice };

export type FromWorker =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sample'; readonly shop: SampleShop }
  | { readonly kind: 'model'; readonly model: ForecastModel }
  | { readonly kind: 'predictions'; readonly predictions: CustomerPredictions }
  | { readonly kind: 'responses'; readonly responses: MeasuredResponse[] }
  | { readonly kind: 'counts'; readonly slice: Slice; readonly counts: SliceCounts; readonly milliseconds: number };

export type OnProgress = (done: number, total: number) => void;

export function makeSample(options: SampleShopOptions, onProgress: OnProgress): SampleShop {
  return generateSampleShop(options, sha256Hex, onProgress);
}

export function fit(dataset: Dataset, untilTime: number, onProgress: OnProgress): ForecastModel {
  return fitForecast(dataset, untilTime, onProgress, (bytes) => new SharedArrayBuffer(bytes));
}

export function predict(dataset: Dataset, model: ForecastModel, horizonDays: number): CustomerPredictions {
  return predictAll(dataset, model, horizonDays, { allocate: (bytes) => new SharedArrayBuffer(bytes) });
}

/** A run made ready to count slices in this thread. */
export interface Counter {
  readonly program: Program;
  readonly world: World;
}

export function createCounter({ program: input, model }: CountInput): Counter {
  const { dataset, startTime, endTime, request } = input;
  const world =
    model === null
      ? replayWorld(dataset, startTime, endTime)
      : forecastWorld(dataset, model, { startTime, endTime, seed: request.seed });
  return { program: compileProgram(input), world };
}

export function countSlice(counter: Counter, slice: Slice): { counts: SliceCounts; milliseconds: number } {
  const start = performance.now();
  const counts = runSlice(counter.program, counter.world, slice);
  return { counts, milliseconds: performance.now() - start };
}
