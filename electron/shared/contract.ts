import { z } from 'zod';
import { commandSchema, diffSchema, editLabelSchema } from '../../core/commands/command.ts';
import { journeySchema } from '../../core/journey/spec.ts';
import { lintFactsSchema } from '../../core/lint/facts.ts';
import { problemSchema } from '../../core/lint/problem.ts';
import { groupResultSchema } from '../../core/measure/groupResult.ts';
import { runResultSchema } from '../../core/measure/result.ts';
import { runRequestSchema } from '../../core/simulate/request.ts';
import { traceStepSchema } from '../../core/simulate/trace.ts';
import {
  audienceFileSchema,
  audienceRequestSchema,
  exportPreviewSchema,
  exportRequestSchema,
  exportSaveSchema,
  exportTargetSchema,
  importLossSchema,
} from './exporting.ts';
import {
  dialectSchema,
  importCheckSchema,
  importPreviewSchema,
  importSourceSchema,
  mappingSchema,
} from './importTypes.ts';
import { measuredResponseSchema, modelCardSchema } from '../../core/models/index.ts';
import { identityCalls, identityOutlineSchema, importIdentitySchema } from './identity.ts';
import { importCalls } from './imports.ts';
import { insightCalls } from './insight.ts';
import { segmentCalls } from './segments.ts';
import {
  customerEventSchema,
  customerRowSchema,
  datasetSummarySchema,
  journeyStateSchema,
  journeySummarySchema,
  runSummarySchema,
  workspaceInfoSchema,
  workspaceSettingsSchema,
} from './models.ts';

const none = z.object({});
const journeyId = z.object({ journeyId: z.string() });
/** Long calls carry an id chosen by the caller, by which progress is reported and the work is cancelled. */
const job = { jobId: z.string() };
const textFile = z.object({ fileName: z.string(), text: z.string() });

/** What tells customers apart: an attribute by id, or whether they belong to a saved segment. */
export const groupingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attribute'), id: z.string() }),
  z.object({ kind: z.literal('segment'), segmentId: z.string() }),
]);
export type Grouping = z.infer<typeof groupingSchema>;

function call<Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) {
  return { input, output };
}

/** Every call from the renderer (or the CLI) to the engine. Both sides parse with the same schema. */
export const calls = {
  'workspace.current': call(none, workspaceInfoSchema.nullable()),
  'workspace.recent': call(none, z.array(z.object({ path: z.string(), name: z.string(), exists: z.boolean() }))),
  /** Creates the file; refuses to touch one that exists. A null path means a new file in the app's own folder. */
  'workspace.create': call(z.object({ path: z.string().nullable(), name: z.string() }), workspaceInfoSchema),
  'workspace.open': call(z.object({ path: z.string() }), workspaceInfoSchema),
  'workspace.close': call(none, none),
  'workspace.setSettings': call(z.object({ settings: workspaceSettingsSchema }), workspaceInfoSchema),
  /** Generates the sample shop into the open workspace and makes it current. */
  'sample.create': call(
    z.object({
      ...job,
      customers: z.number().int().min(100).max(1_000_000),
      days: z.number().int(),
      seed: z.number().int(),
    }),
    datasetSummarySchema,
  ),

  'import.preview': call(
    z.object({
      source: importSourceSchema,
      dialect: dialectSchema.nullable(),
      mapping: mappingSchema.nullable(),
      /** Without a mapping: `auto` = as last time, as a known export, or guessed; `guess`; or the id of a known export. */
      use: z.string().optional(),
      /** Without a dialect: the table inside the file to recognise. */
      place: dialectSchema.pick({ entry: true, sheet: true, list: true }).optional(),
    }),
    importPreviewSchema,
  ),
  'import.check': call(
    z.object({
      ...job,
      source: importSourceSchema,
      dialect: dialectSchema,
      mapping: mappingSchema,
      /** Dataset that the file may be added to, for saying whose customers are known there and what is said differently of them. */
      addTo: z.number().int().nullable().optional(),
    }),
    importCheckSchema.extend({ identity: importIdentitySchema.nullable() }),
  ),
  /** Writes a new dataset version and makes it current. `addTo` = merge with this dataset's customers and events. */
  'import.commit': call(
    z.object({
      ...job,
      source: importSourceSchema,
      dialect: dialectSchema,
      mapping: mappingSchema,
      name: z.string(),
      addTo: z.number().int().nullable(),
    }),
    z.object({ dataset: datasetSummarySchema, check: importCheckSchema, identity: identityOutlineSchema }),
  ),
  /** All rejected rows with line, reason and text, as a CSV whose cells cannot start a formula. */
  'import.rejectedCsv': call(
    z.object({ ...job, source: importSourceSchema, dialect: dialectSchema, mapping: mappingSchema }),
    textFile,
  ),

  'dataset.list': call(
    none,
    z.object({ datasets: z.array(datasetSummarySchema), currentId: z.number().int().nullable() }),
  ),
  'dataset.select': call(z.object({ datasetId: z.number().int() }), datasetSummarySchema),
  'dataset.delete': call(z.object({ datasetId: z.number().int() }), none),
  'dataset.customers': call(
    z.object({ search: z.string(), offset: z.number().int().min(0), limit: z.number().int().min(1).max(500) }),
    z.object({ total: z.number().int(), rows: z.array(customerRowSchema) }),
  ),
  'dataset.customer': call(
    z.object({ customerId: z.string() }),
    z.object({ row: customerRowSchema, events: z.array(customerEventSchema), truncated: z.boolean() }),
  ),

  'journey.list': call(none, z.array(journeySummarySchema)),
  'journey.create': call(z.object({ name: z.string() }), journeyStateSchema),
  'journey.get': call(journeyId, journeyStateSchema),
  'journey.duplicate': call(z.object({ journeyId: z.string(), name: z.string() }), journeyStateSchema),
  'journey.delete': call(journeyId, none),
  /** Applies one command and has it on disk before it answers. `revision` is the one the caller had. */
  'journey.apply': call(
    z.object({ journeyId: z.string(), revision: z.number().int(), command: commandSchema }),
    z.object({ revision: z.number().int(), undo: editLabelSchema.nullable(), redo: editLabelSchema.nullable() }),
  ),
  'journey.undo': call(journeyId, journeyStateSchema.extend({ diff: diffSchema.nullable() })),
  'journey.redo': call(journeyId, journeyStateSchema.extend({ diff: diffSchema.nullable() })),
  'journey.setLive': call(z.object({ journeyId: z.string(), live: z.boolean() }), none),
  'journey.lint': call(journeyId, z.array(problemSchema)),
  /** What the linter cannot see in the journey itself, for checking it while it is edited. */
  'journey.lintFacts': call(journeyId, lintFactsSchema),
  'journey.exportSpec': call(journeyId, textFile),
  /**
   * Reads a `*.journey.json`, a BPMN file, or a flow of another system, whose unknown parts become notes and losses; an id that is taken is
   * replaced by a new one.
   */
  'journey.importSpec': call(
    z.object({ text: z.string() }),
    journeyStateSchema.extend({ format: z.string(), losses: z.array(importLossSchema) }),
  ),

  /**
   * A quick forecast on a sample, for the numbers on the canvas; its figures are already those of all customers. Of everyone it
   * is the forecast of a run that nobody keeps. A newer estimate or run cancels the one before. Null without a dataset that has
   * events.
   */
  'run.estimate': call(
    z.object({
      ...job,
      journey: journeySchema,
      days: z.number().int(),
      of: z.enum(['sample', 'everyone']).optional(),
    }),
    z.object({ result: runResultSchema, sampledCustomers: z.number().int(), milliseconds: z.number() }).nullable(),
  ),
  'run.start': call(
    z.object({ ...job, journeyId: z.string(), request: runRequestSchema }),
    z.object({ runId: z.number().int(), result: runResultSchema, problems: z.array(problemSchema) }),
  ),
  'run.list': call(z.object({ journeyId: z.string().nullable() }), z.array(runSummarySchema)),
  'run.get': call(
    z.object({ runId: z.number().int() }),
    z.object({ summary: runSummarySchema, result: runResultSchema, journey: journeySchema }),
  ),
  'run.delete': call(z.object({ runId: z.number().int() }), none),
  /** The customers behind one count of the run's first replication. `key` is a counter key of core/simulate/counters.ts. */
  'run.customers': call(
    z.object({ ...job, runId: z.number().int(), key: z.string(), limit: z.number().int().min(1).max(10_000) }),
    z.object({ total: z.number().int(), rows: z.array(customerRowSchema) }),
  ),
  /** The kernel re-run for one customer of the run's first replication with a recorder. */
  'run.trace': call(
    z.object({ runId: z.number().int(), customerId: z.string() }),
    z.object({ customer: customerRowSchema, steps: z.array(traceStepSchema) }),
  ),
  /** By what a run's customers can be told apart: attributes of its data and computed ones, by id, and saved segments. */
  'run.groupings': call(
    z.object({ runId: z.number().int() }),
    z.object({
      attributes: z.array(z.string()),
      segments: z.array(z.object({ segmentId: z.string(), name: z.string() })),
    }),
  ),
  /**
   * The run's figures by group of customers, as they are when the window starts; the groups are all its customers. Throws
   * `run.datasetGone`, `run.unknownGrouping`.
   */
  'run.groups': call(
    z.object({ ...job, runId: z.number().int(), by: groupingSchema }),
    z.object({ groups: z.array(groupResultSchema) }),
  ),
  'run.exportCsv': call(z.object({ runId: z.number().int() }), textFile),

  ...identityCalls,
  ...importCalls,
  ...insightCalls,
  ...segmentCalls,

  'export.targets': call(none, z.array(exportTargetSchema)),
  /** What an export would be: files, what becomes of each node, losses, and what is needed from outside. */
  'export.preview': call(exportRequestSchema, exportPreviewSchema),
  /** The same, given out: errors stop it unless there is a reason, which is then recorded. */
  'export.save': call(exportSaveSchema, exportPreviewSchema),
  /** The customers of a run's first replication at an `audience` node, as the list that the ad platform takes. */
  'export.audience': call(audienceRequestSchema, audienceFileSchema),

  'models.fit': call(z.object({ ...job, untilDate: z.string().nullable() }), modelCardSchema),
  /** Answers to messages measured from the imported sends, opens and clicks, to be offered in place of assumptions. */
  'models.responses': call(z.object(job), z.array(measuredResponseSchema)),
  'job.cancel': call(z.object({ jobId: z.string() }), none),
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type CallInput<Name extends CallName> = z.input<Calls[Name]['input']>;
export type CallOutput<Name extends CallName> = z.output<Calls[Name]['output']>;

/** What the engine tells its clients unasked. */
export const events = {
  /** `done` of `total` steps of the phase `progress.<phase>`; `secondsLeft` null while unknown. */
  'job.progress': z.object({
    jobId: z.string(),
    phase: z.string(),
    done: z.number(),
    total: z.number(),
    secondsLeft: z.number().nullable(),
  }),
} as const;
export type EngineEvents = typeof events;
export type EventName = keyof EngineEvents;
export type EventPayload<Name extends EventName> = z.output<EngineEvents[Name]>;

/** What a host offers the page beside the engine: dialogs, files, and its own nature. */
export const hostInfoSchema = z.object({
  kind: z.enum(['electron', 'browser']),
  locale: z.string(),
  platform: z.string(),
  version: z.string(),
});
export type HostInfo = z.infer<typeof hostInfoSchema>;
