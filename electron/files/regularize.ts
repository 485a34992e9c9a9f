import type { FileHandle } from 'node:fs/promises';
import { EngineError } from '../shared/errors.ts';
import { type RecordPlaces, recordPlaces, recordRules, scanRecord, unquoted } from './records.ts';

const lineFeed = 0x0a;
/** A row longer than this is refused. */
export const longestRow = 1 << 20;
/** A record of so many lines beyond `longestRow` is a quote that was never closed, and not a long text. */
const mostInnerLines = 1000;
/** What is read at most to find the end of a row. */
const longestRecord = 64 << 20;
/** Bytes kept of a row that is refused for its shape. */
const longestText = 2000;

export interface RecordOptions {
  /** One ASCII character. */
  readonly delimiter: string;
  /** One ASCII character, or '' where quotes are ordinary characters. */
  readonly quote: string;
  readonly hasHeader: boolean;
  /** 1-based line of the first record; absent = 1. */
  readonly firstLine?: number;
}

/** Takes whole stretches of a file at once, before its records are looked at one by one. */
export interface RowTaker {
  /** Takes rows of one line each from byte `from` on, at most up to `last`, which lies behind a line break; how many they were. */
  take(buffer: Uint8Array, from: number, last: number, line: number): number;
  /** Where the first record starts that was not taken. */
  readonly end: number;
}

export interface RegularizeOptions extends RecordOptions {
  /** Number of columns that every written row has. */
  readonly columnCount: number;
  /** Is asked before every record whether it takes rows from there on. */
  readonly taker?: RowTaker;
  /** Is offered every record without stray quotes before it is written, and takes it by answering true. */
  readonly take?: (buffer: Buffer, record: RecordPlaces, line: number) => boolean;
  /** Hears now and then which line starts at which byte. */
  readonly mark?: (line: number, byte: number) => void;
}

export interface Regularized {
  /** Some field holds a line break, so the reader must not cut the file into pieces. */
  hasInnerLines: boolean;
}

/** `width` of a row whose last quote was never closed. */
export const unclosedWidth = -1;
/** `width` of a record of JSON that could not be read. */
export const brokenRecordWidth = -2;
/** `width` of a row that is longer than any row of a table. */
export const tooLongWidth = -3;

/**
 * Writes UTF-8 CSV with any number of faults as CSV without any: every row has its 1-based line in the file, its own number of
 * fields, then exactly `columnCount` fields. A row of another shape has its raw text in the first field; empty fields at the end
 * beyond the last column are dropped, and blank lines are skipped. Rejects with the EngineErrors of `eachRecord`.
 */
export async function regularize(
  chunks: AsyncIterable<Buffer>,
  into: FileHandle,
  options: RegularizeOptions,
): Promise<Regularized> {
  const writer = new RowWriter(options);
  const { take } = options;
  const result: Regularized = { hasInnerLines: false };
  const visit = (buffer: Buffer, from: number, line: number, record: RecordPlaces) => {
    const isSound = !record.isIrregular && !record.isUnclosed && record.end - from <= longestRow;
    if (isSound && take !== undefined && take(buffer, record, line)) return;
    if (record.innerLines > 0) result.hasInnerLines = true;
    writer.write(buffer, from, line, record);
  };
  await eachRecord(chunks, options, visit, () => writer.flush(into), options);
  return result;
}

/**
 * Shows `visit` every record that is not blank, with its place in the buffer and its 1-based line; `afterChunk` may give other work
 * its turn; `mark` and `taker` as in RegularizeOptions. Rejects with the EngineErrors `import.unclosedQuote` and `import.rowTooLong`.
 */
export async function eachRecord(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  options: RecordOptions,
  visit: (buffer: Buffer, from: number, line: number, record: RecordPlaces) => void,
  afterChunk: () => Promise<void>,
  { mark, taker }: Pick<RegularizeOptions, 'mark' | 'taker'> = {},
): Promise<void> {
  const rules = recordRules(options);
  const record = recordPlaces();
  let carry: Buffer = Buffer.alloc(0);
  let line = options.firstLine ?? 1;
  let byte = 0;
  let isHeader = options.hasHeader;

  const read = (buffer: Buffer, isEnd: boolean): number => {
    let at = 0;
    const last = taker === undefined ? 0 : buffer.lastIndexOf(lineFeed) + 1;
    while (at < buffer.length) {
      if (taker !== undefined && at < last && !isHeader) {
        line += taker.take(buffer, at, last, line);
        at = taker.end;
        if (at === buffer.length) break;
      }
      const next = scanRecord(buffer, at, isEnd, rules, record);
      if (next === -1) break;
      if (record.end > at) {
        if (isHeader) isHeader = false;
        else visit(buffer, at, line, record);
      }
      line += 1 + record.innerLines;
      at = next;
    }
    return at;
  };

  mark?.(line, byte);
  /** Reads the record that the chunk before began, and returns what is left to read, so that a chunk is not copied for it. */
  const readCarried = (chunk: Buffer): Buffer => {
    const lineEnd = chunk.indexOf(lineFeed) + 1;
    const head = Buffer.concat([carry, chunk.subarray(0, lineEnd)]);
    const end = read(head, false);
    byte += end;
    return end === head.length ? chunk.subarray(lineEnd) : Buffer.concat([head.subarray(end), chunk.subarray(lineEnd)]);
  };

  for await (const chunk of chunks) {
    const buffer = carry.length === 0 ? chunk : readCarried(chunk);
    const end = read(buffer, false);
    byte += end;
    mark?.(line, byte);
    carry = buffer.subarray(end);
    if (carry.length > longestRow && record.innerLines > mostInnerLines) {
      throw new EngineError('input', 'import.unclosedQuote', { line });
    }
    if (carry.length > longestRecord) throw new EngineError('input', 'import.rowTooLong', { line });
    await afterChunk();
  }
  read(carry, true);
  await afterChunk();
}

class RowWriter {
  private bytes = Buffer.alloc(1 << 20);
  private end = 0;
  private readonly delimiter: string;
  private readonly quote: string;
  private readonly columnCount: number;

  constructor({ delimiter, quote, columnCount }: RegularizeOptions) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.columnCount = columnCount;
  }

  write(buffer: Buffer, from: number, line: number, record: RecordPlaces): void {
    const { columnCount, delimiter } = this;
    const extra = record.width - columnCount;
    const isTooLong = record.end - from > longestRow;
    const isRegular = !record.isUnclosed && !isTooLong && (extra === 0 || (extra > 0 && this.isEmptyBeyond(record)));
    const width = record.isUnclosed ? unclosedWidth : isTooLong ? tooLongWidth : isRegular ? columnCount : record.width;
    // twice the record for doubled quotes, and a delimiter for each column
    this.reserve(64 + 3 * columnCount + 2 * (isTooLong ? longestText : record.end - from));
    this.text(`${line}${delimiter}${width}${delimiter}`);
    if (!isRegular) {
      const raw = buffer.toString('utf8', from, Math.min(record.end, from + longestText));
      this.text(quoted(raw) + delimiter.repeat(columnCount - 1));
    } else if (record.isIrregular) {
      for (let index = 0; index < columnCount; index++) {
        const field = unquoted(buffer.toString('utf8', record.starts[index], record.ends[index]), this.quote);
        this.text((index > 0 ? delimiter : '') + quoted(field));
      }
    } else {
      this.end += buffer.copy(this.bytes, this.end, from, record.ends[columnCount - 1]);
    }
    this.bytes[this.end++] = lineFeed;
  }

  async flush(into: FileHandle): Promise<void> {
    let from = 0;
    while (from < this.end) from += (await into.write(this.bytes, from, this.end - from)).bytesWritten;
    this.end = 0;
  }

  private isEmptyBeyond(record: RecordPlaces): boolean {
    for (let index = this.columnCount; index < record.width; index++) {
      if (record.starts[index] !== record.ends[index]) return false;
    }
    return true;
  }

  private text(text: string): void {
    this.end += this.bytes.write(text, this.end, 'utf8');
  }

  private reserve(size: number): void {
    if (this.end + size <= this.bytes.length) return;
    const larger = Buffer.alloc(Math.max(this.bytes.length * 2, this.end + size));
    this.bytes.copy(larger, 0, 0, this.end);
    this.bytes = larger;
  }
}

/** A cell of the written CSV. */
export function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
