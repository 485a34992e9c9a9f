import { open, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Database, throwIfAborted } from './database.ts';
import { createUtf8Decoder, type Utf8Decoder } from './encoding.ts';
import type { OpenTable } from './formats/openFile.ts';
import { writeStream } from './formats/writeStream.ts';
import type { ImportOptions } from './options.ts';
import type { LineMarks } from './plain/lineMarks.ts';
import type { ReadPart } from './plain/part.ts';
import type { PlainReading } from './plain/readPlain.ts';
import { laterRows, recordOptions, rowsName } from './rowFiles.ts';
import type { SecondThread } from './plain/secondThread.ts';
import { takers } from './plain/takers.ts';
import { regularize } from './regularize.ts';
import { isPacked, readBytes } from './source.ts';
import { literal } from './sql.ts';

/** Rows as regular CSV; `lineOffset` is to be added to their lines. */
interface RowFile {
  readonly path: string;
  readonly hasInnerLines: boolean;
  readonly lineOffset: number;
}

/** Into which table the rows of a file go, and what else sees them on the way. */
export interface Loading {
  readonly name: string;
  readonly columnCount: number;
  /** Takes rows before they go into the table. */
  readonly plain: PlainReading | null;
  /** Learns where lines start. */
  readonly marks: LineMarks;
}

type LoadOptions = Pick<ImportOptions, 'onProgress' | 'signal'>;

/**
 * Makes a table of the rows that are not taken on the way, all cells as texts. Resolves with the number of characters that the encoding
 * does not have.
 */
export async function loadRaw(
  database: Database,
  folder: string,
  table: OpenTable,
  loading: Loading,
  options: LoadOptions,
): Promise<number> {
  const { stream, head } = table;
  const { name, columnCount } = loading;
  const decoder = createUtf8Decoder(head.dialect.encoding);
  const path = join(folder, rowsName);
  let files: RowFile[];
  if (stream === null) files = await writeText(folder, table, loading, decoder, options);
  else {
    const file = await open(path, 'wx', 0o600);
    try {
      options.onProgress?.('import.read', 0, 1);
      const hasInnerLines = await writeStream(stream, file, columnCount, options.signal);
      options.onProgress?.('import.read', 1, 1);
      files = [{ path, hasInnerLines, lineOffset: 0 }];
    } finally {
      await file.close();
    }
  }
  for (const [index, file] of files.entries()) {
    if (index > 0 && (await stat(file.path)).size === 0) continue;
    await database.run(
      `${index === 0 ? `CREATE TABLE ${name} AS` : `INSERT INTO ${name}`} ${rowsSql(file, columnCount, head.dialect.delimiter)}`,
    );
    await rm(file.path);
  }
  return decoder.unreadable;
}

function rowsSql({ path, hasInnerLines, lineOffset }: RowFile, columnCount: number, delimiter: string): string {
  const columns = Array.from({ length: columnCount }, (_, index) => `'c${index + 1}': 'VARCHAR'`).join(', ');
  return `SELECT * REPLACE (line + ${lineOffset} AS line) FROM read_csv(${literal(path)},
    auto_detect = false, header = false, delim = ${literal(delimiter)}, quote = '"', escape = '"', new_line = '\\n',
    max_line_size = 8388608, parallel = ${!hasInnerLines},
    columns = {'line': 'BIGINT', 'width': 'INTEGER', ${columns}})`;
}

async function writeText(
  folder: string,
  { local, head }: OpenTable,
  { columnCount, plain, marks }: Loading,
  decoder: Utf8Decoder,
  options: LoadOptions,
): Promise<RowFile[]> {
  const records = recordOptions(head.dialect);
  const path = join(folder, rowsName);
  const second = plain?.second ?? null;
  const state: { part: ReadPart | null; isRead: number; size: number } = { part: null, isRead: 0, size: 0 };
  const file = await open(path, 'wx', 0o600);
  try {
    const { hasInnerLines } = await regularize(decodedChunks(bytes(), decoder, options.signal), file, {
      ...records,
      columnCount,
      mark: (line, byte) => marks.add(line, byte),
      // what waits in buffers is read but not yet seen; of a packed file the bytes say nothing
      ...(plain === null
        ? {}
        : takers(plain.rows, plain.plan, records, () => Math.min(state.isRead, marks.lastByte / state.size))),
    });
    if (decoder.skipped !== null && !(await isPacked(local))) marks.found(decoder.skipped);
    second?.endReading();
    const first = { path, hasInnerLines, lineOffset: 0 };
    if (state.part === null || plain === null) return [first];
    const lineOffset = marks.lastLine - 1;
    await plain.crew.run(await plain.crew.drive(plain.rows.join(state.part.rows, lineOffset)));
    marks.join(state.part.marks);
    return [first, { path: laterRows(folder), hasInnerLines: state.part.hasInnerLines, lineOffset }];
  } finally {
    await file.close();
  }

  /** All of the file, or its first part where the second is read well and begins where a record ends. */
  async function* bytes(): AsyncGenerator<Buffer> {
    yield* readBytes(local, noteRead, second === null ? undefined : { start: 0, end: second.start });
    if (second === null) return;
    if (isRecordStart(second)) state.part = await untilAborted(second.read, options.signal);
    if (state.part === null) yield* readBytes(local, noteRead, { start: second.start, end: state.size });
    else options.onProgress?.('import.read', state.size, state.size);
  }

  function isRecordStart({ start }: SecondThread): boolean {
    return decoder.skipped !== null && marks.lastByte + decoder.skipped === start;
  }

  function noteRead(done: number, total: number): void {
    state.size = total;
    state.isRead = done / total;
    // while two threads read, each has done about as much
    const both =
      second === null || done > second.start ? done : Math.min(total, Math.floor((done * total) / second.start));
    options.onProgress?.('import.read', both, total);
  }
}

async function untilAborted<Value>(work: Promise<Value>, signal: AbortSignal | undefined): Promise<Value | null> {
  if (signal === undefined) return work;
  throwIfAborted(signal);
  let onAbort = () => {};
  const aborted = new Promise<null>((resolve) => {
    onAbort = () => resolve(null);
    signal.addEventListener('abort', onAbort);
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
    throwIfAborted(signal);
  }
}

export async function* decodedChunks(
  bytes: AsyncIterable<Buffer>,
  decoder: Utf8Decoder,
  signal: AbortSignal | undefined,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    throwIfAborted(signal);
    yield decoder.write(chunk);
  }
  yield decoder.end();
}
