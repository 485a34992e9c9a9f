import { existsSync } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Dataset } from '../../../core/dataset/dataset.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import type { ImportSource } from '../../shared/importTypes.ts';
import { isPacked } from '../source.ts';
import type { ColumnWork } from './columnWork.ts';
import type { PartRequest, ReadPart } from './part.ts';

export type Request =
  | { readonly kind: 'read'; readonly part: PartRequest }
  | { readonly kind: 'column'; readonly work: ColumnWork }
  | { readonly kind: 'digest'; readonly dataset: Dataset };
export type Answer =
  | { readonly kind: 'part'; readonly part: ReadPart | null }
  | { readonly kind: 'done' }
  | { readonly kind: 'digest'; readonly hash: string };

/** Below so many bytes a second thread is not worth its start. */
const smallestSplit = 32 << 20;
/** A line that is longer is no place to split at. */
const longestLine = 1 << 20;
/** Pieces of work that wait at the thread, so that it has one while the next is still to be sent. */
const mostWaiting = 2;
const lineFeed = 0x0a;

/** A thread that reads the later half of a large text file while the first is read, and then shares the work on columns. */
export class SecondThread {
  /** Where its half begins: behind a line break, though perhaps one inside of quotes. */
  readonly start: number;
  /** Null where the half could not be read alone. */
  readonly read: Promise<ReadPart | null>;
  private worker: Worker;
  private waiting = 0;
  private isOver = true;
  private onChange = () => {};
  private onDigest: (hash: string | null) => void = () => {};

  private constructor(start: number, part: PartRequest) {
    this.start = start;
    const reader = new Worker(workerUrl());
    this.worker = reader;
    this.read = new Promise<ReadPart | null>((resolve) => {
      reader.once('message', (answer: Answer) => resolve(answer.kind === 'part' ? answer.part : null));
      // whatever went wrong is met again, and reported, when the file is read from start to end
      reader.once('error', () => resolve(null));
      reader.once('exit', () => resolve(null));
    });
    reader.postMessage({ kind: 'read', part } satisfies Request);
  }

  /**
   * For a large text file in UTF-8; null where it is small or packed, or the machine has one processor. `splitAbove` replaces the size
   * from which on a file is split.
   */
  static async begin(
    source: ImportSource,
    request: Omit<PartRequest, 'path' | 'start' | 'end'>,
    splitAbove = smallestSplit,
  ): Promise<SecondThread | null> {
    const { size } = await stat(source.path).catch(() => ({ size: 0 }));
    if (size < splitAbove || availableParallelism() < 2 || (await isPacked(source))) return null;
    const start = await lineStart(source.path, Math.floor(size / 2));
    if (start === null || start >= size) return null;
    return new SecondThread(start, { ...request, path: source.path, start, end: size });
  }

  /** Ends the reading; what comes now is done by a new thread, since only the end of the old one gives its memory back. */
  endReading(): void {
    void this.worker.terminate();
    this.worker = new Worker(workerUrl());
    this.worker.on('message', (answer: Answer) => {
      if (answer.kind === 'digest') this.onDigest(answer.hash);
      else this.waiting--;
      this.onChange();
    });
    const end = () => {
      this.isOver = true;
      this.onDigest(null);
      this.onChange();
    };
    this.worker.once('error', end);
    this.worker.once('exit', end);
    this.isOver = false;
  }

  /** Takes the work if the thread is free for it. */
  offer(work: ColumnWork): boolean {
    if (this.isOver || this.waiting >= mostWaiting) return false;
    this.waiting++;
    const { buffer } = work.kind === 'copy' ? work.from : work.data;
    this.worker.postMessage({ kind: 'column', work } satisfies Request, buffer instanceof ArrayBuffer ? [buffer] : []);
    return true;
  }

  /** Waits for a piece of work to be done; null where none is under way. */
  nextDone(): Promise<void> | null {
    // what it has half moved can be neither done again nor undone
    invariant(!this.isOver || this.waiting === 0, 'a thread does the work that it took');
    return this.waiting === 0 ? null : new Promise((resolve) => (this.onChange = resolve));
  }

  /** The content hash of a dataset in shared memory; null where the thread has ended. One at a time. */
  digest(dataset: Dataset): Promise<string | null> {
    if (this.isOver) return Promise.resolve(null);
    this.worker.postMessage({ kind: 'digest', dataset } satisfies Request);
    return new Promise((resolve) => (this.onDigest = resolve));
  }

  stop(): void {
    this.isOver = true;
    void this.worker.terminate();
  }
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
