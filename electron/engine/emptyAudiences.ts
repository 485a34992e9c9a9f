import type { Dataset } from '../../core/dataset/dataset.ts';
import { isComputedName } from '../../core/dataset/computedCatalogue.ts';
import { isPredictedName } from '../../core/dataset/predictedCatalogue.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { audiencesOf, conditionKey } from '../../core/lint/index.ts';
import type { Condition } from '../../core/segment/condition.ts';
import { computedIn, expandSegments, type MemberMask } from '../../core/segment/index.ts';
import type { EngineContext } from './context.ts';
import { membership } from './insight/customerPage.ts';
import { driveMask } from './insight/drivePass.ts';
import type { Job } from './jobs.ts';

/**
 * The audiences of a journey, by `conditionKey`, that nobody is in at the end of the data. Audiences that depend on what journeys do
 * (tags, messages, attributes that only a journey sets) are not judged. Answers are remembered, and looking for the first member
 * pauses for other calls.
 */
export async function emptyAudiencesOf(context: EngineContext, journey: Journey, dataset: Dataset): Promise<string[]> {
  if (dataset.span === null || dataset.customerCount === 0) return [];
  const time = dataset.span.lastTime;
  const columns = new Set(dataset.attributes.map(({ name }) => name));
  const definitions = context.session.file.segments.definitions();
  // a check of a journey does not wait for a model to be fitted
  const isFitted = context.forecasts.known(dataset, Math.floor(time) + 1) !== null;
  const empty: string[] = [];
  for (const audience of audiencesOf(journey)) {
    const expanded = expandSegments(audience, definitions);
    if (!isRecorded(expanded, columns) || (!isFitted && computedIn(expanded).some(isPredictedName))) continue;
    const question = `empty ${conditionKey(expanded)}`;
    const isEmpty = await context.insight.answer(dataset, time, question, () =>
      context.jobs.run(`${question} ${context.options.newId()}`, async (job) =>
        hasNobody(await membership(context, dataset, time, expanded, job), dataset.customerCount, job),
      ),
    );
    if (isEmpty) empty.push(conditionKey(audience));
  }
  return empty;
}

async function hasNobody(belongs: MemberMask, rows: number, job: Job): Promise<boolean> {
  let isEmpty = true;
  await driveMask(belongs, rows, job, (mask, from, to) => {
    for (let index = 0; index < to - from && isEmpty; index++) isEmpty = mask[index] === 0;
    return isEmpty;
  });
  return isEmpty;
}

/** Whether a condition asks only for what has been imported or is computed from it, and not for what a journey does. */
function isRecorded(condition: Condition, columns: ReadonlySet<string>): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.every((part) => isRecorded(part, columns));
    case 'not':
      return isRecorded(condition.of, columns);
    case 'attribute':
      return columns.has(condition.attribute) || isComputedName(condition.attribute);
    case 'event':
    case 'eventMeasure':
    case 'followed':
      return condition.span.kind !== 'sinceEntry';
    case 'segment':
    case 'message':
    case 'tag':
      return false;
  }
}
