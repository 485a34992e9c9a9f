import type { DateOrder, Dialect } from '../shared/importTypes.ts';
import { dateOrderOf, looksLikeNumber, looksLikeTime } from './cellForms.ts';
import { recognisedHeader } from './headerNames.ts';
import { readRecords } from './records.ts';

const delimiters: readonly Dialect['delimiter'][] = [',', '\t', ';', '|'];

/** The delimiter that cuts the first rows into the most columns of one width; the file's ending decides a tie. */
export function guessDelimiter(text: Buffer, isEnd: boolean, fileName: string, quote: string): Dialect['delimiter'] {
  const preferred: Dialect['delimiter'] = /\.tsv(\.gz)?$/i.test(fileName) ? '\t' : ',';
  let best: Dialect['delimiter'] = preferred;
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const widths = readRecords(text, isEnd, { delimiter, quote }, 100).map((row) => row.length);
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

/** An apostrophe where fields start with it and none starts with a quotation mark. */
export function guessQuote(text: Buffer): '"' | "'" {
  const sample = text.subarray(0, 1 << 16).toString('utf8');
  const count = (pattern: RegExp) => sample.match(pattern)?.length ?? 0;
  const single = count(/(^|[,;\t|\n\r])'(?:[^'\n\r]|'')*'(?=[,;\t|\n\r]|$)/g);
  return single >= 2 && count(/(^|[,;\t|\n\r])"/g) === 0 ? "'" : '"';
}

/** ',' where figures such as 1.234,56 or 12,5 stand in several cells and none has a decimal point. */
export function guessDecimal(rows: readonly (readonly string[])[]): ',' | undefined {
  let commas = 0;
  let points = 0;
  for (const row of rows) {
    for (const cell of row) {
      const text = cell.trim().replace(/^[(+-]?\s*[€$£₩￦]?\s?|\s?(€|원)?\)?$/g, '');
      if (/^-?(\d{1,3}(\.\d{3})+|\d+),\d{1,2}$/.test(text)) commas++;
      else if (/^-?(\d{1,3}(,\d{3})+|\d+)\.\d{1,2}$/.test(text)) points++;
    }
  }
  return commas >= 2 && commas > points * 4 ? ',' : undefined;
}

/** The order that the values of the first column with dates in numbers allow; month first where they allow both. */
export function guessDateOrder(names: readonly string[], rows: readonly (readonly string[])[]): DateOrder | undefined {
  for (const index of names.keys()) {
    const order = dateOrderOf(rows.map((row) => (row[index] ?? '').trim()).filter((cell) => cell !== ''));
    if (order !== null) return order.order;
  }
  return undefined;
}
