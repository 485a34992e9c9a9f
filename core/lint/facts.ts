import { z } from 'zod';
import { assumptionsSchema } from '../simulate/settings.ts';
import { localDateSchema } from '../journey/nodes.ts';
import type { Condition } from '../segment/condition.ts';
import { providers } from './data/dated.ts';

/** The longest that an attribute's value gets in a message, over all customers, and how many have none. */
const attributeLengthSchema = z.object({
  attribute: z.string(),
  bytes: z.number().int().nonnegative(),
  characters: z.number().int().nonnegative(),
  missing: z.number().int().nonnegative(),
});
export type AttributeLength = z.infer<typeof attributeLengthSchema>;

/** What the last run of the journey found. */
const lastRunFactsSchema = z.object({
  /** Whether the journey means something else now. */
  changed: z.boolean(),
  /** Runs that entered each node, mean over replications. */
  entered: z.record(z.string(), z.number()),
  /** Runs that reached the goal, of those that entered; null if nobody entered. */
  goalShare: z.number().min(0).max(1).nullable(),
});

/** What the linter is told beside the journey and the names in the data; every part may be unknown. */
export const lintFactsSchema = z.object({
  /** Local date as of which rules of the outside world are read; null = as they stand last. */
  date: localDateSchema.nullable(),
  provider: z.enum(providers),
  /** Sender name as advertising has to show it; '' = not known. */
  shopName: z.string(),
  assumptions: assumptionsSchema.nullable(),
  /** null = without data. */
  lengths: z.array(attributeLengthSchema).nullable(),
  customers: z.number().int().nonnegative().nullable(),
  /** Audiences, by `conditionKey`, that nobody is in at the end of the data. */
  emptyAudiences: z.array(z.string()),
  /** What the data give a purchase model: enough purchases, amounts, and whether it shows who leaves (null = none is fitted yet). */
  purchases: z
    .object({ enough: z.boolean(), hasAmounts: z.boolean(), knowsLeaving: z.boolean().nullable() })
    .nullable(),
  /** Ids of the saved segments; null = not known. */
  segmentIds: z.array(z.string()).nullable(),
  lastRun: lastRunFactsSchema.nullable(),
});
export type LintFacts = z.infer<typeof lintFactsSchema>;

/** What is known of nothing. */
export const noFacts: LintFacts = {
  date: null,
  provider: 'general',
  shopName: '',
  assumptions: null,
  lengths: null,
  customers: null,
  emptyAudiences: [],
  purchases: null,
  segmentIds: null,
  lastRun: null,
};

/** One text per condition, by which an audience is looked up. */
export function conditionKey(condition: Condition): string {
  return JSON.stringify(condition);
}
