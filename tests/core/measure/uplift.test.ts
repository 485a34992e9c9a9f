import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildDataset, columnNamed } from '../../../core/dataset/index.ts';
import { runSteps } from '../../../core/lib/steps.ts';
import { adjustSteps } from '../../../core/measure/uplift/adjustment.ts';
import { experimentDepth } from '../../../core/measure/uplift/depth.ts';
import { detectableDifference } from '../../../core/measure/uplift/detectable.ts';
import { addValue, effectWith, noMoments } from '../../../core/measure/uplift/effect.ts';
import { heterogeneity } from '../../../core/measure/uplift/groups.ts';
import {
  bootstrapQini,
  intervalOf,
  perfectRanking,
  qiniCoefficient,
  qiniCurve,
  rankSteps,
} from '../../../core/measure/uplift/qini.ts';

const trialOf = (rows: readonly { t: number; y: number }[]) => ({
  treated: Uint8Array.from(rows, ({ t }) => t),
  outcomes: Float64Array.from(rows, ({ y }) => y),
});
const momentsOf = (values: readonly number[]) => {
  const moments = noMoments();
  for (const value of values) addValue(moments, value);
  return moments;
};
/** As many values of 0 and 1 as a share of so many customers needs. */
const sharesOf = (n: number, rate: number) => ({ n, sum: n * rate, squares: n * rate * (1 - rate) });
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
/** Draws that every run repeats, without the generator that the code under test uses. */
function drawsOf(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe('the Qini curve', () => {
  it('is what counting from the top at every score gives', () => {
    const row = fc.record({
      t: fc.integer({ min: 0, max: 1 }),
      y: fc.integer({ min: 0, max: 3 }),
      score: fc.integer({ min: 0, max: 5 }),
    });
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 40 }), fc.boolean(), (rows, largestFirst) => {
        const ranked = runSteps(
          rankSteps(
            Float64Array.from(rows, ({ score }) => score),
            largestFirst,
          ),
        );
        const scores = [...new Set(rows.map(({ score }) => score))].sort((a, b) => (largestFirst ? b - a : a - b));
        const naive = scores.map((limit) => {
          const top = rows.filter(({ score }) => (largestFirst ? score >= limit : score <= limit));
          const of = (arm: number) => top.filter(({ t }) => t === arm).map(({ y }) => y);
          const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
          const expected = of(0).length === 0 ? 0 : (sum(of(0)) * of(1).length) / of(0).length;
          return { customers: top.length, gain: sum(of(1)) - expected };
        });
        expect(runSteps(qiniCurve(trialOf(rows), ranked))).toEqual([{ customers: 0, gain: 0 }, ...naive]);
      }),
    );
  });

  it('of the best ranking has the coefficient 1, of one score for all 0, and no order at all none', () => {
    const rows = [
      { t: 1, y: 1 },
      { t: 0, y: 0 },
      { t: 1, y: 0 },
      { t: 0, y: 1 },
    ];
    const trial = trialOf(rows);
    const perfect = runSteps(qiniCurve(trial, runSteps(perfectRanking(trial))));
    expect(qiniCoefficient(perfect, perfect)).toBe(1);
    const same = runSteps(qiniCurve(trial, runSteps(rankSteps(new Float64Array(4), true))));
    expect(qiniCoefficient(same, perfect)).toBe(0);
    const nothing = trialOf(rows.map(({ t }) => ({ t, y: 0 })));
    const flat = runSteps(qiniCurve(nothing, runSteps(perfectRanking(nothing))));
    expect(qiniCoefficient(flat, flat)).toBeNull();
  });

  it('puts customers without a score last either way', () => {
    const scores = Float64Array.from([Number.NaN, 1, 2, Number.NaN]);
    expect([...runSteps(rankSteps(scores, true)).order]).toEqual([2, 1, 0, 3]);
    expect([...runSteps(rankSteps(scores, false)).order]).toEqual([1, 2, 0, 3]);
    expect([...runSteps(rankSteps(scores, false)).ends]).toEqual([1, 2, 4]);
  });

  it('has an interval above 0 where the ranking tells who is moved, and around 0 where it says nothing', () => {
    const draw = drawsOf(5);
    const rows = Array.from({ length: 4000 }, () => {
      const known = draw();
      const t = draw() < 0.5 ? 1 : 0;
      return { known, chance: draw(), t, y: draw() < 0.1 + 0.3 * t * known ? 1 : 0 };
    });
    const trial = trialOf(rows);
    const perfect = runSteps(perfectRanking(trial));
    const options = { replications: 100, seed: 1 };
    const by = (scores: Float64Array) =>
      intervalOf(runSteps(bootstrapQini(trial, runSteps(rankSteps(scores, true)), perfect, options)))!;
    const telling = by(Float64Array.from(rows, ({ known }) => known));
    expect(telling.low90).toBeGreaterThan(0);
    expect(by(Float64Array.from(rows, ({ known }) => known))).toEqual(telling);
    const silent = by(Float64Array.from(rows, ({ chance }) => chance));
    expect(silent.low90).toBeLessThan(0);
    expect(silent.high90).toBeGreaterThan(0);
  });
});

describe('adjustment by covariates', () => {
  const draw = drawsOf(9);
  const rows = Array.from({ length: 600 }, (_, row) => {
    const x = row % 3 === 0 ? 1 : 0;
    const t = draw() < 0.4 ? 1 : 0;
    return { x, t, y: 2 * x + t * (1 + x) + draw() };
  });
  const trial = trialOf(rows);
  const x = Float64Array.from(rows, (row) => row.x);

  it('by a yes or no is post-stratification, with the variance of that', () => {
    const { effect } = runSteps(adjustSteps(trial, [x]))!.regression;
    let expected = 0;
    let variance = 0;
    for (const stratum of [0, 1]) {
      const of = (arm: number) => rows.filter((row) => row.x === stratum && row.t === arm).map(({ y }) => y);
      const share = rows.filter((row) => row.x === stratum).length / rows.length;
      expected += share * (mean(of(1)) - mean(of(0)));
      for (const arm of [0, 1]) {
        const own = of(arm);
        variance += (share ** 2 * own.reduce((sum, y) => sum + (y - mean(own)) ** 2, 0)) / own.length ** 2;
      }
    }
    expect(effect.difference).toBeCloseTo(expected, 10);
    expect(effect.standardError).toBeCloseTo(Math.sqrt(variance), 10);
  });

  it('by CUPED takes θ·(x − mean x) off, θ being cov(x, y) / var(x) over both arms', () => {
    const { effect, varianceSaved } = runSteps(adjustSteps(trial, [x]))!.cuped;
    const [meanX, meanY] = [mean([...x]), mean(rows.map(({ y }) => y))];
    const theta =
      rows.reduce((sum, row) => sum + (row.x - meanX) * (row.y - meanY), 0) /
      rows.reduce((sum, row) => sum + (row.x - meanX) ** 2, 0);
    const of = (arm: number) => rows.filter(({ t }) => t === arm).map((row) => row.y - theta * (row.x - meanX));
    expect(effect.difference).toBeCloseTo(mean(of(1)) - mean(of(0)), 10);
    expect(varianceSaved).toBeGreaterThan(0.5);
  });

  it('leaves out covariates that say nothing or what others say already', () => {
    const alone = runSteps(adjustSteps(trial, [x]))!;
    const twice = x.map((value) => 3 - 2 * value);
    const more = runSteps(adjustSteps(trial, [x, twice, new Float64Array(x.length).fill(7)]))!;
    expect(more.used).toBe(1);
    expect(more.regression.effect.difference).toBeCloseTo(alone.regression.effect.difference, 10);
    expect(runSteps(adjustSteps(trialOf(rows.slice(0, 3)), [x.slice(0, 3)]))).toBeNull();
  });
});

describe('the smallest effect that shows', () => {
  // R: power.prop.test(p1 = .10, p2 = .12, power = .80) and its like
  it.each([
    [3840.847482, 0.1, 0.12],
    [80_681.38028, 0.02, 0.022],
    [1093.739046, 0.2, 0.25],
  ])('with %f customers per arm is that of R’s power.prop.test', (n, rate, other) => {
    expect(detectableDifference('share', sharesOf(n, other), sharesOf(n, rate))).toBeCloseTo(other - rate, 8);
  });

  it('of an amount is 2.8 standard errors', () => {
    const [treated, control] = [momentsOf([1, 2, 3, 4]), momentsOf([2, 2, 5, 9])];
    const error = Math.sqrt(5 / 3 / 4 + 33 / 3 / 4);
    expect(detectableDifference('amount', treated, control)).toBeCloseTo(
      (1.959963984540054 + 0.8416212335729143) * error,
      8,
    );
    expect(detectableDifference('amount', momentsOf([1]), control)).toBeNull();
    expect(detectableDifference('share', sharesOf(3, 0.5), sharesOf(3, 0.5))).toBeNull();
  });
});

describe('effects of groups', () => {
  const group = (difference: number, standardError: number) => ({
    label: 'x',
    treated: 10,
    control: 10,
    treatedMean: 0,
    controlMean: 0,
    effect: effectWith(difference, standardError, 1),
  });

  it('differ by Cochran’s Q', () => {
    // weights 4, 1, 1 around the mean 1.5: 4·.25 + .25 + 2.25
    const found = heterogeneity([group(1, 0.5), group(2, 1), group(3, 1)])!;
    expect(found.q).toBeCloseTo(3.5, 12);
    expect(found.degrees).toBe(2);
    expect(found.p).toBeCloseTo(Math.exp(-3.5 / 2), 12);
    expect(heterogeneity([group(1, 0.5)])).toBeNull();
  });
});

describe('an experiment looked at closely', () => {
  const customers = Array.from({ length: 240 }, (_, index) => ({
    id: `c${String(index).padStart(3, '0')}`,
    attributes: {
      arm: index % 2 === 0 ? 'mail' : 'none',
      bought: index % 12 === 0 || index % 12 === 3,
      city: ['서울', '부산', null][index % 3] as string,
      age: index % 10 === 0 ? null : 20 + (index % 50),
    },
  }));
  const dataset = buildDataset({ customers: customers as never, events: [] }, { zone: 'Asia/Seoul' }, () => 'x');
  const column = (name: string) => columnNamed(dataset, name)!;
  const request = {
    armColumn: 'arm',
    arm: 'mail',
    control: 'none',
    outcome: 'bought',
    ranking: { column: column('age'), largestFirst: false },
    groups: column('city'),
    covariates: [column('city'), column('age')],
    replications: 40,
    seed: 1,
  };

  it('has every group, also that of which nothing is known, and tenths that hold everyone', () => {
    const found = runSteps(experimentDepth(dataset, request))!;
    expect([found.kind, found.treated, found.control]).toEqual(['share', 120, 120]);
    expect(found.groups!.groups.map(({ label, treated, control }) => [label, treated, control])).toEqual([
      ['부산', 40, 40],
      ['서울', 40, 40],
      [null, 40, 40],
    ]);
    expect(found.ranking!.tenths).toHaveLength(10);
    expect(found.ranking!.tenths.reduce((sum, { treated, control }) => sum + treated + control, 0)).toBe(240);
    expect(found.ranking!.unranked).toBe(24);
    expect(found.ranking!.curve[0]).toEqual({ share: 0, gain: 0 });
    expect(found.ranking!.curve.at(-1)!.share).toBe(1);
    expect(found.adjusted!.used).toBeGreaterThan(2);
  });

  it('groups figures into fifths whose equal values stay together', () => {
    const found = runSteps(
      experimentDepth(dataset, { ...request, groups: column('age'), ranking: null, covariates: [] }),
    )!;
    expect(found.groups!.groups.map(({ label }) => label)).toEqual([
      '21 – 29',
      '31 – 39',
      '41 – 48',
      '49 – 58',
      '59 – 69',
      null,
    ]);
    expect([found.ranking, found.adjusted]).toEqual([null, null]);
  });

  it('is nothing where the data have no such arm', () => {
    expect(runSteps(experimentDepth(dataset, { ...request, arm: 'post' }))).toBeNull();
    expect(runSteps(experimentDepth(dataset, { ...request, outcome: 'city' }))).toBeNull();
  });
});
