import type { Dialect } from '../shared/importTypes.ts';
import { looksLikeNumber, looksLikeTime } from './cellForms.ts';
import { recognisedHeader } from './headerNames.ts';
import { readRecords } from './records.ts';

const delimiters: readonly Dialect['delimiter'][] = [',', '\t', ';', '|'];

/** The delimiter that cuts the first rows into the most columns of one width; the file's ending decides a tie. */
export function guessDelimiter(text: Buffer, isEnd: boolean, fileName: string): Dialect['delimiter'] {
  const preferred: Dialect['delimiter'] = /\.tsv(\.gz)?$/i.test(fileName) ? '\t' : ',';
  let best: Dialect['delimiter'] = preferred;
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const widths = readRecords(text, isEnd, delimiter, 100).map((row) => row.length);
    const width = mostFrequent(widths);
    if (width < 2) continue;
    const agreement = widths.filter((other) => other === width).length / widths.length;
    const score = agreement * agreement * Math.log2(width + 1) + (delimiter === preferred ? 1e-9 : 0);
    if (score > bestScore) {
      best = delimiter;
      bestScore = score;
    }
  }
  return best;
}

function mostFrequent(widths: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  let best = 0;
  for (const [width, count] of counts) if (count > (counts.get(best) ?? 0)) best = width;
  return best;
}

/** Whether the first row names the columns: it holds known names, or no cell that looks like a figure, a time or an address. */
export function guessHeader(rows: readonly (readonly string[])[]): boolean {
  const first = rows[0]!.map((cell) => cell.trim());
  const looksLikeData = (cell: string) => looksLikeNumber(cell) || looksLikeTime(cell) || cell.includes('@');
  if (first.some(looksLikeData)) return first.filter((cell) => recognisedHeader(cell)).length * 2 > first.length;
  return first.some((cell) => cell !== '');
}
