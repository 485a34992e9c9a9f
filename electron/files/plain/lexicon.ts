import { inRanges, type Steps } from '../../../core/lib/steps.ts';
import type { TextValues } from '../../../core/dataset/dataset.ts';

/** Texts of so many bytes stand in the table themselves; a zero at their end could not be told from none. */
const longestShort = 8;

/** What the hash of a text becomes with one more byte. */
export function hashStep(hash: number, byte: number): number {
  return Math.imul(hash ^ byte, 0x9e37_79b1);
}

/** The steps of all bytes [from, to). */
export function hashOf(buffer: Uint8Array, from: number, to: number): number {
  let hash = 0;
  for (let at = from; at < to; at++) hash = hashStep(hash, buffer[at]!);
  return hash;
}

/** Different texts, numbered in the order in which they are first met. Looked up by their bytes, so that no string is made. */
export class Lexicon {
  count = 0;
  private bytes = new Uint8Array(1 << 12);
  private offsets = new Uint32Array(1 << 8);
  /**
   * Open addressing, four numbers a slot so that one line of the cache tells: 0 = free, text + 1 of a long text or its negative
   * of a short one; hash; then start and length of a long text, or the eight bytes of a short one.
   */
  private slots = new Int32Array(4 << 9);

  /** The number of the text in bytes [from, to) of the buffer. */
  codeOf(buffer: Uint8Array, from: number, to: number): number {
    return this.codeOfHashed(buffer, from, to, hashOf(buffer, from, to));
  }

  /** As `codeOf`, of a text whose every byte has gone into `hash` by `hashStep`, from 0 on. */
  codeOfHashed(buffer: Uint8Array, from: number, to: number, steps: number): number {
    const length = to - from;
    let hash = steps ^ length;
    // the low bits, which choose the slot, depend on low bits only until they are mixed
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85eb_ca6b);
    hash ^= hash >>> 13;
    return length <= longestShort && length > 0 && buffer[to - 1] !== 0
      ? this.codeOfShort(buffer, from, to, hash)
      : this.codeOfLong(buffer, from, to, hash);
  }

  private codeOfShort(buffer: Uint8Array, from: number, to: number, hash: number): number {
    let low = buffer[from]!;
    let high = 0;
    if (to - from < 4) for (let at = from + 1, bits = 8; at < to; at++, bits += 8) low |= buffer[at]! << bits;
    else low |= (buffer[from + 1]! << 8) | (buffer[from + 2]! << 16) | (buffer[from + 3]! << 24);
    for (let at = from + 4, bits = 0; at < to; at++, bits += 8) high |= buffer[at]! << bits;
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 2) & mask;
    for (;;) {
      const entry = slots[slot]!;
      if (entry === 0) return this.add(buffer, from, to, slot, [-this.count - 1, hash, low, high]);
      if (entry < 0 && slots[slot + 2] === low && slots[slot + 3] === high) return -entry - 1;
      slot = (slot + 4) & mask;
    }
  }

  private codeOfLong(buffer: Uint8Array, from: number, to: number, hash: number): number {
    const length = to - from;
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = (hash << 2) & mask;
    for (;;) {
      const entry = slots[slot]!;
      if (entry === 0) {
        return this.add(buffer, from, to, slot, [this.count + 1, hash, this.offsets[this.count]!, length]);
      }
      const isLikely = entry > 0 && slots[slot + 1] === hash && slots[slot + 3] === length;
      if (isLikely && this.isAt(slots[slot + 2]!, buffer, from, length)) return entry - 1;
      slot = (slot + 4) & mask;
    }
  }

  codeOfText(text: string): number {
    const buffer = Buffer.from(text, 'utf8');
    return this.codeOf(buffer, 0, buffer.length);
  }

  /** Adds texts of another lexicon; the number here of each of its numbers. */
  *join({ bytes, offsets }: TextValues): Steps<Uint32Array> {
    const codes = new Uint32Array(offsets.length - 1);
    yield* inRanges(codes.length, (from, to) => {
      for (let code = from; code < to; code++) codes[code] = this.codeOf(bytes, offsets[code]!, offsets[code + 1]!);
    });
    return codes;
  }

  /** Gives back the memory that only looking texts up needs; none is added from now on. */
  endAdding(): void {
    this.slots = new Int32Array(0);
  }

  /** All texts by their numbers; a view that later additions may leave behind. */
  texts(): TextValues {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.count]),
      offsets: this.offsets.subarray(0, this.count + 1),
    };
  }

  private isAt(start: number, buffer: Uint8Array, from: number, length: number): boolean {
    const { bytes } = this;
    for (let index = 0; index < length; index++) if (bytes[start + index] !== buffer[from + index]) return false;
    return true;
  }

  private add(buffer: Uint8Array, from: number, to: number, slot: number, entry: readonly number[]): number {
    const code = this.count++;
    const start = this.offsets[code]!;
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = larger(this.bytes, new Uint8Array(Math.max(end, this.bytes.length * 2)));
    this.bytes.set(buffer.subarray(from, to), start);
    if (code + 1 >= this.offsets.length) this.offsets = larger(this.offsets, new Uint32Array(this.offsets.length * 2));
    this.offsets[code + 1] = end;
    this.slots.set(entry, slot);
    if (this.count * 8 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const old = this.slots;
    const slots = new Int32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let from = 0; from < old.length; from += 4) {
      if (old[from] === 0) continue;
      let slot = (old[from + 1]! << 2) & mask;
      while (slots[slot] !== 0) slot = (slot + 4) & mask;
      for (let index = 0; index < 4; index++) slots[slot + index] = old[from + index]!;
    }
    this.slots = slots;
  }
}

function larger<Data extends Uint8Array | Uint32Array>(old: Data, grown: Data): Data {
  grown.set(old);
  return grown;
}
