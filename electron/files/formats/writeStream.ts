import type { FileHandle } from 'node:fs/promises';
import { throwIfAborted } from '../database.ts';
import { brokenRecordWidth, quoted } from '../regularize.ts';
import type { RowStream } from './rowStream.ts';

const rowsPerWrite = 2000;

/** Rows of one record are told apart by `line` · this + their place, because `line` names a row in the database. */
const rowsPerRecord = 2 ** 20;

/** What the lines in the database are divided by to get lines of the file. */
export function lineScaleOf(stream: RowStream | null): number {
  return stream === null || stream.list === null ? 1 : rowsPerRecord;
}

/**
 * Writes the rows as the CSV that `regularize` writes: line, width and every cell. Resolves with whether a cell holds a line break.
 */
export async function writeStream(
  stream: RowStream,
  into: FileHandle,
  columnCount: number,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let hasInnerLines = false;
  let lines: string[] = [];
  const flush = async () => {
    throwIfAborted(signal);
    if (lines.length > 0) await into.write(lines.join(''));
    lines = [];
  };
  const scale = lineScaleOf(stream);
  let lastLine = 0;
  let place = 0;
  for await (const { line, cells, raw } of stream.rows()) {
    const shown = cells ?? [raw, ...Array.from({ length: columnCount - 1 }, () => '')];
    const text = shown.map(quoted).join(',');
    hasInnerLines ||= /[\r\n]/.test(text);
    place = line === lastLine ? place + 1 : 0;
    lastLine = line;
    lines.push(`${line * scale + place},${cells === null ? brokenRecordWidth : columnCount},${text}\n`);
    if (lines.length >= rowsPerWrite) await flush();
  }
  await flush();
  return hasInnerLines;
}
