import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Encoding } from '../shared/importTypes.ts';

/** Why the bytes cannot be a table of text, or null. */
export type NotText = 'excel' | 'binary';

const signatures: readonly { bytes: readonly number[]; kind: NotText }[] = [
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'excel' },
  { bytes: [0x25, 0x50, 0x44, 0x46], kind: 'binary' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'binary' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'binary' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'binary' },
];

export function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** The encoding that the first bytes of a file show. Korean Excel writes CP949 where it does not write a mark. */
export function detectEncoding(head: Uint8Array): Encoding {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (zeroShare(head, 1) > 0.3) return 'utf-16le';
  if (zeroShare(head, 0) > 0.3) return 'utf-16be';
  return isUtf8(withoutCutCharacter(head)) ? 'utf-8' : 'cp949';
}

/** Whether the bytes are an Excel workbook or something else that is not text in this encoding. */
export function notText(head: Uint8Array, encoding: Encoding): NotText | null {
  for (const { bytes, kind } of signatures) {
    if (bytes.every((byte, index) => head[index] === byte)) return kind;
  }
  if (encoding.startsWith('utf-16') && detectEncoding(head) === encoding) return null;
  let controls = 0;
  for (const byte of head) {
    if (byte === 0) return detectEncoding(head).startsWith('utf-16') ? null : 'binary';
    if (byte < 9 || (byte > 13 && byte < 32 && byte !== 27)) controls++;
  }
  return controls > head.length / 100 ? 'binary' : null;
}

/** Share of zeros among every second byte: letters of Western texts have one in UTF-16. */
function zeroShare(head: Uint8Array, first: 0 | 1): number {
  if (head.length < 4) return 0;
  let zeros = 0;
  for (let index = first; index < head.length; index += 2) if (head[index] === 0) zeros++;
  return zeros / Math.floor(head.length / 2);
}

/** The head may end in the middle of a character, which says nothing about the encoding. */
function withoutCutCharacter<Bytes extends Uint8Array>(head: Bytes): Bytes {
  let end = head.length;
  while (end > 0 && head.length - end < 3 && (head[end - 1]! & 0xc0) === 0x80) end--;
  if (end > 0 && head[end - 1]! >= 0xc0) return head.subarray(0, end - 1) as Bytes;
  return head;
}

/** Turns bytes of the encoding into UTF-8 without the byte order mark, chunk by chunk. */
export interface Utf8Decoder {
  write(bytes: Buffer): Buffer;
  end(): Buffer;
  /** Characters so far that the encoding does not have. */
  readonly unreadable: number;
  /** Bytes of the file before the first one that was given, where all others were given as they are; null where some were changed. */
  readonly skipped: number | null;
}

export function createUtf8Decoder(encoding: Encoding): Utf8Decoder {
  return encoding === 'utf-8' ? new Utf8Passage() : new OtherDecoder(encoding);
}

const empty = Buffer.alloc(0);
const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Valid UTF-8 passes as it is: decoding and encoding it again would double the reading time. */
class Utf8Passage implements Utf8Decoder {
  unreadable = 0;
  skipped: number | null = 0;
  private isFirst = true;
  private tail = empty;

  write(bytes: Buffer): Buffer {
    const joined = this.tail.length === 0 ? bytes : Buffer.concat([this.tail, bytes]);
    const body = withoutCutCharacter(joined);
    this.tail = Buffer.from(joined.subarray(body.length));
    return this.valid(body);
  }

  end(): Buffer {
    const { tail } = this;
    this.tail = empty;
    return this.valid(tail);
  }

  private valid(bytes: Buffer): Buffer {
    if (bytes.length === 0) return bytes;
    const isMarked = this.isFirst && bytes.subarray(0, 3).equals(byteOrderMark);
    this.isFirst = false;
    if (isMarked && this.skipped !== null) this.skipped = 3;
    const body = isMarked ? bytes.subarray(3) : bytes;
    if (isUtf8(body)) return body;
    this.skipped = null;
    const text = body.toString('utf8');
    this.unreadable += replacements(text);
    return Buffer.from(text, 'utf8');
  }
}

class OtherDecoder implements Utf8Decoder {
  unreadable = 0;
  readonly skipped = null;
  private isFirst = true;
  private readonly decoder: TextDecoding;

  constructor(encoding: Exclude<Encoding, 'utf-8'>) {
    this.decoder = textDecoder(encoding);
  }

  write(bytes: Buffer): Buffer {
    return this.encode(this.decoder.write(bytes));
  }

  end(): Buffer {
    return this.encode(this.decoder.end());
  }

  private encode(text: string): Buffer {
    this.unreadable += replacements(text);
    const isMarked = this.isFirst && text.startsWith('\ufeff');
    if (text !== '') this.isFirst = false;
    return Buffer.from(isMarked ? text.slice(1) : text, 'utf8');
  }
}

function replacements(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count++;
  return count;
}

interface TextDecoding {
  write(bytes: Buffer): string;
  end(): string;
}

function textDecoder(encoding: Exclude<Encoding, 'utf-8'>): TextDecoding {
  if (encoding === 'cp949') {
    const decoder = iconv.getDecoder('cp949');
    return { write: (bytes) => decoder.write(bytes), end: () => decoder.end() ?? '' };
  }
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  return { write: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}
