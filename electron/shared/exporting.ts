import { z } from 'zod';
import { problemSchema } from '../../core/lint/problem.ts';

const params = z.record(z.string(), z.union([z.string(), z.number()]));
const fieldValuesSchema = z.record(z.string(), z.string());

export const exportTargetSchema = z.object({
  id: z.string(),
  version: z.string(),
  fields: z.array(z.object({ key: z.string(), per: z.enum(['journey', 'node', 'name']), required: z.boolean() })),
});

/** Something of another system's file that has no place in a journey; its text is `importLoss.<code>`. */
export const importLossSchema = z.object({ code: z.string(), params });

/** An export that someone made in spite of errors. */
export const exportOverrideSchema = z.object({
  time: z.number(),
  journeyId: z.string(),
  target: z.string(),
  reason: z.string(),
  problems: z.array(z.object({ code: z.string(), nodeId: z.string().nullable() })),
});
export type ExportOverrideRecord = z.infer<typeof exportOverrideSchema>;

export const exportPreviewSchema = z.object({
  files: z.array(z.object({ name: z.string(), mediaType: z.string(), text: z.string() })),
  mapping: z.array(z.object({ nodeId: z.string(), elements: z.array(z.string()) })),
  losses: z.array(
    z.object({ nodeId: z.string().nullable(), kind: z.enum(['approximated', 'dropped']), code: z.string(), params }),
  ),
  fields: z.array(
    z.object({
      address: z.string(),
      key: z.string(),
      nodeId: z.string().nullable(),
      name: z.string().nullable(),
      required: z.boolean(),
      value: z.string().nullable(),
    }),
  ),
  problems: z.array(problemSchema),
  /** Errors of the journey and of the export that stop it from being saved without a reason. */
  blockers: z.array(problemSchema),
  /** Earlier exports of this journey that were made in spite of errors, newest first. */
  overrides: z.array(exportOverrideSchema),
});
export type ExportPreview = z.infer<typeof exportPreviewSchema>;

/** `fields` null = the values given before; else they are remembered. */
export const exportRequestSchema = z.object({
  journeyId: z.string(),
  target: z.string(),
  fields: fieldValuesSchema.nullable(),
  /** Language of what people read in the files. */
  language: z.enum(['ko', 'en']).default('ko'),
  /** Another target whose losses a document shows, because its files go along with it. */
  alongside: z.string().nullable().default(null),
});
export const exportSaveSchema = exportRequestSchema.extend({ overrideReason: z.string().nullable() });

/** The hashed list of one run's customers at one `audience` node. Made only when someone asks for this very list. */
export const audienceRequestSchema = z.object({ jobId: z.string(), runId: z.number().int(), nodeId: z.string() });
export const audienceFileSchema = z.object({
  fileName: z.string(),
  text: z.string(),
  listed: z.number().int(),
  withoutContact: z.number().int(),
});
