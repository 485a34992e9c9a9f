import type { TextValues } from '../../../core/dataset/dataset.ts';

/** Different texts, numbered in the order in which they are first met. Looked up by their bytes, so that no string is made. */
export class Lexicon {
  count = 0;
  private bytes = new Uint8Array(1 << 12);
  private offsets = new Uint32Array(1 << 8);
  private hashes = new Int32Array(1 << 8);
  /** Open addressing: number of a text + 1, 0 = free. Its length is a power of two. */
  private slots = new Int32Array(1 << 9);

  /** The number of the text in bytes [from, to) of the buffer. */
  codeOf(buffer: Uint8Array, from: number, to: number): number {
    let hash = to - from;
    for (let at = from; at < to; at++) hash = Math.imul(hash ^ buffer[at]!, 0x9e37_79b1);
    // the low bits, which choose the slot, depend on low bits only until they are mixed
    hash ^= hash >>> 15;
    hash = Math.imul(hash, 0x85eb_ca6b);
    hash ^= hash >>> 13;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (;;) {
      const code = this.slots[slot]! - 1;
      if (code === -1) return this.add(buffer, from, to, hash, slot);
      if (this.hashes[code] === hash && this.isAt(code, buffer, from, to)) return code;
      slot = (slot + 1) & mask;
    }
  }

  codeOfText(text: string): number {
    const buffer = Buffer.from(text, 'utf8');
    return this.codeOf(buffer, 0, buffer.length);
  }

  /** All texts by their numbers; a view that later additions may leave behind. */
  texts(): TextValues {
    return {
      bytes: this.bytes.subarray(0, this.offsets[this.count]),
      offsets: this.offsets.subarray(0, this.count + 1),
    };
  }

  private isAt(code: number, buffer: Uint8Array, from: number, to: number): boolean {
    const start = this.offsets[code]!;
    const length = to - from;
    if (this.offsets[code + 1]! - start !== length) return false;
    for (let index = 0; index < length; index++) {
      if (this.bytes[start + index] !== buffer[from + index]) return false;
    }
    return true;
  }

  private add(buffer: Uint8Array, from: number, to: number, hash: number, slot: number): number {
    const code = this.count++;
    const start = this.offsets[code]!;
    const end = start + to - from;
    if (end > this.bytes.length) this.bytes = larger(this.bytes, new Uint8Array(Math.max(end, this.bytes.length * 2)));
    this.bytes.set(buffer.subarray(from, to), start);
    if (code + 1 >= this.offsets.length) {
      this.offsets = larger(this.offsets, new Uint32Array(this.offsets.length * 2));
      this.hashes = larger(this.hashes, new Int32Array(this.hashes.length * 2));
    }
    this.offsets[code + 1] = end;
    this.hashes[code] = hash;
    this.slots[slot] = code + 1;
    if (this.count * 2 > this.slots.length) this.rehash();
    return code;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.count; code++) {
      let slot = this.hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.slots = slots;
  }
}

function larger<Data extends Uint8Array | Uint32Array | Int32Array>(old: Data, grown: Data): Data {
  grown.set(old);
  return grown;
}
