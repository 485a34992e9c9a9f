import { createHash } from 'node:crypto';
import { type RecordPlaces, unquoted } from '../records.ts';
import type { RowOrder } from './order.ts';
import type { KeptRows, PlainRows } from './plainRows.ts';

/** Among more events of one moment no pairs are compared. */
const mostCompared = 256;

/**
 * Rows that may be equal in every column of the file: of the same customer, moment, event and amount, and equal in all kept columns.
 * By line, ascending; only the file itself tells whether they are equal.
 */
export function likelyRepeats(plain: PlainRows, { offsets, rows }: RowOrder): Uint32Array {
  const { times, types, values, kept, lines } = plain;
  const found = new Set<number>();
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const to = offsets[customer + 1]!;
    for (let at = offsets[customer]!; at < to; at++) {
      const row = rows[at]!;
      for (let next = at + 1; next < to && times[rows[next]!]! === times[row]!; next++) {
        const other = rows[next]!;
        if (next - at > mostCompared) {
          found.add(row);
          found.add(other);
          break;
        }
        if (types[row] !== types[other] || !Object.is(values[row], values[other])) continue;
        if (!kept.every((column) => isEqual(column, row, other))) continue;
        found.add(row);
        found.add(other);
        // the next turn looks on from there
        break;
      }
    }
  }
  return Uint32Array.from(found).sort((a, b) => lines[a]! - lines[b]!);
}

function isEqual({ data }: KeptRows, row: number, other: number): boolean {
  return Object.is(data[row], data[other]);
}

/**
 * Hears all records of the file again and marks the rows among `likely` whose every cell equals that of an earlier one.
 */
export class RepeatFinder {
  readonly dropped: Uint8Array;
  count = 0;
  private readonly known = new Set<string>();
  private readonly plain: PlainRows;
  private readonly likely: Uint32Array;
  private readonly quote: string;
  private readonly columnCount: number;
  private next = 0;

  constructor(plain: PlainRows, likely: Uint32Array, { quote, columnCount }: { quote: string; columnCount: number }) {
    this.plain = plain;
    this.likely = likely;
    this.quote = quote;
    this.columnCount = columnCount;
    this.dropped = new Uint8Array(plain.count);
  }

  hear(buffer: Buffer, record: RecordPlaces, line: number): void {
    const row = this.likely[this.next];
    if (row === undefined || this.plain.lines[row] !== line) return;
    this.next++;
    const cells: string[] = [];
    for (let at = 0; at < this.columnCount; at++) {
      cells.push(unquoted(buffer.toString('utf8', record.starts[at], record.ends[at]), this.quote));
    }
    // digests, because there may be millions of rows
    const key = createHash('sha256').update(JSON.stringify(cells)).digest('base64');
    if (this.known.has(key)) {
      this.dropped[row] = 1;
      this.count++;
    } else this.known.add(key);
  }
}
