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
  const result = new Map<string, string>();
  for (const id of ids) {
    if (result.has(id)) continue;
    const base = cut(clean(id), longest);
    let candidate = base;
    for (let number = 2; taken.has(candidate); number++) {
      const suffix = `-${number}`;
      candidate = `${cut(base, longest - suffix.length)}${suffix}`;
    }
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
