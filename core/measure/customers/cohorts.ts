import type { Dataset } from '../../dataset/dataset.ts';
import type { RowPass } from '../../lib/rowPass.ts';
import { monthsOf } from './months.ts';
import { createPurchaseReader, readPurchases } from './purchases.ts';

/** Customers by the month of their first purchase, and what became of them. */
export interface Cohort {
  /** 'YYYY-MM' of the first purchase. */
  month: string;
  /** By months since: distinct customers with a purchase, and its revenue; the first is the cohort itself. */
  customers: number[];
  revenueWon: number[];
}

/** Cohorts up to `time` (epoch seconds), by local months; those of months without a first purchase are empty. */
export function cohortPass(dataset: Dataset, time: number): RowPass<Cohort[]> {
  const months = monthsOf(dataset, time);
  if (months === null) return { visit: () => undefined, result: () => [] };
  const { count, ofDay, firstDay } = months;
  const reader = createPurchaseReader(dataset, time);
  const customers = new Float64Array(count * count);
  const revenueWon = new Float64Array(count * count);
  return {
    visit(row) {
      readPurchases(reader, dataset, row, time);
      if (reader.count === 0) return;
      const first = ofDay[reader.days[0]! - firstDay]!;
      let last = -1;
      for (let index = 0; index < reader.count; index++) {
        const month = ofDay[reader.days[index]! - firstDay]!;
        const cell = first * count + month - first;
        if (month !== last) customers[cell]!++;
        last = month;
        if (!Number.isNaN(reader.amounts[index]!)) revenueWon[cell]! += reader.amounts[index]!;
      }
    },
    result: () =>
      months.labels.map((month, cohort) => {
        const from = cohort * count;
        const to = from + count - cohort;
        return {
          month,
          customers: Array.from(customers.subarray(from, to)),
          revenueWon: Array.from(revenueWon.subarray(from, to)),
        };
      }),
  };
}
