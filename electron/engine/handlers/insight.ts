import { computedNames } from '../../../core/dataset/computedCatalogue.ts';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { derivedNames } from '../../../core/dataset/derivedCatalogue.ts';
import { cellText, rowOfId } from '../../../core/dataset/index.ts';
import { cohortPass } from '../../../core/measure/customers/cohorts.ts';
import { stagePass } from '../../../core/measure/customers/stages.ts';
import { trendPass } from '../../../core/measure/customers/trend.ts';
import { expandSegments } from '../../../core/segment/index.ts';
import type { CallOutput } from '../../shared/contract.ts';
import { EngineError } from '../../shared/errors.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { computedColumns } from '../insight/computedColumns.ts';
import { customerPage } from '../insight/customerPage.ts';
import { drivePass } from '../insight/drivePass.ts';
import { kpis, persona, rfm } from '../insight/measures.ts';
import type { Job } from '../jobs.ts';
import { momentOfDate } from '../window.ts';

export const insightHandlers: Pick<
  Handlers,
  | 'customers.kpis'
  | 'customers.rfm'
  | 'customers.cohorts'
  | 'customers.stages'
  | 'customers.trend'
  | 'customers.persona'
  | 'customers.page'
  | 'customers.derived'
> = {
  'customers.kpis': (context, { jobId, date, periodDays, breakdown }) =>
    asOf(context, jobId, date, `kpis ${periodDays} ${breakdown}`, async (dataset, time, job) => ({
      time,
      ...(await kpis(context, dataset, time, { periodDays, breakdown }, job)),
    })),

  'customers.rfm': (context, { jobId, date, rule }) =>
    asOf(context, jobId, date, `rfm ${rule}`, async (dataset, time, job) => ({
      time,
      ...(await rfm(context, dataset, time, rule, job)),
    })),

  'customers.cohorts': (context, { jobId, date }) =>
    asOf(context, jobId, date, 'cohorts', async (dataset, time, job) => ({
      time,
      cohorts: await drivePass(cohortPass(dataset, time), dataset.customerCount, job),
    })),

  'customers.stages': (context, { jobId, date }) =>
    asOf(context, jobId, date, 'stages', async (dataset, time, job) => ({
      time,
      ...(await drivePass(stagePass(dataset, time), dataset.customerCount, job)),
    })),

  'customers.trend': (context, { jobId, date }) =>
    asOf(context, jobId, date, 'trend', async (dataset, time, job) => ({
      time,
      months: await drivePass(trendPass(dataset, time), dataset.customerCount, job),
    })),

  'customers.persona'(context, { jobId, date, condition }) {
    const expanded = expandSegments(condition, context.session.file.segments.definitions());
    return asOf(context, jobId, date, `persona ${JSON.stringify(expanded)}`, (dataset, time, job) =>
      persona(context, dataset, time, expanded, job),
    );
  },

  'customers.page': (context, input) =>
    context.jobs.run(input.jobId, async (job) => {
      const dataset = await context.session.needDataset();
      const definitions = context.session.file.segments.definitions();
      const condition = input.condition && expandSegments(input.condition, definitions);
      return customerPage(context, dataset, momentOf(dataset, input.date), { ...input, condition }, job);
    }),

  'customers.derived': (context, { jobId, date, customerId }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      return derivedOf(context, dataset, momentOf(dataset, date), customerId, job);
    }),
};

/** Runs a measure as a job on the dataset in use; the same question about the same content is answered from memory. */
function asOf<Value>(
  context: EngineContext,
  jobId: string,
  date: string | null,
  question: string,
  measure: (dataset: Dataset, time: number, job: Job) => Promise<Value>,
): Promise<Value> {
  return context.jobs.run(jobId, async (job) => {
    const dataset = await context.session.needDataset();
    const time = momentOf(dataset, date);
    // a model that is fitted later changes what can be said
    const model = context.forecasts.known(dataset, Math.floor(time) + 1) === null ? '' : ' with a model';
    return context.insight.answer(dataset, time, question + model, () => measure(dataset, time, job));
  });
}

/** The last second of the date, or of the data. Throws `run.badDate`. */
function momentOf(dataset: Dataset, date: string | null): number {
  if (date === null) return dataset.span?.lastTime ?? 0;
  return momentOfDate(dataset.zone, date) + 86_399;
}

async function derivedOf(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  customerId: string,
  job: Job,
): Promise<CallOutput<'customers.derived'>> {
  const row = rowOfId(dataset, customerId);
  if (row === -1) throw new EngineError('input', 'customer.notFound', { customerId });
  // fitting takes its own call
  const isFitted = context.forecasts.known(dataset, Math.floor(time) + 1) !== null;
  const columns = await computedColumns(context, dataset, time, isFitted ? computedNames : derivedNames, job);
  const values: Record<string, string | number> = {};
  for (const column of columns) {
    const value = column.kind === 'number' ? column.values[row]! : cellText(column, row, dataset.zone);
    if (typeof value === 'string' ? value !== '' : !Number.isNaN(value)) values[column.name] = value;
  }
  return { time, values };
}
