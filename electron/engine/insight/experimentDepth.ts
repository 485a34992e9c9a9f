import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import { knownEvents } from '../../../core/dataset/dataset.ts';
import { experimentDepth, type ExperimentDepth } from '../../../core/measure/uplift/depth.ts';
import { EngineError } from '../../shared/errors.ts';
import { driveSteps } from '../../turns/driveSteps.ts';
import type { EngineContext, ParsedInput } from '../context.ts';
import type { Job } from '../jobs.ts';
import { momentOfDate } from '../window.ts';
import { columnOf } from './customerPage.ts';

/** Bootstrap samples: the standard error of a 5 % point is about a fifth of the spread. */
const replications = 100;
const seed = 1;

/**
 * One arm of an experiment against its control, looked at closely. What is known of customers is as of the date or, without one, of the
 * second before the first draw that the data record, so that what came of it does not count as known before.
 */
export async function measureDepth(
  context: EngineContext,
  dataset: Dataset,
  input: ParsedInput<'experiments.depth'>,
  job: Job,
): Promise<{ time: number; depth: ExperimentDepth | null }> {
  const { file } = context.session;
  const { sources } = file.datasets.summary(file.meta.currentDatasetId()!);
  const experiment = sources.flatMap((source) => source.experiment ?? []).find(({ name }) => name === input.experiment);
  if (experiment === undefined) throw new EngineError('input', 'experiment.unknown', { name: input.experiment });
  const time = input.date === null ? beforeDraw(dataset) : momentOfDate(dataset.zone, input.date) - 1;
  const column = (id: string): Promise<Column> => columnOf(context, dataset, time, id, job);
  const covariates: Column[] = [];
  for (const id of input.covariates) covariates.push(await column(id));
  const { ranking } = input;
  const steps = experimentDepth(dataset, {
    armColumn: experiment.arm,
    arm: input.arm,
    control: experiment.control,
    outcome: input.outcome,
    ranking: ranking === null ? null : { column: await column(ranking.column), largestFirst: ranking.largestFirst },
    groups: input.groups === null ? null : await column(input.groups),
    covariates,
    replications,
    seed,
  });
  const depth = await driveSteps(steps, {
    onShare: (share) => job.progress('experiment', share, 1),
    signal: job.signal,
  });
  return { time, depth };
}

function beforeDraw({ events, span }: Dataset): number {
  const type = events.types.indexOf(knownEvents.experimentAssigned);
  let first = Number.POSITIVE_INFINITY;
  for (let event = 0; event < events.times.length; event++) {
    if (events.typeCodes[event] === type && events.times[event]! < first) first = events.times[event]!;
  }
  return Number.isFinite(first) ? first - 1 : (span?.lastTime ?? 0);
}
