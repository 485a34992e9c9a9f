import { missingDay } from '../../core/dataset/dataset.ts';
import type { NamedArray } from '../../core/dataset/index.ts';

type Data = NamedArray['data'];
type Wholes = Exclude<Data, Float64Array>;

/** Set in the first byte, which is the width of a value, where a map says which values there are. */
const mapFlag = 0x80;
/** Width, then the number that every value is above, as a double. */
const headBytes = 1 + 8;
const highest32 = 2 ** 32 - 1;

/**
 * Writes the values of a chunk in few bytes: missing ones (NaN, the code 0, no day) as bits of a map where there are any, whole numbers as
 * what they are above the smallest, in the narrowest width. Keeps its memory from chunk to chunk.
 */
export class ChunkPacker {
  /** The values that are there, one behind the other. */
  private readonly present: Float64Array;
  private readonly numbers: Float64Array;
  private readonly map: Uint8Array;
  private readonly packed: Uint8Array;
  private count = 0;
  private least = 0;
  private most = 0;
  private isWhole = true;

  /** `mostValues` is how many a chunk has at most. */
  constructor(mostValues: number) {
    this.present = new Float64Array(mostValues);
    this.numbers = new Float64Array(mostValues);
    this.map = new Uint8Array(Math.ceil(mostValues / 8));
    this.packed = new Uint8Array(headBytes + this.map.length + 8 * mostValues);
  }

  /** What `unpackChunk` gives back bit by bit, except that every NaN becomes the canonical one; valid until the next call. */
  pack(data: Data): Uint8Array {
    const mapSize = Math.ceil(data.length / 8);
    this.map.fill(0, 0, mapSize);
    // a loop for each kind, since columns of all kinds in one are read four times as slowly
    if (data instanceof Float64Array) this.takeNumbers(data);
    else if (!data.includes(missingOf(data))) this.takeAll(data);
    else if (data instanceof Uint32Array) this.takeCodes(data);
    else this.takeNumbers(this.asNumbers(data));
    const isNarrow = this.isWhole && this.most - this.least <= highest32;
    const width = isNarrow ? widthOf(this.most - this.least) : 8;
    const base = isNarrow ? this.least : 0;
    const isMapped = this.count < data.length;
    this.packed[0] = width | (isMapped ? mapFlag : 0);
    new DataView(this.packed.buffer).setFloat64(1, base, true);
    let end = headBytes;
    if (isMapped) {
      this.packed.set(this.map.subarray(0, mapSize), end);
      end += mapSize;
    }
    const values = this.present.subarray(0, this.count);
    this.packed.set(
      width === 8 ? new Uint8Array(values.buffer, 0, values.byteLength) : narrowed(values, base, width),
      end,
    );
    return this.packed.subarray(0, end + this.count * width);
  }

  private takeNumbers(data: Float64Array): void {
    const { present, map } = this;
    let count = 0;
    let isWhole = true;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (let index = 0; index < data.length; index++) {
      const value = data[index]!;
      if (value !== value) continue;
      present[count++] = value;
      map[index >>> 3]! |= 1 << (index & 7);
      if (value < least) least = value;
      if (value > most) most = value;
      // zero below zero has a sign to keep
      if (isWhole && (Math.floor(value) !== value || (value === 0 && 1 / value < 0))) isWhole = false;
    }
    this.note(count, least, most, isWhole);
  }

  private asNumbers(data: Wholes): Float64Array {
    const numbers = this.numbers.subarray(0, data.length);
    const missing = missingOf(data);
    for (let index = 0; index < data.length; index++) {
      const value = data[index]!;
      numbers[index] = value === missing ? Number.NaN : value;
    }
    return numbers;
  }

  private takeCodes(data: Uint32Array): void {
    const { present, map } = this;
    let count = 0;
    let least = Number.POSITIVE_INFINITY;
    let most = 0;
    for (let index = 0; index < data.length; index++) {
      const code = data[index]!;
      if (code === 0) continue;
      present[count++] = code;
      map[index >>> 3]! |= 1 << (index & 7);
      if (code < least) least = code;
      if (code > most) most = code;
    }
    this.note(count, least, most, true);
  }

  private takeAll(data: Wholes): void {
    let least = data[0] ?? 0;
    let most = least;
    for (let index = 1; index < data.length; index++) {
      const value = data[index]!;
      if (value < least) least = value;
      else if (value > most) most = value;
    }
    this.present.set(data);
    this.note(data.length, least, most, true);
  }

  private note(count: number, least: number, most: number, isWhole: boolean): void {
    this.count = count;
    this.least = count === 0 ? 0 : least;
    this.most = count === 0 ? 0 : most;
    this.isWhole = isWhole && Number.isSafeInteger(this.least);
  }
}

/** Reads chunks that a `ChunkPacker` made; keeps its memory from chunk to chunk. */
export class ChunkUnpacker {
  private readonly values: Float64Array;

  /** `mostValues` is how many a chunk has at most. */
  constructor(mostValues: number) {
    this.values = new Float64Array(mostValues);
  }

  /** Fills `data` with as many values; false where the bytes are nothing that a packer makes of them. */
  unpack(bytes: Uint8Array, data: Data): boolean {
    if (bytes.length < headBytes) return false;
    const width = bytes[0]! & ~mapFlag;
    const isMapped = (bytes[0]! & mapFlag) !== 0;
    const from = headBytes + (isMapped ? Math.ceil(data.length / 8) : 0);
    if (bytes.length < from) return false;
    const map = isMapped ? bytes.subarray(headBytes, from) : null;
    const count = map === null ? data.length : bitsIn(map, data.length);
    if (bytes.length !== from + count * width) return false;
    const base = new DataView(bytes.buffer, bytes.byteOffset).getFloat64(1, true);
    if (width === 8 ? !(data instanceof Float64Array) : !Number.isSafeInteger(base)) return false;
    // a copy, because the values may start at an odd place
    const packed = new Uint8Array(bytes.subarray(from)).buffer;
    const values = this.values.subarray(0, count);
    switch (width) {
      case 1:
        widen(new Uint8Array(packed), base, values);
        break;
      case 2:
        widen(new Uint16Array(packed), base, values);
        break;
      case 4:
        widen(new Uint32Array(packed), base, values);
        break;
      case 8:
        values.set(new Float64Array(packed));
        break;
      default:
        return false;
    }
    if (map === null) data.set(values);
    else if (data instanceof Float64Array) spreadNumbers(values, map, data);
    else spreadWholes(values, map, data);
    return true;
  }
}

function widen(narrow: Uint8Array | Uint16Array | Uint32Array, base: number, values: Float64Array): void {
  for (let index = 0; index < narrow.length; index++) values[index] = narrow[index]! + base;
}

function spreadNumbers(values: Float64Array, map: Uint8Array, data: Float64Array): void {
  data.fill(Number.NaN);
  let place = 0;
  for (let byte = 0; byte < map.length; byte++) {
    for (let bits = map[byte]!; bits !== 0; bits &= bits - 1) {
      data[8 * byte + 31 - Math.clz32(bits & -bits)] = values[place++]!;
    }
  }
}

function spreadWholes(values: Float64Array, map: Uint8Array, data: Wholes): void {
  data.fill(missingOf(data));
  let place = 0;
  for (let byte = 0; byte < map.length; byte++) {
    for (let bits = map[byte]!; bits !== 0; bits &= bits - 1) {
      data[8 * byte + 31 - Math.clz32(bits & -bits)] = values[place++]!;
    }
  }
}

/** What stands for nothing in columns of this type. */
function missingOf(data: Wholes): number {
  return data instanceof Int32Array ? missingDay : 0;
}

function widthOf(range: number): 1 | 2 | 4 {
  return range < 2 ** 8 ? 1 : range < 2 ** 16 ? 2 : 4;
}

function narrowed(values: Float64Array, base: number, width: 1 | 2 | 4): Uint8Array {
  const { length } = values;
  if (width === 1) {
    const bytes = new Uint8Array(length);
    for (let index = 0; index < length; index++) bytes[index] = values[index]! - base;
    return bytes;
  }
  if (width === 2) {
    const halves = new Uint16Array(length);
    for (let index = 0; index < length; index++) halves[index] = values[index]! - base;
    return new Uint8Array(halves.buffer);
  }
  const words = new Uint32Array(length);
  for (let index = 0; index < length; index++) words[index] = values[index]! - base;
  return new Uint8Array(words.buffer);
}

/** How many bits are set; more than `most` where one lies behind the last value. */
function bitsIn(map: Uint8Array, most: number): number {
  let count = 0;
  for (let index = 0; index < map.length; index++) {
    for (let bits = map[index]!; bits !== 0; bits &= bits - 1) count++;
  }
  const behind = most % 8 === 0 ? 0 : map[map.length - 1]! >>> (most % 8);
  return behind === 0 ? count : Number.POSITIVE_INFINITY;
}
