import type { Dataset } from '../../core/dataset/dataset.ts';
import { mergeDatasets } from '../../core/dataset/index.ts';
import type { Dialect, ImportCheck, ImportPreview, ImportSource, Mapping } from '../shared/importTypes.ts';
import { buildStaged, sha256 } from './build.ts';
import { checkStaged, encodingProblems, rejectedRows } from './check.ts';
import { withTable } from './formats/openTable.ts';
import { guessColumns, guessMapping } from './guess.ts';
import { importProblem } from './importProblem.ts';
import type { CommitOptions, ImportOptions } from './options.ts';
import { plainDataset } from './plain/dataset.ts';
import { rejectedTable } from './rejected.ts';
import { withStaged } from './stage.ts';

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

/** Reads the whole file and says what an import would take and refuse; nothing is kept. */
export async function checkFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
): Promise<ImportCheck> {
  return withStaged(source, dialect, mapping, options, checkStaged);
}

/** Reads the whole file into a dataset, merged onto `options.addTo`, of whose events
 * none is added again. Rejects with `import.noValidRow` where nothing is accepted. */
export async function importFile(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: CommitOptions,
): Promise<{ dataset: Dataset; check: ImportCheck }> {
  return withStaged(source, dialect, mapping, options, async (staged) => {
    const check = await checkStaged(staged);
    const { plain, plan } = staged;
    const imported =
      plain === null ? await buildStaged(staged, options) : await plainDataset(plain.rows, plain.order, plan, options);
    const base = options.addTo ?? null;
    if (base === null) return { dataset: imported, check };
    const dataset = mergeDatasets(base, imported, sha256, 'drop');
    const known = base.events.times.length + imported.events.times.length - dataset.events.times.length;
    if (known === 0) return { dataset, check };
    const problems = [...check.problems, importProblem('info', 'eventsKnown', { count: known })];
    return { dataset, check: { ...check, duplicatesDropped: check.duplicatesDropped + known, problems } };
  });
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
  const named = [mapping.customer, mapping.time, mapping.value, ...ofLines].filter((column) => column !== null);
  return [...named, ...event, ...mapping.columns.map(({ column }) => column)];
}
