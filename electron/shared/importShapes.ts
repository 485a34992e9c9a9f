import { z } from 'zod';
import { channelSchema, purposeSchema } from '../../core/journey/channels.ts';

/** Either a column that says it row by row, or the same answer for the whole file. */
function columnOr<Value extends z.ZodType>(value: Value) {
  return z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('column'), column: z.string() }),
    z.object({ kind: z.literal('constant'), value }),
  ]);
}

/**
 * What the columns of a campaign log mean. Its rows are events that belong to a message: a send, an open, a click, a redemption.
 * A file with one row for each send says in further columns when it was answered.
 */
export const campaignLogSchema = z.object({
  /** Column with the campaign or message; sends and answers of one campaign are told by it. */
  campaign: z.string().nullable(),
  /** Column with the kind of campaign, by which campaigns are also measured together. */
  type: z.string().nullable(),
  channel: columnOr(channelSchema.nullable()),
  purpose: columnOr(purposeSchema.nullable()),
  /** Column with the last day on which an answer can come, of coupons and the like. */
  end: z.string().nullable(),
  /** Columns with the moments of the answers, in files with one row for each send. */
  opened: z.string().nullable(),
  clicked: z.string().nullable(),
  unsubscribed: z.string().nullable(),
});
export type CampaignLog = z.infer<typeof campaignLogSchema>;

/** What the columns of an experiment mean: one row a customer, with the arm they were drawn into and what came of it. */
export const experimentColumnsSchema = z.object({
  name: z.string(),
  arm: z.string(),
  /** Value of the arm column that stands for "nothing was done". */
  control: z.string(),
  /** Columns of what is compared: yes or no, or an amount. */
  outcomes: z.array(z.object({ column: z.string(), kind: z.enum(['boolean', 'number']) })),
  /** Local date of the draw, YYYY-MM-DD, where no column holds it; null = the outcomes become attributes only. */
  date: z.string().nullable(),
});
export type ExperimentColumns = z.infer<typeof experimentColumnsSchema>;

/** What the columns of a consent list mean: each row gives or withdraws consent to advertising; the latest row of a channel holds. */
export const consentListSchema = z.object({
  /** Column with yes or no (given, withdrawn). */
  status: z.string(),
  /** Column with the channel; null = the rows speak of advertising on any channel. */
  channel: z.string().nullable(),
});
export type ConsentList = z.infer<typeof consentListSchema>;

/** An experiment as the list of imports keeps it, by names of attributes. */
export const experimentSchema = z.object({
  name: z.string(),
  arm: z.string(),
  control: z.string(),
  outcomes: z.array(z.string()),
});
export type Experiment = z.infer<typeof experimentSchema>;
