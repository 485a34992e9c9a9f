import { cellText, columnLength, isMissing, timeFormat } from '../dataset/columns.ts';
import type { Column, Dataset } from '../dataset/dataset.ts';
import { byteCount, characterCount } from '../template/index.ts';
import type { AttributeLength } from './facts.ts';

/** The longest value of each attribute as a message shows it, in EUC-KR bytes and in characters, and how many have none. */
export function attributeLengthsOf(dataset: Pick<Dataset, 'attributes' | 'zone'>): AttributeLength[] {
  const format = timeFormat(dataset.zone);
  return dataset.attributes.map((column) => ({ attribute: column.name, ...longestIn(column, format) }));
}

function longestIn(column: Column, format: Intl.DateTimeFormat): Omit<AttributeLength, 'attribute'> {
  const rows = columnLength(column);
  const longest = { bytes: 0, characters: 0, missing: 0 };
  const seen = new Uint8Array(column.kind === 'category' ? column.labels.length + 1 : 0);
  let isMeasured = false;
  for (let row = 0; row < rows; row++) {
    if (isMissing(column, row)) {
      longest.missing++;
      continue;
    }
    if (column.kind === 'text') {
      measureUtf8(column.bytes, column.offsets[row]!, column.offsets[row + 1]!, longest);
      continue;
    }
    if (column.kind === 'category') {
      const code = column.codes[row]!;
      if (seen[code] === 1) continue;
      seen[code] = 1;
    } else if (column.kind !== 'number') {
      // every time, date and boolean takes as many signs as any other, but for "true" and "false"
      if (isMeasured && column.kind !== 'boolean') continue;
      isMeasured = true;
    }
    const text = cellText(column, row, format);
    longest.bytes = Math.max(longest.bytes, byteCount(text).bytes);
    longest.characters = Math.max(longest.characters, characterCount(text));
  }
  return longest;
}

/** Counts without decoding: the first byte of a character says whether it is ASCII, the others begin with the bits 10. */
function measureUtf8(
  bytes: Uint8Array,
  from: number,
  to: number,
  longest: { bytes: number; characters: number },
): void {
  let length = 0;
  let characters = 0;
  for (let index = from; index < to; index++) {
    const byte = bytes[index]!;
    if (byte < 0x80) length++;
    else if (byte >= 0xc0) length += 2;
    else continue;
    characters++;
  }
  if (length > longest.bytes) longest.bytes = length;
  if (characters > longest.characters) longest.characters = characters;
}
