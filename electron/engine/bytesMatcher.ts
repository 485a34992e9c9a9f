const upperA = 0x41;
const upperZ = 0x5a;
const toLower = 0x20;

/**
 * Finds `needle` in UTF-8 text without decoding it, taking A-Z for a-z: a million names are searched while someone types,
 * so no string is made per row.
 */
export function bytesMatcher(needle: string): (bytes: Uint8Array, from: number, to: number) => boolean {
  const wanted = new TextEncoder().encode(needle).map(lower);
  const first = wanted[0];
  if (first === undefined) return () => true;
  return (bytes, from, to) => {
    const last = to - wanted.length;
    for (let start = from; start <= last; start++) {
      if (lower(bytes[start]!) !== first) continue;
      let length = 1;
      while (length < wanted.length && lower(bytes[start + length]!) === wanted[length]) length++;
      if (length === wanted.length) return true;
    }
    return false;
  };
}

function lower(byte: number): number {
  return byte >= upperA && byte <= upperZ ? byte + toLower : byte;
}
