import type { Dataset } from '../../core/dataset/dataset.ts';
import { addSources, noContradictions, type Sources } from '../../core/dataset/identity/index.ts';
import type { IdentityReport } from '../../core/dataset/identity/report.ts';
import type { Dialect, ImportCheck, ImportPreview, ImportSource, Mapping } from '../shared/importTypes.ts';
import { buildStaged, sha256 } from './build.ts';
import { checkStaged, encodingProblems, rejectedRows } from './check.ts';
import { withTable } from './formats/openTable.ts';
import { guessColumns, guessMapping } from './guess.ts';
import { importProblem } from './importProblem.ts';
import { givesIdentifiers, sourcesOf } from './identity.ts';
import { type CommitOptions, type ImportOptions, regionOf } from './options.ts';
import { plainDataset } from './plain/dataset.ts';
import { rejectedTable } from './rejected.ts';
import { type Staged, withStaged } from './stage.ts';

const previewRows = 50;

/**
 * The first rows of the file, with guesses for what was not chosen. A mapping whose columns this dialect does not give, or that
 * lacks what its kind needs (a customer column; a time for orders and events), is guessed again for the kind that it names.
 * Rejects with an EngineError of kind `input` where the file is no table of text.
 */
export async function previewFile(
  source: ImportSource,
  dialect: Dialect | null,
  mapping: Mapping | null,
  zone: string,
): Promise<ImportPreview> {
  return withTable(source, dialect, async ({ head, choices, local }) => {
    const columns = guessColumns(head);
    const isUsable =
      mapping !== null &&
      (mapping.kind === 'customers' || mapping.time !== null) &&
      (mapping.kind !== 'orderLines' || mapping.lines !== undefined) &&
      columnsOf(mapping).every((column) => head.names.includes(column));
    return {
      dialect: head.dialect,
      choices,
      columns,
      rows: head.rows.slice(0, previewRows).map((row) => [...row]),
      mapping: isUsable
        ? mapping
        : guessMapping(head, columns, { zone, fileName: local.name, kind: mapping?.kind ?? null }),
      problems: encodingProblems({ ...head, detectedEncoding: head.detected }),
    };
  });
}

/**
 * Reads the whole file and says what an import would take and refuse; nothing is kept. `addition` holds the file's customers where
 * it says more of them than an id.
 */
export async function checkFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
): Promise<{ check: ImportCheck; addition: Sources | null }> {
  return withStaged(source, dialect, mapping, options, async (staged) => {
    const check = await checkStaged(staged);
    if (check.rowsAccepted === 0 || !givesIdentifiers(staged.plan)) return { check, addition: null };
    const imported = await buildAccepted(staged, options);
    return { check, addition: await sourcesOf(staged, imported, regionOf(options)) };
  });
}

export interface Imported {
  /** Of the sources: one row for each customer as the files name them. */
  readonly dataset: Dataset;
  readonly sources: Sources;
  /** Where the file says something else of a customer than what it is added to. */
  readonly contradictions: IdentityReport['contradictions'];
  readonly check: ImportCheck;
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
    const check = await checkStaged(staged);
    const imported = await buildAccepted(staged, options);
    const addition = await sourcesOf(staged, imported, regionOf(options));
    const base = options.addTo ?? null;
    if (base === null) return { dataset: imported, sources: addition, contradictions: noContradictions, check };
    const { sources, contradictions } = addSources(base, addition, regionOf(options), sha256);
    const { dataset } = sources;
    const known = base.dataset.events.times.length + imported.events.times.length - dataset.events.times.length;
    if (known === 0) return { dataset, sources, contradictions, check };
    const problems = [...check.problems, importProblem('info', 'eventsKnown', { count: known })];
    return {
      dataset,
      sources,
      contradictions,
      check: { ...check, duplicatesDropped: check.duplicatesDropped + known, problems },
    };
  });
}

function buildAccepted(staged: Staged, options: ImportOptions): Promise<Dataset> {
  const { plain, plan } = staged;
  return plain === null ? buildStaged(staged, options) : plainDataset(plain.rows, plain.order, plan, options);
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

function columnsOf(mapping: Mapping): string[] {
  const event = mapping.event.kind === 'column' ? [mapping.event.column] : [];
  const { lines } = mapping;
  const ofLines = lines === undefined ? [] : [lines.order, lines.quantity, lines.price, lines.status];
  const naming = [mapping.customer, mapping.email, mapping.phone].filter((column) => column != null && column !== '');
  // where nothing names the customer, the empty name is a column that no file has
  const who = naming.length === 0 ? [''] : naming;
  const named = [...who, mapping.time, mapping.value, ...ofLines].filter((column) => column != null);
  return [...named, ...event, ...mapping.columns.map(({ column }) => column)];
}
