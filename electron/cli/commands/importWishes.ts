import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { EngineError } from '../../shared/errors.ts';
import {
  type Dialect,
  dialectSchema,
  encodingSchema,
  type ImportKind,
  importKindSchema,
  mappingSchema,
} from '../../shared/importTypes.ts';
import { lookupsOf, type WishedLookup } from './lookupWishes.ts';
import { choiceOption, type CommandContext, type CommandOption, textOption, UsageError } from '../command.ts';

/** A mapping file holds what differs from the guess. */
const mappingFileSchema = mappingSchema.extend({ dialect: dialectSchema.partial() }).partial().strict();
export type MappingFile = z.infer<typeof mappingFileSchema>;

const kinds = importKindSchema.options.join('|');
const delimiters = { comma: ',', tab: '\t', semicolon: ';', pipe: '|' } as const;

export const importOptions = {
  shape: { type: 'string', value: kinds },
  as: { type: 'string', value: kinds },
  preset: { type: 'string', value: 'ID|none' },
  mapping: { type: 'string', value: 'MAP.json' },
  lookup: { type: 'string', value: 'FILE[:KEY[=COLUMN]]', multiple: true },
  'lookup-columns': { type: 'string', value: 'FILE:COLUMN[,COLUMN]', multiple: true },
  'lookup-dialect': { type: 'string', value: 'FILE:NAME=VALUE[,NAME=VALUE]', multiple: true },
  zone: { type: 'string', value: 'ZONE' },
  encoding: { type: 'string', value: encodingSchema.options.join('|') },
  delimiter: { type: 'string', value: Object.keys(delimiters).join('|') },
  sheet: { type: 'string', value: 'SHEET' },
  entry: { type: 'string', value: 'FILE' },
  list: { type: 'string', value: 'PATH' },
  check: { type: 'boolean' },
  rejected: { type: 'string', value: 'FILE.csv' },
  add: { type: 'boolean' },
  replace: { type: 'boolean' },
  undo: { type: 'boolean' },
  redo: { type: 'boolean' },
  history: { type: 'boolean' },
  restore: { type: 'string', value: 'N' },
} as const satisfies Record<string, CommandOption>;

/** What the command line asks of an import. */
export interface Wishes {
  readonly kind: ImportKind | null;
  readonly zone: string | null;
  readonly mapping: MappingFile;
  readonly dialect: MappingFile['dialect'] & object;
  /** `auto`, `guess` or the id of a known export. */
  readonly use: string;
  readonly lookups: readonly WishedLookup[];
  readonly isCheck: boolean;
  readonly rejectedPath: string | null;
}

export async function readWishes(context: CommandContext): Promise<Wishes> {
  const { options } = context;
  const mappingPath = textOption(options, 'mapping');
  const mapping = mappingPath === null ? {} : await readMapping(mappingPath);
  if (options.shape !== undefined && options.as !== undefined) throw new UsageError('shapeAndAs');
  const named = options.shape === undefined ? 'as' : 'shape';
  const kind =
    options[named] === undefined
      ? (mapping.kind ?? null)
      : choiceOption(options, named, importKindSchema.options, null);
  const preset = textOption(options, 'preset');
  const isOwn = kind !== null || mappingPath !== null;
  return {
    kind,
    zone: textOption(options, 'zone') ?? mapping.zone ?? null,
    mapping,
    dialect: { ...mapping.dialect, ...dialectOf(context) },
    // who says what the rows are wants neither a known export nor what was done last time
    use: preset === 'none' ? 'guess' : (preset ?? (isOwn ? 'guess' : 'auto')),
    lookups: lookupsOf(options),
    isCheck: options.check === true,
    rejectedPath: textOption(options, 'rejected'),
  };
}

function dialectOf({ options }: CommandContext): Partial<Dialect> {
  const dialect: Partial<Dialect> = {};
  if (options.encoding !== undefined)
    dialect.encoding = choiceOption(options, 'encoding', encodingSchema.options, null);
  if (options.delimiter !== undefined) {
    const names = Object.keys(delimiters) as (keyof typeof delimiters)[];
    dialect.delimiter = delimiters[choiceOption(options, 'delimiter', names, null)];
  }
  for (const name of ['sheet', 'entry', 'list'] as const) {
    const value = textOption(options, name);
    if (value !== null) dialect[name] = value;
  }
  return dialect;
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
