import type { Dataset } from '../../core/dataset/dataset.ts';
import { schemaOf } from '../../core/dataset/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { type AttributeLength, attributeLengthsOf, type LintFacts, lintJourney } from '../../core/lint/index.ts';
import type { Problem } from '../../core/lint/problem.ts';
import { type PurchaseFacts, predictorOf, purchaseFactsOf } from '../../core/models/index.ts';
import type { Assumptions } from '../../core/simulate/settings.ts';
import type { EngineContext } from './context.ts';
import { emptyAudiencesOf } from './emptyAudiences.ts';
import { journeyHashOf } from './runs.ts';
import { schemaOfSummary } from './summarySchema.ts';
import { localDateOf } from './window.ts';

/** Lengths are asked for at every check and change never: a dataset is sealed. */
const lengthsOf = new WeakMap<Dataset, AttributeLength[]>();

/** Everything wrong with a journey of the open workspace, given its data, its settings and its last run. */
export async function lintInWorkspace(context: EngineContext, journey: Journey): Promise<Problem[]> {
  const { meta, datasets } = context.session.file;
  const datasetId = meta.currentDatasetId();
  const schema = datasetId === null ? null : schemaOfSummary(datasets.summary(datasetId));
  return lintJourney(journey, schema, await factsOf(context, journey));
}

/**
 * What a run with this data carries as warnings. Only what identifies the run and its surroundings may decide it, so that equal runs have equal bytes:
 * not the date, the name of the shop, the provider, earlier runs or mutes.
 */
export function lintForRun(
  journey: Journey,
  dataset: Dataset,
  assumptions: Assumptions,
  segmentIds: readonly string[],
): Problem[] {
  const facts = {
    segmentIds: [...segmentIds],
    assumptions,
    lengths: knownLengths(dataset),
    purchases: { ...knownPurchases(dataset), knowsLeaving: null },
    customers: dataset.customerCount,
  };
  return lintJourney({ ...journey, muted: [] }, schemaOf(dataset), facts);
}

/** What the linter cannot know from the journey and the names in the data. */
export async function factsOf(context: EngineContext, journey: Journey): Promise<LintFacts> {
  const { session, options } = context;
  const { zone, shopName, assumptions, provider } = session.file.meta.settings();
  const dataset = await session.currentDataset();
  return {
    date: localDateOf(zone, options.clock()),
    provider,
    shopName,
    assumptions,
    lengths: dataset === null ? null : knownLengths(dataset),
    customers: dataset?.customerCount ?? null,
    emptyAudiences: dataset === null ? [] : await emptyAudiencesOf(context, journey, dataset),
    purchases: dataset === null ? null : purchasesOf(context, dataset),
    segmentIds: session.file.segments.list().map(({ id }) => id),
    lastRun: lastRunOf(context, journey),
  };
}

function knownLengths(dataset: Dataset): AttributeLength[] {
  const known = lengthsOf.get(dataset);
  if (known !== undefined) return known;
  const lengths = attributeLengthsOf(dataset);
  lengthsOf.set(dataset, lengths);
  return lengths;
}

const purchaseFacts = new WeakMap<Dataset, PurchaseFacts>();

function knownPurchases(dataset: Dataset): PurchaseFacts {
  const known = purchaseFacts.get(dataset);
  if (known !== undefined) return known;
  const facts = purchaseFactsOf(dataset);
  purchaseFacts.set(dataset, facts);
  return facts;
}

/** Whether the data show who leaves is only known once something has had the model fitted. */
export function purchasesOf({ forecasts }: EngineContext, dataset: Dataset): LintFacts['purchases'] {
  const model = dataset.span && forecasts.known(dataset, Math.floor(dataset.span.lastTime) + 1);
  const predictor = model && predictorOf(model);
  return { ...knownPurchases(dataset), knowsLeaving: predictor === null ? null : predictor.knowsLeaving };
}

function lastRunOf({ session }: EngineContext, journey: Journey): LintFacts['lastRun'] {
  const [last] = session.file.runs.list(journey.id);
  if (last === undefined) return null;
  const { nodes, journey: totals } = session.file.runs.get(last.id).result;
  const entries = totals.entries.mean;
  return {
    changed: last.identity.journeyHash !== journeyHashOf(journey),
    entered: Object.fromEntries(Object.entries(nodes).map(([id, node]) => [id, node.entered.mean])),
    goalShare: entries === 0 ? null : Math.min(1, totals.goals.mean / entries),
  };
}
