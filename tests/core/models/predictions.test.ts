import { describe, expect, it } from 'vitest';
import { missingDay } from '../../../core/dataset/dataset.ts';
import {
  type CustomerPrediction,
  type CustomerPredictions,
  fitForecast,
  forecastWorld,
  predictAll,
  predictCustomer,
  type PredictionOptions,
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

describe('predictions for every customer', () => {
  it('agree with those for one customer, and lie where the caller asks', () => {
    const options: PredictionOptions = { allocate: (bytes) => new SharedArrayBuffer(bytes) };
    const all: CustomerPredictions = predictAll(dataset, model, 30, options);
    expect(all.expectedPurchases.buffer).toBeInstanceOf(SharedArrayBuffer);
    for (const row of [0, 17, 200, 399]) {
      const one: CustomerPrediction = predictCustomer(dataset, model, row, 30);
      expect([all.aliveProbability[row], all.expectedPurchases[row], all.lifetimeValue[row]]).toEqual([
        one.aliveProbability,
        one.expectedPurchases,
        one.lifetimeValue,
      ]);
      // 20,454 is 2026-01-01 as days since 1970.
      const day = 20_454 + 200 + Math.floor(one.medianNextPurchaseDays);
      expect(all.nextPurchaseDate[row]).toBe(day < 84_006 ? day : missingDay);
    }
  });

  it('give the purchases of buyers and of customers still without one that simulated futures have', () => {
    const window = { startTime: until, endTime: until + 84 * daySeconds, seed: 9, certainParameters: true };
    const world = forecastWorld(dataset, model, window);
    const buffer = createEventBuffer(64);
    const purchase = dataset.events.types.indexOf('purchase');
    const { state } = model.summaries;
    const all = predictAll(dataset, model, 84);
    for (const wanted of [customerStates.buyer, customerStates.prospect]) {
      const totals = new Float64Array(150);
      let expected = 0;
      for (let row = 0; row < dataset.customerCount; row++) {
        if (state[row] !== wanted) continue;
        expected += all.expectedPurchases[row]!;
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
    expect(predictCustomer(dataset, model, row, 30).lifetimeValue / (purchases * amount)).toBeCloseTo(1, 4);
    const undiscounted = predictCustomer(dataset, model, row, 30, { yearlyDiscount: 0, valueDays: 30 });
    expect(undiscounted.lifetimeValue / (undiscounted.expectedPurchases * amount)).toBeCloseTo(1, 9);
  });

  it('put half of the next purchases before the median date, by every family', () => {
    const row = model.summaries.repeats.findIndex((x) => x >= 2);
    for (const spec of everySpec) {
      const timing = timingOf(spec);
      const prediction = predictCustomer(dataset, { ...model, timing }, row, 30);
      expect(prediction.aliveProbability).toBeGreaterThan(0);
      expect(prediction.aliveProbability).toBeLessThanOrEqual(1);
      if (spec.family === 'paretoNbd') continue;
      const outlook = createOutlooks(timing)(historyOf(model.summaries, row));
      const within = outlook.purchaseWithin(prediction.medianNextPurchaseDays / 7) / outlook.aliveProbability;
      expect(within).toBeCloseTo(0.5, 5);
      // Part of the gap has gone by where gaps have several stages.
      expect(prediction.cycleDays > prediction.medianNextPurchaseDays * (1 + 1e-9)).toBe(spec.k > 1);
    }
  });

  it('say nothing where there are no purchases at all', () => {
    const visits = datasetOf([{ customerId: 'a', type: 'product_view', time: shopStart }]);
    const all = predictAll(visits, fitForecast(visits, until), 30);
    expect([...all.aliveProbability, ...all.expectedPurchases]).toEqual([Number.NaN, Number.NaN]);
    expect([...all.nextPurchaseDate]).toEqual([missingDay]);
    const unpriced = datasetOf(purchasesOn('a', [1, 20], null));
    expect([...predictAll(unpriced, fitForecast(unpriced, until), 30).lifetimeValue]).toEqual([Number.NaN]);
  });
});
