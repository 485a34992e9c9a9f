import type { Dataset } from '../../../core/dataset/dataset.ts';
import type { CustomerPredictions } from '../../../core/models/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';

/** How far ahead purchases are expected; values look a year ahead. */
export const horizonDays = 90;

/** What the model of this moment expects of every customer; null where none has been fitted yet, which takes its own call. */
export async function knownPredictions(
  { insight, forecasts, computer }: EngineContext,
  dataset: Dataset,
  time: number,
  job: Job,
): Promise<CustomerPredictions | null> {
  const model = forecasts.known(dataset, Math.floor(time) + 1);
  if (model === null) return null;
  return insight.answer(dataset, time, 'predictions', () =>
    computer.predict(dataset, model, horizonDays, {
      signal: job.signal,
      onProgress: (done, total) => job.progress('customers', done, total),
    }),
  );
}
