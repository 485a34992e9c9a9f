import { ideographBits, ideographsFrom, symbolBits, symbolsFrom } from './cp949.ts';

interface ByteCount {
  /** Bytes in EUC-KR (CP949): ASCII 1, everything else 2. */
  readonly bytes: number;
  /** Characters that the encoding lacks, such as emoji, each once in the order of appearance; counted as 2 bytes. */
  readonly unencodable: readonly string[];
}

/** How long a text message is as Korean carriers count it. */
export function byteCount(text: string): ByteCount {
  let bytes = 0;
  const unencodable = new Set<string>();
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : 2;
    if (!isEncodable(code)) unencodable.add(character);
  }
  return { bytes, unencodable: [...unencodable] };
}

/** Bytes in UTF-8; half of a surrogate pair by itself counts as its replacement character. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0)!;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** How many characters a reader would count; an emoji outside the basic plane is one. */
export function characterCount(text: string): number {
  return Array.from(text).length;
}

function isEncodable(code: number): boolean {
  if (code < 0x80) return true;
  if (code >= 0xac00 && code <= 0xd7a3) return true;
  if (code >= 0xf900 && code <= 0xfa0b) return true;
  if (code >= 0xff01 && code <= 0xff5e) return true;
  if (code >= 0xffe0 && code <= 0xffe6) return code !== 0xffe4;
  return isMarked(symbolBits, code - symbolsFrom) || isMarked(ideographBits, code - ideographsFrom);
}

function isMarked(bits: string, offset: number): boolean {
  if (offset < 0 || offset >= bits.length * 4) return false;
  const digit = Number.parseInt(bits[offset >> 2]!, 16);
  return ((digit >> (offset & 3)) & 1) === 1;
}
