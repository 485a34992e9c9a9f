import { describe, expect, it } from 'vitest';
import { type PredictedName, predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { runPass } from '../../../core/lib/rowPass.ts';
import {
  fitForecast,
  forecastWorld,
  predictedColumns,
  type Predictor,
  predictorOf,
} from '../../../core/models/index.ts';
import { customerStates } from '../../../core/models/forecastModel.ts';
import { createOutlooks, historyOf } from '../../../core/models/timing.ts';
import { createEventBuffer } from '../../../core/simulate/world.ts';
import { meanOf, varianceOf } from '../../../core/stats/index.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart, smallShop } from './smallShop.ts';
import { everySpec, timingOf } from './timingFits.ts';

const until = shopStart + 200 * daySeconds;
const dataset = smallShop(400, 200);
const model = fitForecast(dataset, until);
const predictor = predictorOf(model)!;

function valuesOf(of: Dataset, by: Predictor | null, time: number, name: PredictedName): Float64Array {
  const [column] = runPass(predictedColumns(of, by, time, [name]), of.customerCount);
  if (column?.kind !== 'number') throw new Error(`${name} is a number`);
  return column.values;
}

const value = (name: PredictedName, row: number, by: Predictor | null = predictor) =>
  valuesOf(dataset, by, until - 1, name)[row]!;

/** A customer with these purchase days, and what a model says of them on the day `today` since the shop's start. */
function one(days: readonly number[], today: number, by: Partial<Predictor>, amount: number | null = 10_000) {
  const shop = datasetOf(purchasesOn('a', days, amount));
  const whole: Predictor = { ...predictor, births: 'all', edgeDay: 20_454, ...by };
  const time = shopStart + today * daySeconds + 60_000;
  return (name: PredictedName) => valuesOf(shop, whole, time, name)[0]!;
}

const bgNbd = { family: 'bgCnbd', k: 1, values: { r: 1, alpha: 4, a: 1, b: 1 } } as const;

describe('predictions for every customer', () => {
  it('rest on the same histories as the fit, and lie where the caller asks', () => {
    const allocate = (bytes: number) => new SharedArrayBuffer(bytes);
    const pass = predictedColumns(dataset, predictor, until - 1, predictedNames, allocate);
    const columns = runPass(pass, dataset.customerCount);
    expect(columns.map((column) => column.name)).toEqual(predictedNames);
    expect(predictor.knowsLeaving).toBe(false);
    const leaving = { ...predictor, knowsLeaving: true };
    const shares = ['predicted:aliveProbability', 'predicted:churnRisk'] as const;
    const [alive, risk] = shares.map((name) => valuesOf(dataset, leaving, until - 1, name));
    const [unknown, , , within90] = columns.map((column) => (column.kind === 'number' ? column.values : null)!);
    expect(within90!.buffer).toBeInstanceOf(SharedArrayBuffer);
    // nobody leaves the small shop, so the fit has nothing to say of it
    expect(unknown!.every(Number.isNaN)).toBe(true);
    const outlookOf = createOutlooks(model.timing!);
    const { state } = model.summaries;
    const rows = [...state.keys()].filter((row) => state[row] === customerStates.buyer);
    expect(rows.length).toBeGreaterThan(100);
    for (const row of rows) {
      const outlook = outlookOf(historyOf(model.summaries, row));
      expect([alive![row], risk![row], within90![row]]).toEqual([
        outlook.aliveProbability,
        1 - outlook.aliveProbability,
        outlook.expected(90 / 7),
      ]);
    }
    expect(alive!.filter(Number.isNaN)).toHaveLength(state.length - rows.length);
  });

  it('also agree with the fit where customers were there before the records', () => {
    const shop = datasetOf([
      { customerId: 'visitor', type: 'product_view', time: shopStart },
      ...purchasesOn('early', [2, 30, 61]),
      ...purchasesOn('late', [70, 90]),
      ...purchasesOn('refunded', [70, 90], -5),
    ]);
    const fit = { ...fitForecast(shop, until), timing: timingOf({ family: 'mbgCnbd', k: 2 }) };
    const alive = valuesOf(shop, predictorOf(fit), until - 1, 'predicted:aliveProbability');
    const outlookOf = createOutlooks(fit.timing);
    expect(fit.summaries.births).toBe('burnIn');
    expect([...fit.summaries.startGapDays]).toEqual([2, -1, -1, -1]);
    expect([...alive.subarray(0, 3)]).toEqual(
      [0, 1, 2].map((row) => outlookOf(historyOf(fit.summaries, row)).aliveProbability),
    );
  });

  it('weigh the same amounts as the fit: of repeats, first purchases of old customers among them, and no refunds', () => {
    const shop = datasetOf([
      { customerId: 'visitor', type: 'product_view', time: shopStart },
      ...purchasesOn('early', [2], 1000),
      ...purchasesOn('early', [30, 61], 7000),
      ...purchasesOn('early', [61], 500),
      ...purchasesOn('late', [70], 100_000),
      ...purchasesOn('late', [90, 91], 3000),
      ...purchasesOn('refunded', [70, 80, 90], -5),
    ]);
    const fit = { ...fitForecast(shop, until), timing: timingOf({ family: 'bgCnbd', k: 1 }) };
    const { spendCounts, spendSums } = fit.summaries;
    expect([...spendCounts.subarray(0, 3)]).toEqual([3, 2, 0]);
    const spends = [
      { p: 6, q: 4, v: 15_000 },
      { p: 2, q: 3, v: 9000 },
    ];
    const [first, second] = spends.map((spend) =>
      valuesOf(shop, { ...predictorOf(fit)!, spend }, until - 1, 'predicted:lifetimeValueWon'),
    );
    for (const row of [0, 1, 2]) {
      const [a, b] = spends.map(({ p, q, v }) => (p * (v + spendSums[row]!)) / (p * spendCounts[row]! + q - 1));
      expect(first![row]! / second![row]!).toBeCloseTo(a! / b!, 10);
    }
  });

  it('give the purchases of buyers and of customers still without one that simulated futures have', () => {
    const window = { startTime: until, endTime: until + 90 * daySeconds, seed: 9, certainParameters: true };
    const world = forecastWorld(dataset, model, window);
    const buffer = createEventBuffer(64);
    const purchase = dataset.events.types.indexOf('purchase');
    const within90 = valuesOf(dataset, predictor, until - 1, 'predicted:purchases90Days');
    for (const wanted of [customerStates.buyer, customerStates.prospect]) {
      const totals = new Float64Array(150);
      let expected = 0;
      for (let row = 0; row < dataset.customerCount; row++) {
        if (model.summaries.state[row] !== wanted) continue;
        expected += within90[row]!;
        for (let replication = 0; replication < totals.length; replication++) {
          world.fill(row, replication, buffer);
          for (let index = 0; index < buffer.count; index++) {
            if (buffer.types[index] === purchase) totals[replication]!++;
          }
        }
      }
      expect(expected).toBeGreaterThan(10);
      const z = (meanOf(totals) - expected) / Math.sqrt(varianceOf(totals) / totals.length);
      expect(Math.abs(z)).toBeLessThan(3);
    }
  });

  it('discount the purchases of a year day by day, times the own mean amount', () => {
    const row = model.summaries.repeats.findIndex((x) => x >= 2);
    const outlook = createOutlooks(model.timing!)(historyOf(model.summaries, row));
    let purchases = 0;
    for (let day = 1; day <= 365; day++) {
      const more = outlook.expected(day / 7) - outlook.expected((day - 1) / 7);
      purchases += more * 1.1 ** (-(day - 0.5) / 365);
    }
    const { p, q, v } = model.spend!.values;
    const { spendCounts, spendSums } = model.summaries;
    const amount = (p * (v + spendSums[row]!)) / (p * spendCounts[row]! + q - 1);
    expect(value('predicted:lifetimeValueWon', row) / (purchases * amount)).toBeCloseTo(1, 4);
  });

  it('take the published forms of BG/NBD', () => {
    // x = 2 on days 28 and 56: t_x = 8 weeks, and on day 84 T = 12; (α+T)/(α+t_x) = 16/12
    const of = one([0, 28, 56], 84, { timing: bgNbd, knowsLeaving: true });
    const alive = 1 / (1 + (1 / 2) * (16 / 12) ** 3);
    expect(of('predicted:aliveProbability')).toBeCloseTo(alive, 12);
    expect(of('predicted:churnRisk')).toBeCloseTo(1 - alive, 12);
    // E[X(t)] = (a+b+x−1)/(a−1) … has a pole at a = 1; the sum over n of P(n-th comes) E[(1−p)^(n−1)] has none
    expect(of('predicted:purchases30Days')).toBeLessThan(of('predicted:purchases90Days'));
    // median (4 + 8)(2^(1/3) − 1) weeks = 21.8 days after day 56, so on day 56 + 1 + 21
    expect(of('predicted:nextPurchaseDays')).toBe(78 - 84);
  });

  it('keep the day of the next purchase until one comes, and count down to it', () => {
    const timing = { family: 'nbd', k: 1, values: { r: 2, alpha: 2 } } as const;
    const on = (today: number) => one([0, 14, 28], today, { timing })('predicted:nextPurchaseDays');
    expect([28, 29, 40].map(on)).toEqual([on(28), on(28) - 1, on(28) - 12]);
    // (2 + 4)(2^(1/4) − 1) = 1.1352 weeks = 7.95 days
    expect(on(28)).toBe(8);
  });

  it('say nothing of leaving where the data do not show it', () => {
    const silent = one([0, 28], 60, { timing: bgNbd, knowsLeaving: false });
    expect(silent('predicted:churnRisk')).toBeNaN();
    expect(silent('predicted:purchases30Days')).toBeGreaterThan(0);
  });

  it('take leaving for shown where it beats a model in which nobody leaves by 3 units of likelihood', () => {
    const { candidates, ...choice } = model.timingChoice!;
    const [first] = candidates;
    const knows = (family: 'nbd' | 'bgCnbd' | 'paretoNbd', gain: number, k = 1, unidentified: string[] = []) => {
      const made = [
        { ...first!, family: 'nbd' as const, k: 1, logLikelihood: -100 },
        { ...first!, family, k, logLikelihood: -100 + gain },
      ];
      const timing = { ...timingOf({ family, k }), unidentified } as NonNullable<typeof model.timing>;
      return predictorOf({ ...model, timing, timingChoice: { ...choice, candidates: made } })!.knowsLeaving;
    };
    expect([knows('paretoNbd', 3.1, 1, ['beta']), knows('paretoNbd', 2.9), knows('nbd', 0)]).toEqual([
      true,
      false,
      false,
    ]);
    // with several stages per gap there is nothing to compare with
    expect([knows('bgCnbd', 500, 2), knows('bgCnbd', 500, 2, ['r']), knows('bgCnbd', 500, 2, ['b'])]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('put half of the next purchases before the median date, by every family', () => {
    const row = model.summaries.repeats.findIndex((x) => x >= 2);
    for (const spec of everySpec) {
      const timing = timingOf(spec);
      const outlook = createOutlooks(timing)(historyOf(model.summaries, row));
      expect(outlook.aliveProbability).toBeGreaterThan(0);
      expect(outlook.aliveProbability).toBeLessThanOrEqual(1);
      if (spec.family === 'paretoNbd') continue;
      const within = outlook.purchaseWithin(outlook.medianNextWeeks()) / outlook.aliveProbability;
      expect(within).toBeCloseTo(0.5, 9);
    }
  });

  it('say nothing of leaving of who was there before the records and has bought nothing since', () => {
    const shop = datasetOf(
      [{ customerId: 'a', type: 'product_view', time: shopStart }],
      [{ id: 'a', attributes: { signup: '2020-01-01' } }],
    );
    const by: Predictor = { ...predictor, timing: bgNbd, knowsLeaving: true, births: 'burnIn', edgeDay: 20_454 };
    const of = (name: PredictedName) => valuesOf(shop, by, until - 1, name)[0]!;
    expect([of('predicted:aliveProbability'), of('predicted:churnRisk'), of('predicted:nextPurchaseDays')]).toEqual([
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    // r / (α + T) purchases a week, those who leave after the first aside
    expect(of('predicted:purchases30Days')).toBeGreaterThan(0);
  });

  it('are missing without purchases, without a fit and, in won, without amounts', () => {
    const visits = datasetOf([{ customerId: 'a', type: 'product_view', time: shopStart }]);
    expect(predictorOf(fitForecast(visits, until))).toBeNull();
    // a handful of purchases gives a stand-in for runs, which is no fit
    expect(predictorOf(fitForecast(datasetOf(purchasesOn('a', [1, 20])), until))).toBeNull();
    for (const name of predictedNames) expect(valuesOf(visits, null, until - 1, name)[0]).toBeNaN();
    const unpriced = one([1, 20], 60, { spend: null }, null);
    expect(unpriced('predicted:lifetimeValueWon')).toBeNaN();
    expect(unpriced('predicted:purchases365Days')).toBeGreaterThan(0);
    const nobody = datasetOf([{ customerId: 'a', type: 'product_view', time: shopStart }]);
    const waiting = (by: Partial<Predictor>, name: PredictedName) =>
      valuesOf(nobody, { ...predictor, ...by }, until - 1, name)[0]!;
    expect(waiting({ firstPurchase: null }, 'predicted:purchases30Days')).toBeNaN();
    expect(waiting({ firstPurchase: { shape: 1, rate: 4 } }, 'predicted:purchases30Days')).toBeGreaterThan(0);
    expect(waiting({ firstPurchase: { shape: 1, rate: 4 } }, 'predicted:aliveProbability')).toBeNaN();
  });
});
