import { describe, expect, it } from 'vitest';
import { createStream, createSubStream, domains, openSubStream } from '../../../core/lib/random.ts';
import { fitTiming } from '../../../core/models/fitTiming.ts';
import {
  fitForecast,
  fitGammaGamma,
  forecastWorld,
  purchaseSummaries,
  timingName,
} from '../../../core/models/index.ts';
import { customerStates } from '../../../core/models/forecastModel.ts';
import { groupBuyers } from '../../../core/models/purchaseGroups.ts';
import { createOutlooks, expectedTotal, historyOf } from '../../../core/models/timing.ts';
import { createEventBuffer } from '../../../core/simulate/world.ts';
import { drawBeta, drawExponential, drawGamma, meanOf, varianceOf } from '../../../core/stats/index.ts';
import { everySpec, timingOf } from './timingFits.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart, smallShop } from './smallShop.ts';

describe('BG/NBD', () => {
  it('gives the published conditional expectation of the paper (Fader, Hardie & Lee 2005: 1.226)', () => {
    const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    const outlookOf = createOutlooks({ family: 'bgCnbd', k: 1, values: published });
    const birth = { startGapWeeks: -1 };
    expect(outlookOf({ repeats: 0, recencyWeeks: 0, spanWeeks: 30, ...birth }).aliveProbability).toBe(1);
    const outlook = outlookOf({ repeats: 2, recencyWeeks: 30.43, spanWeeks: 38.86, ...birth });
    expect(outlook.expected(39)).toBeCloseTo(1.226, 3);
    // a/(b+x-1) = .793/3.426 and ((4.414+38.86)/(4.414+30.43))^2.243 by hand
    expect(outlook.aliveProbability).toBeCloseTo(1 / (1 + 0.231_465 * 1.625_92), 4);
  });

  it('finds the parameters that customers were drawn from, within three standard errors', () => {
    const truth = { r: 0.8, alpha: 6, a: 0.9, b: 2.5, p: 5, q: 4, v: 24_000 };
    const truthOf = (name: string): number => (truth as Record<string, number>)[name]!;
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
    const fits = [fitTiming(groupBuyers(summaries), { family: 'bgCnbd', k: 1 }), fitGammaGamma(summaries)!];
    for (const fit of fits) {
      const { names, values, logCovariance } = fit;
      for (const [index, name] of names.entries()) {
        const error = Math.sqrt(logCovariance[index * (names.length + 1)]!);
        const distance = Math.log((values as Record<string, number>)[name]! / truthOf(name));
        expect([name, Math.abs(distance) / error < 3]).toEqual([name, true]);
      }
    }
  });
});

describe('purchase timing of every family', () => {
  const until = shopStart + 200 * daySeconds;
  const dataset = smallShop(300, 200);
  // Without sign-up dates most of them were there before the records, by the rule for running shops.
  const running = datasetOf(
    Array.from({ length: 300 }, (_, index) => {
      const first = Math.floor((index % 30) ** 2 / 15);
      const gap = 9 + (index % 40);
      return purchasesOn(
        `c${index}`,
        [first, first + gap, first + 3 * gap].filter((day) => day < 200),
      );
    }).flat(),
  );
  const cases = [
    { name: 'births', dataset, fitted: fitForecast(dataset, until) },
    { name: 'customers who were there before', dataset: running, fitted: fitForecast(running, until) },
  ];

  it('sees the difference between births and customers who were there before', () => {
    expect(cases.map(({ fitted }) => fitted.summaries.births)).toEqual(['burnIn', 'burnIn']);
    expect(cases.map(({ fitted }) => fitted.summaries.truncated > 100)).toEqual([false, true]);
  });

  for (const { name, dataset: shop, fitted } of cases) {
    for (const spec of everySpec) {
      const label = timingName(spec.family, spec.k);
      it(`${label}: futures of ${name} have the closed-form mean and share of buyers`, () => {
        const timing = timingOf(spec);
        const model = { ...fitted, timing, firstPurchase: null };
        const window = { startTime: until, endTime: until + 140 * daySeconds, seed: 5, certainParameters: true };
        const world = forecastWorld(shop, model, window);
        const buffer = createEventBuffer(64);
        const purchase = shop.events.types.indexOf('purchase');
        const totals = new Float64Array(120);
        const buyers = new Float64Array(120);
        for (let replication = 0; replication < totals.length; replication++) {
          for (let row = 0; row < shop.customerCount; row++) {
            world.fill(row, replication, buffer);
            let own = 0;
            for (let index = 0; index < buffer.count; index++) if (buffer.types[index] === purchase) own++;
            totals[replication]! += own;
            if (own > 0) buyers[replication]!++;
          }
        }
        const closed = expectedTotal(timing, groupBuyers(model.summaries), 20);
        expect(Math.abs(zOf(totals, closed))).toBeLessThan(3);
        const outlookOf = createOutlooks(timing);
        let share = 0;
        for (let row = 0; row < shop.customerCount; row++) {
          if (model.summaries.state[row] !== customerStates.buyer) continue;
          share += outlookOf(historyOf(model.summaries, row)).purchaseWithin(20);
        }
        expect(Math.abs(zOf(buyers, share))).toBeLessThan(3);
      });
    }
  }
});

function zOf(values: Float64Array, expected: number): number {
  return (meanOf(values) - expected) / Math.sqrt(varianceOf(values) / values.length);
}
