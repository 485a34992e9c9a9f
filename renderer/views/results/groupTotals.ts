import type { Estimate } from '../../../core/measure/result.ts';
import type { GroupResult } from '../../../core/measure/groupResult.ts';

type FigureName = { [Key in keyof GroupResult]: GroupResult[Key] extends Estimate ? Key : never }[keyof GroupResult];

/** The mean over all groups together: means add up, quantiles do not. */
export function totalMean(groups: readonly GroupResult[], figure: FigureName): number {
  return groups.reduce((sum, group) => sum + group[figure].mean, 0);
}

/** What one more purchase cost; NaN where there is not even one more. */
export function costPerPurchase(costWon: number, incrementalPurchases: number): number {
  return Math.round(incrementalPurchases) <= 0 ? Number.NaN : Math.round(costWon / incrementalPurchases);
}
