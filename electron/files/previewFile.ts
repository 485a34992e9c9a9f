import { EngineError } from '../shared/errors.ts';
import type { RememberedMapping } from '../shared/imports.ts';
import type { Dialect, ImportPreview, ImportSource, Mapping } from '../shared/importTypes.ts';
import { encodingProblems } from './check.ts';
import type { OpenTable } from './formats/openFile.ts';
import { type Place, withTable } from './formats/openTable.ts';
import { guessColumns, guessMapping } from './guess.ts';
import { guessLookupKey } from './lookups.ts';
import { headerSignature, presetMapping, presetsOf } from './presets/index.ts';
import { shapeColumns } from '../shared/shapeColumns.ts';

const previewRows = 50;

/** How the reading of a file is chosen where no mapping is given. */
export interface PreviewWishes {
  /** `auto`: as last time, else a known export, else a guess; `guess`; or the id of a known export. */
  readonly use?: string;
  /** What is remembered of a header. */
  readonly remembered?: (signature: string) => RememberedMapping | null;
  /** The table inside the file, where everything else is to be recognised. */
  readonly place?: Place;
}

/**
 * The first rows of the file, with a mapping where none was given: as a file with this header was read last time, as a known export
 * is read, or guessed. A mapping whose columns this dialect does not give, or that lacks what its kind needs (a customer column; a
 * time for orders and events), is guessed again for the kind that it names.
 * Rejects with an EngineError of kind `input` where the file is no table of text, and with `import.presetUnfit`.
 */
export async function previewFile(
  source: ImportSource,
  dialect: Dialect | null,
  mapping: Mapping | null,
  zone: string,
  wishes: PreviewWishes = {},
): Promise<ImportPreview> {
  const read = async (table: OpenTable): Promise<ImportPreview> => {
    const { head, choices } = table;
    const columns = columnsOfTable(table);
    const signature = headerSignature(head);
    const remembered = wishes.remembered?.(signature) ?? null;
    const isUsable =
      mapping !== null && isComplete(mapping) && columnsOf(mapping).every((column) => head.names.includes(column));
    const chosen = isUsable
      ? ({ mapping, origin: { kind: 'given' } } as const)
      : readingOf(table, columns, { zone, kind: mapping?.kind ?? null, use: wishes.use ?? 'auto', remembered });
    const forms = chosen.origin.kind === 'remembered' && dialect === null ? formsOf(remembered) : {};
    return {
      dialect: { ...head.dialect, ...forms },
      choices,
      columns,
      rows: head.rows.slice(0, previewRows).map((row) => [...row]),
      ...chosen,
      signature,
      presets: presetsOf(head).map(({ id }) => id),
      isRemembered: remembered !== null,
      problems: encodingProblems({ ...head, detectedEncoding: head.detected }),
    };
  };
  return withTable(source, dialect, read, wishes.place);
}

interface Reading {
  readonly zone: string;
  /** Where the rows are said to be something, neither a known export nor last time tells what the columns mean. */
  readonly kind: Mapping['kind'] | null;
  readonly use: string;
  readonly remembered: RememberedMapping | null;
}

function readingOf(
  { head, local, ownColumns }: OpenTable,
  columns: ImportPreview['columns'],
  { zone, kind, use, remembered }: Reading,
): Pick<ImportPreview, 'mapping' | 'origin'> {
  const hints = { zone, fileName: local.name, kind };
  const guessed = () => ({ mapping: guessMapping(head, columns, hints), origin: { kind: 'guess' } as const });
  if (kind !== null || use === 'guess') return guessed();
  if (use === 'auto' && remembered !== null) {
    const { mapping, fileName, time } = remembered;
    return { mapping, origin: { kind: 'remembered', fileName, time } };
  }
  const fitting = presetsOf(head);
  const preset = use === 'auto' ? fitting[0] : fitting.find(({ id }) => id === use);
  if (preset !== undefined) {
    const mapping = presetMapping(preset, head, columns, hints);
    return { mapping: withJoined(mapping, columns.slice(ownColumns)), origin: { kind: 'preset', preset: preset.id } };
  }
  if (use !== 'auto') throw new EngineError('input', 'import.presetUnfit', { preset: use });
  return guessed();
}

/** Who joins a table wants its columns, of which a known export says nothing. */
function withJoined(mapping: Mapping, joined: ImportPreview['columns']): Mapping {
  const used = new Set(mapping.columns.map(({ name }) => name));
  const more = joined.filter(({ name }) => !used.has(name));
  const columns = more.map(({ name, kind }) => ({ column: name, name, kind, role: null }));
  return { ...mapping, columns: [...mapping.columns, ...columns] };
}

/** Marks of figures and dates that the file itself may not show. */
function formsOf(remembered: RememberedMapping | null): Partial<Dialect> {
  const { decimal, dateOrder } = remembered?.dialect ?? {};
  return { ...(decimal === undefined ? {} : { decimal }), ...(dateOrder === undefined ? {} : { dateOrder }) };
}

/** A table to look up in, before it is joined. */
type LookupPreview = Pick<ImportPreview, 'dialect' | 'choices' | 'columns' | 'rows' | 'problems'> & {
  readonly guess: { key: string; match: string } | null;
};

/** The first rows of a table to look up in, and the key by which it most likely belongs to a file with these columns. */
export async function previewLookup(
  source: Pick<ImportSource, 'path' | 'name'>,
  columns: readonly string[],
  dialect: Dialect | null = null,
  place: Place = {},
): Promise<LookupPreview> {
  const read = async (table: OpenTable): Promise<LookupPreview> => ({
    dialect: table.head.dialect,
    choices: table.choices,
    columns: columnsOfTable(table),
    rows: table.head.rows.slice(0, previewRows).map((row) => [...row]),
    problems: encodingProblems({ ...table.head, detectedEncoding: table.head.detected }),
    guess: guessLookupKey({ names: columns }, table.head),
  });
  return withTable(source, dialect, read, place);
}

/** Kinds and samples of the columns of lookup tables are told by the tables themselves, whose rows the file may not name. */
function columnsOfTable({ head, ownColumns, lookups }: OpenTable): ImportPreview['columns'] {
  const own = { ...head, names: head.names.slice(0, ownColumns) };
  const joined = lookups.flatMap(({ table, takenAt }) => {
    const columns = guessColumns(table.head);
    return takenAt.map((at) => columns[at]!);
  });
  return [...guessColumns(own), ...joined].map((column, at) => ({ ...column, name: head.names[at]! }));
}

/** Whether a mapping has all that its kind needs. */
function isComplete(mapping: Mapping): boolean {
  switch (mapping.kind) {
    case 'customers':
      return true;
    case 'experiment':
      return mapping.experiment !== undefined;
    case 'consents':
      return mapping.consent !== undefined;
    case 'campaigns':
      return mapping.campaign !== undefined && mapping.time !== null;
    case 'orderLines':
      return mapping.lines !== undefined && mapping.time !== null;
    case 'events':
    case 'orders':
      return mapping.time !== null;
  }
}

function columnsOf(mapping: Mapping): string[] {
  const event = mapping.event.kind === 'column' ? [mapping.event.column] : [];
  const { lines } = mapping;
  const ofLines = lines === undefined ? [] : [lines.order, lines.quantity, lines.price, lines.status];
  const naming = [mapping.customer, mapping.email, mapping.phone].filter((column) => column != null && column !== '');
  // where nothing names the customer, the empty name is a column that no file has
  const who = naming.length === 0 ? [''] : naming;
  const shaped = shapeColumns(mapping).filter((column) => column !== '');
  const named = [...who, mapping.time, mapping.value, ...ofLines, ...shaped].filter((column) => column != null);
  return [...named, ...event, ...mapping.columns.map(({ column }) => column)];
}
