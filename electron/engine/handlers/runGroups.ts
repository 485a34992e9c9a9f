import { computedNames, isComputedName } from '../../../core/dataset/computedCatalogue.ts';
import type { CustomerRole, Dataset } from '../../../core/dataset/dataset.ts';
import { columnNamed } from '../../../core/dataset/index.ts';
import { type CustomerGroup, groupsByColumn, groupsByMembership } from '../../../core/measure/customerGroups.ts';
import { groupResult } from '../../../core/measure/groupResult.ts';
import { expandSegments } from '../../../core/segment/index.ts';
import { compileProgram } from '../../../core/simulate/index.ts';
import type { Grouping } from '../../shared/contract.ts';
import { EngineError } from '../../shared/errors.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { computedColumns } from '../insight/computedColumns.ts';
import { membership, rowsWhere } from '../insight/customerPage.ts';
import type { Job } from '../jobs.ts';
import { resultOf } from '../runs.ts';
import { settledDecisions, storedInput } from './run.ts';

/** Columns by which every customer would be a group. */
const identifying: readonly CustomerRole[] = ['name', 'email', 'phone', 'pushToken'];

export const runGroupHandlers: Pick<Handlers, 'run.groupings' | 'run.groups'> = {
  async 'run.groupings'({ session }, { runId }) {
    const { result } = session.file.runs.get(runId);
    const datasetId = session.file.datasets.idOfHash(result.identity.datasetHash);
    const segments = session.file.segments.list().map(({ id, name }) => ({ segmentId: id, name }));
    if (datasetId === null) return { attributes: [], segments };
    return { attributes: attributesOf(await session.dataset(datasetId)), segments };
  },

  'run.groups': (context, { jobId, runId, by }) =>
    context.jobs.run(jobId, async (job) => {
      const stored = context.session.file.runs.get(runId);
      const { journey, assumptions, result } = stored;
      const { request, journeyRevision, engineVersion } = result.identity;
      const input = await storedInput(context, stored, request.replications, job);
      const { dataset } = input.program;
      // as customers are before the window's first second
      const groups = await groupsBy(context, dataset, result.startTime - 1, by, job);
      if (groups.length === 0) return { groups: [] };
      const program = compileProgram(input.program);
      const decisions = await settledDecisions(context, input, program, job);
      const chosen = { groups: groups.map(({ rows }) => rows), decisions };
      const counts = await context.computer.countGroups(input, program, chosen, {
        signal: job.signal,
        onProgress: (done, total) => job.progress('run', done, total),
      });
      const parts = { journey, journeyRevision, dataset, assumptions, request, engineVersion };
      const made = { program, residual: 0, comparedWith: result.comparedWith, model: input.model, warnings: [] };
      return {
        groups: groups.map(({ value, rows }, place) => {
          const ofGroup = resultOf(parts, { ...made, counts: counts[place]! });
          return groupResult(value, { ...ofGroup, customers: rows.length });
        }),
      };
    }),
};

/** Attributes with values that customers can have in common, by id: those of the data and then computed ones. */
function attributesOf({ attributes, roles }: Dataset): string[] {
  const hidden = new Set(identifying.map((role) => roles[role]));
  const own = attributes.filter(({ name, kind }) => kind !== 'text' && !hidden.has(name)).map(({ name }) => name);
  return [...own, ...computedNames];
}

async function groupsBy(
  context: EngineContext,
  dataset: Dataset,
  time: number,
  by: Grouping,
  job: Job,
): Promise<CustomerGroup[]> {
  if (by.kind === 'segment') {
    const { segments } = context.session.file;
    const definitions = segments.definitions();
    if (definitions[by.segmentId] === undefined) throw unknown(by.segmentId);
    const condition = expandSegments({ kind: 'segment', segmentId: by.segmentId }, definitions);
    const rows = await rowsWhere(await membership(context, dataset, time, condition, job), dataset.customerCount, job);
    const belongs = new Uint8Array(dataset.customerCount);
    for (const row of rows) belongs[row] = 1;
    return groupsByMembership(belongs);
  }
  if (!attributesOf(dataset).includes(by.id)) throw unknown(by.id);
  const column = isComputedName(by.id)
    ? (await computedColumns(context, dataset, time, [by.id], job))[0]
    : columnNamed(dataset, by.id);
  if (column === null || column === undefined) throw unknown(by.id);
  return groupsByColumn(column, dataset.zone);
}

function unknown(name: string): EngineError {
  return new EngineError('input', 'run.unknownGrouping', { name });
}
