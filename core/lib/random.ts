import { threefry2x32, threefryUnit } from './threefry.ts';

/** Domains keep draws of different kinds apart under the same seed and replication. */
export const domains = { baseline: 1, parameters: 2, journey: 3, response: 4, sampleShop: 5, measure: 6 } as const;
export type Domain = (typeof domains)[keyof typeof domains];

/** Draws addressed by (customer, purpose) under one key; holds its own scratch words, so one stream per worker and use. */
export interface RandomStream {
  k0: number;
  k1: number;
  readonly words: Uint32Array;
}

/** The stream of one seed, replication and domain. */
export function createStream(seed: number, replication: number, domain: Domain): RandomStream {
  const words = new Uint32Array(2);
  threefry2x32(seed | 0, 0x5945_4f4a, replication, domain, words);
  return { k0: words[0]! | 0, k1: words[1]! | 0, words };
}

/** A uniform number in (0, 1) with 52 bits, never 0 or 1, addressed by (customer, purpose). */
export function uniformAt(stream: RandomStream, customer: number, purpose: number): number {
  return threefryUnit(stream.k0, stream.k1, customer, purpose);
}

/** A sequence under its own key, for samplers that need an unknown number of draws (rejection, event times). */
export interface SubStream {
  k0: number;
  k1: number;
  slot: number;
  readonly words: Uint32Array;
}

export function createSubStream(): SubStream {
  return { k0: 0, k1: 0, slot: 0, words: new Uint32Array(2) };
}

/** Points `sub` at the start of the sequence that belongs to (customer, purpose). */
export function openSubStream(sub: SubStream, stream: RandomStream, customer: number, purpose: number): void {
  threefry2x32(stream.k0, stream.k1, customer, purpose, sub.words);
  sub.k0 = sub.words[0]! | 0;
  sub.k1 = sub.words[1]! | 0;
  sub.slot = 0;
}

/** The next uniform number in (0, 1) of the sequence. */
export function nextUniform(sub: SubStream): number {
  return threefryUnit(sub.k0, sub.k1, sub.slot++, 0);
}

/** Stable 32-bit address of a draw: FNV-1a over the parts with a separator, then a final avalanche. */
export function purposeOf(...parts: readonly (string | number)[]): number {
  let hash = 0x811c9dc5;
  for (const part of parts) {
    const text = String(part);
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      hash = Math.imul(hash ^ (unit & 0xff), 0x01000193);
      hash = Math.imul(hash ^ (unit >>> 8), 0x01000193);
    }
    hash = Math.imul(hash ^ 0x1f, 0x01000193);
  }
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
