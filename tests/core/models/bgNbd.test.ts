import { describe, expect, it } from 'vitest';
import { createStream, createSubStream, domains, openSubStream } from '../../../core/lib/random.ts';
import { expectedPurchases, expectedTotal, groupBuyers, probabilityAlive } from '../../../core/models/bgNbd.ts';
import { fitBgNbd, fitForecast, fitGammaGamma, forecastWorld, purchaseSummaries } from '../../../core/models/index.ts';
import { createEventBuffer } from '../../../core/simulate/world.ts';
import { drawBeta, drawExponential, drawGamma, meanOf, varianceOf } from '../../../core/stats/index.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart, smallShop } from './smallShop.ts';

const until = shopStart + 200 * daySeconds;

describe('BG/NBD', () => {
  it('gives the published conditional expectation of the paper (Fader, Hardie & Lee 2005: 1.226)', () => {
    const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    expect(expectedPurchases(published, 2, 30.43, 38.86, 39)).toBeCloseTo(1.226, 3);
    expect(probabilityAlive(published, 0, 0, 30)).toBe(1);
    // a/(b+x-1) = .793/3.426 and ((4.414+38.86)/(4.414+30.43))^2.243 by hand
    expect(probabilityAlive(published, 2, 30.43, 38.86)).toBeCloseTo(1 / (1 + 0.231_465 * 1.625_92), 4);
  });

  it('finds the parameters that customers were drawn from, within three standard errors', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 2.5, p: 5, q: 4, v: 24_000 };
    const stream = createStream(1, 0, domains.sampleShop);
    const sub = createSubStream();
    const rows = Array.from({ length: 4000 }, (_, index) => {
      openSubStream(sub, stream, index, 1);
      const rate = drawGamma(sub, truth.r, truth.alpha);
      const leaving = drawBeta(sub, truth.a, truth.b);
      const amountRate = drawGamma(sub, truth.q, truth.v);
      const days = [index % 60];
      for (let day = days[0]!; ; ) {
        day += 7 * drawExponential(sub, rate);
        if (day >= 700) break;
        days.push(day);
        if (drawBeta(sub, 1, 1) < leaving) break;
      }
      return days.flatMap((day) => purchasesOn(`c${index}`, [Math.floor(day)], drawGamma(sub, truth.p, amountRate)));
    });
    const summaries = purchaseSummaries(datasetOf(rows.flat()), shopStart + 700 * daySeconds, { births: 'all' });
    const fits = [fitBgNbd(summaries), fitGammaGamma(summaries)!];
    for (const fit of fits) {
      const { names, values, logCovariance } = fit;
      for (const [index, name] of names.entries()) {
        const error = Math.sqrt(logCovariance[index * (names.length + 1)]!);
        const distance = Math.log((values as Record<string, number>)[name]! / truth[name]);
        expect([name, Math.abs(distance) / error < 3]).toEqual([name, true]);
      }
    }
  });

  it('simulates futures whose mean is the closed form, far enough ahead for many to leave', () => {
    const dataset = smallShop(400, 200);
    const fitted = fitForecast(dataset, until);
    const values = { r: 0.9, alpha: 3, a: 0.9, b: 1.8 };
    const model = { ...fitted, timing: { ...fitted.timing!, values }, firstPurchase: null };
    const window = { startTime: until, endTime: until + 280 * daySeconds, seed: 2, certainParameters: true };
    const world = forecastWorld(dataset, model, window);
    const buffer = createEventBuffer(64);
    const purchase = dataset.events.types.indexOf('purchase');
    const totals = new Float64Array(200);
    for (let replication = 0; replication < totals.length; replication++) {
      for (let row = 0; row < dataset.customerCount; row++) {
        world.fill(row, replication, buffer);
        for (let index = 0; index < buffer.count; index++) if (buffer.types[index] === purchase) totals[replication]!++;
      }
    }
    const closed = expectedTotal(values, groupBuyers(model.summaries), 40);
    expect(Math.abs(meanOf(totals) - closed)).toBeLessThan(3 * Math.sqrt(varianceOf(totals) / totals.length));
  });
});
