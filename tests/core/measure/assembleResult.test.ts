import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assembleResult } from '../../../core/measure/index.ts';
import { type Estimate, runResultSchema } from '../../../core/measure/result.ts';
import { forecast, purchases, sampleRun } from './sampleRun.ts';

const counts = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 40 });

function order({ q05, q10, q25, q50, q75, q90, q95 }: Estimate): number[] {
  return [q05, q10, q25, q50, q75, q90, q95];
}

describe('assembleResult', () => {
  it('gives a result of the contract, and the same bytes for the same counts', () => {
    const run = () => assembleResult(sampleRun([purchases(120, 100), purchases(130, 105)]));
    expect(runResultSchema.parse(run())).toEqual(run());
    expect(JSON.stringify(run())).toBe(JSON.stringify(run()));
  });

  it('reads counts, days and channels from their counters', () => {
    const result = assembleResult(sampleRun([purchases(120, 100)]));
    expect(result.journey.sent.mean).toBe(50);
    expect(result.journey.customersReached.mean).toBe(40);
    expect(result.journey.messagesPerCustomer.slice(0, 3)).toEqual([30, 10, 0]);
    expect(result.daily.dates).toEqual(['2026-01-01', '2026-01-02']);
    expect(result.daily.sent).toEqual({ email: [30, 20] });
    expect(result.nodes['mail']!.perDay).toEqual([0, 55]);
    expect(result.nodes['mail']!.message!.suppressed['noConsent']!.mean).toBe(5);
    expect(result.nodes['mail']!.message!.suppressedPerDay).toEqual({ noConsent: [0, 5] });
    expect(Object.keys(result.nodes['mail']!.exits)).toEqual([]);
    expect(result.nodes['start']!.fired!.mean).toBe(0);
  });

  it('is certain with one replication: every quantile is the mean, and profit is margin minus cost', () => {
    const { outcome } = assembleResult(sampleRun([purchases(120, 100)]));
    expect(outcome.incrementalPurchases.mean).toBe(20);
    expect(new Set(order(outcome.incrementalPurchases))).toEqual(new Set([20]));
    expect(outcome.incrementalProfitWon.mean).toBeCloseTo(0.3 * 200_000 - 150, 6);
    expect(outcome.varianceShares).toBeNull();
  });

  it('orders the quantiles of every figure and keeps shares between 0 and 1 with sum 1', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const result = assembleResult(sampleRun(pairs.map(([more, less]) => purchases(more, less))));
        const {
          varianceShares,
          responsesSimulated: _,
          probabilityMorePurchases,
          probabilityMoreProfit,
          ...estimates
        } = result.outcome;
        for (const share of [probabilityMorePurchases, probabilityMoreProfit]) {
          expect(share === null || (share >= 0 && share <= 1)).toBe(true);
        }
        for (const estimate of Object.values(estimates)) {
          const quantiles = order(estimate);
          expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
        }
        for (const [day, low] of result.daily.purchasesWith.low90.entries()) {
          expect(low).toBeLessThanOrEqual(result.daily.purchasesWith.high90[day]!);
        }
        if (varianceShares === null) return;
        const shares = Object.values(varianceShares);
        expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
      }),
      { seed: 4, numRuns: 100 },
    );
  });

  it('widens both arms of a forecast by the same factor in each replication', () => {
    const replications = Array.from({ length: 200 }, () => purchases(200, 100));
    const { outcome } = assembleResult(sampleRun(replications));
    expect(outcome.purchasesWithout.q95).toBeGreaterThan(outcome.purchasesWithout.q05 * 1.4);
    for (const [index, value] of order(outcome.purchasesWith).entries()) {
      expect(value).toBeCloseTo(2 * order(outcome.purchasesWithout)[index]!, 9);
      expect(order(outcome.incrementalPurchases)[index]).toBeCloseTo(order(outcome.purchasesWithout)[index]!, 9);
    }
    // sd of ln is 0.15, so the 90 % band of 100 is about 77 to 126 around a mean of 100.
    expect(outcome.purchasesWithout.mean).toBeGreaterThan(96);
    expect(outcome.purchasesWithout.mean).toBeLessThan(104);
    expect(outcome.purchasesWithout.q05).toBeGreaterThan(72);
    expect(outcome.purchasesWithout.q05).toBeLessThan(83);
    expect(outcome.varianceShares).toEqual({ monteCarlo: 0, parameters: 0, pastError: 1 });
  });

  it('leaves a replay, and a forecast without a measured error, as they were counted', () => {
    const replications = Array.from({ length: 20 }, () => purchases(200, 100));
    for (const run of [
      sampleRun(replications, { mode: 'replay' }),
      sampleRun(replications, { forecast: { ...forecast, pastError: null } }),
    ]) {
      const { outcome } = assembleResult(run);
      expect(new Set(order(outcome.purchasesWith))).toEqual(new Set([200]));
      expect(outcome.varianceShares).toBeNull();
    }
  });
});
