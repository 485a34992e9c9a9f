import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { z } from 'zod';
import { EngineError } from '../../shared/errors.ts';
import {
  dialectSchema,
  type ImportCheck,
  importKindSchema,
  type ImportPreview,
  mappingSchema,
} from '../../shared/importTypes.ts';
import type { IdentityOutline } from '../../shared/identity.ts';
import type { DatasetSummary } from '../../shared/models.ts';
import { choiceOption, type Command, type CommandContext, exitCodes, textOption, UsageError } from '../command.ts';
import { type OpenedSession, withWorkspace } from '../session.ts';
import { summaryLines } from './describe.ts';
import { identityLines } from './identityLines.ts';
import { problemLines } from './problems.ts';

/** A mapping file holds what differs from the guess. */
const mappingFileSchema = mappingSchema.extend({ dialect: dialectSchema.partial() }).partial().strict();
type MappingFile = z.infer<typeof mappingFileSchema>;

const rejectedShown = 10;

interface Imported {
  readonly file: string;
  readonly mapping: ImportPreview['mapping'];
  readonly dialect: ImportPreview['dialect'];
  readonly check: ImportCheck;
  readonly identity: IdentityOutline;
}

export const importCommand: Command = {
  name: 'import',
  usage: 'WORKSPACE FILE...',
  minimumArguments: 2,
  maximumArguments: Number.POSITIVE_INFINITY,
  options: {
    as: { type: 'string', value: 'customers|events|orders|orderLines' },
    mapping: { type: 'string', value: 'MAP.json' },
    zone: { type: 'string', value: 'ZONE' },
    add: { type: 'boolean' },
    replace: { type: 'boolean' },
  },
  async run(context) {
    const [path, ...files] = context.arguments;
    if (context.options.add && context.options.replace) throw new UsageError('addAndReplace');
    const wishes = await readWishes(context);
    const isNew = !existsSync(path!);
    const imported: Imported[] = [];
    try {
      return await importAll(context, path!, files, wishes, imported);
    } catch (error) {
      // a workspace that was made for files which could not be imported would only be in the way
      if (isNew && imported.length === 0) await rm(path!, { force: true });
      throw error;
    }
  },
};

function importAll(
  context: CommandContext,
  path: string,
  files: readonly string[],
  wishes: Wishes,
  imported: Imported[],
): Promise<number> {
  return withWorkspace(context, { path, purpose: 'openOrCreate' }, async (session) => {
    await setZone(session, wishes.zone);
    const base = await baseOf(session, context, files);
    let dataset: DatasetSummary | null = null;
    for (const file of files) {
      const addTo: number | null = dataset === null ? base : dataset.id;
      const done = await importOne(session, file, wishes, addTo);
      dataset = done.dataset;
      imported.push(done.imported);
    }
    context.print({ dataset, files: imported }, () => [
      ...imported.flatMap((one) => fileLines(one, context)),
      ...identityLines(imported.at(-1)!.identity, context.text),
      '',
      ...summaryLines(dataset!, context.language),
    ]);
    return exitCodes.done;
  });
}

interface Wishes {
  readonly kind: ImportPreview['mapping']['kind'] | null;
  readonly zone: string | null;
  readonly mapping: MappingFile;
}

async function readWishes(context: CommandContext): Promise<Wishes> {
  const { options } = context;
  const mappingPath = textOption(options, 'mapping');
  const mapping = mappingPath === null ? {} : await readMapping(mappingPath);
  const kind =
    options.as === undefined ? (mapping.kind ?? null) : choiceOption(options, 'as', importKindSchema.options, null);
  return { kind, zone: textOption(options, 'zone') ?? mapping.zone ?? null, mapping };
}

async function readMapping(path: string): Promise<MappingFile> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw new EngineError('input', 'cli.mappingUnreadable', {
      path,
      reason: error instanceof Error ? error.message : '',
    });
  }
  const parsed = mappingFileSchema.safeParse(json);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const reason = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
  throw new EngineError('input', 'cli.mappingUnreadable', { path, reason });
}

async function setZone({ engine, workspace }: OpenedSession, zone: string | null): Promise<void> {
  if (zone === null || zone === workspace.settings.zone) return;
  await engine.call('workspace.setSettings', { settings: { ...workspace.settings, zone } });
}

/** The dataset that the files are added to. A file of the same name is never added twice without being told to. */
async function baseOf(
  { engine }: OpenedSession,
  { options }: CommandContext,
  files: readonly string[],
): Promise<number | null> {
  if (options.replace === true) return null;
  const { datasets, currentId } = await engine.call('dataset.list', {});
  const current = datasets.find(({ id }) => id === currentId);
  if (current === undefined) return null;
  if (options.add === true) return current.id;
  if (current.synthetic) return null;
  const repeated = files
    .map((file) => basename(file))
    .find((name) => current.sources.some((source) => source.name === name));
  if (repeated !== undefined) throw new EngineError('input', 'cli.importedBefore', { name: repeated });
  return current.id;
}

async function importOne(
  { engine, newJob }: OpenedSession,
  file: string,
  wishes: Wishes,
  addTo: number | null,
): Promise<{ dataset: DatasetSummary; imported: Imported }> {
  const source = { path: resolve(file), name: basename(file) };
  const first = await engine.call('import.preview', { source, dialect: null, mapping: null });
  const dialect = dialectSchema.parse({ ...first.dialect, ...wishes.mapping.dialect });
  const { dialect: _, ...chosen } = wishes.mapping;
  // a mapping without a customer column asks for a new guess of the kind that it names
  const wanted =
    wishes.kind === null ? null : { ...first.mapping, kind: wishes.kind, customer: '', email: null, phone: null };
  const guessed = await engine.call('import.preview', { source, dialect, mapping: wanted });
  const zone = wishes.zone ?? guessed.mapping.zone;
  const mapping = mappingSchema.parse({
    ...guessed.mapping,
    ...withoutTaken(guessed, chosen),
    ...chosen,
    zone,
    kind: wishes.kind ?? guessed.mapping.kind,
  });
  const name = source.name.replace(/\.(gz)$/i, '').replace(/\.[^.]*$/, '');
  const { dataset, check, identity } = await engine.call('import.commit', {
    jobId: newJob(),
    source,
    dialect,
    mapping,
    name,
    addTo,
  });
  return { dataset, imported: { file, mapping, dialect, check, identity } };
}

/** The guessed further columns without those that the mapping file gives a meaning of their own. */
function withoutTaken(guessed: ImportPreview, chosen: MappingFile): Pick<ImportPreview['mapping'], 'columns'> {
  const event = chosen.event?.kind === 'column' ? chosen.event.column : undefined;
  const named = (chosen.kind ?? guessed.mapping.kind) === 'customers' ? [] : [chosen.email, chosen.phone];
  const taken = [chosen.customer, chosen.time, chosen.value, event, ...named];
  return { columns: guessed.mapping.columns.filter(({ column }) => !taken.includes(column)) };
}

function fileLines({ file, mapping, check }: Imported, { text }: CommandContext): string[] {
  const { rowsRead, rowsAccepted, rowsRejected, rejected, problems } = check;
  const lines = [
    text('cli.import.file', { file, kind: text(`cli.importKind.${mapping.kind}`) }),
    text('cli.import.rows', { rowsRead, rowsAccepted, rowsRejected }),
    ...problemLines(problems, text),
  ];
  for (const { line, code, params } of rejected.slice(0, rejectedShown)) {
    lines.push(`  ${text('cli.import.rejected', { line, reason: text(`import.${code}`, params) })}`);
  }
  if (rowsRejected > rejectedShown) lines.push(`  ${text('cli.import.more', { count: rowsRejected - rejectedShown })}`);
  return lines;
}
