import { z } from 'zod';
import { customerRoles } from '../../core/dataset/dataset.ts';
import { problemSchema } from '../../core/lint/problem.ts';
import { qualityFindingSchema } from '../../core/measure/quality.ts';
import { campaignLogSchema, consentListSchema, experimentColumnsSchema } from './importShapes.ts';

export const importKindSchema = z.enum([
  'events',
  'orders',
  'orderLines',
  'customers',
  'campaigns',
  'experiment',
  'consents',
]);
export type ImportKind = z.infer<typeof importKindSchema>;

export const encodingSchema = z.enum(['utf-8', 'cp949', 'utf-16le', 'utf-16be']);
export type Encoding = z.infer<typeof encodingSchema>;

export const fileFormatSchema = z.enum(['text', 'json', 'parquet', 'excel']);
export type FileFormat = z.infer<typeof fileFormatSchema>;

/** Order of the parts of a date that is written with separators and does not start with a year of four digits. */
export const dateOrderSchema = z.enum(['ymd', 'mdy', 'dmy']);
export type DateOrder = z.infer<typeof dateOrderSchema>;

/** How the file is read before columns have a meaning. What is absent has the usual value. */
export const dialectSchema = z.object({
  encoding: encodingSchema,
  delimiter: z.enum([',', '\t', ';', '|']),
  hasHeader: z.boolean(),
  /** '' = quotes are ordinary characters. Absent = '"'. */
  quote: z.enum(['"', "'", '']).optional(),
  /** Absent = '.'. */
  decimal: z.enum(['.', ',']).optional(),
  /** Absent = dates of two-digit years start with the year, and dates that end with the year are not read. */
  dateOrder: dateOrderSchema.optional(),
  /** Absent = 'text'. `json` is JSON and JSON lines. */
  format: fileFormatSchema.optional(),
  /** File inside a zip. */
  entry: z.string().optional(),
  /** Sheet of a workbook. */
  sheet: z.string().optional(),
  /** List inside each JSON record whose elements are the rows, as `a.b`; absent = the records are the rows. */
  list: z.string().optional(),
});
export type Dialect = z.infer<typeof dialectSchema>;

export const columnKindSchema = z.enum(['number', 'category', 'boolean', 'time', 'date', 'text']);

/** What the columns of order lines mean. */
export const orderLinesSchema = z.object({
  /** Column with the order number, which groups the lines. */
  order: z.string(),
  /** Column with the number of pieces; null = one each. A negative number is a refund. */
  quantity: z.string().nullable(),
  /** Column with the price of a piece; the line's amount is quantity times price. Null = the mapping's value is the line's amount. */
  price: z.string().nullable(),
  /** Column that says which lines are cancelled or returned. */
  status: z.string().nullable(),
  /** Leaves out cancelled lines (order numbers that start with C, a status of cancellation) rather than make refunds of them. */
  leaveOutCancelled: z.boolean(),
  /** Leaves out lines whose quantity or price is zero or less. */
  leaveOutNotPositive: z.boolean(),
});
export type OrderLines = z.infer<typeof orderLinesSchema>;

/**
 * What the columns mean. For `orders`, `events` and `campaigns` each row is an event; rows of `orderLines` are grouped into one event per
 * order; rows of `customers` and `experiment` are one customer each, rows of `consents` one decision of a customer.
 * Columns are named by the header (or `column1`, `column2` … without one), those of lookup tables as the preview says.
 */
export const mappingSchema = z.object({
  kind: importKindSchema,
  /** Column with the customer's id; '' = rows name their customer by `email` or `phone` only. */
  customer: z.string(),
  /** Columns with an e-mail address and a phone number by which rows name their customer too. */
  email: z.string().nullable().optional(),
  phone: z.string().nullable().optional(),
  /** Column with the moment of the event; null for customers. */
  time: z.string().nullable(),
  /** `auto`, or a pattern such as `YYYY-MM-DD HH:mm:ss`, `YYYYMMDD`, `epochSeconds`, `epochMillis`. */
  timeFormat: z.string(),
  /** Column with the amount. */
  value: z.string().nullable(),
  /** What the columns of order lines mean; needed for `orderLines`. */
  lines: orderLinesSchema.optional(),
  /** Needed for `campaigns`, `experiment` and `consents`. */
  campaign: campaignLogSchema.optional(),
  experiment: experimentColumnsSchema.optional(),
  consent: consentListSchema.optional(),
  /** Event name: one column, or the same name for every row. */
  event: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('constant'), name: z.string() }),
    z.object({ kind: z.literal('column'), column: z.string(), rename: z.record(z.string(), z.string()) }),
  ]),
  /** Further columns to keep: event properties, or customer attributes. */
  columns: z.array(
    z.object({
      column: z.string(),
      name: z.string(),
      kind: columnKindSchema,
      role: z.enum(customerRoles).nullable(),
    }),
  ),
  zone: z.string(),
});
export type Mapping = z.infer<typeof mappingSchema>;

/** A table whose columns are added to the rows of another file by a key, as a lookup in a spreadsheet does. */
export const lookupSchema = z.object({
  source: z.object({ path: z.string(), name: z.string() }),
  /** Column of the file whose cell is looked up. */
  key: z.string(),
  /** Column of the lookup table in which it is found. */
  match: z.string(),
  /** Columns of the lookup table to take; absent = all but `match`. */
  columns: z.array(z.string()).optional(),
  /** How the lookup table is read; absent = as it is recognised. */
  dialect: dialectSchema.optional(),
});
export type Lookup = z.infer<typeof lookupSchema>;

/** A file as the user gave it: a path in the desktop app and the CLI, an uploaded temporary file in browser mode. */
export const importSourceSchema = z.object({
  path: z.string(),
  name: z.string(),
  /** Tables joined to the file; their columns stand behind its own. */
  lookups: z.array(lookupSchema).optional(),
});
export type ImportSource = z.infer<typeof importSourceSchema>;

export const rejectedRowSchema = z.object({
  /** 1-based line of the file, counting the header. */
  line: z.number().int(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  text: z.string(),
});
export type RejectedRow = z.infer<typeof rejectedRowSchema>;

export const importPreviewSchema = z.object({
  dialect: dialectSchema,
  /** What else the file could be read as: files of a zip, sheets of a workbook, lists in JSON records. */
  choices: z.object({ entries: z.array(z.string()), sheets: z.array(z.string()), lists: z.array(z.string()) }),
  columns: z.array(
    z.object({ name: z.string(), kind: columnKindSchema, samples: z.array(z.string()), emptyShare: z.number() }),
  ),
  /** The first rows as text. */
  rows: z.array(z.array(z.string())),
  mapping: mappingSchema,
  /** Where the mapping is from: the caller, how a file with this header was read last time, a known export, or a guess. */
  origin: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('given') }),
    z.object({ kind: z.literal('remembered'), fileName: z.string(), time: z.number() }),
    z.object({ kind: z.literal('preset'), preset: z.string() }),
    z.object({ kind: z.literal('guess') }),
  ]),
  /** Names the header, for what is remembered of it. */
  signature: z.string(),
  /** Known exports that the header fits, the best first; and whether something is remembered of it. */
  presets: z.array(z.string()),
  isRemembered: z.boolean(),
  problems: z.array(problemSchema),
});
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** What the mapping makes of the whole file, before anything is written. */
export const importCheckSchema = z.object({
  rowsRead: z.number().int(),
  rowsAccepted: z.number().int(),
  rowsRejected: z.number().int(),
  duplicatesDropped: z.number().int(),
  customers: z.number().int(),
  firstTime: z.number().nullable(),
  lastTime: z.number().nullable(),
  eventTypes: z.array(z.object({ name: z.string(), count: z.number().int() })),
  /** At most the first 1,000. */
  rejected: z.array(rejectedRowSchema),
  problems: z.array(problemSchema),
  /** What a person should look at in the accepted rows. */
  quality: z.array(qualityFindingSchema),
});
export type ImportCheck = z.infer<typeof importCheckSchema>;
