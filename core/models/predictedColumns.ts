import type { Column, Dataset } from '../dataset/dataset.ts';
import type { PredictedName } from '../dataset/predictedCatalogue.ts';
import type { RowPass } from '../lib/rowPass.ts';
import { localDayOf } from '../time/index.ts';
import type { Allocate } from './forecastModel.ts';
import { createPredictions } from './predictions.ts';
import type { Predictor } from './predictor.ts';
import { createPurchaseTally, tallyBase, tallyPurchases } from './purchaseTally.ts';

/**
 * Columns of the named predictions, one row per customer, as of `time` (epoch seconds), in the order of the names: one pass over the
 * event log whatever their number. A column is named as its prediction.
 */
export function predictedColumns(
  dataset: Dataset,
  predictor: Predictor | null,
  time: number,
  names: readonly PredictedName[],
  allocate: Allocate = (bytes) => new ArrayBuffer(bytes),
): RowPass<Column[]> {
  const base = tallyBase(dataset, time);
  const tally = createPurchaseTally();
  const predictions = createPredictions(predictor);
  const today = localDayOf(base.zone, time);
  const columns = names.map((name) => ({
    name,
    kind: 'number' as const,
    values: new Float64Array(allocate(dataset.customerCount * 8)),
  }));
  return {
    visit(row) {
      tallyPurchases(tally, base, row, time);
      predictions.open(tally, today);
      for (const { name, values } of columns) values[row] = predictions.value(name);
    },
    result: () => columns,
  };
}
