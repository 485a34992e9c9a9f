import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ExperimentResult } from '../../core/measure/experiment.ts';
import type { CampaignAnswers } from '../../core/models/index.ts';
import { runCli } from '../../electron/cli/cli.ts';
import { temporaryFolder } from '../fixtures/workspaces.ts';
import { sharedDataThere, sharedFile, skipReason } from './cdnow.ts';

interface CouponReference {
  table: { campaign_id: number; type: string; sent: number; redeemers: number; eb_mean: number; eb_ci90: number[] }[];
  beta_binomial_mle: { alpha: number; beta: number; mean: number; LL_without_binomial_coefficient: number };
  by_type: Record<string, { n_campaigns: number; sent: number; redeemers: number; alpha: number; beta: number }>;
  time_to_first_redemption: {
    n: number;
    events: number;
    weibull_cure: { shape: number; scale: number; p_ever: number; LL: number };
  };
}

interface EffectReference {
  half_a: {
    n: Record<string, number>;
    means: Record<string, Record<string, number>>;
  } & Record<string, Record<string, { ate: number; se: number; ci95: number[]; p: number; relative_lift: number }>>;
  srm_half_a: { chi2: number; df: number; p: number };
}

interface Models {
  campaigns: CampaignAnswers[];
  experiments: ExperimentResult[];
}

function readReference<Value>(name: string): Value {
  return JSON.parse(readFileSync(sharedFile(`reference/${name}`), 'utf8')) as Value;
}

async function cli(...argv: string[]): Promise<string> {
  let out = '';
  let errors = '';
  const streams = { out: (text: string) => (out += text), error: (text: string) => (errors += text) };
  const code = await runCli([...argv, '--lang', 'en'], { LANG: 'C' }, streams);
  if (code !== 0) throw new Error(errors);
  return out;
}

const near = (value: number | null, expected: number, tolerance: number) =>
  expect(Math.abs(value! / expected - 1)).toBeLessThan(tolerance);

describe.skipIf(!sharedDataThere)(`Files of campaigns${skipReason}`, () => {
  it('of The Complete Journey become one dataset, whose models are the reference’s', async () => {
    const path = join(temporaryFolder(), 'journey.yeojeong');
    const file = (name: string) => sharedFile(`completejourney/${name}`);
    const files = [
      'demographics.csv',
      'transactions_sample_2017-01_09.csv.gz',
      'campaigns.csv',
      'coupon_redemptions_2017-01_09.csv',
    ];
    const lookups = ['campaign_descriptions.csv', 'products_in_sample.csv.gz'];
    const joined = lookups.flatMap((name) => ['--lookup', file(name)]);
    await cli('import', path, ...files.map(file), ...joined, '--zone', 'America/New_York');
    const { campaigns } = JSON.parse(await cli('models', path, '--until', '2017-10-01', '--json')) as Models;
    const reference = readReference<CouponReference>('completejourney_response.json');
    const measured = campaigns.find(({ answer }) => answer === 'coupon_redeemed')!;

    expect(
      measured.campaigns.map(({ campaign, type, sent, answered }) => [Number(campaign), type, sent, answered]),
    ).toEqual(reference.table.map(({ campaign_id, type, sent, redeemers }) => [campaign_id, type, sent, redeemers]));
    for (const [index, { eb_mean, eb_ci90 }] of reference.table.entries()) {
      const { mean, low, high } = measured.campaigns[index]!;
      near(mean, eb_mean, 1e-4);
      near(low, eb_ci90[0]!, 1e-3);
      near(high, eb_ci90[1]!, 1e-3);
    }
    const { alpha, beta, LL_without_binomial_coefficient } = reference.beta_binomial_mle;
    near(measured.fit!.alpha, alpha, 1e-3);
    near(measured.fit!.beta, beta, 1e-3);
    expect(Math.abs(measured.fit!.logLikelihood - LL_without_binomial_coefficient)).toBeLessThan(1e-3);
    expect(measured.types.map(({ type }) => type)).toEqual(Object.keys(reference.by_type));
    for (const one of measured.types) {
      const target = reference.by_type[one.type]!;
      expect([one.campaigns, one.sent, one.answered]).toEqual([target.n_campaigns, target.sent, target.redeemers]);
      near(one.alpha, target.alpha, 1e-3);
      near(one.beta, target.beta, 1e-3);
    }
    const { n, events, weibull_cure } = reference.time_to_first_redemption;
    expect([measured.delay!.customers, measured.delay!.answered]).toEqual([n, events]);
    near(measured.delay!.ever, weibull_cure.p_ever, 1e-3);
    near(measured.delay!.shape, weibull_cure.shape, 1e-3);
    near(measured.delay!.scaleDays, weibull_cure.scale, 1e-3);
    expect(Math.abs(measured.delay!.logLikelihood - weibull_cure.LL)).toBeLessThan(1e-3);
  }, 120_000);

  it('of Hillstrom’s e-mail test become an experiment, whose effects are the reference’s', async () => {
    const path = join(temporaryFolder(), 'hillstrom.yeojeong');
    await cli('import', path, sharedFile('hillstrom/hillstrom_half_a.csv.gz'));
    const { experiments } = JSON.parse(await cli('models', path, '--json')) as Models;
    const { half_a, srm_half_a } = readReference<EffectReference>('hillstrom.json');
    const [measured] = experiments;
    expect(measured).toMatchObject({ name: 'hillstrom_half_a', control: 'No E-Mail' });
    expect(Object.fromEntries(measured!.arms.map(({ arm, customers }) => [arm, customers]))).toEqual(half_a.n);
    near(measured!.sampleRatio!.chiSquare, srm_half_a.chi2, 1e-9);
    near(measured!.sampleRatio!.p, srm_half_a.p, 1e-8);
    expect(measured!.outcomes.map(({ outcome }) => outcome)).toEqual(['visit', 'conversion', 'spend']);
    for (const { outcome, arms } of measured!.outcomes) {
      for (const { arm, mean, effect } of arms) {
        near(mean, half_a.means[arm]![outcome]!, 1e-8);
        if (arm === 'No E-Mail') continue;
        const target = half_a[arm]![outcome]!;
        near(effect!.difference, target.ate, 1e-8);
        near(effect!.standardError, target.se, 1e-8);
        near(effect!.low95, target.ci95[0]!, 1e-8);
        near(effect!.high95, target.ci95[1]!, 1e-8);
        near(effect!.relativeLift, target.relative_lift, 1e-8);
        near(effect!.p, target.p, 1e-5);
      }
    }
  }, 60_000);
});
