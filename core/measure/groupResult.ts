import { z } from 'zod';
import { estimateSchema, type RunResult } from './result.ts';

/** What customers of a group have in common. `range` is [from, to), open where null; `rest` stands for so many smaller groups. */
export const groupValueSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('label'), label: z.string() }),
  z.object({ kind: z.literal('range'), from: z.number().nullable(), to: z.number().nullable() }),
  z.object({ kind: z.literal('segment'), inside: z.boolean() }),
  z.object({ kind: z.literal('rest'), groups: z.number().int() }),
  z.object({ kind: z.literal('missing') }),
]);
export type GroupValue = z.infer<typeof groupValueSchema>;

/** A run's figures of one group of customers. */
export const groupResultSchema = z.object({
  value: groupValueSchema,
  customers: z.number().int(),
  entered: estimateSchema,
  reached: estimateSchema,
  sent: estimateSchema,
  costWon: estimateSchema,
  purchasesWith: estimateSchema,
  purchasesWithout: estimateSchema,
  incrementalPurchases: estimateSchema,
  incrementalRevenueWon: estimateSchema,
  incrementalProfitWon: estimateSchema,
});
export type GroupResult = z.infer<typeof groupResultSchema>;

/** The figures of a group from a result of its customers alone. */
export function groupResult(value: GroupValue, { customers, journey, outcome }: RunResult): GroupResult {
  return {
    value,
    customers,
    entered: journey.customersEntered,
    reached: journey.customersReached,
    sent: journey.sent,
    costWon: journey.costWon,
    purchasesWith: outcome.purchasesWith,
    purchasesWithout: outcome.purchasesWithout,
    incrementalPurchases: outcome.incrementalPurchases,
    incrementalRevenueWon: outcome.incrementalRevenueWon,
    incrementalProfitWon: outcome.incrementalProfitWon,
  };
}
