import type { Steps } from '../../../core/lib/steps.ts';
import { missingDay } from '../../../core/dataset/dataset.ts';
import { unreachable } from '../../../core/lib/invariant.ts';
import { momentAt, type ZoneTable } from '../../../core/time/index.ts';
import type { Plan } from '../plan.ts';
import { quoteCode, type RecordPlaces } from '../records.ts';
import { falseTexts, missingNumbers, missingTexts, trueTexts } from '../sql.ts';
import { refundEvent } from '../stageSql.ts';
import { zoneOffsets } from '../timeSql.ts';
import { plainClock, plainNumber } from './cells.ts';
import type { ColumnData, ColumnWork } from './columnWork.ts';
import { emptyKept, growKept, type KeptRows, type Memory, missingOf, placeOf, withMore } from './keptRows.ts';
import { hashOf, Lexicon } from './lexicon.ts';
import type { PlainPart } from './plainPart.ts';

const space = 0x20;
const equals = 0x3d;
const point = 0x2e;
const daySeconds = 86_400;
/** No word that stands for nothing is longer. */
const longestWord = 9;
const noTexts = missingTexts.map((word) => Buffer.from(word));
const noNumbers = missingNumbers.map((word) => Buffer.from(word));
const smallLetters = Uint8Array.from({ length: 256 }, (_, byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 32 : byte));
const firstCapacity = 1 << 17;
const rowsPrepared = 1 << 12;
/** What `truthOf` says of a cell that only the database can read. */
export const notTruth = 255;

/** One accepted row that the database has read. */
export interface ReadRow {
  readonly line: number;
  readonly customer: string;
  readonly time: number;
  readonly event: string;
  /** NaN = none. */
  readonly value: number;
  /** By kept column; null = missing. */
  readonly kept: readonly (number | string | null)[];
}

/**
 * The accepted rows of a file of events as columns, in the order in which they came. `take` reads rows whose every cell is
 * written in its most usual form; what it leaves alone (other forms of numbers and dates, faults) is read by the database, which
 * alone decides what is refused, and comes back by `append`.
 */
export class PlainRows {
  count = 0;
  /** Rows that `take` took; those that were appended follow. */
  taken = 0;
  /** Of each kept column of times or dates, how many cells of the rows that `take` took have a date. */
  takenDates: readonly number[] = [];
  /** A row of the file has a time of day. */
  hasClock = false;
  /** Names of the events in `types`. */
  readonly typeNames: string[] = [];
  readonly customers = new Lexicon();
  readonly kept: readonly KeptRows[];
  customerCodes: Uint32Array;
  types: Uint16Array;
  times: Float64Array;
  values: Float64Array;
  lines: Uint32Array;

  readonly nowTime: number;
  /** An order of less than nothing is a refund. */
  readonly hasRefunds: boolean;
  private readonly memory: Memory;
  private readonly zone: ZoneTable;
  private readonly quote: number;
  private readonly readsPoint: boolean;
  private readonly columnCount: number;
  private readonly customerAt: number;
  private readonly timeAt: number;
  private readonly valueAt: number;
  private readonly eventAt: number;
  private readonly rename: ReadonlyMap<string, string>;
  private readonly events = new Lexicon();
  /** Type of each text of `events`; -1 = the text names no event. */
  private readonly typeOfEvent: number[] = [];
  private capacity = firstCapacity;
  private prepared = 0;
  private from = 0;
  private to = 0;
  private lastDay = Number.NaN;
  /** Seconds from the wall clock to UTC on `lastDay`; NaN where they change on it. */
  private lastOffset = 0;

  /** `isPart` where the rows go to another thread: their memory can then be handed over, and is shared otherwise. */
  constructor(plan: Plan, nowTime: number, isPart = false) {
    this.memory = isPart ? (bytes) => new ArrayBuffer(bytes) : (bytes) => new SharedArrayBuffer(bytes);
    const { mapping, dialect } = plan;
    this.nowTime = nowTime;
    this.zone = zoneOffsets(mapping.zone, true);
    this.quote = quoteCode(dialect.quote ?? '"');
    this.readsPoint = dialect.decimal !== ',';
    this.columnCount = plan.columnCount;
    this.customerAt = placeOf(plan.customer);
    this.timeAt = placeOf(plan.time);
    this.valueAt = placeOf(plan.value);
    this.eventAt = placeOf(plan.event);
    this.hasRefunds = mapping.kind === 'orders' && plan.value !== null;
    const renames = mapping.event.kind === 'column' ? Object.entries(mapping.event.rename) : [];
    // the first of two that name one event, as in the database
    this.rename = new Map(renames.map(([from, to]) => [from.trim(), to] as const).reverse());
    if (mapping.event.kind === 'constant') this.typeOf(mapping.event.name.trim());
    this.customerCodes = new Uint32Array(this.memory(4 * this.capacity));
    this.types = new Uint16Array(this.memory(2 * this.capacity));
    this.times = new Float64Array(this.memory(8 * this.capacity));
    this.values = new Float64Array(this.memory(8 * this.capacity));
    this.lines = new Uint32Array(this.memory(4 * this.capacity));
    this.kept = plan.kept.map((column) => emptyKept(column, this.capacity, this.memory));
  }

  /** There is no room for another row before `grow`. */
  get isFull(): boolean {
    return this.count === this.capacity;
  }

  /**
   * To be called before a row whose empty cells are not written: kept cells of the rows to come are missing until they are. Some rows at
   * a time, so that their memory is still in the processor's cache when they are written.
   */
  prepare(): void {
    if (this.count < this.prepared) return;
    const from = this.count;
    this.prepared = Math.min(this.capacity, from + rowsPrepared);
    for (const { kind, data } of this.kept) {
      const missing = missingOf(kind);
      if (missing !== 0) data.fill(missing, from, this.prepared);
    }
  }

  /** Whether the record, whose quotes are regular, was taken. `isRead` is the share of the file that has been read. */
  take(buffer: Uint8Array, record: RecordPlaces, line: number, isRead: number): boolean {
    const isTaken = this.takeRow(buffer, record, line, isRead);
    if (!isTaken) this.clearRow();
    return isTaken;
  }

  /** Makes the kept cells of the row behind the last one missing again. */
  clearRow(): void {
    const row = this.count;
    for (const column of this.kept) column.data[row] = missingOf(column.kind);
  }

  private takeRow(buffer: Uint8Array, record: RecordPlaces, line: number, isRead: number): boolean {
    if (record.innerLines > 0) return false;
    for (let at = this.columnCount; at < record.width; at++) if (record.starts[at] !== record.ends[at]) return false;
    if (record.width < this.columnCount || this.typeNames.length > 60_000) return false;
    const row = this.count;
    if (this.isFull) this.grow(isRead);

    if (!this.find(buffer, record, this.timeAt)) return false;
    const local = plainClock(buffer, this.from, this.to);
    if (Number.isNaN(local)) return false;
    const time = this.momentOf(local);
    if (time > this.nowTime) return false;

    let value = Number.NaN;
    if (this.valueAt >= 0) {
      if (!this.find(buffer, record, this.valueAt)) return false;
      if (this.from < this.to) {
        value = this.number(buffer);
        if (Number.isNaN(value) && !this.isMissingNumber(buffer, this.from, this.to)) return false;
      }
    }
    for (const column of this.kept) if (!this.takeCell(buffer, record, column, row)) return false;

    let type = 0;
    if (this.eventAt >= 0) {
      if (!this.find(buffer, record, this.eventAt) || this.isMissingText(buffer, this.from, this.to)) return false;
      type = this.typeOfCell(buffer, this.from, this.to, hashOf(buffer, this.from, this.to));
      if (type === -1) return false;
    }
    if (this.hasRefunds && value < 0) type = this.refundType();
    if (!this.find(buffer, record, this.customerAt) || this.isMissingText(buffer, this.from, this.to)) return false;

    this.customerCodes[row] = this.customers.codeOf(buffer, this.from, this.to);
    this.types[row] = type;
    this.times[row] = time;
    this.values[row] = value;
    this.lines[row] = line;
    if (local % daySeconds !== 0) this.hasClock = true;
    this.count = row + 1;
    this.taken = this.count;
    return true;
  }

  /** All rows taken, for another thread. */
  part(): PlainPart {
    const { count } = this;
    return {
      count,
      hasClock: this.hasClock,
      typeNames: this.typeNames,
      customers: this.customers.texts(),
      customerCodes: this.customerCodes.subarray(0, count),
      types: this.types.subarray(0, count),
      times: this.times.subarray(0, count),
      values: this.values.subarray(0, count),
      lines: this.lines.subarray(0, count),
      kept: this.kept.map((column) => ({
        data: column.data.subarray(0, count),
        texts: 'lexicon' in column ? column.lexicon.texts() : null,
      })),
    };
  }

  /**
   * Adds the rows that another thread took of the part of the file behind these, once the returned work is done; `lineOffset` goes
   * onto their lines.
   */
  *join(part: PlainPart, lineOffset: number): Steps<ColumnWork[]> {
    const at = this.count;
    while (this.capacity < at + part.count) this.grow(at / (at + part.count));
    const copy = (from: ColumnData, to: ColumnData, codes: Uint32Array | null, base = 0, add = 0): ColumnWork => ({
      kind: 'copy',
      from,
      to,
      at,
      codes,
      base,
      add,
    });
    const typeOf = Uint32Array.from(part.typeNames, (name) => this.typeOf(name));
    const works = [
      copy(part.customerCodes, this.customerCodes, yield* this.customers.join(part.customers)),
      copy(part.types, this.types, typeOf),
      copy(part.lines, this.lines, null, 0, lineOffset),
      copy(part.times, this.times, null),
      copy(part.values, this.values, null),
    ];
    for (const [index, column] of this.kept.entries()) {
      const { data, texts } = part.kept[index]!;
      const codes = 'lexicon' in column && texts !== null ? yield* column.lexicon.join(texts) : null;
      // the code 0 is no text
      works.push(copy(data, column.data, codes, 1));
    }
    if (part.hasClock) this.hasClock = true;
    this.count = at + part.count;
    this.taken = this.count;
    return works;
  }

  /** To be called between the last row to take and the first to append. */
  endTaking(): void {
    this.takenDates = this.kept.map(({ kind, data }) => {
      let dates = 0;
      if (kind !== 'time' && kind !== 'date') return dates;
      for (let row = 0; row < this.count; row++) {
        if (kind === 'date' ? data[row] !== missingDay : !Number.isNaN(data[row]!)) dates++;
      }
      return dates;
    });
  }

  append(read: ReadRow): void {
    const row = this.count;
    if (this.isFull) this.grow(1);
    this.customerCodes[row] = this.customers.codeOfText(read.customer);
    this.types[row] = this.typeOf(read.event);
    this.times[row] = read.time;
    this.values[row] = read.value;
    this.lines[row] = read.line;
    for (const [index, column] of this.kept.entries()) {
      const cell = read.kept[index]!;
      switch (column.kind) {
        case 'category':
        case 'text':
          column.data[row] = cell === null ? 0 : column.lexicon.codeOfText(String(cell)) + 1;
          break;
        default:
          column.data[row] = cell === null ? missingOf(column.kind) : Number(cell);
      }
    }
    this.count = row + 1;
  }

  /** To be called after the last row. */
  endAdding(): void {
    this.customers.endAdding();
    for (const column of this.kept) if ('lexicon' in column) column.lexicon.endAdding();
  }

  private takeCell(buffer: Uint8Array, record: RecordPlaces, column: KeptRows, row: number): boolean {
    if (!this.find(buffer, record, column.at)) return false;
    const isEmpty = this.from === this.to;
    switch (column.kind) {
      case 'category':
      case 'text':
        column.data[row] =
          isEmpty || this.isMissingText(buffer, this.from, this.to)
            ? 0
            : column.lexicon.codeOf(buffer, this.from, this.to) + 1;
        return true;
      case 'number': {
        const number = isEmpty ? Number.NaN : this.number(buffer);
        column.data[row] = number;
        return isEmpty || !Number.isNaN(number) || this.isMissingNumber(buffer, this.from, this.to);
      }
      case 'boolean': {
        const truth = this.truthOf(buffer, this.from, this.to);
        column.data[row] = truth;
        return truth !== notTruth;
      }
      case 'time':
      case 'date': {
        const local = isEmpty ? Number.NaN : plainClock(buffer, this.from, this.to);
        if (!isEmpty && Number.isNaN(local)) return false;
        if (isEmpty) column.data[row] = missingOf(column.kind);
        else column.data[row] = column.kind === 'time' ? this.momentOf(local) : Math.floor(local / daySeconds);
        return true;
      }
      default:
        return unreachable(column);
    }
  }

  /** Puts the trimmed cell into `from` and `to`; false where only the database knows what the cell says. */
  private find(buffer: Uint8Array, record: RecordPlaces, at: number): boolean {
    let from = record.starts[at]!;
    let to = record.ends[at]!;
    if (from < to) {
      if (buffer[from] === this.quote) {
        from++;
        to--;
        for (let index = from; index < to; index++) if (buffer[index] === this.quote) return false;
      }
      while (from < to && buffer[from] === space) from++;
      while (from < to && buffer[to - 1] === space) to--;
      if (from < to) {
        const first = buffer[from]!;
        const last = buffer[to - 1]!;
        if (first < space || last < space || first === equals) return false;
        // a space that does not break is cut off as well
        if (first === 0xc2 && buffer[from + 1] === 0xa0) return false;
        if (last === 0xa0 && buffer[to - 2] === 0xc2) return false;
      }
    }
    this.from = from;
    this.to = to;
    return true;
  }

  private number(buffer: Uint8Array): number {
    const value = plainNumber(buffer, this.from, this.to);
    // with a decimal comma a point separates thousands
    return this.readsPoint || !buffer.subarray(this.from, this.to).includes(point) ? value : Number.NaN;
  }

  /** Whether the text stands for nothing. */
  isMissingText(buffer: Uint8Array, from: number, to: number): boolean {
    if (from === to) return true;
    const first = buffer[from]!;
    // letters n and u, a backslash and a hash begin the words for nothing
    if (first !== 0x6e && first !== 0x4e && first !== 0x75 && first !== 0x55 && first !== 0x5c && first !== 0x23) {
      return false;
    }
    return isWord(buffer, from, to, noTexts);
  }

  isMissingNumber(buffer: Uint8Array, from: number, to: number): boolean {
    return isWord(buffer, from, to, noNumbers);
  }

  /** 1, 0, 2 = missing, or `notTruth` where the database has to read it. */
  truthOf(buffer: Uint8Array, from: number, to: number): number {
    if (isWord(buffer, from, to, noNumbers)) return 2;
    const text = textIn(buffer, from, to).toLowerCase();
    return trueTexts.includes(text) ? 1 : falseTexts.includes(text) ? 0 : notTruth;
  }

  /** The type that the text of an event gives, whose hash is that of a lexicon; -1 where it names none. */
  typeOfCell(buffer: Uint8Array, from: number, to: number, hash: number): number {
    const event = this.events.codeOfHashed(buffer, from, to, hash);
    if (event === this.typeOfEvent.length) this.typeOfEvent.push(this.typeOfText(textIn(buffer, from, to)));
    return this.typeOfEvent[event]!;
  }

  refundType(): number {
    return this.typeOf(refundEvent);
  }

  private typeOfText(text: string): number {
    const name = this.rename.get(text) ?? text;
    return name === '' ? -1 : this.typeOf(name);
  }

  private typeOf(name: string): number {
    const known = this.typeNames.indexOf(name);
    return known === -1 ? this.typeNames.push(name) - 1 : known;
  }

  /** Epoch second of a second of the wall clock. */
  momentOf(local: number): number {
    const day = Math.floor(local / daySeconds);
    if (day !== this.lastDay) {
      this.lastDay = day;
      this.lastOffset = this.offsetOn(day);
    }
    if (!Number.isNaN(this.lastOffset)) return local + this.lastOffset;
    return momentAt(this.zone, day, local - day * daySeconds);
  }

  /** Seconds from the wall clock to UTC on a day; NaN where they change on it. */
  offsetOn(day: number): number {
    const first = momentAt(this.zone, day, 0);
    return momentAt(this.zone, day + 1, 0) - first === daySeconds ? first - day * daySeconds : Number.NaN;
  }

  /** Once with what the share of the file that is read makes likely, so that large files are not copied again and again. */
  grow(isRead: number): void {
    const expected = isRead > 0 ? Math.ceil((this.count / isRead) * 1.02) : 0;
    const most = this.capacity * 256;
    this.capacity = Math.min(most, Math.max(expected, Math.ceil(this.capacity * 1.25)));
    const { capacity } = this;
    this.customerCodes = withMore(this.customerCodes, new Uint32Array(this.memory(4 * capacity)));
    this.types = withMore(this.types, new Uint16Array(this.memory(2 * capacity)));
    this.times = withMore(this.times, new Float64Array(this.memory(8 * capacity)));
    this.values = withMore(this.values, new Float64Array(this.memory(8 * capacity)));
    this.lines = withMore(this.lines, new Uint32Array(this.memory(4 * capacity)));
    for (const column of this.kept) growKept(column, capacity, this.memory);
  }
}

/** Whether the text is one of the words in small or large letters. */
function isWord(buffer: Uint8Array, from: number, to: number, words: readonly Uint8Array[]): boolean {
  const length = to - from;
  if (length > longestWord) return false;
  for (const word of words) {
    if (word.length !== length) continue;
    let index = 0;
    while (index < length && smallLetters[buffer[from + index]!] === word[index]) index++;
    if (index === length) return true;
  }
  return false;
}

function textIn(buffer: Uint8Array, from: number, to: number): string {
  return Buffer.from(buffer.buffer, buffer.byteOffset + from, to - from).toString('utf8');
}
