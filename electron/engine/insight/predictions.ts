import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import type { CustomerPredictions } from '../../../core/models/index.ts';
import { type PredictionColumn, predictionColumns, predictionHorizonDays } from '../../shared/insight.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';

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
    computer.predict(dataset, model, predictionHorizonDays, {
      signal: job.signal,
      onProgress: (done, total) => job.progress('customers', done, total),
    }),
  );
}

export function isPredictionColumn(id: string): id is PredictionColumn {
  return predictionColumns.some((column) => column === id);
}

/** What the model of this moment expects of every customer, as a column; fits the model where that has not been done. */
export async function predictionColumn(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  id: PredictionColumn,
  job: Job,
): Promise<Column> {
  if (dataset.span === null) return numbers(id, new Float64Array(dataset.customerCount).fill(Number.NaN));
  await context.forecasts.model(dataset, Math.floor(time) + 1, job);
  const predictions = await knownPredictions(context, dataset, time, job);
  invariant(predictions !== null, 'a model that was fitted is known');
  switch (id) {
    case 'prediction:alive':
      return numbers(id, predictions.aliveProbability);
    case 'prediction:purchases':
      return numbers(id, predictions.expectedPurchases);
    case 'prediction:value':
      return numbers(id, predictions.lifetimeValue);
  }
}

function numbers(name: string, values: Float64Array): Column {
  return { kind: 'number', name, values };
}
