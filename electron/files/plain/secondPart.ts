import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { invariant } from '../../../core/lib/invariant.ts';
import type { ImportSource } from '../../shared/importTypes.ts';
import { isPacked } from '../source.ts';
import type { PartRequest, ReadPart } from './part.ts';

/** Below so many bytes a second thread is not worth its start. */
const smallestSplit = 32 << 20;
/** A line that is longer is no place to split at. */
const longestLine = 1 << 20;
const lineFeed = 0x0a;

/** The later part of a file, read by a thread of its own while the first is read. */
export interface SecondPart {
  /** Where it begins: behind a line break, though perhaps one inside of quotes. */
  readonly start: number;
  /** Null where it could not be read alone. */
  readonly read: Promise<ReadPart | null>;
  stop(): void;
}

/**
 * Starts to read the later half of a large text file in UTF-8; null where the file is small or packed, or the machine has one
 * processor. `splitAbove` replaces the size from which on a file is split.
 */
export async function startSecondPart(
  source: ImportSource,
  request: Omit<PartRequest, 'path' | 'start' | 'end'>,
  splitAbove = smallestSplit,
): Promise<SecondPart | null> {
  const { size } = await stat(source.path).catch(() => ({ size: 0 }));
  if (size < splitAbove || availableParallelism() < 2 || (await isPacked(source))) return null;
  const start = await lineStart(source.path, Math.floor(size / 2));
  if (start === null || start >= size) return null;
  const worker = new Worker(workerUrl(), { workerData: { ...request, path: source.path, start, end: size } });
  const read = new Promise<ReadPart | null>((resolve) => {
    worker.once('message', resolve);
    // whatever went wrong is met again, and reported, when the file is read from start to end
    worker.once('error', () => resolve(null));
    worker.once('exit', () => resolve(null));
  });
  return { start, read, stop: () => void worker.terminate() };
}

/** The first byte behind a line break at or after `from`; null where none is near. */
async function lineStart(path: string, from: number): Promise<number | null> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(longestLine), 0, longestLine, from);
    const found = buffer.subarray(0, bytesRead).indexOf(lineFeed);
    return found === -1 ? null : from + found + 1;
  } finally {
    await file.close();
  }
}

/** From the source tree, beside the bundle's entry files, and from inside its folder of shared chunks. */
const places = ['./partWorker.ts', './partWorker.js', '../partWorker.js'];

function workerUrl(): URL {
  const found = places.map((place) => new URL(place, import.meta.url)).find((url) => existsSync(url));
  invariant(found !== undefined, 'the worker module lies beside the import');
  return found;
}
