import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { fitForecast, forecastBasis, type ForecastModel, forecastWorld } from '../../../core/models/index.ts';
import { createEventBuffer } from '../../../core/simulate/world.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart, smallShop } from './smallShop.ts';

const until = shopStart + 200 * daySeconds;

/** Numbers anywhere inside plain data. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(numbersIn);
}

function eventsOf(dataset: Dataset, model: ForecastModel): number {
  const world = forecastWorld(dataset, model, { startTime: until, endTime: until + 30 * daySeconds, seed: 3 });
  const buffer = createEventBuffer(4);
  let events = 0;
  for (let replication = 0; replication < 20; replication++) {
    for (let row = 0; row < dataset.customerCount; row++) {
      world.fill(row, replication, buffer);
      for (let index = 0; index < buffer.count; index++) expect(buffer.times[index]).toBeGreaterThanOrEqual(0);
      events += buffer.count;
    }
  }
  return events;
}

describe('fitForecast on data too small for a model', () => {
  const view = { customerId: 'a', type: 'product_view', time: shopStart };
  const cases: Record<string, Dataset> = {
    'no customers': datasetOf([]),
    'customers without events': datasetOf([], [{ id: 'a' }, { id: 'b' }]),
    'one visit': datasetOf([view]),
    'one purchase': datasetOf(purchasesOn('a', [10])),
    'one purchase each, without amounts': datasetOf(
      Array.from({ length: 60 }, (_, index) => purchasesOn(`c${index}`, [index], null)).flat(),
    ),
    'ten customers with repeats': datasetOf(
      Array.from({ length: 10 }, (_, index) => purchasesOn(`c${index}`, [index, index + 30, index + 60])).flat(),
    ),
    'purchases only on the last day': datasetOf(
      Array.from({ length: 40 }, (_, index) => purchasesOn(`c${index}`, [199])).flat(),
    ),
    'amounts of zero': datasetOf(
      Array.from({ length: 50 }, (_, index) => purchasesOn(`c${index}`, [index, 100, 150], 0)).flat(),
    ),
    'everybody alike': datasetOf(
      Array.from({ length: 100 }, (_, index) => purchasesOn(`c${index}`, [0, 50, 100, 150], 30_000)).flat(),
    ),
  };

  for (const [name, dataset] of Object.entries(cases)) {
    it(`gives finite figures and a world that can be drawn: ${name}`, () => {
      const model = fitForecast(dataset, until);
      expect(numbersIn(model).every(Number.isFinite)).toBe(true);
      expect(numbersIn(forecastBasis(model, 30)).every(Number.isFinite)).toBe(true);
      expect(eventsOf(dataset, model)).toBeLessThan(dataset.customerCount * 20 * 30 + 1);
    });
  }

  it('marks the substitute as not fitted', () => {
    expect(fitForecast(cases['ten customers with repeats']!, until).timing).toMatchObject({ fitted: false });
    expect(fitForecast(cases['one visit']!, until)).toMatchObject({ timing: null, spend: null, pastErrors: [] });
  });
});

describe('fitForecast on a small shop', () => {
  const dataset = smallShop(600, 200);

  it('can be cloned, and says how it progresses', () => {
    const steps: number[] = [];
    const model = fitForecast(dataset, until, (done, total) => steps.push(done / total));
    expect(structuredClone(model)).toEqual(model);
    expect(steps.at(-1)).toBe(1);
    expect([...steps].sort((a, b) => a - b)).toEqual(steps);
  });

  it('puts its arrays where the caller asks', () => {
    const model = fitForecast(dataset, until, undefined, (bytes) => new SharedArrayBuffer(bytes));
    expect(model.summaries.repeats.buffer).toBeInstanceOf(SharedArrayBuffer);
    expect(model.sessions.table.starts.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('measures the error of its own earlier forecasts from at least four origins', () => {
    const { pastErrors } = fitForecast(dataset, until);
    expect(pastErrors.map(({ horizonDays }) => horizonDays)).toEqual([7, 28]);
    for (const error of pastErrors) {
      expect(error.origins).toBeGreaterThanOrEqual(4);
      expect(error.sd).toBeGreaterThan(0);
      expect(error.sd).toBeLessThan(1);
    }
    expect(fitForecast(dataset, shopStart + 60 * daySeconds).pastErrors).toEqual([]);
  });

  it('does not use anything from the cut on', () => {
    const early = shopStart + 120 * daySeconds;
    const kept = smallShop(600, 200);
    const later = kept.events.times.map((time, event) => (time >= early ? event : -1)).filter((event) => event >= 0);
    for (const event of later) kept.events.values[event] = 9_999_999;
    const { datasetHash: _, ...model } = fitForecast(kept, early);
    expect(model).toEqual({ ...fitForecast(dataset, early), datasetHash: undefined });
  });
});
