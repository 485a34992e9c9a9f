import { basename, resolve } from 'node:path';
import { writeFileAtomic } from '../../files/writeFileAtomic.ts';
import type { IdentityOutline } from '../../shared/identity.ts';
import { EngineError } from '../../shared/errors.ts';
import {
  dialectSchema,
  type ImportCheck,
  type ImportPreview,
  type ImportSource,
  type Lookup,
  type Mapping,
  mappingSchema,
} from '../../shared/importTypes.ts';
import type { DatasetSummary } from '../../shared/models.ts';
import type { OpenedSession } from '../session.ts';
import type { MappingFile, Wishes } from './importWishes.ts';

/** What one file was taken for, and what became of it. */
export interface Imported {
  readonly file: string;
  readonly origin: ImportPreview['origin'];
  readonly lookups: readonly Lookup[];
  readonly mapping: Mapping;
  readonly dialect: ImportPreview['dialect'];
  readonly check: ImportCheck;
  /** What the files' customers became; null where nothing was written. */
  readonly identity: IdentityOutline | null;
}

type Reading = Omit<Imported, 'check' | 'identity'> & { readonly source: ImportSource };

/** Imports one file as it is wished for and recognised. */
export async function importOne(
  session: OpenedSession,
  file: string,
  wishes: Wishes,
  addTo: number | null,
): Promise<{ dataset: DatasetSummary; imported: Imported }> {
  const { engine, newJob } = session;
  const { source, ...reading } = await readingOf(session, file, wishes);
  const { mapping, dialect } = reading;
  await writeRejected(session, { ...reading, source }, wishes);
  const name = source.name.replace(/\.(gz)$/i, '').replace(/\.[^.]*$/, '');
  const committed = await engine.call('import.commit', { jobId: newJob(), source, dialect, mapping, name, addTo });
  const { dataset, check, identity } = committed;
  return { dataset, imported: { ...reading, check, identity } };
}

/** Says what an import of the file would take and refuse; nothing is written. */
export async function checkOne(
  session: OpenedSession,
  file: string,
  wishes: Wishes,
  addTo: number | null,
): Promise<Imported> {
  const { source, ...reading } = await readingOf(session, file, wishes);
  const { mapping, dialect } = reading;
  await writeRejected(session, { ...reading, source }, wishes);
  const check = await session.engine.call('import.check', { jobId: session.newJob(), source, dialect, mapping, addTo });
  return { ...reading, check, identity: null };
}

async function writeRejected(
  { engine, newJob }: OpenedSession,
  { source, dialect, mapping }: Reading,
  { rejectedPath }: Wishes,
): Promise<void> {
  if (rejectedPath === null) return;
  const { text } = await engine.call('import.rejectedCsv', { jobId: newJob(), source, dialect, mapping });
  await writeFileAtomic(resolve(rejectedPath), text);
}

async function readingOf(session: OpenedSession, file: string, wishes: Wishes): Promise<Reading> {
  const { engine } = session;
  const plain = { path: resolve(file), name: basename(file) };
  const ask = (source: ImportSource, dialect: ImportPreview['dialect'] | null, mapping: Mapping | null) =>
    engine.call('import.preview', { source, dialect, mapping, use: wishes.use });
  // which file of a zip and which sheet come first: they decide what there is to guess from
  const { entry, sheet, list } = wishes.dialect;
  const place = { entry, sheet, list };
  const { use } = wishes;
  const alone = await engine.call('import.preview', { source: plain, dialect: null, mapping: null, use, place });
  const dialect = dialectSchema.parse({ ...alone.dialect, ...wishes.dialect });
  const own = await ask(plain, dialect, null);
  const lookups = await lookupsFor(session, own, wishes);
  const source = lookups.length === 0 ? plain : { ...plain, lookups };
  const free = lookups.length === 0 ? own : await ask(source, dialect, null);
  const { dialect: _, ...chosen } = wishes.mapping;
  // a mapping without a customer column asks for a new guess of the kind that it names
  const guessed =
    wishes.kind === null
      ? free
      : await ask(source, dialect, { ...free.mapping, kind: wishes.kind, customer: '', email: null, phone: null });
  const origin = wishes.kind === null ? free.origin : ({ kind: 'guess' } as const);
  const mapping = mappingSchema.parse({
    ...guessed.mapping,
    ...withoutTaken(guessed, chosen),
    ...chosen,
    zone: wishes.zone ?? guessed.mapping.zone,
    kind: wishes.kind ?? guessed.mapping.kind,
  });
  // what the preview read may be more exact than what was asked for: dates and figures as last time
  return { file, source, origin, lookups, mapping, dialect: { ...free.dialect, ...dialect } };
}

/** The tables whose key column the file has; a key that was named must be there. */
async function lookupsFor({ engine }: OpenedSession, own: ImportPreview, { lookups }: Wishes): Promise<Lookup[]> {
  const columns = own.columns.map(({ name }) => name);
  const found: Lookup[] = [];
  for (const { source, key, match, columns: taken, dialect: wished } of lookups) {
    const wants = taken === null ? {} : { columns: [...taken] };
    if (key !== null && match !== null && !columns.includes(key)) continue;
    const dialect = wished === null ? null : await lookupDialect(engine, source, wished);
    const read = { ...wants, ...(dialect === null ? {} : { dialect }) };
    if (key !== null && match !== null) {
      found.push({ source, key, match, ...read });
      continue;
    }
    const { guess } = await engine.call('import.lookup', { source, columns, dialect });
    if (guess !== null) found.push({ source, ...guess, ...read });
  }
  if (found.length === 0 && lookups.length > 0 && lookups.every(({ key }) => key !== null)) {
    const { source, key } = lookups[0]!;
    throw new EngineError('input', 'import.lookupKeyMissing', { column: key!, name: source.name });
  }
  return found;
}

/** How a table is recognised, with what is wished otherwise. */
async function lookupDialect(
  engine: OpenedSession['engine'],
  source: Lookup['source'],
  wished: Partial<ImportPreview['dialect']>,
): Promise<ImportPreview['dialect']> {
  const { entry, sheet, list } = wished;
  const { dialect } = await engine.call('import.lookup', { source, columns: [], place: { entry, sheet, list } });
  return dialectSchema.parse({ ...dialect, ...wished });
}

/** The guessed further columns without those that the mapping file gives a meaning of their own. */
function withoutTaken(guessed: ImportPreview, chosen: MappingFile): Pick<Mapping, 'columns'> {
  const event = chosen.event?.kind === 'column' ? chosen.event.column : undefined;
  const named = (chosen.kind ?? guessed.mapping.kind) === 'customers' ? [] : [chosen.email, chosen.phone];
  const taken = [...named, chosen.customer, chosen.time, chosen.value, event];
  return { columns: guessed.mapping.columns.filter(({ column }) => !taken.includes(column)) };
}
