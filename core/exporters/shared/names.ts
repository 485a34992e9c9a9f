const longestName = 60;
// Windows refuses these names whatever follows the dot
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that every file system takes: letters and digits of any script, joined by hyphens. */
export function fileNamePart(name: string): string {
  const words = name.normalize('NFC').match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  const part = Array.from(words.join('-')).slice(0, longestName).join('').replace(/-+$/, '');
  return part === '' || reserved.test(part) ? `journey${part === '' ? '' : '-'}${part}` : part;
}

/**
 * One id of the target per id of ours, in order: cleaned by `clean`, cut to `longest` characters and told apart by a number
 * where two would be the same. The same ids give the same result, whatever else changes in the journey.
 */
export function stableIds(
  ids: readonly string[],
  clean: (id: string) => string,
  longest = Number.POSITIVE_INFINITY,
): Map<string, string> {
  const taken = new Set<string>();
  // where the search for a free number of a base went on to; thousands of steps may share a title
  const numbers = new Map<string, number>();
  const result = new Map<string, string>();
  for (const id of ids) {
    if (result.has(id)) continue;
    const base = cut(clean(id), longest);
    let candidate = base;
    let number = numbers.get(base) ?? 2;
    for (; taken.has(candidate); number++) {
      const suffix = `-${number}`;
      candidate = `${cut(base, longest - suffix.length)}${suffix}`;
    }
    numbers.set(base, number);
    taken.add(candidate);
    result.set(id, candidate);
  }
  return result;
}

/** Letters and digits of ASCII, `-` and `_`; anything else becomes `_`. */
export function asciiId(id: string): string {
  const cleaned = id.replaceAll(/[^A-Za-z0-9_-]/gu, '_');
  return cleaned === '' ? '_' : cleaned;
}

/** At most so many UTF-16 units, never half a character. */
export function cut(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const short = text.slice(0, longest);
  return /[\uD800-\uDBFF]$/.test(short) ? short.slice(0, -1) : short;
}

/**
 * A UUID (version 8 of RFC 9562) made from a text, the same for the same text. Four 32-bit multiplicative hashes: good for
 * telling things apart, not a secret.
 */
export function stableUuid(text: string): string {
  const words = [0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c].map((seed, lane) => hash32(text, seed + lane));
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = ((Number.parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}

function hash32(text: string, seed: number): number {
  let hash = seed | 0;
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x5bd1e995);
    hash = (hash << 13) | (hash >>> 19);
  }
  // finaliser of MurmurHash3
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
