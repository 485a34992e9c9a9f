import { isUtf8 } from 'node:buffer';
import { createWriteStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import iconv from 'iconv-lite';
import { type Entry, open, type ZipFile } from 'yauzl';
import { EngineError } from '../../shared/errors.ts';

/** What a packed file may unpack to; more is refused before or while it is unpacked. */
export const unpackLimits = {
  entries: 10_000,
  bytes: 8 * 2 ** 30,
  /** Files below this size are never called a bomb, however well they pack. */
  alwaysBytes: 64 * 2 ** 20,
  ratio: 200,
} as const;

export interface ZipEntry {
  readonly name: string;
  readonly size: number;
}

/** Whether so many bytes out of so few are more than honest tables give. */
export function isBomb(unpacked: number, packed: number): boolean {
  if (unpacked > unpackLimits.bytes) return true;
  return unpacked > unpackLimits.alwaysBytes && unpacked > packed * unpackLimits.ratio;
}

/**
 * The files of a zip. Rejects with `import.damagedZip`, `import.zipBomb` (too many entries, or declared sizes beyond
 * `unpackLimits`) and `import.encryptedZip`.
 */
export async function zipEntries(path: string, name: string): Promise<ZipEntry[]> {
  const found: ZipEntry[] = [];
  let total = 0;
  let size = 0;
  await eachEntry(path, name, async (zip, entry) => {
    size = zip.fileSize;
    total += entry.uncompressedSize;
    if (zip.entryCount > unpackLimits.entries || isBomb(total, size)) throw bomb(name);
    if (entry.isEncrypted()) throw new EngineError('input', 'import.encryptedZip', { name });
    const file = nameOf(entry);
    const isNoise = file.endsWith('/') || file.startsWith('__MACOSX/') || /(^|\/)\./.test(file);
    if (!isNoise) found.push({ name: file, size: entry.uncompressedSize });
    return 'next';
  });
  return found;
}

/** Unpacks one file of the zip to `target`, counting the bytes that really come. */
export async function extractEntry(path: string, name: string, wanted: string, target: string): Promise<void> {
  let isFound = false;
  await eachEntry(path, name, async (zip, entry) => {
    if (nameOf(entry) !== wanted) return 'next';
    isFound = true;
    await pipeline(await readStream(zip, entry), counted(entry.compressedSize, name), createWriteStream(target));
    return 'stop';
  });
  if (!isFound) throw new EngineError('input', 'import.noSuchEntry', { name, entry: wanted });
}

/** Reads every entry to its end, so that a workbook whose sizes lie is refused before another library unpacks it. */
export async function checkEntries(path: string, name: string): Promise<void> {
  await zipEntries(path, name);
  await eachEntry(path, name, async (zip, entry) => {
    if (entry.fileName.length === 0 || nameOf(entry).endsWith('/')) return 'next';
    const stream = (await readStream(zip, entry)).pipe(counted(entry.compressedSize, name));
    for await (const _ of stream);
    return 'next';
  });
}

function counted(packed: number, name: string): Transform {
  let unpacked = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      unpacked += chunk.length;
      done(isBomb(unpacked, packed) ? bomb(name) : null, chunk);
    },
  });
}

function bomb(name: string): EngineError {
  return new EngineError('input', 'import.zipBomb', { name });
}

async function eachEntry(
  path: string,
  name: string,
  visit: (zip: ZipFile, entry: Entry) => Promise<'next' | 'stop'>,
): Promise<void> {
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    // names are decoded here, because Korean Windows writes them in CP949
    open(
      path,
      { lazyEntries: true, autoClose: false, decodeStrings: false, validateEntrySizes: true },
      (error, opened) => (error === null ? resolve(opened) : reject(zipError(error, name))),
    ),
  );
  try {
    await new Promise<void>((resolve, reject) => {
      zip.on('error', (error) => reject(zipError(error, name)));
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        visit(zip, entry).then(
          (then) => (then === 'next' ? zip.readEntry() : resolve()),
          (error: unknown) => reject(zipError(error, name)),
        );
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
}

function readStream(zip: ZipFile, entry: Entry): Promise<Readable> {
  return new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) => (error === null ? resolve(stream) : reject(error))),
  );
}

function nameOf(entry: Entry): string {
  const raw: unknown = entry.fileName;
  const bytes = Buffer.isBuffer(raw) ? raw : Buffer.from(String(raw));
  return (isUtf8(bytes) ? bytes.toString('utf8') : iconv.decode(bytes, 'cp949')).normalize('NFC');
}

function zipError(error: unknown, name: string): unknown {
  if (error instanceof EngineError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  if (/too many bytes in the stream/.test(reason)) return bomb(name);
  return new EngineError('input', 'import.damagedZip', { name });
}
