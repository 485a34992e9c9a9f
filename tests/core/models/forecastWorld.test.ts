import { describe, expect, it } from 'vitest';
import { varianceShares } from '../../../core/measure/varianceShares.ts';
import { fitForecast, forecastWorld } from '../../../core/models/index.ts';
import { drawParameters } from '../../../core/models/parameterDraws.ts';
import { createEventBuffer, type EventBuffer, type World } from '../../../core/simulate/world.ts';
import { daySeconds, shopStart, smallShop } from './smallShop.ts';
import { timingOf } from './timingFits.ts';

const dataset = smallShop(600, 200);
const until = shopStart + 200 * daySeconds;
const model = fitForecast(dataset, until);
const window = { startTime: until, endTime: until + 28 * daySeconds, seed: 42 };
const codeOf = (type: string): number => dataset.events.types.indexOf(type);

function listOf({ count, times, types, values, sourceRows }: EventBuffer): number[][] {
  return Array.from({ length: count }, (_, index) => [
    times[index]!,
    types[index]!,
    values[index]!,
    sourceRows[index]!,
  ]);
}

function eventsOf(world: World, row: number, replication: number): number[][] {
  const buffer = createEventBuffer(2);
  world.fill(row, replication, buffer);
  return listOf(buffer);
}

/** Every event of 40 replications, with the customer's row in front. */
function manyEvents(world: World, replications = 40): number[][] {
  const events: number[][] = [];
  for (let replication = 0; replication < replications; replication++) {
    for (let row = 0; row < dataset.customerCount; row++) {
      for (const event of eventsOf(world, row, replication)) events.push([row, ...event]);
    }
  }
  return events;
}

describe('forecastWorld', () => {
  it('gives the same events whatever was drawn before, and others for another seed', () => {
    const forwards = forecastWorld(dataset, model, window);
    const backwards = forecastWorld(dataset, structuredClone(model), window);
    const rows = Array.from({ length: 50 }, (_, row) => row);
    const first = rows.map((row) => eventsOf(forwards, row, 3));
    const second = rows.reverse().map((row) => {
      eventsOf(backwards, row, 8);
      return eventsOf(backwards, row, 3);
    });
    expect(second.reverse()).toEqual(first);
    const other = forecastWorld(dataset, model, { ...window, seed: 43 });
    expect(rows.reverse().map((row) => eventsOf(other, row, 3))).not.toEqual(first);
  });

  it('keeps events inside the window, in time order, in whole seconds', () => {
    const world = forecastWorld(dataset, model, window);
    for (let row = 0; row < dataset.customerCount; row++) {
      let last = 0;
      for (const [time] of eventsOf(world, row, 0)) {
        expect(time).toBeGreaterThanOrEqual(last);
        expect(time).toBeLessThan(28 * daySeconds);
        last = time!;
      }
    }
  });

  it('draws visits, carts and purchases, but no messages and no unsubscriptions', () => {
    const types = new Set(manyEvents(forecastWorld(dataset, model, window)).map((event) => event[2]));
    expect(types).toEqual(new Set(['product_view', 'cart', 'purchase'].map(codeOf)));
  });

  it('puts the cart of a resampled purchase session before the purchase, with its item', () => {
    const world = forecastWorld(dataset, model, window);
    let purchases = 0;
    let preceded = 0;
    for (let row = 0; row < dataset.customerCount; row++) {
      const events = eventsOf(world, row, 1);
      for (const [time, type, value, source] of events) {
        if (type !== codeOf('purchase') || time! < 3600) continue;
        purchases++;
        expect(value).toBeGreaterThan(0);
        expect(Number.isInteger(value)).toBe(true);
        const gap = dataset.events.times[source!]! - dataset.events.times[source! - 1]!;
        const isItsCart = ([at, , , from]: number[]): boolean => from! + 1 === source && at! + gap === time;
        expect(dataset.events.typeCodes.at(source! - 1)).toBe(codeOf('cart'));
        if (events.some(isItsCart)) preceded++;
      }
    }
    expect(purchases).toBeGreaterThan(30);
    expect(preceded).toBe(purchases);
  });

  it('has as many purchases and sessions as were recorded in the last weeks', () => {
    const world = forecastWorld(dataset, model, { ...window, certainParameters: true });
    const events = manyEvents(world);
    const { times, typeCodes } = dataset.events;
    const recorded = (type: string): number =>
      times.reduce((sum, time, event) => {
        const recent = time >= until - 56 * daySeconds && typeCodes[event] === codeOf(type);
        return sum + (recent ? 0.5 : 0);
      }, 0);
    for (const type of ['product_view', 'cart', 'purchase']) {
      const simulated = events.filter((event) => event[2] === codeOf(type)).length / 40;
      expect(simulated / recorded(type)).toBeGreaterThan(0.85);
      expect(simulated / recorded(type)).toBeLessThan(1.25);
    }
  });

  it('follows the recorded hours: nothing of a shop that sleeps at night happens at night', () => {
    const events = manyEvents(forecastWorld(dataset, model, window), 10);
    const atNight = events.filter((event) => {
      const hour = Math.floor((event[1]! % daySeconds) / 3600);
      return hour >= 1 && hour < 9;
    });
    expect(atNight.length / events.length).toBeLessThan(0.01);
  });

  it('shares parameters inside a pair of replications and not between pairs', () => {
    expect(drawParameters(model, 42, 0)).toEqual(drawParameters(model, 42, 0));
    expect(drawParameters(model, 42, 0).timing).not.toEqual(drawParameters(model, 42, 1).timing);
    // With a purchase rate that is known only to a factor of about seven, totals differ between pairs, hardly inside them.
    const logCovariance = [1e-6, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1e-6, 0, 0, 0, 0, 1e-6];
    const rare = { r: 10, alpha: 100, a: 1e-3, b: 10 };
    const timing = timingOf({ family: 'bgCnbd', k: 1 }, rare, logCovariance);
    const world = forecastWorld(dataset, { ...model, timing, pastErrors: [] }, window);
    const totals = new Float64Array(40);
    for (let replication = 0; replication < totals.length; replication++) {
      for (let row = 0; row < dataset.customerCount; row++) {
        totals[replication]! += eventsOf(world, row, replication).filter(
          (event) => event[1] === codeOf('purchase'),
        ).length;
      }
    }
    expect(varianceShares(totals, 0)!.parameters).toBeGreaterThan(0.8);
  });

  it('lives through the days between the records and a later window', () => {
    const late = { startTime: until + 14 * daySeconds, endTime: until + 28 * daySeconds, seed: 42 };
    const whole = forecastWorld(dataset, model, window);
    const later = forecastWorld(dataset, model, late);
    const shift = 14 * daySeconds;
    for (let row = 0; row < 200; row++) {
      const expected = eventsOf(whole, row, 2)
        .filter(([time]) => time! >= shift)
        .map(([time, ...rest]) => [time! - shift, ...rest]);
      expect(eventsOf(later, row, 2)).toEqual(expected);
    }
  });

  it('reuses the buffer that it is given', () => {
    const world = forecastWorld(dataset, model, window);
    const buffer = createEventBuffer(1);
    for (let row = 0; row < 100; row++) {
      world.fill(row, 0, buffer);
      expect(listOf(buffer)).toEqual(eventsOf(world, row, 0));
    }
  });
});
