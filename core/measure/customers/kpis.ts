import type { Codes } from '../../dataset/codes.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { RowPass } from '../../lib/rowPass.ts';
import { createPurchaseReader, readPurchases } from './purchases.ts';

const daySeconds = 86_400;

/** Figures of one group of customers; null where nothing can be said. */
export interface CustomerKpis {
  customers: number;
  /** Have bought at least once, and on at least two days. */
  buyers: number;
  repeatBuyers: number;
  /** Repeat buyers over buyers. */
  repurchaseRate: number | null;
  /** Bought in the period before the last, and of those also in the last. */
  previousBuyers: number;
  retainedBuyers: number;
  retention: number | null;
  churn: number | null;
  /** Median of all gaps between purchase days, in days. */
  cycleDays: number | null;
  orders: number;
  revenueWon: number;
  averageOrderWon: number | null;
  /** Revenue over buyers: the historic lifetime value. */
  valuePerBuyerWon: number | null;
  /** Mean of what a fitted model expects customers still to spend, over those it says something of; null without. */
  predictedPerCustomerWon: number | null;
}

export interface KpiTable {
  overall: CustomerKpis;
  /** One per label that has customers, in the order of the labels; `label` null = the value is missing. */
  groups: { label: string | null; kpis: CustomerKpis }[];
}

interface KpiOptions {
  /** Epoch seconds; later events are ignored. */
  readonly time: number;
  /** Length of both periods of the retention. */
  readonly periodDays: number;
  readonly groups: Codes | null;
  /** Orders by customer; several purchase events may be one order. */
  readonly orders: Float64Array;
  /** Expected further spend in won by customer, from a model; NaN = the model says nothing. */
  readonly predictedWon: ArrayLike<number> | null;
}

interface Counts {
  customers: number;
  buyers: number;
  repeatBuyers: number;
  previousBuyers: number;
  retainedBuyers: number;
  orders: number;
  revenueWon: number;
  predictedWon: number;
  /** Of how many the model expects something. */
  predicted: number;
  /** How many gaps of each length in days there are. */
  gaps: number[];
}

/** Repurchase, retention, cycle and value of all customers and of each group, in one pass over the purchases. */
export function kpiPass(dataset: Dataset, options: KpiOptions): RowPass<KpiTable> {
  const { time, periodDays, groups, orders, predictedWon } = options;
  const reader = createPurchaseReader(dataset, time);
  const byCode = Array.from({ length: (groups?.labels.length ?? 0) + 1 }, emptyCounts);
  const periodStart = time - periodDays * daySeconds;
  const previousStart = periodStart - periodDays * daySeconds;
  return {
    visit(row) {
      const counts = byCode[groups === null ? 0 : groups.codes[row]!]!;
      readPurchases(reader, dataset, row, time);
      counts.customers++;
      const expected = predictedWon === null ? Number.NaN : predictedWon[row]!;
      if (!Number.isNaN(expected)) {
        counts.predictedWon += expected;
        counts.predicted++;
      }
      if (reader.count === 0) return;
      counts.buyers++;
      counts.orders += orders[row]!;
      let inPeriod = false;
      let inPrevious = false;
      let lastDay = reader.days[0]!;
      let isRepeat = false;
      for (let index = 0; index < reader.count; index++) {
        const at = reader.times[index]!;
        if (at > periodStart) inPeriod = true;
        else if (at > previousStart) inPrevious = true;
        if (!Number.isNaN(reader.amounts[index]!)) counts.revenueWon += reader.amounts[index]!;
        const gap = reader.days[index]! - lastDay;
        if (gap === 0) continue;
        isRepeat = true;
        counts.gaps[gap] = (counts.gaps[gap] ?? 0) + 1;
        lastDay = reader.days[index]!;
      }
      if (isRepeat) counts.repeatBuyers++;
      if (!inPrevious) return;
      counts.previousBuyers++;
      if (inPeriod) counts.retainedBuyers++;
    },
    result() {
      const overall = emptyCounts();
      for (const counts of byCode) addCounts(overall, counts);
      const labels = groups?.labels ?? [];
      // who has no value comes last
      const shown = groups === null ? [] : [...labels.map((label, index) => ({ label, code: index + 1 })), missing];
      return {
        overall: kpisOf(overall),
        groups: shown
          .filter(({ code }) => byCode[code]!.customers > 0)
          .map(({ label, code }) => ({ label, kpis: kpisOf(byCode[code]!) })),
      };
    },
  };
}

const missing = { label: null, code: 0 };

function emptyCounts(): Counts {
  return {
    customers: 0,
    buyers: 0,
    repeatBuyers: 0,
    previousBuyers: 0,
    retainedBuyers: 0,
    orders: 0,
    revenueWon: 0,
    predictedWon: 0,
    predicted: 0,
    gaps: [],
  };
}

function addCounts(sum: Counts, counts: Counts): void {
  sum.customers += counts.customers;
  sum.buyers += counts.buyers;
  sum.repeatBuyers += counts.repeatBuyers;
  sum.previousBuyers += counts.previousBuyers;
  sum.retainedBuyers += counts.retainedBuyers;
  sum.orders += counts.orders;
  sum.revenueWon += counts.revenueWon;
  sum.predictedWon += counts.predictedWon;
  sum.predicted += counts.predicted;
  counts.gaps.forEach((count, gap) => {
    sum.gaps[gap] = (sum.gaps[gap] ?? 0) + count;
  });
}

function kpisOf(counts: Counts): CustomerKpis {
  const { customers, buyers, repeatBuyers, previousBuyers, retainedBuyers, orders, revenueWon } = counts;
  const retention = ratio(retainedBuyers, previousBuyers);
  return {
    customers,
    buyers,
    repeatBuyers,
    repurchaseRate: ratio(repeatBuyers, buyers),
    previousBuyers,
    retainedBuyers,
    retention,
    churn: retention === null ? null : 1 - retention,
    cycleDays: medianOfCounts(counts.gaps),
    orders,
    revenueWon,
    averageOrderWon: ratio(revenueWon, orders),
    valuePerBuyerWon: ratio(revenueWon, buyers),
    predictedPerCustomerWon: ratio(counts.predictedWon, counts.predicted),
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

/** The median of whole numbers of which `counts[n]` are n; null of none. */
function medianOfCounts(counts: readonly number[]): number | null {
  let total = 0;
  counts.forEach((count) => {
    total += count;
  });
  if (total === 0) return null;
  const at = (rank: number): number => {
    let passed = 0;
    for (let value = 0; value < counts.length; value++) {
      passed += counts[value] ?? 0;
      if (passed > rank) return value;
    }
    return counts.length - 1;
  };
  return (at(Math.floor((total - 1) / 2)) + at(Math.floor(total / 2))) / 2;
}
