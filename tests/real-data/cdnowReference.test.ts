import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitTiming, type TimingSpec } from '../../core/models/fitTiming.ts';
import type { TimingFit, TimingModel } from '../../core/models/forecastModel.ts';
import { fitForecast, forecastWorld, purchaseSummaries } from '../../core/models/index.ts';
import { groupBuyers, type PurchaseGroups } from '../../core/models/purchaseGroups.ts';
import { createOutlooks, expectedTotal, historyOf, newCustomer } from '../../core/models/timing.ts';
import { createEventBuffer } from '../../core/simulate/world.ts';
import { meanOf, quantileOfSorted, varianceOf } from '../../core/stats/index.ts';
import { cdnowSample, sharedDataThere, sharedFile, skipReason, utcDay } from './cdnow.ts';
import { referenceTiming } from './referenceTiming.ts';
import { laterPurchases, relativeError, sumOf, valueOf } from './shops.ts';

type Numbers = Record<string, number>;
type FitNumbers = Record<'bgnbd' | 'pnbd' | 'mbgnbd' | 'nbd', Numbers>;

interface Reference {
  fit_exact_dates: FitNumbers & Record<'bgcnbd_k' | 'mbgcnbd_k', { LL_by_k: Numbers }>;
  fit_published_rounded_2dp: FitNumbers;
  individual: ({ id: string } & Numbers)[];
  tracking: { actual_cumulative_by_week: number[] } & Record<string, { cumulative_by_week: number[] } & Numbers>;
  conditional_holdout_39w: { actual_sum: number; actual_active: number } & Record<string, Numbers>;
  conditional_by_frequency: Record<string, Numbers>;
  gammagamma_expected_value: { first10_by_id: number[] };
  clv_12m_1pct: { sum: number; first10: number[] };
  revenue_holdout: Numbers;
  p_active: { mean: number; brier: number; AUC: number; logloss: number; first5: number[] };
  next_purchase_median: { first5: number[] };
  forward_simulation_39w_1000_reps: Record<string, { sd: number; closed_form: number; PI90: number[] }>;
}

const cut = utcDay('1997-10-01');
const weeks = 39;
const specs = {
  nbd: { family: 'nbd', k: 1 },
  bgnbd: { family: 'bgCnbd', k: 1 },
  mbgnbd: { family: 'mbgCnbd', k: 1 },
  pnbd: { family: 'paretoNbd', k: 1 },
} as const satisfies Record<string, TimingSpec>;
type Name = keyof typeof specs;
const names = Object.keys(specs) as Name[];

describe.skipIf(!sharedDataThere)(`CDNOW under every model of purchase timing${skipReason}`, () => {
  const reference = (
    sharedDataThere ? JSON.parse(readFileSync(sharedFile('reference/cdnow_btyd.json'), 'utf8')) : {}
  ) as Reference;
  const dataset = sharedDataThere ? cdnowSample() : null;
  const summaries = dataset && purchaseSummaries(dataset, cut);
  const groups = summaries && groupBuyers(summaries);
  const rows = summaries ? [...summaries.state.keys()] : [];
  const actual = dataset
    ? laterPurchases(dataset, summaries!)
    : { counts: new Float64Array(), amounts: new Float64Array() };
  /** The reference's own parameters, so that closed forms can be compared to the last digit. */
  const at = (name: Name): TimingModel => referenceTiming(name, reference.fit_exact_dates[name]);
  const forecasts = (name: Name): Float64Array => {
    const outlookOf = createOutlooks(at(name));
    return Float64Array.from(rows, (row) => outlookOf(historyOf(summaries!, row)).expected(weeks));
  };

  function expectFit(fit: TimingFit, target: Numbers): void {
    for (const name of fit.names) expect(relativeError(valueOf(fit.values, name), target[name]!)).toBeLessThan(1e-3);
    expect(Math.abs(fit.logLikelihood - target.LL!)).toBeLessThan(1e-3);
  }

  it('has the reference fits, and the likelihoods of Erlang gaps of 1 to 4 stages', () => {
    for (const name of names) expectFit(fitTiming(groups!, specs[name]), reference.fit_exact_dates[name]);
    for (const [family, key] of [
      ['bgCnbd', 'bgcnbd_k'],
      ['mbgCnbd', 'mbgcnbd_k'],
    ] as const) {
      for (const [k, likelihood] of Object.entries(reference.fit_exact_dates[key].LL_by_k)) {
        const fit = fitTiming(groups!, { family, k: Number(k) });
        expect(Math.abs(fit.logLikelihood - likelihood)).toBeLessThan(1e-3);
      }
    }
  });

  it('has the published fits on the published summary of two decimals', () => {
    const path = sharedFile('cdnow/cdnow_customers_summary_with_transactions.csv');
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(1);
    const cells = lines.map((line) => line.split(',').map(Number));
    const column = (index: number): Float64Array => Float64Array.from(cells, (row) => row[index]!);
    const published: PurchaseGroups = {
      ...groups!,
      repeats: column(1),
      recencyWeeks: column(2),
      spanWeeks: column(3),
      startGapWeeks: new Float64Array(cells.length).fill(-1),
      weights: new Float64Array(cells.length).fill(1),
    };
    for (const name of ['bgnbd', 'pnbd', 'mbgnbd'] as const) {
      expectFit(fitTiming(published, specs[name]), reference.fit_published_rounded_2dp[name]);
    }
  });

  it('has the reference probability of being there and expectation of single customers', () => {
    for (const [name, prefix] of [
      ['bgnbd', 'bgnbd'],
      ['pnbd', 'pnbd'],
      ['mbgnbd', 'mbg'],
    ] as const) {
      const outlookOf = createOutlooks(at(name));
      for (const customer of reference.individual) {
        const history = { repeats: customer.x!, recencyWeeks: customer.t_x!, spanWeeks: customer.T! };
        const outlook = outlookOf({ ...history, startGapWeeks: -1 });
        expect(relativeError(outlook.aliveProbability, customer[`${prefix}_palive`]!)).toBeLessThan(1e-6);
        expect(relativeError(outlook.expected(weeks), customer[`${prefix}_E39`]!)).toBeLessThan(1e-6);
      }
    }
    // R's BTYD package prints 25.46 and .9979 for this one.
    const heavy = createOutlooks(at('pnbd'))({ repeats: 26, recencyWeeks: 30.86, spanWeeks: 31, startGapWeeks: -1 });
    expect(heavy.expected(52)).toBeCloseTo(25.46, 1);
    expect(heavy.aliveProbability).toBeCloseTo(0.9979, 4);
  });

  it('has the reference accuracy of the 39-week forecast, customer by customer', () => {
    expect(sumOf(actual.counts)).toBe(reference.conditional_holdout_39w.actual_sum);
    for (const name of names) {
      const expected = forecasts(name);
      const target = reference.conditional_holdout_39w[name]!;
      const errors = expected.map((value, row) => value - actual.counts[row]!);
      const logs = expected.map((value, row) => (Math.log1p(value) - Math.log1p(actual.counts[row]!)) ** 2);
      expect(relativeError(sumOf(expected), target.sum!)).toBeLessThan(1e-6);
      expect(relativeError(meanOf(errors.map(Math.abs)), target.MAE!)).toBeLessThan(1e-6);
      expect(relativeError(Math.sqrt(meanOf(errors.map((error) => error ** 2))), target.RMSE!)).toBeLessThan(1e-6);
      expect(relativeError(meanOf(logs), target.MSLE!)).toBeLessThan(1e-6);
      expect(relativeError(correlation(expected, actual.counts), target.pearson_r!)).toBeLessThan(1e-6);
      expect(relativeError(areaUnderCurve(expected, actual.counts), target.AUC_any_purchase!)).toBeLessThan(1e-5);
    }
    for (const [frequency, target] of Object.entries(reference.conditional_by_frequency)) {
      const most = frequency === '7+' ? Number.POSITIVE_INFINITY : Number(frequency);
      const own = rows.filter((row) => {
        const x = summaries!.repeats[row]!;
        return x >= Number.parseInt(frequency, 10) && x <= most;
      });
      expect(own).toHaveLength(target.n!);
      for (const name of ['bgnbd', 'pnbd', 'mbgnbd'] as const) {
        const expected = forecasts(name);
        expect(relativeError(meanOf(own.map((row) => expected[row]!)), target[name]!)).toBeLessThan(1e-6);
      }
    }
  });

  it('follows the reference cumulative curve week by week', () => {
    const births = rows.map((row) => 39 - summaries!.spanDays[row]! / 7 - 1 / 7);
    const days = new Map<number, number>();
    for (const birth of births) days.set(birth, (days.get(birth) ?? 0) + 1);
    for (const name of ['bgnbd', 'pnbd', 'mbgnbd'] as const) {
      const outlook = createOutlooks(at(name))(newCustomer);
      for (const [index, expected] of reference.tracking[name]!.cumulative_by_week.entries()) {
        const week = index + 1;
        let sum = 0;
        for (const [birth, customers] of days) if (birth < week) sum += customers * outlook.expected(week - birth);
        expect(Math.abs(sum - expected)).toBeLessThan(1e-3);
      }
    }
  });

  it('has the reference chance and time of a next purchase', () => {
    const outlookOf = createOutlooks(at('bgnbd'));
    const active = Float64Array.from(rows, (row) => outlookOf(historyOf(summaries!, row)).purchaseWithin(weeks));
    const bought = actual.counts.map((count) => (count > 0 ? 1 : 0));
    const { p_active: target } = reference;
    expect(relativeError(meanOf(active), target.mean)).toBeLessThan(1e-6);
    expect(relativeError(meanOf(active.map((p, row) => (p - bought[row]!) ** 2)), target.brier)).toBeLessThan(1e-6);
    expect(relativeError(areaUnderCurve(active, actual.counts), target.AUC)).toBeLessThan(1e-5);
    for (const row of [0, 1, 2, 3, 4]) {
      expect(relativeError(active[row]!, target.first5[row]!)).toBeLessThan(1e-6);
      const median = outlookOf(historyOf(summaries!, row)).medianNextWeeks();
      expect(relativeError(median, reference.next_purchase_median.first5[row]!)).toBeLessThan(1e-6);
    }
  });

  it('has the reference amounts, twelve-month value and revenue', () => {
    const { p, q, v } = (reference.fit_exact_dates as unknown as Record<string, Numbers>).gammagamma as Numbers;
    const amounts = rows.map(
      (row) => (p! * (v! + summaries!.spendSums[row]!)) / (p! * summaries!.spendCounts[row]! + q! - 1),
    );
    for (const [row, expected] of reference.gammagamma_expected_value.first10_by_id.entries()) {
      expect(relativeError(amounts[row]!, expected)).toBeLessThan(1e-6);
    }
    const outlookOf = createOutlooks(at('bgnbd'));
    const values = rows.map((row) => {
      const outlook = outlookOf(historyOf(summaries!, row));
      let before = 0;
      let sum = 0;
      for (let month = 1; month <= 12; month++) {
        const now = outlook.expected(4.345 * month);
        sum += (now - before) / 1.01 ** month;
        before = now;
      }
      return sum * amounts[row]!;
    });
    expect(relativeError(sumOf(values), reference.clv_12m_1pct.sum)).toBeLessThan(1e-6);
    for (const [row, expected] of reference.clv_12m_1pct.first10.entries()) {
      expect(relativeError(values[row]!, expected)).toBeLessThan(1e-6);
    }
    expect(relativeError(sumOf(actual.amounts), reference.revenue_holdout.actual!)).toBeLessThan(1e-9);
    for (const [name, key] of [
      ['bgnbd', 'bgnbd_x_gg'],
      ['pnbd', 'pnbd_x_gg'],
    ] as const) {
      const revenue = sumOf(forecasts(name).map((value, row) => value * amounts[row]!));
      expect(relativeError(revenue, reference.revenue_holdout[key]!)).toBeLessThan(1e-6);
    }
  });

  it('is forecast by Pareto/NBD through the app, as well as by any model of the reference', () => {
    const model = fitForecast(dataset!, cut);
    expect(model.timing!.family).toBe('paretoNbd');
    const closed = expectedTotal(model.timing!, groups!, weeks);
    expect(Math.abs(closed / reference.conditional_holdout_39w.actual_sum - 1)).toBeLessThan(0.1151);
    for (const [name, timing] of [
      ['pnbd', model.timing!],
      ['bgnbd', fitTiming(groups!, specs.bgnbd)],
    ] as const) {
      const window = { startTime: cut, endTime: cut + weeks * 7 * 86_400, seed: 31, certainParameters: true };
      const world = forecastWorld(dataset!, { ...model, timing }, window);
      const buffer = createEventBuffer(64);
      const totals = new Float64Array(150);
      for (let replication = 0; replication < totals.length; replication++) {
        for (const row of rows) {
          world.fill(row, replication, buffer);
          totals[replication]! += buffer.count;
        }
      }
      const target = reference.forward_simulation_39w_1000_reps[name]!;
      const sd = Math.sqrt(varianceOf(totals));
      expect(Math.abs(meanOf(totals) - target.closed_form)).toBeLessThan(3 * (sd / Math.sqrt(totals.length)));
      // The standard error of a standard deviation of 150 values is 5.8 %, of the reference's 1,000 it is 2.2 %.
      expect(relativeError(sd, target.sd)).toBeLessThan(0.15);
      totals.sort();
      expect(relativeError(quantileOfSorted(totals, 0.05), target.PI90[0]!)).toBeLessThan(0.02);
      expect(relativeError(quantileOfSorted(totals, 0.95), target.PI90[1]!)).toBeLessThan(0.02);
    }
  });
});

function correlation(left: Float64Array, right: Float64Array): number {
  const [meanLeft, meanRight] = [meanOf(left), meanOf(right)];
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += (left[index]! - meanLeft) * (right[index]! - meanRight);
  return sum / (left.length - 1) / Math.sqrt(varianceOf(left) * varianceOf(right));
}

/** Chance that somebody who bought was ranked above somebody who did not; ties count half. */
function areaUnderCurve(scores: Float64Array, counts: Float64Array): number {
  const order = [...scores.keys()].sort((left, right) => scores[left]! - scores[right]!);
  let below = 0;
  let wins = 0;
  let bought = 0;
  for (let from = 0; from < order.length; ) {
    let to = from;
    while (to < order.length && scores[order[to]!] === scores[order[from]!]) to++;
    const own = order.slice(from, to);
    const buyers = own.filter((row) => counts[row]! > 0).length;
    const others = own.length - buyers;
    wins += buyers * (below + others / 2);
    below += others;
    bought += buyers;
    from = to;
  }
  return wins / (bought * below);
}
