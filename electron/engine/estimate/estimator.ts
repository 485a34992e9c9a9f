import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { fitForecast, forecastWorld, type ForecastModel } from '../../../core/models/index.ts';
import { compileProgram, windowOf } from '../../../core/simulate/index.ts';
import type { RunRequest } from '../../../core/simulate/request.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { World } from '../../../core/simulate/world.ts';
import { CountSum } from '../compute/countSum.ts';
import { SlicePlan } from '../compute/slicePlan.ts';
import { countSlice } from '../compute/tasks.ts';
import type { Job } from '../jobs.ts';
import { resultOf } from '../runs.ts';
import { dateAfter, needHistory } from '../window.ts';
import { rememberedWorld } from './rememberedWorld.ts';
import { sampleCustomers } from './sampleRows.ts';
import { scaleResult } from './scaleResult.ts';

const sampledCustomers = 5_000;
const replications = 4;
const seed = 1;
/** Short, so that a newer request takes over at once. */
const sliceMilliseconds = 15;

interface Question {
  readonly dataset: Dataset;
  readonly journey: Journey;
  readonly days: number;
  readonly assumptions: Assumptions;
}

/** The baseline that stays the same while a journey is edited. */
interface Baseline {
  readonly datasetHash: string;
  readonly days: number;
  readonly sample: Dataset;
  readonly model: ForecastModel;
  readonly request: RunRequest;
  readonly window: { startTime: number; endTime: number };
  readonly world: World;
}

/** Quick forecasts on a sample of customers, for the numbers on the canvas. */
export class Estimator {
  readonly #version: string;
  #baseline: Baseline | null = null;
  #latestJob: string | null = null;

  constructor(version: string) {
    this.#version = version;
  }

  /** The newest request wins: `stop` is called with the job that this one takes over from. */
  stopOlder(stop: (jobId: string) => void, jobId: string): void {
    if (this.#latestJob !== null && this.#latestJob !== jobId) stop(this.#latestJob);
    this.#latestJob = jobId;
  }

  /** Lets go of the dataset. */
  forget(): void {
    this.#baseline = null;
  }

  /** The result is in figures for all customers of the dataset; `sampledCustomers` says on how many it rests. */
  async estimate(
    question: Question,
    job: Job,
  ): Promise<{ result: RunResult; sampledCustomers: number; milliseconds: number }> {
    const start = performance.now();
    const { dataset, journey, assumptions } = question;
    const { sample, model, request, window, world } = await this.#baselineFor(question, job);
    const program = compileProgram({ journey, dataset: sample, assumptions, request, ...window });
    const size = { customers: sample.customerCount, replications, counters: program.layout.size };
    const plan = new SlicePlan(size, sliceMilliseconds);
    const sum = new CountSum(replications, size.counters);
    for (let slice = plan.next(); slice !== null; slice = plan.next()) {
      const { counts, milliseconds } = countSlice({ program, world }, slice);
      sum.add(slice, counts);
      plan.took(slice, milliseconds);
      await nextTurn();
      job.signal.throwIfAborted();
    }
    const parts = { journey, journeyRevision: 0, dataset: sample, assumptions, request, engineVersion: this.#version };
    const result = resultOf(parts, { program, counts: sum.total(), model, warnings: [] });
    return {
      result: scaleResult(result, dataset.customerCount),
      sampledCustomers: sample.customerCount,
      milliseconds: performance.now() - start,
    };
  }

  async #baselineFor({ dataset, days }: Question, job: Job): Promise<Baseline> {
    const known = this.#baseline;
    if (known !== null && known.datasetHash === dataset.hash && known.days === days) return known;
    const request: RunRequest = {
      mode: 'forecast',
      startDate: dateAfter(dataset, needHistory(dataset)),
      days,
      replications,
      seed,
      simulateResponses: true,
    };
    const window = windowOf(dataset.zone, request);
    const same = known?.datasetHash === dataset.hash ? known : null;
    const sample = same?.sample ?? sampleCustomers(dataset, sampledCustomers);
    await nextTurn();
    job.signal.throwIfAborted();
    const model = same?.model ?? fitForecast(sample, window.startTime);
    const world = rememberedWorld(forecastWorld(sample, model, { ...window, seed }), sample.customerCount);
    const baseline = { datasetHash: dataset.hash, days, sample, model, request, window, world };
    this.#baseline = baseline;
    return baseline;
  }
}
