import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { EngineError } from '../../shared/errors.ts';
import type { Dialect, FileFormat, ImportSource } from '../../shared/importTypes.ts';
import { createUtf8Decoder, detectEncoding } from '../encoding.ts';
import { type Head, readBytes, readHead } from '../source.ts';
import { unpackingError } from '../diskFull.ts';
import { withLookup } from '../lookups.ts';
import { readTextHead, streamHead } from '../table.ts';
import { openExcel } from './excelRows.ts';
import { openJson } from './jsonRows.ts';
import { openParquet } from './parquetRows.ts';
import type { OpenTable } from './openFile.ts';
import type { RowStream } from './rowStream.ts';
import { extractEntry, zipEntries } from './zip.ts';

/** The table inside a file that holds several. */
export type Place = Pick<Partial<Dialect>, 'entry' | 'sheet' | 'list'>;

/**
 * Opens the file as the dialect says, or as it is recognised, and removes what it unpacked when `work` is done. Rejects with the
 * EngineErrors of the formats and of `readTextHead`.
 */
export async function withTable<T>(
  source: ImportSource,
  chosen: Dialect | null,
  work: (table: OpenTable) => Promise<T>,
  place: Place = {},
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'yeojeong-table-'));
  try {
    let table = await openTable(source, chosen, folder, place);
    for (const [index, lookup] of (source.lookups ?? []).entries()) {
      const inner = join(folder, `lookup${index}`);
      await mkdir(inner);
      table = withLookup(table, lookup, await openTable(lookup.source, lookup.dialect ?? null, inner, {}));
    }
    return await work(table);
  } catch (error) {
    throw unpackingError(error);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function openTable(
  source: ImportSource,
  chosen: Dialect | null,
  folder: string,
  place: Place,
): Promise<OpenTable> {
  let local = source;
  let head = await readHead(local);
  let entries: string[] = [];
  let entry: string | undefined;
  if (isZip(head.bytes)) {
    // a packed zip (book.xlsx.gz) has to lie on disk, because zips are read from their end
    local = await unpacked(local, folder, 'outer');
    const all = await zipEntries(local.path, source.name);
    if (!all.some(({ name }) => name === 'xl/workbook.xml')) {
      entries = all.map(({ name }) => name);
      const largest = all.toSorted((a, b) => b.size - a.size)[0]?.name;
      entry = chosen?.entry ?? place.entry ?? largest;
      if (entry === undefined) throw new EngineError('input', 'import.empty', { name: source.name });
      const path = join(folder, 'entry');
      await extractEntry(local.path, source.name, entry, path);
      local = { path, name: entry };
      head = await readHead(local);
      if (isZip(head.bytes) || isParquet(head.bytes)) local = await unpacked(local, folder, 'inner');
    }
  } else if (isParquet(head.bytes)) {
    local = await unpacked(local, folder, 'outer');
  }
  const format = chosen?.format ?? formatOf(head.bytes, local.name);
  const stream = await openStream(format, local, head, chosen ?? place);
  const table = stream === null ? readTextHead(local, head, chosen) : await streamHead(stream, format, chosen);
  const dialect: Dialect = { ...table.dialect, ...(entry === undefined ? {} : { entry }) };
  return {
    ownColumns: table.names.length,
    lookups: [],
    head: { ...table, dialect },
    choices: { entries, sheets: [...(stream?.sheets ?? [])], lists: [...(stream?.lists ?? [])] },
    local,
    stream,
  };
}

async function openStream(
  format: FileFormat,
  local: ImportSource,
  head: Head,
  chosen: Place & Pick<Partial<Dialect>, 'encoding'>,
): Promise<RowStream | null> {
  switch (format) {
    case 'text':
      return null;
    case 'excel':
      return openExcel(local.path, local.name, chosen.sheet);
    case 'parquet':
      return openParquet(local.path, local.name, chosen.list);
    case 'json': {
      const encoding = chosen.encoding ?? detectEncoding(head.bytes);
      return openJson(() => utf8Of(local, encoding), local.name, chosen.list);
    }
  }
}

async function* utf8Of(local: ImportSource, encoding: Dialect['encoding']): AsyncGenerator<Buffer> {
  const decoder = createUtf8Decoder(encoding);
  for await (const chunk of readBytes(local)) yield decoder.write(chunk);
  yield decoder.end();
}

async function unpacked(local: ImportSource, folder: string, as: string): Promise<ImportSource> {
  const magic = await firstBytes(local.path);
  if (magic[0] !== 0x1f || magic[1] !== 0x8b) return local;
  const path = join(folder, as);
  await pipeline(readBytes(local), createWriteStream(path));
  return { path, name: local.name };
}

async function firstBytes(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: 1 })) return chunk as Buffer;
  return Buffer.alloc(0);
}

function startsWith(bytes: Uint8Array, ...magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}

function isZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x4b, 0x03, 0x04);
}

function isParquet(bytes: Uint8Array): boolean {
  return startsWith(bytes, 0x50, 0x41, 0x52, 0x31);
}

function formatOf(bytes: Buffer, name: string): FileFormat {
  if (isZip(bytes)) return 'excel';
  if (isParquet(bytes)) return 'parquet';
  const text = createUtf8Decoder(detectEncoding(bytes)).write(bytes.subarray(0, 4096)).toString('utf8').trimStart();
  if (/^(\{\s*["}]|\[\s*[[{\]])/.test(text)) return 'json';
  return /\.(json|jsonl|ndjson)(\.gz)?$/i.test(name) ? 'json' : 'text';
}
