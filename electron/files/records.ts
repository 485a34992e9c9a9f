/** The code of a quote, or -1 where quotes are ordinary characters. */
export function quoteCode(quote: string): number {
  return quote === '' ? -1 : quote.charCodeAt(0);
}

const doubleQuote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

export const ordinary = 0;
export const endsField = 1;
const isStrayQuote = 2;

/** How records are told apart. */
export interface RecordRules {
  readonly delimiter: number;
  readonly quote: number;
  /** By byte, what it is outside of quotes. */
  readonly kinds: Uint8Array;
}

/** `delimiter` is one ASCII character, `quote` another or '' where quotes are ordinary characters. */
export function recordRules({ delimiter, quote }: { delimiter: string; quote: string }): RecordRules {
  const kinds = new Uint8Array(256);
  kinds[doubleQuote] = isStrayQuote;
  if (quote !== '') kinds[quote.charCodeAt(0)] = isStrayQuote;
  for (const byte of [delimiter.charCodeAt(0), lineFeed, carriageReturn]) kinds[byte] = endsField;
  return { delimiter: delimiter.charCodeAt(0), quote: quoteCode(quote), kinds };
}

/** One record as places in a buffer; reused from record to record. */
export interface RecordPlaces {
  /** Number of fields. */
  width: number;
  /** Bytes [starts[i], ends[i]) of field i, quotes included. */
  starts: number[];
  ends: number[];
  /** Where the record ends, without its line break. */
  end: number;
  /** Line breaks inside quoted fields. */
  innerLines: number;
  /** A quote stands where the rules allow none; the fields have to be read leniently. */
  isIrregular: boolean;
  /** The file ended inside quotes. */
  isUnclosed: boolean;
}

export function recordPlaces(): RecordPlaces {
  return { width: 0, starts: [], ends: [], end: 0, innerLines: 0, isIrregular: false, isUnclosed: false };
}

/**
 * Finds the record that starts at `from` and returns where the next one starts, or -1 when the buffer ends too early to
 * tell (never with `isEnd`). Lines end with LF, CRLF or CR; quoted fields follow RFC 4180; a quote elsewhere is an ordinary
 * character, and characters after a closing quote belong to the field.
 */
export function scanRecord(
  buffer: Uint8Array,
  from: number,
  isEnd: boolean,
  { delimiter, quote, kinds }: RecordRules,
  record: RecordPlaces,
): number {
  const length = buffer.length;
  record.width = 0;
  record.innerLines = 0;
  record.isIrregular = false;
  record.isUnclosed = false;
  let at = from;
  for (;;) {
    record.starts[record.width] = at;
    if (at < length && buffer[at] === quote) {
      if (quote !== doubleQuote) record.isIrregular = true;
      at = closingQuote(buffer, at, isEnd, quote, record);
      if (at === -1) return -1;
      if (at < length && kinds[buffer[at]!] !== endsField) record.isIrregular = true;
    }
    while (at < length) {
      const kind = kinds[buffer[at]!]!;
      if (kind === ordinary) at++;
      else if (kind === endsField) break;
      else {
        record.isIrregular = true;
        at++;
      }
    }
    if (at >= length && !isEnd) return -1;
    record.ends[record.width++] = at;
    if (at >= length || buffer[at] !== delimiter) break;
    at++;
  }
  record.end = at;
  if (at >= length) return length;
  if (buffer[at] === lineFeed) return at + 1;
  if (at + 1 >= length) return isEnd ? length : -1;
  return buffer[at + 1] === lineFeed ? at + 2 : at + 1;
}

/** The place after the quote that closes the one at `from`; -1 when more bytes are needed. */
function closingQuote(buffer: Uint8Array, from: number, isEnd: boolean, quote: number, record: RecordPlaces): number {
  const length = buffer.length;
  for (let at = from + 1; at < length; at++) {
    const byte = buffer[at]!;
    if (byte === quote) {
      if (at + 1 >= length && !isEnd) return -1;
      if (buffer[at + 1] !== quote) return at + 1;
      at++;
    } else if (byte === lineFeed || (byte === carriageReturn && buffer[at + 1] !== lineFeed)) {
      record.innerLines++;
    }
  }
  if (!isEnd) return -1;
  record.isUnclosed = true;
  return length;
}

/** The text of field `index`, quotes taken off. */
function fieldText(buffer: Buffer, record: RecordPlaces, index: number, quote: string): string {
  return unquoted(buffer.toString('utf8', record.starts[index], record.ends[index]), quote);
}

/** Takes off the quotes of one field; what follows the closing quote is kept. */
export function unquoted(field: string, quote: string): string {
  if (quote === '' || !field.startsWith(quote)) return field;
  const twice = quote + quote;
  let close = 1;
  for (;;) {
    close = field.indexOf(quote, close);
    if (close === -1) return field.slice(1).replaceAll(twice, quote);
    if (field[close + 1] !== quote) break;
    close += 2;
  }
  return field.slice(1, close).replaceAll(twice, quote) + field.slice(close + 1);
}

/** The complete records of a buffer as texts, at most `limit`; blank lines are left out. */
export function readRecords(
  buffer: Buffer,
  isEnd: boolean,
  dialect: { delimiter: string; quote: string },
  limit: number,
): string[][] {
  const { quote } = dialect;
  const rules = recordRules(dialect);
  const rows: string[][] = [];
  const record = recordPlaces();
  let at = 0;
  while (at < buffer.length && rows.length < limit) {
    const next = scanRecord(buffer, at, isEnd, rules, record);
    if (next === -1) break;
    if (record.end > at)
      rows.push(Array.from({ length: record.width }, (_, index) => fieldText(buffer, record, index, quote)));
    at = next;
  }
  return rows;
}
