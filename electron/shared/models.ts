import { z } from 'zod';
import { experimentSchema } from './importShapes.ts';
import { columnKindSchema } from './importTypes.ts';
import { providers } from '../../core/lint/data/dated.ts';
import { customerRoles } from '../../core/dataset/dataset.ts';
import { assumptionsSchema } from '../../core/simulate/settings.ts';
import { editLabelSchema } from '../../core/commands/command.ts';
import { journeySchema } from '../../core/journey/spec.ts';
import { runIdentitySchema } from '../../core/measure/result.ts';

export const workspaceSettingsSchema = z.object({
  zone: z.string(),
  shopName: z.string(),
  assumptions: assumptionsSchema,
  /** Whose limits the linter holds messages against. */
  provider: z.enum(providers).default('general'),
});
export type WorkspaceSettings = z.infer<typeof workspaceSettingsSchema>;

export const workspaceInfoSchema = z.object({
  path: z.string(),
  name: z.string(),
  settings: workspaceSettingsSchema,
});
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;

export const datasetSummarySchema = z.object({
  id: z.number().int(),
  hash: z.string(),
  name: z.string(),
  createdTime: z.number(),
  synthetic: z.boolean(),
  zone: z.string(),
  customerCount: z.number().int(),
  eventCount: z.number().int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  eventTypes: z.array(z.object({ name: z.string(), count: z.number().int() })),
  attributes: z.array(
    z.object({
      name: z.string(),
      kind: columnKindSchema,
      labels: z.array(z.string()),
      role: z.enum(customerRoles).nullable(),
      missing: z.number().int(),
    }),
  ),
  eventProperties: z.array(z.object({ name: z.string(), kind: columnKindSchema })),
  /** How it was imported: file names, accepted and rejected rows. */
  sources: z.array(
    z.object({
      name: z.string(),
      rowsAccepted: z.number().int(),
      rowsRejected: z.number().int(),
      experiment: experimentSchema.optional(),
    }),
  ),
});
export type DatasetSummary = z.infer<typeof datasetSummarySchema>;

export const customerRowSchema = z.object({
  row: z.number().int(),
  id: z.string(),
  eventCount: z.number().int(),
  purchaseCount: z.number().int(),
  lastTime: z.number().nullable(),
  /** Shown text by attribute name; missing values are absent. */
  attributes: z.record(z.string(), z.string()),
});
export type CustomerRow = z.infer<typeof customerRowSchema>;

export const customerEventSchema = z.object({
  time: z.number(),
  type: z.string(),
  value: z.number().nullable(),
  properties: z.record(z.string(), z.string()),
});

export const journeySummarySchema = z.object({
  id: z.string(),
  name: z.string(),
  nodeCount: z.number().int(),
  updatedTime: z.number(),
  /** Whether it counts among the journeys that run together. */
  live: z.boolean(),
});
export type JourneySummary = z.infer<typeof journeySummarySchema>;

export const journeyStateSchema = z.object({
  journey: journeySchema,
  /** Grows by one with every saved change, undo and redo included. */
  revision: z.number().int(),
  undo: editLabelSchema.nullable(),
  redo: editLabelSchema.nullable(),
});
export type JourneyState = z.infer<typeof journeyStateSchema>;

export const runSummarySchema = z.object({
  id: z.number().int(),
  createdTime: z.number(),
  identity: runIdentitySchema,
  /** The figures of the one sentence. */
  headline: z.object({
    customersReached: z.number(),
    sent: z.number(),
    costWon: z.number(),
    incrementalPurchases: z.number(),
    incrementalLow90: z.number(),
    incrementalHigh90: z.number(),
  }),
});
export type RunSummary = z.infer<typeof runSummarySchema>;
