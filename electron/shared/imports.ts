import { z } from 'zod';
import { experimentResultSchema } from '../../core/measure/experiment.ts';
import { experimentDepthSchema } from '../../core/measure/uplift/depth.ts';
import { campaignAnswersSchema } from '../../core/models/index.ts';
import { dialectSchema, importKindSchema, importPreviewSchema, mappingSchema } from './importTypes.ts';
import { datasetSummarySchema } from './models.ts';

const whole = z.number().int();

/** One import as the history shows it: what was read, and which version of the data it made of which. */
export const importRecordSchema = z.object({
  id: whole,
  /** Epoch seconds. */
  time: z.number(),
  fileName: z.string(),
  kind: importKindSchema,
  rowsAccepted: whole,
  rowsRejected: whole,
  /** The version it made, and the one in use before; null = there were no data. */
  datasetId: whole,
  previousId: whole.nullable(),
  /** Added to the data in use before, rather than put in their place. */
  isAdded: z.boolean(),
  /** Customers and events of the version it made. */
  customers: whole,
  events: whole,
  isUndone: z.boolean(),
  /** The version in use when it was undone, to which redo returns: decisions may have been made on what it made. Absent = that version. */
  leftId: whole.optional(),
});
export type ImportRecord = z.infer<typeof importRecordSchema>;

/** The history, newest first, and which of its entries undo and redo would concern now. */
export const importHistorySchema = z.object({
  records: z.array(importRecordSchema),
  undo: importRecordSchema.nullable(),
  redo: importRecordSchema.nullable(),
  /** The import that the data in use come from, with what was decided about them since; null where none made them. */
  inUse: importRecordSchema.nullable(),
  /** Why nothing can be undone or redone: codes of the errors that the calls end with. */
  noUndo: z.enum(['import.nothingToUndo', 'import.undoNotImported', 'import.undoDeleted']).nullable(),
  noRedo: z.enum(['import.nothingToRedo', 'import.redoDeleted']).nullable(),
});
export type ImportHistory = z.infer<typeof importHistorySchema>;

/** How a file with this header was read last time. */
export const rememberedMappingSchema = z.object({
  signature: z.string(),
  fileName: z.string(),
  /** Epoch seconds. */
  time: z.number(),
  dialect: dialectSchema,
  mapping: mappingSchema,
});
export type RememberedMapping = z.infer<typeof rememberedMappingSchema>;

const afterUndo = z.object({ history: importHistorySchema, dataset: datasetSummarySchema.nullable() });
const job = { jobId: z.string() };

/** Calls about imports that were made, and about what experiments and campaigns in the data show. */
export const importCalls = {
  'import.history': { input: z.object({}), output: importHistorySchema },
  /** Returns to the data as they were before the import that made those in use; nothing is deleted. */
  'import.undo': { input: z.object({}), output: afterUndo },
  'import.redo': { input: z.object({}), output: afterUndo },
  /** Forgets how files with this header were read. */
  'import.forget': { input: z.object({ signature: z.string() }), output: z.object({}) },
  /** The first rows of a lookup table, and the columns by which it most likely belongs to a file with `columns`. */
  'import.lookup': {
    input: z.object({
      source: z.object({ path: z.string(), name: z.string() }),
      columns: z.array(z.string()),
      /** Null or absent = as it is recognised, `place` being the table inside the file. */
      dialect: dialectSchema.nullable().optional(),
      place: dialectSchema.pick({ entry: true, sheet: true, list: true }).optional(),
    }),
    output: importPreviewSchema
      .pick({ dialect: true, choices: true, columns: true, rows: true, problems: true })
      .extend({ guess: z.object({ key: z.string(), match: z.string() }).nullable() }),
  },
  /** What the experiments in the data in use show, arm against control. */
  'experiments.measure': {
    input: z.object({
      ...job,
      /** What was planned of the arms, by experiment and arm, in any unit; absent = as many in each. */
      planned: z.record(z.string(), z.record(z.string(), z.number().positive())).optional(),
    }),
    output: z.array(experimentResultSchema),
  },
  /**
   * One arm against the control for one outcome: adjusted by what was known before, by a ranking, by groups. Columns are named as in
   * `customers.page`; `time` is the moment that they are as of. Null where the data have no such arm or outcome.
   */
  'experiments.depth': {
    input: z.object({
      ...job,
      experiment: z.string(),
      arm: z.string(),
      outcome: z.string(),
      ranking: z.object({ column: z.string(), largestFirst: z.boolean() }).nullable(),
      groups: z.string().nullable(),
      covariates: z.array(z.string()),
      /** The local date before which columns are computed; null = before the first draw that the data record, else their end. */
      date: z.string().nullable(),
    }),
    output: z.object({ time: z.number(), depth: experimentDepthSchema.nullable() }),
  },
  /** How customers answered the campaigns in the data in use. */
  'campaigns.measure': { input: z.object(job), output: z.array(campaignAnswersSchema) },
} as const;
