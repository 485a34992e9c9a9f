import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import type { SampleShop, SampleShopOptions } from '../../../core/dataset/sampleShop/index.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import {
  type CampaignAnswers,
  type ForecastModel,
  type MeasuredResponse,
  measureCampaignAnswers,
  measureResponses,
} from '../../../core/models/index.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';
import type { Program, RunDecisions } from '../../../core/simulate/index.ts';
import { GroupPasses } from './groupPasses.ts';
import { type Counted, type Counting, Passes } from './passes.ts';
import {
  countSlice,
  createCounter,
  type Counter,
  fit,
  makeSample,
  predict,
  type PredictTask,
  type CountRequest,
  type FromWorker,
  type OnProgress,
  type Task,
} from './tasks.ts';
import { WorkerPool } from './workerPool.ts';

/** In the caller's own thread a slice is short, so that a cancel and other calls get their turn. */
const ownThreadSliceMilliseconds = 25;
const workerSliceMilliseconds = 120;
/** Customer-replications that make up for starting one more thread. */
const cellsPerWorker = 20_000;

interface Work {
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
}

/**
 * Does the heavy work: on threads that are kept from one piece of work to the next, or, with one worker, in the caller's
 * thread. Rejects with the signal's reason when cancelled.
 */
export class Computer {
  readonly #workers: number;
  readonly #pool: WorkerPool;

  constructor(workers: number) {
    invariant(workers >= 1, 'work needs at least one thread');
    this.#workers = workers;
    this.#pool = new WorkerPool(workers === 1 ? 0 : workers);
  }

  /** Starts threads ahead of the first work. */
  prepare(): void {
    this.#pool.prepare();
  }

  /** Lets go of all threads that wait for work. */
  close(): void {
    this.#pool.close();
  }

  async sample(options: SampleShopOptions, work: Work): Promise<SampleShop> {
    if (this.#workers === 1) {
      await nextTurn();
      return makeSample(options, work.onProgress);
    }
    const answer = await this.#oneAnswer({ kind: 'sample', options }, work);
    invariant(answer.kind === 'sample', 'a sample task answers with a shop');
    return answer.shop;
  }

  async fit(dataset: Dataset, untilTime: number, work: Work): Promise<ForecastModel> {
    if (this.#workers === 1) {
      await nextTurn();
      return fit(dataset, untilTime, work.onProgress);
    }
    const answer = await this.#oneAnswer({ kind: 'fit', dataset, untilTime }, work);
    invariant(answer.kind === 'model', 'a fit task answers with a model');
    return answer.model;
  }

  async predict(task: PredictTask, work: Work): Promise<Column[]> {
    if (this.#workers === 1) {
      await nextTurn();
      return predict(task, work.onProgress);
    }
    const answer = await this.#oneAnswer({ kind: 'predict', ...task }, work);
    invariant(answer.kind === 'predictions', 'a predict task answers with predictions');
    return answer.columns;
  }

  async responses(dataset: Dataset, assumed: Assumptions['responses'], work: Work): Promise<MeasuredResponse[]> {
    if (this.#workers === 1) {
      await nextTurn();
      return measureResponses(dataset, assumed);
    }
    const answer = await this.#oneAnswer({ kind: 'responses', dataset, assumed }, work);
    invariant(answer.kind === 'responses', 'a task about responses answers with them');
    return answer.responses;
  }

  async campaignAnswers(dataset: Dataset, work: Work): Promise<CampaignAnswers[]> {
    if (this.#workers === 1) {
      await nextTurn();
      return measureCampaignAnswers(dataset);
    }
    const answer = await this.#oneAnswer({ kind: 'campaignAnswers', dataset }, work);
    invariant(answer.kind === 'campaignAnswers', 'a task about campaigns answers with them');
    return answer.answers;
  }

  /**
   * Counts all customers in all replications, in as many passes as what they share needs; `program` is compiled from the
   * input. Decisions of the last pass come along, for whoever runs single customers again.
   */
  count(input: CountRequest, program: Program, { signal, onProgress }: Work): Promise<Counted> {
    const target = this.#workers === 1 ? ownThreadSliceMilliseconds : workerSliceMilliseconds;
    const passes = new Passes(program, target, this.#workers, onProgress);
    return this.#inPasses(input, passes, signal);
  }

  /** Counts each group of the program's customers, by rows, with what was decided about all of them together. */
  countGroups(
    input: CountRequest,
    program: Program,
    groups: { groups: readonly Int32Array[]; decisions: readonly RunDecisions[] | null },
    { signal, onProgress }: Work,
  ): Promise<SliceCounts[]> {
    const milliseconds = this.#workers === 1 ? ownThreadSliceMilliseconds : workerSliceMilliseconds;
    const passes = new GroupPasses(program, groups, { milliseconds, threads: this.#workers }, onProgress);
    return this.#inPasses(input, passes, signal);
  }

  async #inPasses<Result>(input: CountRequest, passes: Counting<Result>, signal: AbortSignal): Promise<Result> {
    if (this.#workers === 1 || passes.cells === 0) {
      return countHere(createCounter(input, passes.setup), passes, signal);
    }
    const threads = Math.min(this.#workers, Math.ceil(passes.cells / cellsPerWorker));
    const waiting: (() => void)[] = [];
    let result: Result | null = null;
    await Promise.all(
      Array.from({ length: threads }, () =>
        this.#pool.run<undefined>(
          { kind: 'count', input, setup: passes.setup },
          { signal, isShort: true },
          (thread, finish) => {
            const goOn = (): void => {
              const slice = passes.next();
              if (slice !== null) return thread.send({ kind: 'slice', slice });
              thread.send({ kind: 'sum' });
            };
            const endPass = (): void => {
              waiting.push(() => {
                if (result === null) thread.send({ kind: 'pass', setup: passes.setup });
                else finish(undefined);
              });
              if (waiting.length < threads) return;
              result = passes.end();
              for (const wake of waiting.splice(0)) wake();
            };
            return (answer) => {
              if (answer.kind === 'sum') {
                for (const part of answer.parts) passes.add(part);
                endPass();
                return;
              }
              if (answer.kind === 'counted') passes.took(answer.slice, answer.milliseconds);
              goOn();
            };
          },
        ),
      ),
    );
    invariant(result !== null, 'threads end when the count has');
    return result;
  }

  #oneAnswer(task: Task, { signal, onProgress }: Work): Promise<FromWorker> {
    return this.#pool.run<FromWorker>(task, { signal, isShort: false }, (_thread, finish) => (answer) => {
      if (answer.kind === 'progress') onProgress(answer.done, answer.total);
      else finish(answer);
    });
  }
}

/** Counts in the caller's thread, in turns that leave others theirs. Rejects with the signal's reason when cancelled. */
export async function countHere<Result>(
  counter: Counter,
  passes: Counting<Result>,
  signal: AbortSignal,
): Promise<Result> {
  let current = counter;
  for (;;) {
    for (let slice = passes.next(); slice !== null; slice = passes.next()) {
      const { counts, milliseconds } = countSlice(current, slice);
      passes.took(slice, milliseconds);
      passes.add({ fromReplication: slice.fromReplication, counts });
      await nextTurn();
      signal.throwIfAborted();
    }
    const result = passes.end();
    if (result !== null) return result;
    current = { ...current, setup: passes.setup };
  }
}
