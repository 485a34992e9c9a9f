import { z } from 'zod';
import {
  identifierKindSchema,
  identityDecisionSchema,
  identityPolicySchema,
} from '../../core/dataset/identity/policy.ts';
import { identityReportSchema } from '../../core/dataset/identity/report.ts';
import { datasetSummarySchema } from './models.ts';

const none = z.object({});
const job = { jobId: z.string() };

/** A customer that is made of several sources, and what joins them. */
export const mergeSchema = z.object({
  customerId: z.string(),
  sourceIds: z.array(z.string()),
  joins: z.array(z.object({ first: z.string(), second: z.string(), kind: identifierKindSchema, value: z.string() })),
});
export type CustomerMerge = z.infer<typeof mergeSchema>;

/** A report with the first of its customers that are made of several; lists are cut short. */
export const identityOutlineSchema = identityReportSchema.extend({ merges: z.array(mergeSchema) });
export type IdentityOutline = z.infer<typeof identityOutlineSchema>;

/** Who would be one customer in a file by itself, and together with the data that it may be added to. */
export const importIdentitySchema = z.object({
  alone: identityOutlineSchema,
  added: identityOutlineSchema.nullable(),
});
export type ImportIdentity = z.infer<typeof importIdentitySchema>;

const keptDecisionSchema = z.object({
  id: z.number().int(),
  decidedTime: z.number(),
  decision: identityDecisionSchema,
});

/** Calls about who is one customer in the data in use. Those with a job make a new version of the data, as an import does. */
export const identityCalls = {
  'identity.report': {
    input: none,
    output: z.object({
      /** Null for data that were imported before there were reports, and for made-up data. */
      report: identityReportSchema.nullable(),
      policy: identityPolicySchema,
      decisions: z.array(keptDecisionSchema),
    }),
  },
  /** Customers that are made of several sources, in the order of their ids; `search` looks in the ids of customers and sources. */
  'identity.merges': {
    input: z.object({ search: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    output: z.object({ total: z.number().int(), rows: z.array(mergeSchema) }),
  },
  'identity.ofCustomer': {
    input: z.object({ customerId: z.string() }),
    output: z.object({
      /** Null where the customer is of one source. */
      merge: mergeSchema.nullable(),
      /** Decisions that keep the customer's sources apart from others. */
      decisions: z.array(keptDecisionSchema),
    }),
  },
  'identity.decide': {
    input: z.object({ ...job, decision: identityDecisionSchema }),
    output: z.object({ dataset: datasetSummarySchema, decisionId: z.number().int() }),
  },
  'identity.revoke': {
    input: z.object({ ...job, decisionId: z.number().int() }),
    output: z.object({ dataset: datasetSummarySchema }),
  },
  'identity.setPolicy': {
    input: z.object({ ...job, policy: identityPolicySchema }),
    output: z.object({ dataset: datasetSummarySchema.nullable() }),
  },
} as const;
