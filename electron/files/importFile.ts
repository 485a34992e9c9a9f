import { type Dataset, knownEvents } from '../../core/dataset/dataset.ts';
import { addSteps, noContradictions, type Sources } from '../../core/dataset/identity/index.ts';
import type { IdentityReport } from '../../core/dataset/identity/report.ts';
import { mergeSteps } from '../../core/dataset/index.ts';
import { qualitySteps } from '../../core/measure/quality.ts';
import type { Dialect, ImportCheck, ImportSource, Mapping } from '../shared/importTypes.ts';
import { driveSteps } from '../turns/driveSteps.ts';
import { sha256Steps } from '../turns/sha256Steps.ts';
import { buildStaged } from './build.ts';
import { checkStaged, rejectedRows } from './check.ts';
import { givesIdentifiers, sourcesOf } from './identity.ts';
import { importProblem } from './importProblem.ts';
import { type CommitOptions, type ImportOptions, type ImportPhase, regionOf } from './options.ts';
import { plainDataset } from './plain/dataset.ts';
import { headerSignature } from './presets/index.ts';
import { rejectedTable } from './rejected.ts';
import { experimentOutputs, shapeExperimentEvents } from './shapes.ts';
import { numberPeople, type Staged, withStaged } from './stage.ts';

/**
 * Reads the whole file and says what an import would take and refuse, and how the accepted rows look; nothing is kept. `addition`
 * holds the file's customers where it says more of them than an id.
 */
export async function checkFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: CommitOptions,
): Promise<{ check: ImportCheck; addition: Sources | null }> {
  return withStaged(source, dialect, mapping, options, async (staged) => {
    const check = await checkStaged(staged);
    if (check.rowsAccepted === 0) return { check, addition: null };
    const { unhashed, sealed } = await buildAccepted(staged, options);
    const looked = await judged(check, unhashed, options);
    const imported = await sealed;
    if (!givesIdentifiers(staged.plan) && imported.attributes.length === 0) return { check: looked, addition: null };
    return { check: looked, addition: await sourcesOf(staged, imported, regionOf(options)) };
  });
}

export interface Imported {
  /** Of the sources: one row for each customer as the files name them. */
  readonly dataset: Dataset;
  readonly sources: Sources;
  /** Where the file says something else of a customer than what it is added to. */
  readonly contradictions: IdentityReport['contradictions'];
  readonly check: ImportCheck;
  /** Names the file's header. */
  readonly signature: string;
}

/** Reads the whole file into source customers, added to `options.addTo`, of whose events
 * none is added again. Rejects with `import.noValidRow` where nothing is accepted. */
export async function importFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: CommitOptions,
): Promise<Imported> {
  return withStaged(source, dialect, mapping, options, async (staged) => {
    const read = await checkStaged(staged);
    const { unhashed, sealed } = await buildAccepted(staged, options);
    const check = await judged(read, unhashed, options);
    const imported = await sealed;
    const signature = headerSignature({ dialect: staged.dialect, names: staged.plan.names });
    const addition = await sourcesOf(staged, imported, regionOf(options));
    const base = options.addTo ?? null;
    if (base === null) {
      return { dataset: imported, sources: addition, contradictions: noContradictions, check, signature };
    }
    const adding = addSteps(base, addition, regionOf(options), sha256Steps);
    const { sources, contradictions } = await driveSteps(adding, turnsOf(options, 'import.build'));
    const { dataset } = sources;
    const known = base.dataset.events.times.length + imported.events.times.length - dataset.events.times.length;
    if (known === 0) return { dataset, sources, contradictions, check, signature };
    const problems = [...check.problems, importProblem('info', 'eventsKnown', { count: known })];
    const duplicatesDropped = check.duplicatesDropped + known;
    return { dataset, sources, contradictions, check: { ...check, duplicatesDropped, problems }, signature };
  });
}

interface Built {
  /** The dataset, perhaps before its hash is known. */
  readonly unhashed: Dataset;
  readonly sealed: Promise<Dataset>;
}

/** Builds what the rows are: of an experiment the customers first, then the draws and outcomes as events of theirs. */
async function buildAccepted(staged: Staged, options: ImportOptions): Promise<Built> {
  const { database, plain, plan } = staged;
  if (plain !== null) {
    const unhashed = await plainDataset(plain, plan, options);
    const sealed = plain.crew.seal(unhashed);
    // whoever waits for it hears of a failure; until then it is no unhandled one
    sealed.catch(() => {});
    return { unhashed, sealed };
  }
  const built = await buildStaged(staged, options);
  if (!(await shapeExperimentEvents(database, plan))) return { unhashed: built, sealed: Promise.resolve(built) };
  await numberPeople(database);
  const events = { ...staged, plan: { ...plan, isList: false }, outputs: experimentOutputs };
  const merging = mergeSteps(built, await buildStaged(events, options), sha256Steps);
  const merged = await driveSteps(merging, turnsOf(options, 'import.build'));
  return { unhashed: merged, sealed: Promise.resolve(merged) };
}

function turnsOf({ onProgress, signal }: ImportOptions, phase: ImportPhase): Parameters<typeof driveSteps>[1] {
  return { onShare: (share) => onProgress?.(phase, share, 1), signal };
}

/** Days without purchases behind the last of them that need no word: the newest orders are often exported last. */
const longestSilence = 14;

/** The check with what the accepted rows look like, and how they lie to the data that they would be added to. */
async function judged(check: ImportCheck, imported: Dataset, options: CommitOptions): Promise<ImportCheck> {
  const { nowTime, addTo = null } = options;
  options.onProgress?.('import.judge', 0, 1);
  const quality = await driveSteps(qualitySteps(imported, nowTime), turnsOf(options, 'import.judge'));
  const last = addTo === null ? null : lastPurchase(addTo.dataset);
  if (last === null || lastPurchase(imported) !== null) return { ...check, quality };
  const days = Math.floor(((imported.span?.lastTime ?? last) - last) / 86_400);
  if (days <= longestSilence) return { ...check, quality };
  return {
    ...check,
    quality,
    problems: [...check.problems, importProblem('warning', 'endsLater', { days, date: last })],
  };
}

function lastPurchase({ events }: Dataset): number | null {
  const type = events.types.indexOf(knownEvents.purchase);
  let last = Number.NEGATIVE_INFINITY;
  for (let event = 0; event < events.times.length; event++) {
    if (events.typeCodes[event] === type && events.times[event]! > last) last = events.times[event]!;
  }
  return Number.isFinite(last) ? last : null;
}

/** All refused rows of the file as CSV. */
export async function rejectedCsv(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
): Promise<string> {
  return withStaged(source, dialect, mapping, options, async (staged) =>
    rejectedTable(await rejectedRows(staged, null), mapping.zone),
  );
}
