import { missingDay } from '../../../core/dataset/dataset.ts';
import { unreachable } from '../../../core/lib/invariant.ts';
import type { Plan } from '../plan.ts';
import { endsField, ordinary, type RecordRules } from '../records.ts';
import { longestRow, type RowTaker } from '../regularize.ts';
import { ClockReader } from './clockReader.ts';
import { midnightOf, mostDigits, powersOfTen } from './cells.ts';
import { hashStep } from './lexicon.ts';
import { type KeptRows, placeOf } from './keptRows.ts';
import { notTruth, type PlainRows } from './plainRows.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const doubleQuote = 0x22;
const minus = 0x2d;
const point = 0x2e;
const zero = 0x30;

/** What a field of the row is. */
const other = 0;
const customerField = 1;
const timeField = 2;
const valueField = 3;
const eventField = 4;
const keptField = 5;
const daySeconds = 86_400;
const equals = 0x3d;

/** So many calls that take no row show that the file is not written simply. */
const mostFailures = 1000;

/**
 * Reads rows with one look at each byte: fields are cut, read and told apart as they come. Takes rows as long as every cell is written
 * in its most usual form and stops at the first other one, which is for `PlainRows.take` or the database.
 */
export class SimpleRows implements RowTaker {
  /** Where the first row starts that was not taken. */
  end = 0;

  private readonly plain: PlainRows;
  private readonly kinds: Uint8Array;
  private readonly quotedKinds = new Uint8Array(256);
  private readonly delimiter: number;
  private readonly quote: number;
  private readonly readsPoint: boolean;
  private readonly fields: Uint8Array;
  /** By field. */
  private readonly columns: readonly (KeptRows | null)[];
  /** By field of dates, the one met last: its eight digits, its midnight, and the seconds from there to UTC (NaN where they change). */
  private readonly dates: Int32Array;
  private readonly midnights: Float64Array;
  private readonly offsets: Float64Array;
  private readonly clock = new ClockReader();
  private failures = 0;
  private readonly isRead: () => number;

  /** The cell cut last, without its quotes; behind it, the next field's delimiter or the end of the line. */
  private from = 0;
  private to = 0;
  private hash = 0;
  private at = 0;

  /** `isRead` gives the share of the file that has been read. */
  constructor(plain: PlainRows, plan: Plan, { kinds, delimiter, quote }: RecordRules, isRead: () => number) {
    this.plain = plain;
    this.isRead = isRead;
    this.kinds = kinds;
    this.delimiter = delimiter;
    // fields in other quotes are read leniently
    this.quote = quote === doubleQuote ? doubleQuote : -1;
    for (const byte of [doubleQuote, lineFeed, carriageReturn]) this.quotedKinds[byte] = endsField;
    this.readsPoint = plan.dialect.decimal !== ',';
    const { columnCount } = plan;
    this.fields = new Uint8Array(columnCount);
    this.dates = new Int32Array(columnCount).fill(-1);
    this.midnights = new Float64Array(columnCount);
    this.offsets = new Float64Array(columnCount);
    const columns = Array.from<KeptRows | null>({ length: columnCount }).fill(null);
    this.columns = columns;
    const uses: [number, number][] = [
      [placeOf(plan.customer), customerField],
      [placeOf(plan.time), timeField],
      [placeOf(plan.value), valueField],
      [placeOf(plan.event), eventField],
    ];
    for (const column of plain.kept) {
      uses.push([column.at, keptField]);
      columns[column.at] = column;
    }
    for (const [place, field] of uses) {
      if (place < 0) continue;
      // a column with two uses is for the other ways of reading
      if (this.fields[place] !== other) this.failures = mostFailures;
      this.fields[place] = field;
    }
  }

  /** How many rows were taken from byte `from` on; `last` is the byte behind a line break. */
  take(buffer: Uint8Array, from: number, last: number, line: number): number {
    this.end = from;
    if (this.failures >= mostFailures) return 0;
    const { plain } = this;
    let taken = 0;
    while (this.end < last) {
      if (plain.isFull) plain.grow(this.isRead());
      plain.prepare();
      const next = this.row(buffer, this.end, line + taken);
      if (next === -1) {
        plain.clearRow();
        break;
      }
      this.end = next;
      taken++;
    }
    if (taken === 0) this.failures++;
    return taken;
  }

  /** Where the next row starts; -1 where this one was not taken. */
  private row(buffer: Uint8Array, from: number, line: number): number {
    const { plain, fields, delimiter } = this;
    const row = plain.count;
    const lastField = fields.length - 1;
    let customer = 0;
    let type = 0;
    let time = 0;
    let value = Number.NaN;
    let hasClock = false;
    this.at = from;
    for (let field = 0; field <= lastField; field++) {
      // most cells of a log are empty, and what is not written is missing
      if (buffer[this.at] === delimiter && field < lastField && fields[field] === keptField) {
        this.at++;
        continue;
      }
      switch (fields[field]) {
        case customerField:
          if (!this.cutText(buffer) || plain.isMissingText(buffer, this.from, this.to)) return -1;
          customer = plain.customers.codeOfHashed(buffer, this.from, this.to, this.hash);
          break;
        case timeField:
          if (!this.readClock(buffer, field)) return -1;
          hasClock = this.clock.second > 0;
          time = this.momentOf(field);
          if (time > plain.nowTime) return -1;
          break;
        case valueField:
          value = this.number(buffer);
          break;
        case eventField:
          if (!this.cutText(buffer) || plain.isMissingText(buffer, this.from, this.to)) return -1;
          type = plain.typeOfCell(buffer, this.from, this.to, this.hash);
          if (type === -1) return -1;
          break;
        default:
          if (!this.keep(buffer, field, row)) return -1;
      }
      const at = this.at;
      if (at === -1) return -1;
      const stop = buffer[at];
      if (field < lastField) {
        if (stop !== delimiter) return -1;
        this.at = at + 1;
      } else if (stop === lineFeed) this.at = at + 1;
      else if (stop === carriageReturn && buffer[at + 1] === lineFeed) this.at = at + 2;
      else return -1;
    }
    if (this.at - from > longestRow) return -1;
    if (plain.hasRefunds && value < 0) type = plain.refundType();
    plain.customerCodes[row] = customer;
    plain.types[row] = type;
    plain.times[row] = time;
    plain.values[row] = value;
    plain.lines[row] = line;
    if (hasClock) plain.hasClock = true;
    plain.count = row + 1;
    plain.taken = row + 1;
    return this.at;
  }

  /** Reads the cell of a kept column, or passes one that has no use; false where the row is not to be taken. */
  private keep(buffer: Uint8Array, field: number, row: number): boolean {
    const column = this.columns[field]!;
    if (column === null) return this.cut(buffer);
    const byte = buffer[this.at]!;
    const isEmpty = byte === this.delimiter || byte === lineFeed || byte === carriageReturn;
    switch (column.kind) {
      case 'category':
      case 'text':
        if (isEmpty) column.data[row] = 0;
        else {
          if (!this.cutText(buffer)) return false;
          const isMissing = this.plain.isMissingText(buffer, this.from, this.to);
          column.data[row] = isMissing ? 0 : column.lexicon.codeOfHashed(buffer, this.from, this.to, this.hash) + 1;
        }
        return true;
      case 'number':
        column.data[row] = isEmpty ? Number.NaN : this.number(buffer);
        return true;
      case 'boolean':
        if (!this.cutText(buffer)) return false;
        column.data[row] = this.plain.truthOf(buffer, this.from, this.to);
        return column.data[row] !== notTruth;
      case 'time':
      case 'date': {
        if (isEmpty) {
          column.data[row] = column.kind === 'time' ? Number.NaN : missingDay;
          return true;
        }
        if (!this.readClock(buffer, field)) return false;
        column.data[row] = column.kind === 'time' ? this.momentOf(field) : this.midnights[field]! / daySeconds;
        return true;
      }
      default:
        return unreachable(column);
    }
  }

  /** Finds the end of the cell; false where its quotes are not those of a simple one. */
  private cut(buffer: Uint8Array): boolean {
    let { at } = this;
    let table = this.kinds;
    if (buffer[at] === this.quote) {
      at++;
      table = this.quotedKinds;
    }
    this.from = at;
    let hash = 0;
    let byte = buffer[at]!;
    while (table[byte] === ordinary) {
      hash = hashStep(hash, byte);
      byte = buffer[++at]!;
    }
    this.to = at;
    this.hash = hash;
    if (table === this.kinds) {
      this.at = at;
      return table[byte] === endsField;
    }
    this.at = at + 1;
    return byte === doubleQuote && this.kinds[buffer[at + 1]!] === endsField;
  }

  /** As `cut`; false also where something may have to be cut off the text, or it may be a formula of Excel. */
  private cutText(buffer: Uint8Array): boolean {
    if (!this.cut(buffer)) return false;
    const { from, to } = this;
    if (from === to) return true;
    const first = buffer[from]!;
    const last = buffer[to - 1]!;
    if (first <= space || last <= space || first === equals) return false;
    // a space that does not break is cut off as well
    return !(first === 0xc2 && buffer[from + 1] === 0xa0) && !(last === 0xa0 && buffer[to - 2] === 0xc2);
  }

  /** The number of the cell, NaN where there is none; `at` becomes -1 where the row is not to be taken. */
  private number(buffer: Uint8Array): number {
    let { at } = this;
    const isQuoted = buffer[at] === this.quote;
    if (isQuoted) at++;
    const isNegative = buffer[at] === minus;
    if (isNegative) at++;
    const start = at;
    let digits = 0;
    let digit = buffer[at]! - zero;
    while (digit >= 0 && digit <= 9) {
      digits = digits * 10 + digit;
      digit = buffer[++at]! - zero;
    }
    if (at === start) return this.noNumber(buffer);
    let decimals = 0;
    if (buffer[at] === point) {
      const first = at + 1;
      digit = buffer[++at]! - zero;
      while (digit >= 0 && digit <= 9) {
        digits = digits * 10 + digit;
        digit = buffer[++at]! - zero;
      }
      decimals = at - first;
      // with a decimal comma a point separates thousands
      if (decimals === 0 || !this.readsPoint) at = -1;
    }
    if (at - start > mostDigits + 1 || digits >= 1e15) at = -1;
    if (isQuoted && at !== -1) at = buffer[at] === doubleQuote ? at + 1 : -1;
    this.at = at;
    if (at === -1) return Number.NaN;
    const value = decimals > 0 ? digits / powersOfTen[decimals]! : digits;
    return isNegative ? -value : value;
  }

  private noNumber(buffer: Uint8Array): number {
    const isMissing = this.cutText(buffer) && this.plain.isMissingNumber(buffer, this.from, this.to);
    if (!isMissing) this.at = -1;
    return Number.NaN;
  }

  /** Reads date and clock of the cell, whose date is then the field's; false where the row is not to be taken. */
  private readClock(buffer: Uint8Array, field: number): boolean {
    const { clock } = this;
    const isQuoted = buffer[this.at] === this.quote;
    if (!clock.read(buffer, isQuoted ? this.at + 1 : this.at, this.delimiter)) return false;
    if (clock.date !== this.dates[field] && !this.startDate(field, clock.date)) return false;
    if (isQuoted && buffer[clock.at] !== doubleQuote) return false;
    this.at = isQuoted ? clock.at + 1 : clock.at;
    return true;
  }

  /** Makes the eight digits the field's date; false where there is no such day in the years that are read. */
  private startDate(field: number, date: number): boolean {
    const midnight = midnightOf(Math.floor(date / 10_000), Math.floor(date / 100) % 100, date % 100);
    if (Number.isNaN(midnight)) return false;
    this.dates[field] = date;
    this.midnights[field] = midnight;
    this.offsets[field] = this.plain.offsetOn(midnight / daySeconds);
    return true;
  }

  /** Epoch second of what was read last. */
  private momentOf(field: number): number {
    const { second, zone } = this.clock;
    const local = this.midnights[field]! + second;
    if (!Number.isNaN(zone)) return local - zone;
    const offset = this.offsets[field]!;
    return Number.isNaN(offset) ? this.plain.momentOf(local) : local + offset;
  }
}
