import { invariant } from '../lib/invariant.ts';
import { columnLength } from './columns.ts';
import type { Column, Dataset } from './dataset.ts';
import { flattenDataset } from './flatten.ts';
import { compareTextRows } from './text.ts';

/** SHA-256 (hex) of the concatenation of the chunks; given by the shell, because core has no crypto. */
export type Digest = (chunks: Iterable<Uint8Array>) => string;

/** A dataset before its hash and its span are known. */
export type DatasetParts = Omit<Dataset, 'hash' | 'span'>;

/**
 * Checks that the columns fit together (lengths, ids strictly ascending, events in time order, no infinite numbers) and adds the span and the
 * content hash. Equal content gives an equal hash on every machine. A misfit is a bug of the caller and throws.
 */
export function sealDataset(parts: DatasetParts, digest: Digest): Dataset {
  const unsealed = checkedDataset(parts);
  return { ...unsealed, hash: digest(contentChunks(unsealed)) };
}

/** The checks of `sealDataset` alone: the hash, which takes longest, is empty and is to be that of `contentChunks`. */
export function checkedDataset(parts: DatasetParts): Dataset {
  checkShape(parts);
  return { ...parts, span: spanOf(parts.events.times), hash: '' };
}

function spanOf(times: Float64Array): Dataset['span'] {
  if (times.length === 0) return null;
  let firstTime = times[0]!;
  let lastTime = firstTime;
  for (let index = 1; index < times.length; index++) {
    const time = times[index]!;
    if (time < firstTime) firstTime = time;
    else if (time > lastTime) lastTime = time;
  }
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

function checkShape(parts: DatasetParts): void {
  const { customerCount, ids, events } = parts;
  invariant(ids.offsets.length === customerCount + 1, 'one id per customer');
  for (let row = 1; row < customerCount; row++) {
    invariant(compareTextRows(ids, row - 1, ids, row) < 0, 'customer ids ascend by their UTF-8 bytes without repeats');
  }
  checkColumns(parts.attributes, customerCount, 'attribute');
  const eventCount = events.times.length;
  invariant(events.offsets.length === customerCount + 1, 'one range of events per customer');
  invariant(events.offsets[0] === 0 && events.offsets[customerCount] === eventCount, 'event ranges cover all events');
  invariant(events.typeCodes.length === eventCount && events.values.length === eventCount, 'event columns are as long');
  checkColumns(events.properties, eventCount, 'event property');
  invariant(!hasInfinity(events.times) && !hasNaN(events.times), 'events have a time');
  invariant(!hasInfinity(events.values), 'amounts of events are finite');
  let highest = -1;
  for (let index = 0; index < eventCount; index++) highest = Math.max(highest, events.typeCodes[index]!);
  invariant(highest < events.types.length, 'event type codes name a type');
  for (let row = 0; row < customerCount; row++) {
    const to = events.offsets[row + 1]!;
    for (let index = events.offsets[row]! + 1; index < to; index++) {
      invariant(events.times[index - 1]! <= events.times[index]!, 'events of a customer are in time order');
    }
  }
}

function checkColumns(columns: readonly Column[], length: number, what: string): void {
  const names = new Set(columns.map((column) => column.name));
  invariant(names.size === columns.length, `${what} names are unique`);
  for (const column of columns) {
    invariant(columnLength(column) === length, `${what} ${column.name} has ${length} rows`);
    if (column.kind === 'number') invariant(!hasInfinity(column.values), `${what} ${column.name} is finite`);
  }
}

/** Sums, means and their JSON know no infinity; NaN is a missing value. */
function hasInfinity(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    if (value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return true;
  }
  return false;
}

function hasNaN(values: Float64Array): boolean {
  for (let index = 0; index < values.length; index++) if (Number.isNaN(values[index]!)) return true;
  return false;
}
