import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bgBbAlive, bgBbExpected, fitBgBb } from '../../core/models/bgBb.ts';
import { fitDelays } from '../../core/models/response/delays.ts';
import { fitSharedPrecision, fitShares, shareInterval, updateShare } from '../../core/models/response/shares.ts';
import { sharedDataThere, sharedFile, skipReason, utcDay } from './cdnow.ts';

interface Reference {
  table: { campaign_id: number; type: string; sent: number; redeemers: number; eb_mean: number; eb_ci90: number[] }[];
  beta_binomial_mle: { alpha: number; beta: number; mean: number; LL_without_binomial_coefficient: number };
  by_type: Record<string, { alpha: number; beta: number }>;
  time_to_first_redemption: {
    n: number;
    events: number;
    weibull_cure: { shape: number; scale: number; p_ever: number; LL: number };
    weibull_plain: { shape: number; scale: number; LL: number };
  };
}

function linesOf(path: string): string[][] {
  const text = readFileSync(sharedFile(path), 'utf8').trim();
  return text.split(/\r?\n/).slice(1).map((line) => line.split(',')); // biome-ignore format: one line
}

function readReference<Value>(name: string): Value {
  return JSON.parse(readFileSync(sharedFile(`reference/${name}`), 'utf8')) as Value;
}

const daySeconds = 86_400;

describe.skipIf(!sharedDataThere)(`Coupon campaigns${skipReason}`, () => {
  const reference = sharedDataThere ? readReference<Reference>('completejourney_response.json') : null;
  const campaigns = sharedDataThere
    ? linesOf('completejourney/campaign_descriptions.csv').filter(([, , , end]) => end! < '2017-10-01')
    : [];
  const targeted = sharedDataThere ? linesOf('completejourney/campaigns.csv') : [];
  const redemptions = sharedDataThere ? linesOf('completejourney/coupon_redemptions_2017-01_09.csv') : [];
  const counts = campaigns.map(([id, type]) => {
    const households = new Set(targeted.filter(([campaign]) => campaign === id).map(([, household]) => household));
    const redeemers = new Set(
      redemptions.filter(([household, , campaign]) => campaign === id && households.has(household)).map(([h]) => h),
    );
    return { id: Number(id), type: type!, sends: households.size, responses: redeemers.size };
  });

  it('give the reference beta-binomial, its shrunken means and their intervals', () => {
    const fit = fitShares(counts)!;
    const target = reference!.beta_binomial_mle;
    expect(Math.abs(fit.alpha / target.alpha - 1)).toBeLessThan(1e-3);
    expect(Math.abs(fit.beta / target.beta - 1)).toBeLessThan(1e-3);
    expect(fit.mean).toBeCloseTo(target.mean, 5);
    expect(Math.abs(fit.logLikelihood - target.LL_without_binomial_coefficient)).toBeLessThan(1e-3);
    for (const row of reference!.table) {
      const count = counts.find(({ id }) => id === row.campaign_id)!;
      expect([count.sends, count.responses, count.type]).toEqual([row.sent, row.redeemers, row.type]);
      const { mean, low, high } = shareInterval(updateShare(target, count));
      for (const [value, expected] of [
        [mean, row.eb_mean],
        [low, row.eb_ci90[0]!],
        [high, row.eb_ci90[1]!],
      ] as const) {
        expect(Math.abs(value / expected - 1)).toBeLessThan(1e-6);
      }
    }
  });

  it('give each type the reference beta-binomial, and one precision to all where it is shared', () => {
    const kinds = new Map(Object.keys(reference!.by_type).map((type) => [type, counts.filter((c) => c.type === type)]));
    for (const [type, { alpha, beta }] of Object.entries(reference!.by_type)) {
      const fit = fitShares(kinds.get(type)!)!;
      expect(Math.abs(fit.alpha / alpha - 1)).toBeLessThan(1e-3);
      expect(Math.abs(fit.beta / beta - 1)).toBeLessThan(1e-3);
    }
    const shared = fitSharedPrecision(kinds)!;
    for (const { alpha, beta } of shared.kinds.values()) expect(alpha + beta).toBeCloseTo(shared.precision, 6);
    const meanOf = (type: string): number => shared.kinds.get(type)!.mean;
    // Type C has 3 responses of 89: its mean moves from its own share towards the others.
    expect(meanOf('Type C')).toBeGreaterThan(3 / 89);
    expect(meanOf('Type C')).toBeLessThan(shared.overallMean);
    expect(Math.abs(meanOf('Type A') - 390 / 2514)).toBeLessThan(0.02);
    expect(meanOf('Type B')).toBeLessThan(meanOf('Type A'));
  });

  it('are redeemed after the delay of the reference mixture-cure Weibull, which beats the plain one', () => {
    const durations: number[] = [];
    const observed: number[] = [];
    for (const [id, , start, end] of campaigns) {
      const first = new Map<string, string>();
      for (const [household, , campaign, date] of redemptions) {
        if (campaign !== id) continue;
        if (!first.has(household!) || date! < first.get(household!)!) first.set(household!, date!);
      }
      for (const household of new Set(targeted.filter(([campaign]) => campaign === id).map(([, h]) => h!))) {
        const date = first.get(household);
        const until = utcDay((date ?? end!).slice(0, 10));
        durations.push(Math.max(0, (until - utcDay(start!)) / daySeconds) + 0.5);
        observed.push(date === undefined ? 0 : 1);
      }
    }
    const target = reference!.time_to_first_redemption;
    expect([durations.length, observed.filter((seen) => seen === 1).length]).toEqual([target.n, target.events]);
    const cure = fitDelays({ durations, observed })!;
    expect(Math.abs(cure.ever / target.weibull_cure.p_ever - 1)).toBeLessThan(1e-3);
    expect(Math.abs(cure.shape / target.weibull_cure.shape - 1)).toBeLessThan(1e-3);
    expect(Math.abs(cure.scale / target.weibull_cure.scale - 1)).toBeLessThan(1e-3);
    expect(Math.abs(cure.logLikelihood - target.weibull_cure.LL)).toBeLessThan(1e-3);
    const plain = fitDelays({ durations, observed }, true)!;
    expect(Math.abs(plain.shape / target.weibull_plain.shape - 1)).toBeLessThan(1e-3);
    expect(Math.abs(plain.scale / target.weibull_plain.scale - 1)).toBeLessThan(1e-3);
    expect(Math.abs(plain.logLikelihood - target.weibull_plain.LL)).toBeLessThan(1e-3);
  });
});

describe.skipIf(!sharedDataThere)(`Donations${skipReason}`, () => {
  const histories = (sharedDataThere ? linesOf('donations/donations_bgbb.csv') : []).map((cells) => {
    const [taken, lastRound, rounds, customers] = cells.map(Number) as [number, number, number, number];
    return { taken, lastRound, rounds, customers };
  });

  it('give the published BG/BB fit (Fader, Hardie & Shang 2010)', () => {
    const reference = readReference<Record<string, number>>('bgbb_donations.json');
    const fit = fitBgBb(histories)!;
    expect(fit.customers).toBe(11_104);
    for (const name of fit.names) expect(Math.abs(fit.values[name] / reference[name]! - 1)).toBeLessThan(1e-3);
    expect(Math.abs(fit.logLikelihood - reference.LL!)).toBeLessThan(1e-3);
  });

  it('leave nobody who never gave more likely to be there than somebody who gave every year', () => {
    const { values } = fitBgBb(histories)!;
    const never = { taken: 0, lastRound: 0, rounds: 6 };
    const always = { taken: 6, lastRound: 6, rounds: 6 };
    expect(bgBbAlive(values, never)).toBeLessThan(0.15);
    expect(bgBbAlive(values, always)).toBeGreaterThan(0.9);
    // The paper's table of expected gifts in the next five years: 0.07 for (0, 0, 6), 3.75 for (6, 6, 6).
    expect(bgBbExpected(values, never, 5)).toBeCloseTo(0.07, 2);
    expect(bgBbExpected(values, always, 5)).toBeCloseTo(3.75, 2);
  });
});
