import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitTiming, standardErrorsOf, type TimingSpec } from '../../core/models/fitTiming.ts';
import type { TimingFit } from '../../core/models/forecastModel.ts';
import { fitForecast, fitGammaGamma, forecastWorld, purchaseSummaries } from '../../core/models/index.ts';
import { groupBuyers } from '../../core/models/purchaseGroups.ts';
import { createOutlooks, expectedTotal } from '../../core/models/timing.ts';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { createEventBuffer } from '../../core/simulate/world.ts';
import { meanOf, varianceOf } from '../../core/stats/index.ts';
import { cdnowSample, purchasesDataset, sharedDataThere, sharedFile, skipReason, utcDay } from './cdnow.ts';

interface Reference {
  fit_exact_dates: {
    bgnbd: { r: number; alpha: number; a: number; b: number; LL: number };
    gammagamma: { p: number; q: number; v: number; LL: number; n: number };
  };
  se_natural: { bgnbd: number[]; pnbd: number[] };
  cov_log_bgnbd: number[][];
  cdnow_master_calibration: { bgnbd: { r: number; alpha: number; a: number; b: number; LL: number } };
  conditional_holdout_39w: { bgnbd: { sum: number } };
  individual: { id: string; x: number; t_x: number; T: number; bgnbd_palive: number; bgnbd_E39: number }[];
}

const cut = utcDay('1997-10-01');
const days39Weeks = 273;

const bgNbd: TimingSpec = { family: 'bgCnbd', k: 1 };

function fitOf(dataset: Dataset, spec: TimingSpec): TimingFit {
  return fitTiming(groupBuyers(purchaseSummaries(dataset, cut)), spec);
}

function valueOf(values: object, name: string): number {
  return (values as Record<string, number>)[name]!;
}

function relativeError(value: number, expected: number): number {
  return Math.abs(value / expected - 1);
}

describe.skipIf(!sharedDataThere)(`CDNOW purchases${skipReason}`, () => {
  const reference: Reference | null = sharedDataThere
    ? JSON.parse(readFileSync(sharedFile('reference/cdnow_btyd.json'), 'utf8'))
    : null;
  const { fit_exact_dates: target } = reference ?? { fit_exact_dates: null };

  it('are recognised as a cohort and give the published frequency, recency and span', () => {
    const dataset = cdnowSample();
    const summaries = purchaseSummaries(dataset, cut);
    expect(summaries.births).toBe('all');
    expect(summaries.repeats.reduce((sum, x) => sum + x, 0)).toBe(2457);
    expect(summaries.repeats.filter((x) => x === 0)).toHaveLength(1411);
    const rows = readFileSync(sharedFile('cdnow/cdnow_customers_summary_with_transactions.csv'), 'utf8');
    for (const [row, line] of rows.trim().split('\n').slice(1).entries()) {
      const [, x, recency, span, spend] = line.split(',').map(Number);
      expect(summaries.repeats[row]).toBe(x);
      expect(Math.abs(summaries.recencyDays[row]! / 7 - recency!)).toBeLessThan(0.0051);
      expect(Math.abs(summaries.spanDays[row]! / 7 - span!)).toBeLessThan(0.0051);
      const mean = summaries.spendCounts[row] === 0 ? 0 : summaries.spendSums[row]! / summaries.spendCounts[row]!;
      expect(Math.abs(mean - spend!)).toBeLessThan(0.0051);
    }
  });

  it('reproduce the reference fit of BG/NBD and its covariance', () => {
    const fit = fitOf(cdnowSample(), bgNbd);
    for (const name of fit.names)
      expect(relativeError(valueOf(fit.values, name), valueOf(target!.bgnbd, name))).toBeLessThan(1e-3);
    expect(Math.abs(fit.logLikelihood - target!.bgnbd.LL)).toBeLessThan(1e-3);
    for (const [index, covariance] of reference!.cov_log_bgnbd.flat().entries()) {
      expect(Math.abs(fit.logCovariance[index]! - covariance)).toBeLessThan(1e-4);
    }
  });

  it('reproduce the published standard errors of BG/NBD and Pareto/NBD', () => {
    const pareto = fitOf(cdnowSample(), { family: 'paretoNbd', k: 1 });
    for (const [fit, errors] of [
      [fitOf(cdnowSample(), bgNbd), reference!.se_natural.bgnbd],
      [pareto, reference!.se_natural.pnbd],
    ] as const) {
      for (const [index, error] of standardErrorsOf(fit).entries()) {
        expect(relativeError(error, errors[index]!)).toBeLessThan(1e-3);
      }
    }
  });

  it('reproduce the reference fit of Gamma-Gamma', () => {
    const fit = fitGammaGamma(purchaseSummaries(cdnowSample(), cut))!;
    for (const name of fit.names) expect(relativeError(fit.values[name], target!.gammagamma[name])).toBeLessThan(1e-3);
    expect(Math.abs(fit.logLikelihood - target!.gammagamma.LL)).toBeLessThan(1e-3);
    expect(fit.customers).toBe(target!.gammagamma.n);
  });

  it('reproduce each customer of the reference at the reference parameters', () => {
    const model = { ...bgNbd, family: 'bgCnbd' as const, values: target!.bgnbd };
    const outlookOf = createOutlooks(model);
    for (const { x, t_x, T, bgnbd_palive, bgnbd_E39 } of reference!.individual) {
      const outlook = outlookOf({ repeats: x, recencyWeeks: t_x, spanWeeks: T, startGapWeeks: -1 });
      expect(relativeError(outlook.aliveProbability, bgnbd_palive)).toBeLessThan(1e-6);
      expect(relativeError(outlook.expected(39), bgnbd_E39)).toBeLessThan(1e-6);
    }
    const groups = groupBuyers(purchaseSummaries(cdnowSample(), cut));
    expect(relativeError(expectedTotal(model, groups, 39), reference!.conditional_holdout_39w.bgnbd.sum)).toBeLessThan(
      1e-6,
    );
  });

  it('have a simulated mean over 300 futures within 3 standard errors of the closed form', () => {
    const dataset = cdnowSample();
    const model = fitForecast(dataset, cut);
    const window = { startTime: cut, endTime: cut + days39Weeks * 86_400, seed: 11, certainParameters: true };
    const world = forecastWorld(dataset, model, window);
    const buffer = createEventBuffer(16);
    const totals = new Float64Array(300);
    for (let replication = 0; replication < totals.length; replication++) {
      for (let row = 0; row < dataset.customerCount; row++) {
        world.fill(row, replication, buffer);
        totals[replication]! += buffer.count;
      }
    }
    const closed = expectedTotal(model.timing!, groupBuyers(model.summaries), 39);
    const standardError = Math.sqrt(varianceOf(totals) / totals.length);
    expect(Math.abs(meanOf(totals) - closed)).toBeLessThan(3 * standardError);
    expect(buffer.times.subarray(0, buffer.count).every((time) => time % 86_400 === 0)).toBe(true);
  });

  it('have a 4-week total that the interval with the past error covers', () => {
    const dataset = cdnowSample();
    const until = utcDay('1998-05-05');
    const model = fitForecast(dataset, until);
    const error = model.pastErrors.find(({ horizonDays }) => horizonDays === 28)!;
    expect(error.origins).toBeGreaterThanOrEqual(4);
    const forecast = expectedTotal(model.timing!, groupBuyers(model.summaries), 4);
    const later = purchaseSummaries(dataset, utcDay('1998-06-02'), { births: 'all' });
    const actual = later.transactions - model.summaries.transactions;
    expect(Math.abs(Math.log(actual / forecast))).toBeLessThan(1.645 * error.sd + 0.1);
  });

  it('of all 23,570 customers are fitted as the reference is', () => {
    const dataset = purchasesDataset('cdnow/cdnow_master_to_1997-09-30.csv.gz', { id: 0, date: 1, value: 3 });
    const summaries = purchaseSummaries(dataset, cut);
    const fit = fitTiming(groupBuyers(summaries), bgNbd);
    const master = reference!.cdnow_master_calibration.bgnbd;
    for (const name of fit.names)
      expect(relativeError(valueOf(fit.values, name), valueOf(master, name))).toBeLessThan(1e-3);
    expect(Math.abs(fit.logLikelihood - master.LL)).toBeLessThan(1e-3);
  });
});

describe.skipIf(!sharedDataThere)(`A running shop's orders${skipReason}`, () => {
  it('are recognised as cut from the middle, and the grocery cohort as births', () => {
    expect(
      purchaseSummaries(purchasesDataset('grocery/grocery_elog.csv', { id: 0, date: 1 }), utcDay('2007-01-01')).births,
    ).toBe('all');
    const retail = purchasesDataset('online_retail/online_retail_2010-12-01_2011-08-31.csv.gz', { id: 6, date: 4 });
    const summaries = purchaseSummaries(retail, utcDay('2011-06-01'));
    expect(summaries.births).toBe('burnIn');
    expect(summaries.truncated).toBeGreaterThan(900);
    const fit = fitTiming(groupBuyers(summaries), bgNbd);
    for (const name of fit.names) expect(Number.isFinite(valueOf(fit.values, name))).toBe(true);
    expect(fit.logCovariance.every(Number.isFinite)).toBe(true);
  });
});
