import { z } from 'zod';
import { conditionSchema, propertyTestSchema } from '../segment/condition.ts';
import { localDateSchema, nodeSchema } from './nodes.ts';

export const specFormat = 'yeojeong.journey';
export const specVersion = 2;

export const edgeSchema = z.object({
  id: z.string().min(1),
  from: z.string().min(1),
  port: z.string().min(1),
  to: z.string().min(1),
});
export type JourneyEdge = z.infer<typeof edgeSchema>;

/** The event that the journey is for. Purchases of customers who meet it are what uplift counts. */
export const goalEventSchema = z.object({ event: z.string(), where: z.array(propertyTestSchema) });

export const reentrySchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('never') }),
  z.object({ kind: z.literal('after'), seconds: z.number().int().nonnegative(), from: z.enum(['entry', 'exit']) }),
  z.object({ kind: z.literal('always') }),
]);
export type Reentry = z.infer<typeof reentrySchema>;

/** Who may enter, checked in this order: window, segment, re-entry, holdout. */
export const entrySchema = z.object({
  window: z.object({ from: localDateSchema.nullable(), until: localDateSchema.nullable() }),
  segment: conditionSchema.nullable(),
  reentry: reentrySchema,
  /** More than one run of the same customer at a time. */
  concurrent: z.boolean(),
  holdoutPercent: z.number().min(0).max(100),
});
export type Entry = z.infer<typeof entrySchema>;

/** What ends a run wherever it stands. */
export const exitRulesSchema = z.object({
  onGoal: z.boolean(),
  events: z.array(z.string()),
  leftSegment: z.boolean(),
  unsubscribed: z.boolean(),
  maxDurationSeconds: z.number().int().positive(),
});
export type ExitRules = z.infer<typeof exitRulesSchema>;

/**
 * What all customers of the journey share, in order of time; null = unlimited. Entries beyond a cap are refused, sends beyond
 * the pace wait for the next hour, sends beyond the budget are suppressed.
 */
export const limitsSchema = z.object({
  entriesTotal: z.number().int().nonnegative().nullable(),
  entriesPerDay: z.number().int().nonnegative().nullable(),
  sendsPerHour: z.number().int().positive().nullable(),
  budgetWon: z.number().nonnegative().nullable(),
});
export type Limits = z.infer<typeof limitsSchema>;
export const noLimits: Limits = { entriesTotal: null, entriesPerDay: null, sendsPerHour: null, budgetWon: null };

/** A problem that someone has decided to live with, and why; `nodeId` null = wherever it occurs. */
export const mutedProblemSchema = z.object({ code: z.string(), nodeId: z.string().nullable(), reason: z.string() });
export type MutedProblem = z.infer<typeof mutedProblemSchema>;

/** A journey: the one document that the canvas edits, the store saves, the kernel runs and the exporters read. */
export const journeySchema = z.object({
  format: z.literal(specFormat),
  version: z.literal(specVersion),
  id: z.string().min(1),
  name: z.string().min(1),
  description: z.string(),
  /** Lower runs first when two journeys act in the same second, and wins the frequency cap. */
  priority: z.number().int(),
  goal: goalEventSchema,
  entry: entrySchema,
  exits: exitRulesSchema,
  limits: limitsSchema.default(noLimits),
  muted: z.array(mutedProblemSchema).default([]),
  nodes: z.array(nodeSchema),
  edges: z.array(edgeSchema),
});
export type Journey = z.infer<typeof journeySchema>;

/** A new, empty journey: no re-entry, one run at a time, leaves on a purchase or after 90 days. */
export function emptyJourney(id: string, name: string): Journey {
  return {
    format: specFormat,
    version: specVersion,
    id,
    name,
    description: '',
    priority: 0,
    goal: { event: 'purchase', where: [] },
    entry: {
      window: { from: null, until: null },
      segment: null,
      reentry: { kind: 'never' },
      concurrent: false,
      holdoutPercent: 0,
    },
    exits: { onGoal: false, events: [], leftSegment: false, unsubscribed: false, maxDurationSeconds: 90 * 86_400 },
    limits: noLimits,
    muted: [],
    nodes: [],
    edges: [],
  };
}
