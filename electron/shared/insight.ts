import { z } from 'zod';
import { stageLabels } from '../../core/dataset/derivedCatalogue.ts';
import { breakdowns } from '../../core/measure/customers/groups.ts';
import { funnelSteps } from '../../core/measure/customers/stages.ts';
import { conditionSchema } from '../../core/segment/condition.ts';

/** As of the end of this local date, YYYY-MM-DD; null = the last event of the data. */
const asked = { jobId: z.string(), date: z.string().nullable() };
const count = z.number().int();
const figure = z.number().nullable();

const kpisSchema = z.object({
  customers: count,
  buyers: count,
  repeatBuyers: count,
  repurchaseRate: figure,
  previousBuyers: count,
  retainedBuyers: count,
  retention: figure,
  churn: figure,
  cycleDays: figure,
  orders: count,
  revenueWon: z.number(),
  averageOrderWon: figure,
  valuePerBuyerWon: figure,
  predictedPerCustomerWon: figure,
});

const personaSchema = z.object({
  customers: count,
  base: count,
  revenueWon: z.number(),
  revenueShare: figure,
  traits: z.array(
    z.object({
      attribute: z.string(),
      label: z.string(),
      customers: count,
      share: z.number(),
      baseShare: z.number(),
      lift: z.number(),
    }),
  ),
  figures: z.array(z.object({ attribute: z.string(), median: figure, baseMedian: figure })),
  profiles: z.array(
    z.object({
      attribute: z.string(),
      labels: z.array(z.string()),
      shares: z.array(z.number()),
      baseShares: z.array(z.number()),
    }),
  ),
});

/** A cell of the customer table: numbers as they are (times in epoch seconds), all else as text, missing as null. */
const cellSchema = z.union([z.string(), z.number(), z.null()]);

/**
 * A column of the customer table: `id`, `purchases`, `events`, `lastTime`, `attribute <name>` for an imported attribute, or the name of a
 * computed one. The purchase model is fitted when the first prediction is asked for.
 */
const columnIdSchema = z.string();

/** Calls about customers as of a moment. All work in the engine, report progress and can be cancelled. */
export const insightCalls = {
  'customers.kpis': {
    input: z.object({
      ...asked,
      periodDays: z.number().int().min(1).max(3_660),
      breakdown: z.enum(breakdowns).nullable(),
    }),
    output: z.object({
      time: z.number(),
      overall: kpisSchema,
      groups: z.array(z.object({ label: z.string().nullable(), kpis: kpisSchema })),
      /** What the data can be broken down by. */
      breakdowns: z.array(z.enum(breakdowns)),
    }),
  },
  'customers.rfm': {
    input: z.object({ ...asked, rule: z.enum(['quantile', 'tile']) }),
    output: z.object({
      time: z.number(),
      buyers: count,
      revenueWon: z.number(),
      cells: z.array(
        z.object({
          recency: count,
          frequency: count,
          customers: count,
          revenueWon: z.number(),
          monetaryScore: figure,
        }),
      ),
    }),
  },
  'customers.cohorts': {
    input: z.object(asked),
    output: z.object({
      time: z.number(),
      cohorts: z.array(z.object({ month: z.string(), customers: z.array(count), revenueWon: z.array(z.number()) })),
    }),
  },
  'customers.stages': {
    input: z.object(asked),
    output: z.object({
      time: z.number(),
      customers: count,
      funnel: z.array(z.object({ step: z.enum(funnelSteps), customers: count })),
      stages: z.array(
        z.object({ stage: z.enum(stageLabels), customers: count, buyers: count, revenueWon: z.number() }),
      ),
    }),
  },
  'customers.trend': {
    input: z.object(asked),
    output: z.object({
      time: z.number(),
      months: z.array(
        z.object({
          month: z.string(),
          activeCustomers: count,
          buyers: count,
          newBuyers: count,
          purchases: count,
          revenueWon: z.number(),
          messagesSent: count,
        }),
      ),
    }),
  },
  'customers.persona': {
    input: z.object({ ...asked, condition: conditionSchema }),
    output: personaSchema,
  },
  /** Rows [offset, offset + limit) of the customers found, in the order asked for. */
  'customers.page': {
    input: z.object({
      ...asked,
      search: z.string(),
      condition: conditionSchema.nullable(),
      sort: z.object({ column: columnIdSchema, descending: z.boolean() }),
      columns: z.array(columnIdSchema).max(100),
      offset: z.number().int().min(0),
      limit: z.number().int().min(1).max(500),
    }),
    output: z.object({
      total: count,
      rows: z.array(z.object({ row: count, id: z.string(), cells: z.array(cellSchema) })),
    }),
  },
  /** Everything derived of one customer, and what a model expects of them where one has been fitted. */
  'customers.derived': {
    input: z.object({ ...asked, customerId: z.string() }),
    output: z.object({
      time: z.number(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
    }),
  },
} as const;
