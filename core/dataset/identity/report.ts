import { z } from 'zod';
import { identifierKindSchema, identityPolicySchema } from './policy.ts';

/** Lists are cut here; counts are not. */
export const mostListed = 1000;

const identifierSchema = z.object({ kind: identifierKindSchema, value: z.string() });

/** An identifier that would have joined customers and did not. */
const identityConflictSchema = identifierSchema.extend({
  reason: z.enum(['differentIds', 'keptApart']),
  /** Source ids that have it. */
  sourceIds: z.array(z.string()),
});

/** An identifier that several source customers have and that names none of them. */
const ignoredIdentifierSchema = identifierSchema.extend({
  reason: z.enum(['shared', 'placeholder', 'decision']),
  /** How many source customers have it. */
  sources: z.number().int(),
});

/** Two values for one attribute of one customer; the kept one is of the later import. */
const contradictionSchema = z.object({
  customerId: z.string(),
  attribute: z.string(),
  kept: z.string(),
  other: z.string(),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

function counted<Item extends z.ZodType>(item: Item) {
  return z.object({ count: z.number().int(), list: z.array(item) });
}

export const contradictionsSchema = counted(contradictionSchema).extend({
  byAttribute: z.array(z.object({ attribute: z.string(), count: z.number().int() })),
});

/** How many source customers became how many customers, by what, and what stood against it. */
export const identityReportSchema = z.object({
  policy: identityPolicySchema,
  sourceCustomers: z.number().int(),
  customers: z.number().int(),
  /** Customers that are made of two source customers or more. */
  mergedCustomers: z.number().int(),
  /** Joins by the kind of the identifier; together source customers less customers. */
  joinedBy: z.record(identifierKindSchema, z.number().int()),
  /** Events left out because another source of the same customer has them too. */
  eventsDropped: z.number().int(),
  conflicts: counted(identityConflictSchema),
  ignored: counted(ignoredIdentifierSchema),
  contradictions: contradictionsSchema,
});
export type IdentityReport = z.infer<typeof identityReportSchema>;
