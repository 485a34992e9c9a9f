import type { TextValues } from '../dataset.ts';

/** Texts by number, each kept once: equal bytes have the same number. Grows; holds no object for each text. */
export class TextTable {
  #bytes = new Uint8Array(1 << 16);
  #offsets = new Uint32Array(1 << 12);
  #hashes = new Uint32Array(1 << 12);
  /** Number + 1 of the text in each slot; 0 = free. Open addressing with linear probing. */
  #slots = new Uint32Array(1 << 13);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  /** The number of the text bytes[from, end), which is added where it is new. */
  add(bytes: Uint8Array, from: number, end: number): number {
    const hash = hashOf(bytes, from, end);
    const mask = this.#slots.length - 1;
    let slot = hash & mask;
    for (let entry = this.#slots[slot]!; entry !== 0; entry = this.#slots[slot]!) {
      if (this.#hashes[entry - 1] === hash && this.#isText(entry - 1, bytes, from, end)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    const code = this.#append(bytes, from, end, hash);
    this.#slots[slot] = code + 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return code;
  }

  /** All texts in the order of their numbers. */
  values(): TextValues {
    const end = this.#offsets[this.#count]!;
    return { bytes: this.#bytes.subarray(0, end), offsets: this.#offsets.subarray(0, this.#count + 1) };
  }

  #isText(code: number, bytes: Uint8Array, from: number, end: number): boolean {
    const start = this.#offsets[code]!;
    if (this.#offsets[code + 1]! - start !== end - from) return false;
    for (let index = from; index < end; index++) {
      if (this.#bytes[start + index - from] !== bytes[index]) return false;
    }
    return true;
  }

  #append(bytes: Uint8Array, from: number, end: number, hash: number): number {
    const start = this.#offsets[this.#count]!;
    const needed = start + end - from;
    if (needed > this.#bytes.length) {
      const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    if (this.#count + 2 > this.#offsets.length) {
      this.#offsets = doubled(this.#offsets);
      this.#hashes = doubled(this.#hashes);
    }
    for (let index = from; index < end; index++) this.#bytes[start + index - from] = bytes[index]!;
    this.#hashes[this.#count] = hash;
    this.#offsets[this.#count + 1] = needed;
    return this.#count++;
  }

  #rehash(): void {
    const slots = new Uint32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let code = 0; code < this.#count; code++) {
      let slot = this.#hashes[code]! & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = code + 1;
    }
    this.#slots = slots;
  }
}

function doubled(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(values.length * 2);
  larger.set(values);
  return larger;
}

/** FNV-1a over the bytes, with a last mixing (Murmur3's) because near texts differ in few bits. */
function hashOf(bytes: Uint8Array, from: number, end: number): number {
  let hash = 0x811c_9dc5;
  for (let index = from; index < end; index++) hash = Math.imul(hash ^ bytes[index]!, 0x0100_0193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
