import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { derivedColumns } from '../../core/dataset/derived/index.ts';
import { runPass } from '../../core/lib/rowPass.ts';
import { cohortPass } from '../../core/measure/customers/cohorts.ts';
import { kpiPass } from '../../core/measure/customers/kpis.ts';
import { trendPass } from '../../core/measure/customers/trend.ts';
import { utcDay } from './cdnow.ts';
import { onlineRetail, onlineRetailReference, onlineRetailSkipped, onlineRetailThere } from './onlineRetail.ts';

describe.skipIf(!onlineRetailThere)(`measures of the Online Retail customers${onlineRetailSkipped}`, () => {
  const dataset: Dataset = onlineRetailThere ? onlineRetail() : null!;
  const reference = onlineRetailThere ? onlineRetailReference() : null!;
  const kpisAt = (time: number) => {
    const [orders] = runPass(derivedColumns(dataset, time, ['derived:orders']), dataset.customerCount);
    if (orders?.kind !== 'number') throw new Error('orders are numbers');
    const options = { time, periodDays: 90, groups: null, orders: orders.values, predictedWon: null };
    return runPass(kpiPass(dataset, options), dataset.customerCount).overall;
  };

  it('are the cohorts of the reference', () => {
    const cohorts = runPass(cohortPass(dataset, utcDay('2011-09-01') - 1), dataset.customerCount);
    expect(Object.fromEntries(cohorts.map(({ month, customers }) => [month, customers]))).toEqual(
      reference.cohort_retention_monthly,
    );
  });

  it('hold its revenue, invoices and the median gap of the calibration period', () => {
    const all = kpisAt(utcDay('2011-09-01'));
    expect(all.orders).toBe(reference.basic.invoices_clean);
    expect(all.revenueWon).toBeCloseTo(reference.basic.revenue_clean, 3);
    expect(kpisAt(utcDay('2011-06-01') - 1).cycleDays).toBe(reference.btyd.interpurchase_days.q[2]);
  });

  it('have new buyers per month as large as the cohorts', () => {
    const trend = runPass(trendPass(dataset, utcDay('2011-09-01') - 1), dataset.customerCount);
    const newBuyers = Object.fromEntries(trend.map((month) => [month.month, month.newBuyers]));
    const firsts = Object.entries(reference.cohort_retention_monthly).map(([month, customers]) => [
      month,
      customers[0],
    ]);
    expect(newBuyers).toEqual(Object.fromEntries(firsts));
    expect(trend.reduce((sum, month) => sum + month.revenueWon, 0)).toBeCloseTo(reference.basic.revenue_clean, 3);
  });
});
