import {
  addSteps,
  type IdentityRecord,
  indexMerges,
  plainSources,
  restoreSteps,
  type Sources,
  type Unified,
  unifySteps,
} from '../../../core/dataset/identity/index.ts';
import { inOneStep } from '../../../core/dataset/index.ts';
import type { Steps } from '../../../core/lib/steps.ts';
import type { IdentityDecision, IdentityPolicy } from '../../../core/dataset/identity/policy.ts';
import { driveSteps } from '../../turns/driveSteps.ts';
import { sha256Steps } from '../../turns/sha256Steps.ts';
import type { IdentityOutline, ImportIdentity } from '../../shared/identity.ts';
import type { DatasetSummary } from '../../shared/models.ts';
import type { EngineContext } from '../context.ts';
import type { Job } from '../jobs.ts';
import { type DatasetOrigin, keepDataset, sameSources } from '../keepDataset.ts';

/** How many of a list an outline shows. */
const outlined = 20;
/** For what is looked at and not kept, and so needs no name. */
const noDigest = inOneStep(() => '');

/** Does work in steps, with pauses for other calls and for a cancel. */
function inTurns<Value>(steps: Steps<Value>, job: Job): Promise<Value> {
  return driveSteps(steps, { onShare: (share) => job.progress('identity', share, 1), signal: job.signal });
}

/** The source customers that a dataset of the workspace was made of. */
export async function sourcesInDataset({ session }: EngineContext, datasetId: number, job: Job): Promise<Sources> {
  const dataset = await session.dataset(datasetId);
  const record = session.identity(datasetId);
  return record === null ? plainSources(dataset) : inTurns(restoreSteps(dataset, record), job);
}

/** Makes customers of sources by the workspace's rule and decisions, and keeps them as a new version of the data. */
export async function keepUnified(
  context: EngineContext,
  sources: Sources,
  updates: IdentityRecord['updates'],
  origin: DatasetOrigin,
  job: Job,
): Promise<{ dataset: DatasetSummary; unified: Unified }> {
  const { identities } = context.session.file;
  const decisions = identities.decisions().map(({ decision }) => decision);
  const unified = await inTurns(unifySteps(sources, identities.policy(), decisions, sha256Steps, updates), job);
  return {
    dataset: await keepDataset(context, unified.dataset, origin, job, { record: unified.record, isDecided: false }),
    unified,
  };
}

/** The data in use made of their sources again, by this rule and these decisions. Null where there are no data. */
export async function reunify(
  context: EngineContext,
  { policy, decisions }: { policy: IdentityPolicy; decisions: readonly IdentityDecision[] },
  job: Job,
): Promise<DatasetSummary | null> {
  const { session } = context;
  const { datasets, identities, meta } = session.file;
  const id = meta.currentDatasetId();
  if (id === null) return null;
  const updates = session.identity(id)?.updates;
  const sourcesNow = await sourcesInDataset(context, id, job);
  const { dataset, record } = await inTurns(unifySteps(sourcesNow, policy, decisions, sha256Steps, updates), job);
  const { name, sources } = datasets.summary(id);
  // what is there already, as after taking a decision back, is not kept a second time
  const same = datasets.list().find((other) => other.hash === dataset.hash && sameSources(other, { name, sources }));
  const isSpare = isUnneeded(context, id);
  let kept = same;
  if (kept === undefined) {
    kept = await keepDataset(context, dataset, { name, sources }, job, { record, isDecided: true });
  } else {
    await identities.save(kept.id, record, { isDecided: identities.isDecided(kept.id), signal: job.signal });
    meta.setCurrentDatasetId(kept.id);
  }
  if (isSpare && kept.id !== id) session.file.removeDataset(id);
  session.forgetDataset(id);
  return kept;
}

/** Whether a version is only a step between decisions: it can be made again, nothing was run on it or added to it. */
function isUnneeded({ session }: EngineContext, id: number): boolean {
  const { datasets, identities, runs } = session.file;
  const [newest] = datasets.list();
  if (newest?.id !== id || !identities.isDecided(id)) return false;
  return runs.list(null).every((run) => run.identity.datasetHash !== newest.hash);
}

/** What an import would make of the customers of a file, alone and added to others. Nothing is kept. */
export async function previewIdentity(
  context: EngineContext,
  addition: Sources,
  base: Sources | null,
  job: Job,
): Promise<ImportIdentity> {
  const { identities } = context.session.file;
  const policy = identities.policy();
  const decisions = identities.decisions().map(({ decision }) => decision);
  const alone = outlineOf(await inTurns(unifySteps(addition, policy, decisions, noDigest), job));
  if (base === null) return { alone, added: null };
  const adding = addSteps(base, addition, policy.region, noDigest);
  const { sources, contradictions } = await inTurns(adding, job);
  const added = await inTurns(unifySteps(sources, policy, decisions, noDigest, contradictions), job);
  return { alone, added: outlineOf(added) };
}

/** The report with the first of each list. */
export function outlineOf({ dataset, record }: Unified): IdentityOutline {
  const { report } = record;
  const index = indexMerges(dataset, record);
  return {
    ...report,
    conflicts: firstOf(report.conflicts),
    ignored: firstOf(report.ignored),
    contradictions: { ...firstOf(report.contradictions), byAttribute: report.contradictions.byAttribute },
    merges: index.customers.slice(0, outlined).flatMap((customer) => index.merge(customer) ?? []),
  };
}

function firstOf<Item>({ count, list }: { count: number; list: Item[] }): { count: number; list: Item[] } {
  return { count, list: list.slice(0, outlined) };
}
