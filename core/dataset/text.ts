import type { Dataset, TextValues } from './dataset.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Packs texts as UTF-8; an empty text stands for a missing one. Lone surrogates become U+FFFD. */
export function encodeTexts(texts: readonly string[]): TextValues {
  const offsets = new Uint32Array(texts.length + 1);
  let bytes = new Uint8Array(Math.max(64, texts.length * 16));
  let end = 0;
  for (let row = 0; row < texts.length; row++) {
    const text = texts[row]!;
    if (bytes.length < end + text.length * 3) bytes = grown(bytes, end + text.length * 3);
    end += encoder.encodeInto(text, bytes.subarray(end)).written;
    offsets[row + 1] = end;
  }
  return { bytes: bytes.slice(0, end), offsets };
}

function grown(bytes: Uint8Array<ArrayBuffer>, atLeast: number): Uint8Array<ArrayBuffer> {
  const larger = new Uint8Array(Math.max(atLeast, bytes.length * 2));
  larger.set(bytes);
  return larger;
}

/** The text of one row; '' when missing. */
export function textAt(values: TextValues, row: number): string {
  const from = values.offsets[row]!;
  const to = values.offsets[row + 1]!;
  // Short ASCII (ids, codes) is several times faster without the decoder.
  if (to - from <= 24) {
    let text = '';
    for (let index = from; index < to; index++) {
      const byte = values.bytes[index]!;
      if (byte > 127) return decoder.decode(values.bytes.subarray(from, to));
      text += String.fromCharCode(byte);
    }
    return text;
  }
  return decoder.decode(values.bytes.subarray(from, to));
}

/** Order of two texts by their UTF-8 bytes: negative, 0 or positive. */
export function compareTextRows(a: TextValues, rowA: number, b: TextValues, rowB: number): number {
  const fromA = a.offsets[rowA]!;
  const fromB = b.offsets[rowB]!;
  const lengthA = a.offsets[rowA + 1]! - fromA;
  const lengthB = b.offsets[rowB + 1]! - fromB;
  const shared = Math.min(lengthA, lengthB);
  for (let index = 0; index < shared; index++) {
    const difference = a.bytes[fromA + index]! - b.bytes[fromB + index]!;
    if (difference !== 0) return difference;
  }
  return lengthA - lengthB;
}

/** The row of the customer with this id, or -1. */
export function rowOfId(dataset: Pick<Dataset, 'ids' | 'customerCount'>, id: string): number {
  const wanted = encodeTexts([id]);
  let low = 0;
  let high = dataset.customerCount - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const order = compareTextRows(dataset.ids, middle, wanted, 0);
    if (order === 0) return middle;
    if (order < 0) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
