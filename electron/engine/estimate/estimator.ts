import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import { forecastWorld, type ForecastModel, type Predictor, predictorOf } from '../../../core/models/index.ts';
import { compileProgram, type ProgramInput, shareAcrossCustomers, windowOf } from '../../../core/simulate/index.ts';
import type { RunRequest } from '../../../core/simulate/request.ts';
import type { Assumptions } from '../../../core/simulate/settings.ts';
import type { World } from '../../../core/simulate/world.ts';
import { type Computer, countHere } from '../compute/computer.ts';
import { Passes } from '../compute/passes.ts';
import type { Job } from '../jobs.ts';
import { resultOf } from '../runs.ts';
import { programInputOf, type Surroundings } from '../surroundings.ts';
import { dateAfter, needHistory } from '../window.ts';
import { rememberedWorld } from './rememberedWorld.ts';
import { SampleCounter } from './sampleCounter.ts';
import { sampleCustomers } from './sampleRows.ts';
import { scaleResult } from './scaleResult.ts';
import { withScaledLimits } from './scaleLimits.ts';

const sampledCustomers = 400;
const replications = 32;
const seed = 1;
/** What an estimate asks, of the sample as of everyone: the days after all that is recorded. Throws `run.noHistory`. */
export function estimateRequest(dataset: Dataset, days: number): RunRequest {
  const startDate = dateAfter(dataset, needHistory(dataset));
  return { mode: 'forecast', startDate, days, replications, seed, simulateResponses: true };
}

/** Longer than the page takes to draw an answer. */
const rehearseAfterMilliseconds = 100;

/** Short, so that a newer request takes over at once. */
const sliceMilliseconds = 15;

interface Question {
  readonly dataset: Dataset;
  readonly journey: Journey;
  readonly surroundings: Surroundings;
  readonly days: number;
  readonly assumptions: Assumptions;
}

interface EstimateJob {
  readonly jobId: string;
  readonly of: 'sample' | 'everyone';
}

/** The predictor is made once, for counts are kept as long as everything beside the journey is the same object. */
interface Fitted {
  readonly sample: Dataset;
  readonly model: ForecastModel;
  readonly predictor: Predictor | null;
}

/** What stays the same while a journey is edited. */
interface Baseline extends Fitted {
  readonly request: RunRequest;
  readonly window: { startTime: number; endTime: number };
  readonly world: World;
}

/** The fitted sample; made once per dataset, whoever asked first and however often that request is overtaken. */
interface Learned {
  readonly datasetHash: string;
  readonly stop: AbortController;
  readonly fitted: Promise<Fitted>;
}

/** Quick forecasts on a sample of customers, for the numbers on the canvas. */
export class Estimator {
  readonly #computer: Computer;
  readonly #version: string;
  #learned: Learned | null = null;
  #baseline: Baseline | null = null;
  #latestJob: EstimateJob | null = null;
  #counter = new SampleCounter();
  #rehearsal: NodeJS.Timeout | undefined;

  constructor(computer: Computer, version: string) {
    this.#computer = computer;
    this.#version = version;
  }

  /** The newest request wins: `stop` is called with the job that this one takes over from. */
  stopOlder(stop: (jobId: string) => void, job: EstimateJob): void {
    if (this.#latestJob !== null && this.#latestJob.jobId !== job.jobId) stop(this.#latestJob.jobId);
    this.#latestJob = job;
  }

  /** Calls `stop` with the job of an estimate of everyone, if that was the newest: it would only slow down a run. */
  stopEveryone(stop: (jobId: string) => void): void {
    if (this.#latestJob?.of === 'everyone') stop(this.#latestJob.jobId);
  }

  /** Lets go of the dataset. */
  forget(): void {
    this.#learned?.stop.abort();
    this.#learned = null;
    this.#baseline = null;
    clearTimeout(this.#rehearsal);
    this.#counter.endRehearsal();
    this.#counter = new SampleCounter();
  }

  /** The result is in figures for all customers of the dataset; `sampledCustomers` says on how many it rests. */
  async estimate(
    question: Question,
    job: Job,
  ): Promise<{ result: RunResult; sampledCustomers: number; milliseconds: number }> {
    const start = performance.now();
    clearTimeout(this.#rehearsal);
    const { dataset, journey, surroundings, assumptions } = question;
    const { sample, model, predictor, request, window, world } = await this.#baselineFor(question, job);
    const ratio = sample.customerCount / dataset.customerCount;
    const small: Surroundings = {
      ...surroundings,
      others: surroundings.others.map((other) => withScaledLimits(other, ratio)),
    };
    const input = programInputOf({
      journey: withScaledLimits(journey, ratio),
      surroundings: small,
      dataset: sample,
      assumptions,
      request,
      window,
      predictor,
    });
    const { layout, counts, residual } = await this.#count(input, world, job.signal);
    const parts = { journey, journeyRevision: 0, dataset: sample, assumptions, request, engineVersion: this.#version };
    const program = { input, layout };
    const result = resultOf(parts, { program, counts, residual, comparedWith: null, model, warnings: [] });
    this.#rehearseLater(input, world);
    return {
      result: scaleResult(result, dataset.customerCount),
      sampledCustomers: sample.customerCount,
      milliseconds: performance.now() - start,
    };
  }

  /** Once the answer is drawn and if nothing else is asked by then. */
  #rehearseLater(input: ProgramInput, world: World): void {
    clearTimeout(this.#rehearsal);
    if (shareAcrossCustomers(input.journeys)) return;
    const counter = this.#counter;
    this.#rehearsal = setTimeout(() => {
      // what fails here fails again, and aloud, at the edit that needs it
      counter.rehearse(input, world).catch(() => undefined);
    }, rehearseAfterMilliseconds);
    this.#rehearsal.unref();
  }

  /** Where customers share something each edit counts everyone in both arms, for any customer's way may be another. */
  async #count(input: ProgramInput, world: World, signal: AbortSignal) {
    if (!shareAcrossCustomers(input.journeys)) {
      return { ...(await this.#counter.count(input, world, signal)), residual: 0 };
    }
    const program = compileProgram(input);
    const passes = new Passes(program, sliceMilliseconds, 1);
    return { layout: program.layout, ...(await countHere({ program, world, setup: passes.setup }, passes, signal)) };
  }

  async #baselineFor({ dataset, days }: Question, job: Job): Promise<Baseline> {
    const learned = this.#learn(dataset);
    const { sample, model, predictor } = await untilAborted(learned.fitted, job.signal);
    const known = this.#baseline;
    if (known !== null && known.model === model && known.request.days === days) return known;
    const request = estimateRequest(dataset, days);
    const window = windowOf(dataset.zone, request);
    const world = rememberedWorld(forecastWorld(sample, model, { ...window, seed }), sample.customerCount);
    this.#baseline = { sample, model, predictor, request, window, world };
    return this.#baseline;
  }

  #learn(dataset: Dataset): Learned {
    if (this.#learned?.datasetHash === dataset.hash) return this.#learned;
    this.forget();
    const stop = new AbortController();
    const learned = { datasetHash: dataset.hash, stop, fitted: this.#fit(dataset, stop.signal) };
    this.#learned = learned;
    // after a failure the next request tries again
    learned.fitted.catch(() => {
      if (this.#learned === learned) this.#learned = null;
    });
    return learned;
  }

  async #fit(dataset: Dataset, signal: AbortSignal): Promise<Fitted> {
    const sample = sampleCustomers(dataset, sampledCustomers);
    const { startTime } = windowOf(dataset.zone, estimateRequest(dataset, 1));
    const model = await this.#computer.fit(sample, startTime, { signal, onProgress: () => {} });
    return { sample, model, predictor: predictorOf(model) };
  }
}

function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    value.then(resolve, reject);
  });
}
