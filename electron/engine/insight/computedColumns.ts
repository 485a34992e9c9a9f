import { type ComputedName, isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import { isDerivedName } from '../../../core/dataset/derivedCatalogue.ts';
import { isPredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import { predictorOf, type Predictor } from '../../../core/models/index.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';

/**
 * Columns of computed attributes as of a moment, in the order of the names: derived ones in one pass over the event log, predictions
 * in another once the model of that moment has been fitted. All are kept for the next question.
 */
export async function computedColumns(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  names: readonly ComputedName[],
  job: Job,
): Promise<Column[]> {
  const { insight, computer } = context;
  const derived = names.filter(isDerivedName);
  const predicted = names.filter(isPredictedName);
  const columns = await insight.columns(dataset, time, derived, job);
  const expected = await insight.predicted(dataset, time, predicted, async (unknown) => {
    const predictor = await predictorAt(context, dataset, Math.floor(time) + 1, job);
    const task = { dataset, predictor, time, names: unknown };
    return computer.predict(task, {
      signal: job.signal,
      onProgress: (done, total) => job.progress('customers', done, total),
    });
  });
  const byName = new Map([...columns, ...expected].map((column) => [column.name, column]));
  return names.map((name) => byName.get(name)!);
}

/** What predictions rest on as of a moment (epoch seconds); fits the model where that has not been done. Null = too little data. */
export async function predictorAt(
  { forecasts }: EngineContext,
  dataset: Dataset,
  untilTime: number,
  job: Job,
): Promise<Predictor | null> {
  if (dataset.span === null || dataset.span.firstTime >= untilTime) return null;
  return predictorOf(await forecasts.model(dataset, untilTime, job));
}

/** Which of the ids of columns are computed attributes. */
export function computedAmong(ids: readonly string[]): ComputedName[] {
  return [...new Set(ids.filter(isComputedName))];
}
