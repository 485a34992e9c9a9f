import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { ForecastModel } from '../../../core/models/index.ts';
import type { Job } from '../jobs.ts';
import type { Computer } from './computer.ts';

const kept = 2;

/** Fitted models by dataset content and moment: fitting is the slow part of a forecast and a function of these two. */
export class ForecastCache {
  readonly #computer: Computer;
  readonly #models = new Map<string, ForecastModel>();

  constructor(computer: Computer) {
    this.#computer = computer;
  }

  /** The model where it has been fitted before. */
  known(dataset: Dataset, untilTime: number): ForecastModel | null {
    return this.#models.get(`${dataset.hash} ${untilTime}`) ?? null;
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
