import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { rowOfId } from '../../../core/dataset/index.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import { blocksRun } from '../../../core/lint/index.ts';
import type { Problem } from '../../../core/lint/problem.ts';
import { resultCsv } from '../../../core/measure/index.ts';
import type { RunResult } from '../../../core/measure/result.ts';
import {
  compileProgram,
  customersBehind,
  type Program,
  type RunDecisions,
  sharesAnything,
  traceCustomer,
  windowOf,
} from '../../../core/simulate/index.ts';
import type { Predictor } from '../../../core/models/index.ts';
import type { RunRequest } from '../../../core/simulate/request.ts';
import { EngineError } from '../../shared/errors.ts';
import type { StoredRun } from '../../storage/index.ts';
import { predictorAt } from '../insight/computedColumns.ts';
import { type CountRequest, createCounter, type Counter } from '../compute/tasks.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { customerRow, customerRows } from '../customers.ts';
import { estimateRequest } from '../estimate/estimator.ts';
import { safeFileName } from '../fileNames.ts';
import type { Job } from '../jobs.ts';
import { lintForRun } from '../linting.ts';
import { headlineOf, resultOf, type RunParts } from '../runs.ts';
import { asksForPredictions, programInputOf, type Surroundings, surroundingsSchema } from '../surroundings.ts';
import { checkedWindow } from '../window.ts';

/** Customers looked at in one go, so that a cancel gets its turn. */
const rowsPerTurn = 5_000;

export const runHandlers: Pick<
  Handlers,
  'run.estimate' | 'run.start' | 'run.list' | 'run.get' | 'run.delete' | 'run.customers' | 'run.trace' | 'run.exportCsv'
> = {
  async 'run.estimate'(context, { journey, days, jobId, of = 'sample' }) {
    const { session, jobs, estimator } = context;
    const dataset = await session.currentDataset();
    if (dataset === null || dataset.span === null || dataset.customerCount === 0) return null;
    const { assumptions } = session.file.meta.settings();
    const surroundings = surroundingsOf(context, journey, {});
    estimator.stopOlder((older) => jobs.cancel(older), { jobId, of });
    return jobs.run(jobId, async (job) => {
      if (of === 'everyone') {
        const start = performance.now();
        const request = estimateRequest(dataset, days);
        const window = windowOf(dataset.zone, request);
        const parts = { journey, journeyRevision: 0, dataset, assumptions, request };
        const result = await simulate(context, { ...parts, surroundings, window, warnings: [] }, job);
        return { result, sampledCustomers: dataset.customerCount, milliseconds: performance.now() - start };
      }
      const estimate = await estimator.estimate({ dataset, journey, surroundings, days, assumptions }, job);
      // a run is likely to follow
      context.computer.prepare();
      return estimate;
    });
  },

  'run.start': (context, { jobId, journeyId, request }) =>
    context.jobs.run(jobId, async (job) => {
      const { session, options, jobs, estimator } = context;
      const { file } = session;
      const { journey, revision } = file.journeys.get(journeyId);
      const dataset = await session.needDataset();
      const segmentIds = Object.keys(file.segments.definitions());
      const problems = lintForRun(journey, dataset, file.meta.settings().assumptions, segmentIds);
      const errors = problems.filter(blocksRun);
      if (errors.length > 0) {
        throw new EngineError('input', 'run.journeyHasErrors', { count: errors.length, problem: errors[0]!.code });
      }
      const { assumptions } = file.meta.settings();
      const surroundings = surroundingsOf(context, journey, request);
      for (const other of [
        ...(surroundings.compared === null ? [] : [surroundings.compared]),
        ...surroundings.others,
      ]) {
        const { length: count } = lintForRun(other, dataset, assumptions, segmentIds).filter(blocksRun);
        if (count > 0) throw new EngineError('input', 'run.otherHasErrors', { name: other.name, count });
      }
      const window = checkedWindow(dataset, request);
      estimator.stopEveryone((older) => jobs.cancel(older));
      const parts = { journey, journeyRevision: revision, dataset, assumptions, request };
      const result = await simulate(context, { ...parts, surroundings, window, warnings: problems }, job);
      job.signal.throwIfAborted();
      const createdTime = options.clock();
      const runId = file.runs.insert({
        createdTime,
        result,
        headline: headlineOf(result),
        journey,
        assumptions,
        surroundings,
      });
      return { runId, result, problems };
    }),

  'run.list': ({ session }, { journeyId }) => session.file.runs.list(journeyId),

  'run.get'({ session }, { runId }) {
    const { summary, result, journey } = session.file.runs.get(runId);
    return { summary, result, journey };
  },

  'run.delete'({ session }, { runId }) {
    session.file.runs.remove(runId);
    return {};
  },

  'run.customers': (context, { jobId, runId, key, limit }) =>
    context.jobs.run(jobId, async (job) => {
      const { dataset, total, rows } = await rowsBehind(context, { runId, key, limit }, job);
      return { total, rows: customerRows(dataset, rows) };
    }),

  'run.trace': (context, { runId, customerId }) =>
    context.jobs.run(`trace ${runId} ${context.options.newId()}`, async (job) => {
      const { dataset, counter } = await rerun(context, context.session.file.runs.get(runId), job);
      const row = rowOfId(dataset, customerId);
      if (row === -1) throw new EngineError('input', 'customer.notFound', { customerId });
      const { program, world, setup } = counter;
      const steps = traceCustomer(program, world, row, 0, setup.decisions ?? undefined);
      return { customer: customerRow(dataset, row), steps };
    }),

  'run.exportCsv'({ session }, { runId }) {
    const { result } = session.file.runs.get(runId);
    const { journeyName, request } = result.identity;
    return {
      fileName: safeFileName(`${journeyName}-${request.startDate}-${request.days}d`, '.csv'),
      text: resultCsv(result),
    };
  },
};

/** The rows of the customers behind one count of a run's first replication. Throws `run.unknownCount`, `run.datasetGone`. */
export async function rowsBehind(
  context: EngineContext,
  { runId, key, limit }: { runId: number; key: string; limit: number },
  job: Job,
): Promise<{ dataset: Dataset; total: number; rows: number[] }> {
  const { dataset, counter } = await rerun(context, context.session.file.runs.get(runId), job);
  if (counter.program.layout.indexOf(key) === undefined) throw new EngineError('input', 'run.unknownCount', { key });
  const rows: number[] = [];
  let total = 0;
  for (let fromRow = 0; fromRow < dataset.customerCount; fromRow += rowsPerTurn) {
    const toRow = Math.min(dataset.customerCount, fromRow + rowsPerTurn);
    const slice = { fromRow, toRow, fromReplication: 0, toReplication: 1 };
    const { program, world, setup } = counter;
    const part = customersBehind(program, world, slice, key, limit - rows.length, setup.decisions);
    total += part.total;
    rows.push(...part.rows);
    job.progress('customers', toRow, dataset.customerCount);
    await nextTurn();
    job.signal.throwIfAborted();
  }
  return { dataset, total, rows };
}

type Simulated = Omit<RunParts, 'engineVersion'> & {
  readonly surroundings: Surroundings;
  readonly window: { startTime: number; endTime: number };
  readonly warnings: readonly Problem[];
};

/** Runs all customers of the dataset through the journey and what runs beside it. */
async function simulate(
  context: EngineContext,
  { surroundings, window, warnings, ...parts }: Simulated,
  job: Job,
): Promise<RunResult> {
  const { forecasts, computer, options } = context;
  const { journey, dataset, assumptions, request } = parts;
  const model = request.mode === 'forecast' ? await forecasts.model(dataset, window.startTime, job) : null;
  const predictor = await predictorFor(context, journey, surroundings, dataset, window.startTime, job);
  const input = programInputOf({ journey, surroundings, dataset, assumptions, request, window, predictor });
  const program = compileProgram(input);
  const { counts, residual } = await computer.count({ program: input, model }, program, {
    signal: job.signal,
    onProgress: (done, total) => job.progress('run', done, total),
  });
  const comparedWith = surroundings.compared?.name ?? null;
  const identity = { ...parts, engineVersion: options.version };
  return resultOf(identity, { program, counts, residual, comparedWith, model, warnings });
}

/** The run's first replication made ready again. Throws `run.datasetGone` where its data was deleted. */
async function rerun(
  context: EngineContext,
  stored: StoredRun,
  job: Job,
): Promise<{ dataset: Dataset; counter: Counter }> {
  // replications know nothing of each other, so the first can be had alone
  const input = await storedInput(context, stored, 1, job);
  const { dataset } = input.program;
  const counter = createCounter(input, { decisions: null, rows: null });
  const decisions = await settledDecisions(context, input, counter.program, job);
  return { dataset, counter: { ...counter, setup: { decisions, rows: null } } };
}

/** What so many of the run's replications are counted from. Throws `run.datasetGone` where its data was deleted. */
export async function storedInput(
  context: EngineContext,
  { journey, assumptions, result, surroundings: stored }: StoredRun,
  replications: number,
  job: Job,
): Promise<CountRequest> {
  const { session, forecasts } = context;
  const { datasetHash, request } = result.identity;
  const datasetId = session.file.datasets.idOfHash(datasetHash);
  if (datasetId === null) throw new EngineError('input', 'run.datasetGone');
  const dataset = await session.dataset(datasetId);
  const { startTime, endTime } = result;
  const model = request.mode === 'forecast' ? await forecasts.model(dataset, startTime, job) : null;
  const surroundings = surroundingsSchema.parse(stored);
  const predictor = await predictorFor(context, journey, surroundings, dataset, startTime, job);
  const program = programInputOf({
    journey,
    surroundings,
    dataset,
    assumptions,
    request: { ...request, replications },
    window: { startTime, endTime },
    predictor,
  });
  return { program, model };
}

/** What all customers together decide about the limits that they share; null where they share nothing. */
export async function settledDecisions(
  { computer }: EngineContext,
  input: CountRequest,
  program: Program,
  job: Job,
): Promise<readonly RunDecisions[] | null> {
  if (!sharesAnything(program)) return null;
  const { decisions } = await computer.count(input, program, {
    signal: job.signal,
    onProgress: (done, total) => job.progress('run', done, total),
  });
  return decisions;
}

/** What runs beside a journey and what it refers to, as the workspace has it now. Throws `journey.notFound`. */
function surroundingsOf(
  { session }: EngineContext,
  journey: Journey,
  { withLive = true, compareJourneyId }: Pick<RunRequest, 'withLive' | 'compareJourneyId'>,
): Surroundings {
  const { journeys, segments } = session.file;
  const compared = compareJourneyId === undefined ? null : journeys.get(compareJourneyId).journey;
  const live = withLive ? journeys.live() : [];
  return {
    others: live.filter(({ id }) => id !== journey.id && id !== compareJourneyId),
    compared,
    segments: segments.definitions(),
  };
}

function predictorFor(
  context: EngineContext,
  journey: Journey,
  surroundings: Surroundings,
  dataset: Dataset,
  startTime: number,
  job: Job,
): Promise<Predictor | null> {
  return asksForPredictions(journey, surroundings)
    ? predictorAt(context, dataset, startTime, job)
    : Promise.resolve(null);
}
