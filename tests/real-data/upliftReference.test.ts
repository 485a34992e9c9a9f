import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { runSteps } from '../../core/lib/steps.ts';
import { adjustSteps } from '../../core/measure/uplift/adjustment.ts';
import { groupEffects, partsOf } from '../../core/measure/uplift/groups.ts';
import {
  bootstrapQini,
  intervalOf,
  perfectRanking,
  qiniCoefficient,
  qiniCurve,
  rankSteps,
  type Trial,
} from '../../core/measure/uplift/qini.ts';
import { sharedDataThere, sharedFile, skipReason } from './cdnow.ts';

interface Fixture {
  name: string;
  y: number[];
  uplift: number[];
  treatment: number[];
  qini_curve: [number[], number[]];
  perfect_qini_curve: [number[], number[]];
  qini_auc_score: number;
}

interface Split {
  n_test: number;
  coefficients: { T_logit: { treated: number[]; control: number[] } };
  metrics: { T_logit: { qini_auc_score: number } };
  T_logit_deciles: { n_treatment: number; n_control: number; uplift: number }[];
  bootstrap_T_logit: { qini_ci90: [number, number] };
}

interface Reference {
  half_a: Record<string, Record<string, { lin_adjusted_ate: number; lin_adjusted_se_HC0: number }>>;
  uplift_half_a_fixed_split: Record<string, Split>;
}

function readReference<Value>(name: string): Value {
  return JSON.parse(readFileSync(sharedFile(`reference/${name}`), 'utf8')) as Value;
}

interface Row {
  readonly number: number;
  readonly arm: string;
  readonly outcomes: Readonly<Record<string, number>>;
  /** Without the constant, in the order of the reference. */
  readonly covariates: readonly number[];
}

/** The columns before the text of the history's segment hold no quotes, and those behind it are counted from the end. */
function readRows(): Row[] {
  const text = gunzipSync(readFileSync(sharedFile('hillstrom/hillstrom_half_a.csv.gz'))).toString('utf8');
  return text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [number, recency] = line.split(',');
      const [history, mens, womens, zip, newbie, channel, arm, visit, conversion, spend] = line
        .trim()
        .split(',')
        .slice(-10);
      const yes = (isIt: boolean) => (isIt ? 1 : 0);
      return {
        number: Number(number),
        arm: arm!,
        outcomes: { visit: Number(visit), conversion: Number(conversion), spend: Number(spend) },
        covariates: [
          Number(recency),
          Math.log1p(Number(history)),
          Number(mens),
          Number(womens),
          Number(newbie),
          yes(zip === 'Urban'),
          yes(zip === 'Rural'),
          yes(channel === 'Phone'),
          yes(channel === 'Web'),
        ],
      };
    });
}

const near = (value: number, expected: number, tolerance: number) =>
  expect(Math.abs(value / expected - 1)).toBeLessThan(tolerance);

describe.skipIf(!sharedDataThere)(`Uplift by the references${skipReason}`, () => {
  const arms = ['Mens E-Mail', 'Womens E-Mail'];
  const trialOf = (rows: readonly Row[], outcome: string): Trial => ({
    treated: Uint8Array.from(rows, ({ arm }) => (arm === 'No E-Mail' ? 0 : 1)),
    outcomes: Float64Array.from(rows, ({ outcomes }) => outcomes[outcome]!),
  });

  it('has the Qini curves and coefficients of scikit-uplift', () => {
    const { cases } = readReference<{ cases: Fixture[] }>('uplift_metric_fixtures.json');
    expect(cases.length).toBeGreaterThanOrEqual(3);
    for (const { y, uplift, treatment, qini_curve, perfect_qini_curve, qini_auc_score } of cases) {
      const trial = { treated: Uint8Array.from(treatment), outcomes: Float64Array.from(y) };
      const curve = runSteps(qiniCurve(trial, runSteps(rankSteps(Float64Array.from(uplift), true))));
      const perfect = runSteps(qiniCurve(trial, runSteps(perfectRanking(trial))));
      for (const [points, [customers, gains]] of [
        [curve, qini_curve],
        [perfect, perfect_qini_curve],
      ] as const) {
        expect(points.map((point) => point.customers)).toEqual(customers);
        for (const [at, { gain }] of points.entries()) expect(gain).toBeCloseTo(gains[at]!, 8);
      }
      expect(qiniCoefficient(curve, perfect)).toBeCloseTo(qini_auc_score, 9);
    }
  });

  it('adjusts the effects of Hillstrom’s test as Lin’s regression does', () => {
    const { half_a } = readReference<Reference>('hillstrom.json');
    const all = readRows();
    for (const arm of arms) {
      const rows = all.filter((row) => row.arm === arm || row.arm === 'No E-Mail');
      const covariates = rows[0]!.covariates.map((_, at) => Float64Array.from(rows, (row) => row.covariates[at]!));
      // the reference centres the covariates on the customers of both arms
      // of conversion the reference has the plain effect only
      for (const outcome of ['visit', 'spend']) {
        const { regression, cuped, used } = runSteps(adjustSteps(trialOf(rows, outcome), covariates))!;
        const target = half_a[arm]![outcome]!;
        expect(used).toBe(9);
        near(regression.effect.difference, target.lin_adjusted_ate, 1e-6);
        near(regression.effect.standardError, target.lin_adjusted_se_HC0, 1e-6);
        // pooled slopes adjust alike in an experiment of equal arms
        expect(Math.abs(cuped.effect.difference - regression.effect.difference)).toBeLessThan(
          0.1 * regression.effect.standardError,
        );
      }
    }
  });

  it('ranks the customers of Hillstrom’s test by the reference’s model with its Qini coefficient, tenths and interval', () => {
    const { uplift_half_a_fixed_split: splits } = readReference<Reference>('hillstrom.json');
    const all = readRows();
    const isTest = ({ number }: Row) => Number((BigInt(number) * 2_654_435_761n) % 2n ** 32n) / 2 ** 32 < 0.3;
    for (const arm of arms) {
      const { n_test, coefficients, metrics, T_logit_deciles, bootstrap_T_logit } = splits[arm]!;
      const rows = all.filter((row) => (row.arm === arm || row.arm === 'No E-Mail') && isTest(row));
      expect(rows).toHaveLength(n_test);
      const chance = ([constant, ...slopes]: readonly number[], { covariates }: Row) =>
        1 / (1 + Math.exp(-covariates.reduce((sum, x, at) => sum + slopes[at]! * x, constant!)));
      const { treated, control } = coefficients.T_logit;
      const scores = Float64Array.from(rows, (row) => chance(treated, row) - chance(control, row));
      const trial = trialOf(rows, 'visit');
      const ranked = runSteps(rankSteps(scores, true));
      const perfect = runSteps(perfectRanking(trial));
      const coefficient = qiniCoefficient(runSteps(qiniCurve(trial, ranked)), runSteps(qiniCurve(trial, perfect)))!;
      expect(coefficient).toBeCloseTo(metrics.T_logit.qini_auc_score, 5);
      const tenths = runSteps(
        groupEffects(
          trial,
          partsOf(ranked, 10),
          Array.from({ length: 10 }, () => null),
        ),
      );
      // a tenth that does not come out even may have one customer more or less than theirs
      for (const [at, { n_treatment, uplift }] of T_logit_deciles.entries()) {
        expect(Math.abs(tenths[at]!.treated - n_treatment)).toBeLessThanOrEqual(5);
        expect(tenths[at]!.effect!.difference).toBeCloseTo(uplift, 1);
      }
      const interval = intervalOf(runSteps(bootstrapQini(trial, ranked, perfect, { replications: 200, seed: 3 })))!;
      // another generator's samples: the ends of their interval have a standard error of about .004
      expect(Math.abs(interval.low90 - bootstrap_T_logit.qini_ci90[0])).toBeLessThan(0.015);
      expect(Math.abs(interval.high90 - bootstrap_T_logit.qini_ci90[1])).toBeLessThan(0.015);
    }
  });
});
