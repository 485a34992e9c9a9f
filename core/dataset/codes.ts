import { cellText, columnLength, isMissing, timeFormat } from './columns.ts';
import type { Column } from './dataset.ts';

/** Per row an integer that tells equal values apart; 0 = missing, else labels[code - 1]. */
export interface Codes {
  readonly codes: Uint32Array;
  readonly labels: readonly string[];
}

/** A column of any kind as codes; labels in the order in which they are first met, those of a category as they are. */
export function codesOf(column: Column, zone: string): Codes {
  if (column.kind === 'category') return column;
  const length = columnLength(column);
  const codes = new Uint32Array(length);
  const labels: string[] = [];
  const codeOf = new Map<string, number>();
  const format = timeFormat(zone);
  for (let row = 0; row < length; row++) {
    if (isMissing(column, row)) continue;
    const text = cellText(column, row, format);
    let code = codeOf.get(text);
    if (code === undefined) {
      code = labels.push(text);
      codeOf.set(text, code);
    }
    codes[row] = code;
  }
  return { codes, labels };
}
