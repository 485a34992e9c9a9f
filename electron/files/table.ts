import type { Dialect, FileFormat, ImportSource } from '../shared/importTypes.ts';
import { EngineError } from '../shared/errors.ts';
import { createUtf8Decoder, detectEncoding, notText } from './encoding.ts';
import { guessDateOrder, guessDecimal, guessDelimiter, guessHeader, guessQuote } from './dialect.ts';
import type { RowStream } from './formats/rowStream.ts';
import { readRecords } from './records.ts';
import type { Head } from './source.ts';

/** Rows from which dialect, kinds and mapping are guessed. */
const sampleRows = 1000;

/** The start of a file read as a table. */
export interface TableHead {
  readonly dialect: Dialect;
  /** One name per column, unique and not empty. */
  readonly names: readonly string[];
  /** The first rows as texts, each as wide as its line. */
  readonly rows: readonly (readonly string[])[];
  /** Characters in the head that the encoding does not have. */
  readonly unreadable: number;
  /** The encoding that the bytes show, whatever was chosen; null where they are plain ASCII. */
  readonly detected: Dialect['encoding'] | null;
}

/** Reads the head of a text table with the given dialect, or a guessed one. Throws `import.excelOld`, `import.binary`, `import.empty`. */
export function readTextHead(source: ImportSource, head: Head, chosen: Dialect | null): TableHead {
  const detected = detectEncoding(head.bytes);
  const encoding = chosen?.encoding ?? detected;
  const kind = notText(head.bytes, detected);
  if (kind === 'excel') throw new EngineError('input', 'import.excelOld', { name: source.name });
  if (kind === 'binary') throw new EngineError('input', 'import.binary', { name: source.name });

  const { text, unreadable } = decoded(head, encoding);
  const quote = chosen?.quote ?? guessQuote(text);
  const delimiter = chosen?.delimiter ?? guessDelimiter(text, head.isWhole, source.name, quote);
  const records = readRecords(text, head.isWhole, { delimiter, quote }, sampleRows + 1);
  const first = records[0];
  if (first === undefined) {
    if (head.isWhole) throw new EngineError('input', 'import.empty', { name: source.name });
    throw new EngineError('input', 'import.unclosedQuote', { line: 1 });
  }
  const hasHeader = chosen?.hasHeader ?? guessHeader(records);
  const rows = hasHeader ? records.slice(1) : records;
  const names = hasHeader
    ? uniqueNames(first)
    : uniqueNames(Array.from({ length: Math.max(...records.map((row) => row.length)) }, () => ''));
  const isAscii = detected === 'utf-8' && head.bytes.every((byte) => byte < 128);
  const dialect: Dialect = {
    encoding,
    delimiter,
    hasHeader,
    ...(quote === '"' ? {} : { quote }),
    ...localForms(chosen, names, rows),
  };
  return { dialect, names, rows, unreadable, detected: isAscii ? null : detected };
}

/** The first rows of a file that is no text table. */
export async function streamHead(stream: RowStream, format: FileFormat, chosen: Dialect | null): Promise<TableHead> {
  const rows: (readonly string[])[] = [];
  for await (const { cells } of stream.rows()) {
    if (cells !== null) rows.push(cells);
    if (rows.length >= sampleRows) break;
  }
  const names = uniqueNames(stream.names);
  const dialect: Dialect = {
    encoding: chosen?.encoding ?? 'utf-8',
    delimiter: ',',
    hasHeader: true,
    format,
    ...(stream.sheet === null ? {} : { sheet: stream.sheet }),
    // '' says that the records themselves were chosen, so that they are not guessed again
    ...(stream.list === null ? (chosen?.list === '' ? { list: '' } : {}) : { list: stream.list }),
    ...localForms(chosen, names, rows),
  };
  return { dialect, names, rows, unreadable: 0, detected: null };
}

function localForms(
  chosen: Dialect | null,
  names: readonly string[],
  rows: readonly (readonly string[])[],
): Pick<Dialect, 'decimal' | 'dateOrder'> {
  const decimal = chosen === null ? guessDecimal(rows) : chosen.decimal;
  const dateOrder = chosen === null ? guessDateOrder(names, rows) : chosen.dateOrder;
  return { ...(decimal === undefined ? {} : { decimal }), ...(dateOrder === undefined ? {} : { dateOrder }) };
}

function decoded(head: Head, encoding: Dialect['encoding']): { text: Buffer; unreadable: number } {
  const decoder = createUtf8Decoder(encoding);
  const body = decoder.write(head.bytes);
  // a head that is cut inside a character must not count as unreadable
  const text = head.isWhole ? Buffer.concat([body, decoder.end()]) : body;
  return { text, unreadable: decoder.unreadable };
}

function uniqueNames(header: readonly string[]): string[] {
  const used = new Set<string>();
  return header.map((cell, index) => {
    const name = cell.trim().normalize('NFC') || `column${index + 1}`;
    let unique = name;
    for (let copy = 2; used.has(unique); copy++) unique = `${name}_${copy}`;
    used.add(unique);
    return unique;
  });
}
