import { z } from 'zod';
import { channelSchema } from '../journey/channels.ts';
import { problemSchema } from '../lint/problem.ts';
import { runRequestSchema } from '../simulate/request.ts';

/** Mean and quantiles over replications; all equal when the figure is certain (a replay without responses). */
export const estimateSchema = z.object({
  mean: z.number(),
  q05: z.number(),
  q10: z.number(),
  q25: z.number(),
  q50: z.number(),
  q75: z.number(),
  q90: z.number(),
  q95: z.number(),
});
export type Estimate = z.infer<typeof estimateSchema>;

const estimates = z.record(z.string(), estimateSchema);

/** A line over the local days of the window, with its 90 % band. */
export const bandSchema = z.object({
  mean: z.array(z.number()),
  low90: z.array(z.number()),
  high90: z.array(z.number()),
});
export type Band = z.infer<typeof bandSchema>;

/** Mean per local day by reason, for the reasons that occurred. */
const perDayByReason = z.record(z.string(), z.array(z.number())).default({});

export const messageResultSchema = z.object({
  counts: estimates,
  suppressed: estimates,
  suppressedPerDay: perDayByReason,
  /** Why nothing was sent in place of messages that did not arrive; nothing where no fallback is set. */
  fallbackRefused: estimates.default({}),
  fallbackRefusedPerDay: perDayByReason,
});

export const nodeResultSchema = z.object({
  entered: estimateSchema,
  inside: estimateSchema,
  ports: estimates,
  exits: estimates,
  perDay: z.array(z.number()),
  exitsPerDay: perDayByReason,
  /** Only for triggers: how often it fired, and refusals by reason. */
  fired: estimateSchema.nullable(),
  refused: estimates,
  refusedPerDay: perDayByReason,
  message: messageResultSchema.nullable(),
});
export type NodeResult = z.infer<typeof nodeResultSchema>;

/** One thing that the numbers rest on, shown as `basis.<code>` filled from `params`. */
export const basisItemSchema = z.object({
  kind: z.enum(['measured', 'assumed']),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type BasisItem = z.infer<typeof basisItemSchema>;

/** What a run is a function of. Equal identities give equal bytes. */
export const runIdentitySchema = z.object({
  datasetHash: z.string(),
  journeyId: z.string(),
  journeyName: z.string(),
  /** SHA-256 of the journey's canonical JSON without positions, titles and notes. */
  journeyHash: z.string(),
  /** The saved revision that was run; 0 for a spec from a file. */
  journeyRevision: z.number().int(),
  assumptionsHash: z.string(),
  request: runRequestSchema,
  engineVersion: z.string(),
});
export type RunIdentity = z.infer<typeof runIdentitySchema>;

/** A journey that ran beside the one under study. */
export const otherJourneySchema = z.object({
  journeyId: z.string(),
  name: z.string(),
  entries: estimateSchema,
  sent: estimateSchema,
  costWon: estimateSchema,
  /** Customers who were inside both at once. */
  sharedCustomers: estimateSchema,
  /** Messages of the one under study that frequency caps suppressed with a part of this journey's, and the reverse. */
  cappedByIt: estimateSchema,
  cappedIt: estimateSchema,
});
export type OtherJourney = z.infer<typeof otherJourneySchema>;

export const runResultSchema = z.object({
  identity: runIdentitySchema,
  zone: z.string(),
  /** Epoch seconds, [start, end). */
  startTime: z.number(),
  endTime: z.number(),
  customers: z.number().int(),
  synthetic: z.boolean(),
  journey: z.object({
    entries: estimateSchema,
    customersEntered: estimateSchema,
    customersReached: estimateSchema,
    goals: estimateSchema,
    sent: estimateSchema,
    costWon: estimateSchema,
    /** Mean number of customers who received 1, 2, … 10-or-more messages. */
    messagesPerCustomer: z.array(z.number()),
  }),
  nodes: z.record(z.string(), nodeResultSchema),
  daily: z.object({
    dates: z.array(z.string()),
    sent: z.partialRecord(channelSchema, z.array(z.number())),
    reached: z.partialRecord(channelSchema, z.array(z.number())),
    purchasesWith: bandSchema,
    purchasesWithout: bandSchema,
  }),
  outcome: z.object({
    purchasesWith: estimateSchema,
    purchasesWithout: estimateSchema,
    incrementalPurchases: estimateSchema,
    revenueWonWith: estimateSchema,
    revenueWonWithout: estimateSchema,
    incrementalRevenueWon: estimateSchema,
    incrementalProfitWon: estimateSchema,
    convertedByMessage: estimateSchema,
    pulledForward: estimateSchema,
    /** Shares of the variance of incremental purchases; null when there is none to divide. */
    varianceShares: z.object({ monteCarlo: z.number(), parameters: z.number(), pastError: z.number() }).nullable(),
    /** Whether answers to messages were simulated at all; without, every increment is 0 by construction. */
    responsesSimulated: z.boolean(),
    /** Share of replications with more purchases, and with more profit, in the arm with; null in a single replication. */
    probabilityMorePurchases: z.number().nullable().default(null),
    probabilityMoreProfit: z.number().nullable().default(null),
  }),
  /** The other journeys that ran, and where they met the one under study. */
  others: z.array(otherJourneySchema).default([]),
  /** The journey that took its place in the other arm; null = none did. */
  comparedWith: z.string().nullable().default(null),
  /** Decisions about limits that customers share which still differed when the passes ended; 0 = all is settled. */
  residual: z.number().int().default(0),
  basis: z.array(basisItemSchema),
  warnings: z.array(problemSchema),
});
export type RunResult = z.infer<typeof runResultSchema>;
