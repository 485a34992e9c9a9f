import { derivedBase } from '../../dataset/derived/base.ts';
import { createTally, tallyCustomer } from '../../dataset/derived/tally.ts';
import { readDerived } from '../../dataset/derived/values.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import { type Stage, stageLabels } from '../../dataset/derivedCatalogue.ts';
import type { RowPass } from '../../lib/rowPass.ts';

/** From being known to buying often; whoever is in one step is counted in all before it. */
export const funnelSteps = ['known', 'active', 'considered', 'bought', 'boughtAgain', 'boughtOften'] as const;
export type FunnelStep = (typeof funnelSteps)[number];

const oftenPurchaseDays = 4;

export interface StageTable {
  customers: number;
  /** In the order of the funnel. */
  funnel: { step: FunnelStep; customers: number }[];
  /** Every stage, with what its customers have spent so far. */
  stages: { stage: Stage; customers: number; buyers: number; revenueWon: number }[];
}

/**
 * How far customers have come, and where they stand as of `time` (epoch seconds). Active: has done anything; considered: looked at
 * a product, wished for one or put one in the cart; bought often: on at least 4 days.
 */
export function stagePass(dataset: Dataset, time: number): RowPass<StageTable> {
  const base = derivedBase(dataset, time);
  const tally = createTally(base);
  const reached = new Float64Array(funnelSteps.length);
  const stages = stageLabels.map((stage) => ({ stage, customers: 0, buyers: 0, revenueWon: 0 }));
  return {
    visit(row) {
      tallyCustomer(tally, base, row, time);
      const stage = stages[readDerived['derived:stage'](tally, base) - 1]!;
      stage.customers++;
      stage.revenueWon += tally.monetaryWon;
      if (tally.purchases > 0) stage.buyers++;
      reached[furthest(tally.purchaseDays, tally.considered || tally.viewed, Number.isFinite(tally.lastOwnTime))]!++;
    },
    result() {
      const funnel = funnelSteps.map((step, index) => ({
        step,
        customers: reached.subarray(index).reduce((sum, count) => sum + count, 0),
      }));
      return { customers: funnel[0]!.customers, funnel, stages };
    },
  };
}

function furthest(purchaseDays: number, considered: boolean, active: boolean): number {
  if (purchaseDays >= oftenPurchaseDays) return 5;
  if (purchaseDays >= 2) return 4;
  if (purchaseDays === 1) return 3;
  if (considered) return 2;
  return active ? 1 : 0;
}
