import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';
import { EngineError } from '../shared/errors.ts';
import type { ImportSource } from '../shared/importTypes.ts';
import { isGzip } from './encoding.ts';
import { isBomb } from './formats/zip.ts';

/** Enough rows to recognise a file by, and little enough to answer at once. */
const headBytes = 1 << 18;

/** The start of a file, unpacked where it was packed. */
export interface Head {
  readonly bytes: Buffer;
  /** The head is the whole file. */
  readonly isWhole: boolean;
}

/** Reads the start of the file. Rejects with the EngineErrors of `readBytes` and `import.empty`. */
export async function readHead(source: ImportSource): Promise<Head> {
  const chunks: Buffer[] = [];
  let length = 0;
  let isWhole = true;
  for await (const chunk of readBytes(source)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > headBytes) {
      isWhole = false;
      break;
    }
  }
  const bytes = Buffer.concat(chunks).subarray(0, headBytes);
  if (isBlank(bytes) && isWhole) throw new EngineError('input', 'import.empty', { name: source.name });
  return { bytes, isWhole };
}

function isBlank(bytes: Buffer): boolean {
  const marks = new Set([0x09, 0x0a, 0x0d, 0x20, 0xef, 0xbb, 0xbf, 0xff, 0xfe, 0]);
  return bytes.every((byte) => marks.has(byte));
}

/**
 * The bytes of the file, unpacked where it starts as gzip does. `onRead` hears how many bytes of the file on disk have been
 * read of how many. Only the bytes of `range` of a file that is not packed. Rejects with `import.fileMissing`, `import.fileUnreadable`, `import.truncatedGzip`, `import.damagedGzip`, `import.zipBomb`.
 */
export async function* readBytes(
  source: ImportSource,
  onRead?: (done: number, total: number) => void,
  range?: { readonly start: number; readonly end: number },
): AsyncGenerator<Buffer> {
  let file: Readable | null = null;
  let wasPacked = false;
  try {
    const { magic, size } = await inspect(source.path);
    wasPacked = isGzip(magic);
    const part = range === undefined ? {} : { start: range.start, end: range.end - 1 };
    const disk = createReadStream(source.path, { highWaterMark: 1 << 20, ...part });
    let done = range?.start ?? 0;
    disk.on('data', (chunk) => {
      done += chunk.length;
      onRead?.(done, size);
    });
    if (wasPacked) {
      const gunzip = createGunzip({ chunkSize: 1 << 20 });
      disk.on('error', (error) => gunzip.destroy(error));
      disk.pipe(gunzip);
      gunzip.on('close', () => disk.destroy());
      file = gunzip;
    } else {
      file = disk;
    }
    let unpacked = 0;
    for await (const chunk of file as AsyncIterable<Buffer>) {
      unpacked += chunk.length;
      if (wasPacked && isBomb(unpacked, size)) throw new EngineError('input', 'import.zipBomb', { name: source.name });
      yield chunk;
    }
  } catch (error) {
    throw readError(error, source, wasPacked);
  } finally {
    file?.destroy();
  }
}

/** Whether the file starts as gzip does. Rejects with what the file system reports. */
export async function isPacked({ path }: ImportSource): Promise<boolean> {
  return isGzip((await inspect(path)).magic);
}

async function inspect(path: string): Promise<{ magic: Uint8Array; size: number }> {
  let handle: FileHandle | null = null;
  try {
    handle = await open(path, 'r');
    const magic = new Uint8Array(2);
    await handle.read(magic, 0, 2, 0);
    return { magic, size: (await handle.stat()).size };
  } finally {
    await handle?.close();
  }
}

function readError(error: unknown, source: ImportSource, isPacked: boolean): unknown {
  if (error instanceof EngineError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const name = source.name;
  if (code === 'ENOENT') return new EngineError('input', 'import.fileMissing', { name });
  if (isPacked && code === 'Z_BUF_ERROR') return new EngineError('input', 'import.truncatedGzip', { name });
  if (isPacked && code.startsWith('Z_')) return new EngineError('input', 'import.damagedGzip', { name });
  if (code === '') return error;
  return new EngineError('input', 'import.fileUnreadable', { name, reason: code });
}
