import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { ForecastModel } from '../../../core/models/index.ts';
import type { Predictor } from '../../../core/simulate/predictor.ts';
import type { Job } from '../jobs.ts';
import type { Computer } from './computer.ts';

const kept = 2;

/** Fitted models by dataset content and moment: fitting is the slow part of a forecast and a function of these two. */
export class ForecastCache {
  readonly #computer: Computer;
  readonly #models = new Map<string, ForecastModel>();
  #predictor: { key: string; value: Predictor | null } | null = null;

  constructor(computer: Computer) {
    this.#computer = computer;
  }

  /** The model where it has been fitted before. */
  known(dataset: Dataset, untilTime: number): ForecastModel | null {
    return this.#models.get(`${dataset.hash} ${untilTime}`) ?? null;
  }

  /** What predicted triggers go by, fitted once; null with too little history. */
  async predictor(dataset: Dataset, untilTime: number, job: Job): Promise<Predictor | null> {
    const key = `${dataset.hash} ${untilTime}`;
    if (this.#predictor?.key === key) return this.#predictor.value;
    const work = { signal: job.signal, onProgress: (done: number, total: number) => job.progress('fit', done, total) };
    const value = await this.#computer.fitPredictor(dataset, untilTime, work);
    this.#predictor = { key, value };
    return value;
  }

  async model(dataset: Dataset, untilTime: number, job: Job): Promise<ForecastModel> {
    const key = `${dataset.hash} ${untilTime}`;
    const known = this.#models.get(key);
    const model =
      known ??
      (await this.#computer.fit(dataset, untilTime, {
        signal: job.signal,
        onProgress: (done, total) => job.progress('fit', done, total),
      }));
    this.#models.delete(key);
    this.#models.set(key, model);
    for (const [oldest] of [...this.#models].slice(0, -kept)) this.#models.delete(oldest);
    return model;
  }
}
