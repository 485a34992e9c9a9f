import { invariant } from '../lib/invariant.ts';
import { inRanges, runSteps, type Steps, within } from '../lib/steps.ts';
import { columnLength } from './columns.ts';
import type { Column, Dataset } from './dataset.ts';
import { flattenDataset } from './flatten.ts';
import { compareTextRows } from './text.ts';

/** SHA-256 (hex) of the concatenation of the chunks; given by the shell, because core has no crypto. */
export type Digest = (chunks: Iterable<Uint8Array>) => string;
/** The same with a step after each chunk. */
export type DigestSteps = (chunks: Iterable<Uint8Array>) => Generator<void, string>;

/** A dataset before its hash and its span are known. */
export type DatasetParts = Omit<Dataset, 'hash' | 'span'>;

/**
 * Checks that the columns fit together (lengths, ids strictly ascending, events in time order, no infinite numbers) and adds the span and the
 * content hash. Equal content gives an equal hash on every machine. A misfit is a bug of the caller and throws.
 */
export function sealDataset(parts: DatasetParts, digest: Digest): Dataset {
  return runSteps(sealSteps(parts, inOneStep(digest)));
}

/** The same in steps. */
export function* sealSteps(parts: DatasetParts, digest: DigestSteps): Steps<Dataset> {
  const unsealed = yield* within(checkSteps(parts), 0, 0.4);
  const total = bytesOf(unsealed);
  let done = 0;
  function* counted(): Generator<Uint8Array> {
    for (const chunk of contentChunks(unsealed)) {
      done += chunk.length;
      yield chunk;
    }
  }
  const hashing = digest(counted());
  for (;;) {
    const step = hashing.next();
    if (step.done === true) return { ...unsealed, hash: step.value };
    yield 0.4 + 0.6 * Math.min(1, done / total);
  }
}

/** A digest that is done at once, as one in steps. */
export function inOneStep(digest: Digest): DigestSteps {
  return function* whole(chunks) {
    yield;
    return digest(chunks);
  };
}

/** The checks of `sealDataset` alone: the hash, which takes longest, is empty and is to be that of `contentChunks`. */
export function checkedDataset(parts: DatasetParts): Dataset {
  return runSteps(checkSteps(parts));
}

/** The same in steps. */
export function* checkSteps(parts: DatasetParts): Steps<Dataset> {
  yield* within(checkShape(parts), 0, 0.9);
  const span = yield* within(spanOf(parts.events.times), 0.9, 1);
  return { ...parts, span, hash: '' };
}

function bytesOf(dataset: Dataset): number {
  return flattenDataset(dataset).arrays.reduce((sum, { data }) => sum + data.byteLength, 1);
}

function* spanOf(times: Float64Array): Steps<Dataset['span']> {
  if (times.length === 0) return null;
  let firstTime = times[0]!;
  let lastTime = firstTime;
  yield* inRanges(times.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const time = times[index]!;
      if (time < firstTime) firstTime = time;
      else if (time > lastTime) lastTime = time;
    }
  });
  return { firstTime, lastTime };
}

/** The canonical bytes of a dataset whose hash is empty: the JSON of names and kinds, then per array its name, type, length and little-endian content. */
export function* contentChunks(dataset: Dataset): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  const { meta, arrays } = flattenDataset(dataset);
  yield encoder.encode(JSON.stringify(meta));
  for (const { name, type, data } of arrays) {
    yield encoder.encode(`\n${name} ${type} ${data.length}\n`);
    if (type === 'f64') yield* numberChunks(data);
    else yield* byteChunks(data);
  }
}

const chunkBytes = 1 << 20;

/** Every platform that Node and Electron run on is little-endian, so memory is already in canonical order. */
function* byteChunks(data: Uint8Array | Uint16Array | Uint32Array | Int32Array | Float64Array): Generator<Uint8Array> {
  for (let from = 0; from < data.byteLength; from += chunkBytes) {
    yield new Uint8Array(data.buffer, data.byteOffset + from, Math.min(chunkBytes, data.byteLength - from));
  }
}

/** NaN has many bit patterns, and which one a computation leaves differs between processors: all are written as one. */
function* numberChunks(data: Float64Array): Generator<Uint8Array> {
  const step = chunkBytes / 8;
  for (let from = 0; from < data.length; from += step) {
    const chunk = data.subarray(from, from + step);
    yield isCanonical(chunk) ? new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength) : canonical(chunk);
  }
}

const nanHigh = 0x7ff8_0000;

function isCanonical(numbers: Float64Array): boolean {
  const words = new Uint32Array(numbers.buffer, numbers.byteOffset, numbers.length * 2);
  for (let index = 1; index < words.length; index += 2) {
    const high = words[index]!;
    // only infinities and NaN have all bits of the exponent
    if ((high & 0x7ff0_0000) === 0x7ff0_0000 && (high !== nanHigh || words[index - 1] !== 0)) return false;
  }
  return true;
}

function canonical(numbers: Float64Array): Uint8Array {
  const copy = numbers.slice();
  const words = new Uint32Array(copy.buffer);
  for (let index = 0; index < copy.length; index++) {
    if (!Number.isNaN(copy[index]!)) continue;
    words[index * 2] = 0;
    words[index * 2 + 1] = nanHigh;
  }
  return new Uint8Array(copy.buffer);
}

function* checkShape(parts: DatasetParts): Steps<void> {
  const { customerCount, ids, events } = parts;
  invariant(ids.offsets.length === customerCount + 1, 'one id per customer');
  yield* inRanges(customerCount, (from, to) => {
    for (let row = Math.max(1, from); row < to; row++) {
      invariant(
        compareTextRows(ids, row - 1, ids, row) < 0,
        'customer ids ascend by their UTF-8 bytes without repeats',
      );
    }
  });
  yield* checkColumns(parts.attributes, customerCount, 'attribute');
  const { offsets, times, typeCodes, values } = events;
  const eventCount = times.length;
  invariant(offsets.length === customerCount + 1, 'one range of events per customer');
  invariant(offsets[0] === 0 && offsets[customerCount] === eventCount, 'event ranges cover all events');
  invariant(typeCodes.length === eventCount && values.length === eventCount, 'event columns are as long');
  yield* checkColumns(events.properties, eventCount, 'event property');
  yield* inRanges(eventCount, (from, to) => {
    invariant(!hasInfinity(times, from, to) && !hasNaN(times, from, to), 'events have a time');
    invariant(!hasInfinity(values, from, to), 'amounts of events are finite');
    let highest = -1;
    for (let index = from; index < to; index++) if (typeCodes[index]! > highest) highest = typeCodes[index]!;
    invariant(highest < events.types.length, 'event type codes name a type');
  });
  yield* inRanges(customerCount, (from, to) => {
    for (let row = from; row < to; row++) {
      const end = offsets[row + 1]!;
      for (let index = offsets[row]! + 1; index < end; index++) {
        invariant(times[index - 1]! <= times[index]!, 'events of a customer are in time order');
      }
    }
  });
}

function* checkColumns(columns: readonly Column[], length: number, what: string): Steps<void> {
  const names = new Set(columns.map((column) => column.name));
  invariant(names.size === columns.length, `${what} names are unique`);
  for (const column of columns) {
    invariant(columnLength(column) === length, `${what} ${column.name} has ${length} rows`);
    if (column.kind !== 'number') continue;
    yield* inRanges(length, (from, to) => {
      invariant(!hasInfinity(column.values, from, to), `${what} ${column.name} is finite`);
    });
  }
}

/** Sums, means and their JSON know no infinity; NaN is a missing value. */
function hasInfinity(values: Float64Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const value = values[index]!;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return true;
  }
  return false;
}

function hasNaN(values: Float64Array, from: number, to: number): boolean {
  for (let index = from; index < to; index++) if (Number.isNaN(values[index]!)) return true;
  return false;
}
