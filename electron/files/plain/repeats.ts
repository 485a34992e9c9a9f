import { createHash } from 'node:crypto';
import type { Steps } from '../../../core/lib/steps.ts';
import { type RecordPlaces, unquoted } from '../records.ts';
import type { ColumnCrew } from './columnCrew.ts';
import type { LineListener } from './lineMarks.ts';
import type { RowOrder } from './order.ts';
import type { PlainRows } from './plainRows.ts';

/** Among more events of one moment no pairs are compared. */
const mostCompared = 256;
/** Customers of a step, whose rows are compared. */
const customersPerStep = 1 << 12;

/**
 * Ordered rows that may be equal in every column of the file: of the same customer, moment, event and amount, and equal in all kept
 * columns. By line, ascending; only the file itself tells whether they are equal.
 */
export function* likelyRepeats(plain: PlainRows, { offsets }: RowOrder): Steps<Uint32Array> {
  const { times, types, values, kept, lines } = plain;
  const columns = kept.map(({ data }) => data);
  const found = new Set<number>();
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    if (customer % customersPerStep === customersPerStep - 1) yield customer / offsets.length;
    const to = offsets[customer + 1]!;
    for (let row = offsets[customer]!; row < to; row++) {
      const time = times[row]!;
      for (let other = row + 1; other < to && times[other] === time; other++) {
        const isLikely =
          other - row > mostCompared ||
          (types[row] === types[other] &&
            Object.is(values[row], values[other]) &&
            columns.every((data) => Object.is(data[row], data[other])));
        if (!isLikely) continue;
        found.add(row);
        found.add(other);
        // the next turn looks on from there
        break;
      }
    }
  }
  return Uint32Array.from(found).sort((a, b) => lines[a]! - lines[b]!);
}

/** Hears records of the file again and marks the rows among `likely` whose every cell equals that of an earlier one. */
export class RepeatFinder implements LineListener {
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

  /** The line that is waited for; null where all were heard. */
  get nextLine(): number | null {
    const row = this.likely[this.next];
    return row === undefined ? null : this.plain.lines[row]!;
  }

  /** Records come in the order of the file; those of other lines may be left out. */
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

/** Leaves the marked rows out of all columns. */
export async function dropRows(
  plain: PlainRows,
  { offsets }: RowOrder,
  dropped: Uint8Array,
  crew: ColumnCrew,
): Promise<void> {
  const { count } = plain;
  let from = 0;
  let kept = 0;
  for (let customer = 0; customer + 1 < offsets.length; customer++) {
    const to = offsets[customer + 1]!;
    for (let row = from; row < to; row++) kept += 1 - dropped[row]!;
    from = to;
    offsets[customer + 1] = kept;
  }
  const rows = new Uint32Array(count - kept);
  for (let place = 0, row = dropped.indexOf(1); row !== -1; row = dropped.indexOf(1, row + 1)) rows[place++] = row;
  const columns = [plain.times, plain.values, plain.types, plain.lines, ...plain.kept.map(({ data }) => data)];
  await crew.run(columns.map((data) => ({ kind: 'drop', data: data.subarray(0, count), rows })));
  plain.count = kept;
}
