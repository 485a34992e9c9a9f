import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { SampleShop, SampleShopOptions } from '../../../core/dataset/sampleShop/index.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import {
  type CustomerPredictions,
  type ForecastModel,
  type MeasuredResponse,
  measureResponses,
} from '../../../core/models/index.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';
import {
  mostPasses,
  nextDecisions,
  type Program,
  type RunDecisions,
  sharesAnything,
} from '../../../core/simulate/index.ts';
import type { Predictor } from '../../../core/simulate/predictor.ts';
import { CountSum } from './countSum.ts';
import { cellsOf, SlicePlan } from './slicePlan.ts';
import {
  countSlice,
  createCounter,
  fit,
  fitPredictor,
  makeSample,
  predict,
  type CountInput,
  type FromWorker,
  type OnProgress,
  type Task,
  type ToWorker,
} from './tasks.ts';
import { sliceWorkerUrl } from './workerFile.ts';

/** In the caller's own thread a slice is short, so that a cancel and other calls get their turn. */
const ownThreadSliceMilliseconds = 25;
const workerSliceMilliseconds = 120;
/** Customer-replications that make up for starting one more thread. */
const cellsPerWorker = 20_000;

/** A run as its first pass begins. */
export type CountRequest = Omit<CountInput, 'decisions'>;

/** A finished count; `residual` decisions about shared limits still differed when the passes ended. */
export interface Counted {
  readonly counts: SliceCounts;
  readonly residual: number;
  readonly decisions: readonly RunDecisions[] | null;
}

interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Does the heavy work: on threads that are started for one piece of work and stopped with it, or, with one worker, in the
 * caller's thread. Rejects with the signal's reason when cancelled.
 */
export class Computer {
  readonly #workers: number;

  constructor(workers: number) {
    invariant(workers >= 1, 'work needs at least one thread');
    this.#workers = workers;
  }

  async sample(options: SampleShopOptions, work: Work): Promise<SampleShop> {
    if (this.#workers === 1) {
      await nextTurn();
      return makeSample(options, work.onProgress);
    }
    const answer = await oneAnswer({ kind: 'sample', options }, work);
    invariant(answer.kind === 'sample', 'a sample task answers with a shop');
    return answer.shop;
  }

  async fit(dataset: Dataset, untilTime: number, work: Work): Promise<ForecastModel> {
    if (this.#workers === 1) {
      await nextTurn();
      return fit(dataset, untilTime, work.onProgress);
    }
    const answer = await oneAnswer({ kind: 'fit', dataset, untilTime }, work);
    invariant(answer.kind === 'model', 'a fit task answers with a model');
    return answer.model;
  }

  async predict(dataset: Dataset, model: ForecastModel, horizonDays: number, work: Work): Promise<CustomerPredictions> {
    if (this.#workers === 1) {
      await nextTurn();
      return predict(dataset, model, horizonDays);
    }
    const answer = await oneAnswer({ kind: 'predict', dataset, model, horizonDays }, work);
    invariant(answer.kind === 'predictions', 'a predict task answers with predictions');
    return answer.predictions;
  }

  async responses(dataset: Dataset, assumed: Assumptions['responses'], work: Work): Promise<MeasuredResponse[]> {
    if (this.#workers === 1) {
      await nextTurn();
      return measureResponses(dataset, assumed);
    }
    const answer = await oneAnswer({ kind: 'responses', dataset, assumed }, work);
    invariant(answer.kind === 'responses', 'a task about responses answers with them');
    return answer.responses;
  }

  async fitPredictor(dataset: Dataset, untilTime: number, work: Work): Promise<Predictor | null> {
    if (this.#workers === 1) {
      await nextTurn();
      return fitPredictor(dataset, untilTime);
    }
    const answer = await oneAnswer({ kind: 'fitPredictor', dataset, untilTime }, work);
    invariant(answer.kind === 'predictor', 'a fit of a predictor answers with one');
    return answer.predictor;
  }

  /**
   * Counts all customers in all replications, in as many passes as what they share needs; `program` is compiled from the
   * input. Decisions of the last pass come along, for whoever runs single customers again.
   */
  async count(input: CountRequest, program: Program, work: Work): Promise<Counted> {
    let decisions: readonly RunDecisions[] | null = null;
    for (let passes = 1; ; passes++) {
      const counts = await this.#pass({ ...input, decisions }, program.layout.size, work);
      if (!sharesAnything(program)) return { counts, residual: 0, decisions: null };
      const next = nextDecisions(program, counts, decisions);
      if (next.changed === 0 || passes >= mostPasses) return { counts, residual: next.changed, decisions };
      decisions = next.decisions;
    }
  }

  async #pass(input: CountInput, counters: number, work: Work): Promise<SliceCounts> {
    const { dataset, request } = input.program;
    const size = { customers: dataset.customerCount, replications: request.replications, counters };
    const sum = new CountSum(size.replications, counters);
    const target = this.#workers === 1 ? ownThreadSliceMilliseconds : workerSliceMilliseconds;
    const plan = new SlicePlan(size, target);
    let done = 0;
    const take = (answer: FromWorker & { kind: 'counts' }): void => {
      plan.took(answer.slice, answer.milliseconds);
      sum.add(answer.slice, answer.counts);
      done += cellsOf(answer.slice);
      work.onProgress(done, plan.total);
    };
    if (this.#workers === 1) await countHere(input, plan, take, work.signal);
    else
      await countOnWorkers(
        Math.min(this.#workers, Math.ceil(plan.total / cellsPerWorker)),
        input,
        plan,
        take,
        work.signal,
      );
    return sum.total();
  }
}

type TakeCounts = (answer: FromWorker & { kind: 'counts' }) => void;

async function countHere(input: CountInput, plan: SlicePlan, take: TakeCounts, signal: AbortSignal): Promise<void> {
  const counter = createCounter(input);
  for (let slice = plan.next(); slice !== null; slice = plan.next()) {
    take({ kind: 'counts', slice, ...countSlice(counter, slice) });
    await nextTurn();
    signal.throwIfAborted();
  }
}

async function countOnWorkers(
  workers: number,
  input: CountInput,
  plan: SlicePlan,
  take: TakeCounts,
  signal: AbortSignal,
): Promise<void> {
  await Promise.all(
    Array.from({ length: workers }, () =>
      withWorker({ kind: 'count', input }, signal, (worker, finish) => (answer) => {
        if (answer.kind === 'counts') take(answer);
        const slice = plan.next();
        if (slice === null) finish(undefined);
        else worker.postMessage({ kind: 'slice', slice } satisfies ToWorker, []);
      }),
    ),
  );
}

function oneAnswer(task: Task, { signal, onProgress }: Work): Promise<FromWorker> {
  return withWorker<FromWorker>(task, signal, (_worker, finish) => (answer) => {
    if (answer.kind === 'progress') onProgress(answer.done, answer.total);
    else finish(answer);
  });
}

/** Starts a thread for one task, hands its messages on until `finish`, and stops it in every case, also in mid-work. */
async function withWorker<Value>(
  task: Task,
  signal: AbortSignal,
  listen: (worker: Worker, finish: (value: Value) => void) => (answer: FromWorker) => void,
): Promise<Value> {
  signal.throwIfAborted();
  const worker = new Worker(sliceWorkerUrl(), { workerData: task });
  let onAbort = (): void => {};
  try {
    return await new Promise<Value>((resolve, reject) => {
      onAbort = () => reject(signal.reason);
      signal.addEventListener('abort', onAbort, { once: true });
      worker.on('message', listen(worker, resolve));
      worker.on('error', reject);
      worker.on('exit', (code) => reject(new Error(`Invariant broken: a worker left early with code ${code}`)));
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    await worker.terminate();
  }
}
