import { open } from 'node:fs/promises';
import { createUtf8Decoder } from '../encoding.ts';
import type { Plan } from '../plan.ts';
import { type RecordOptions, regularize } from '../regularize.ts';
import { readBytes } from '../source.ts';
import { LineMarks } from './lineMarks.ts';
import type { PlainPart } from './plainPart.ts';
import { PlainRows } from './plainRows.ts';
import { takers } from './takers.ts';

/** Bytes [start, end) of a file in UTF-8, which begin with a record. */
export interface PartRequest {
  readonly path: string;
  readonly start: number;
  readonly end: number;
  readonly plan: Plan;
  readonly records: RecordOptions;
  readonly nowTime: number;
  /** Where the rows go that the database has to read. */
  readonly rowsPath: string;
}

/** What was read of a part; lines and bytes count from its start. */
export interface ReadPart {
  readonly rows: PlainPart;
  readonly hasInnerLines: boolean;
  readonly marks: readonly (readonly [line: number, byte: number])[];
}

/** Reads a part; null where its bytes are not all as they should be, so that the file is to be read from start to end. */
export async function readPart(request: PartRequest): Promise<ReadPart | null> {
  const { path, start, end, plan, nowTime } = request;
  const plain = new PlainRows(plan, nowTime, true);
  const marks = new LineMarks();
  const decoder = createUtf8Decoder('utf-8');
  const file = await open(request.rowsPath, 'wx', 0o600);
  const size = end - start;
  async function* decoded(): AsyncGenerator<Buffer> {
    for await (const chunk of readBytes({ path, name: path }, undefined, { start, end })) yield decoder.write(chunk);
    yield decoder.end();
  }
  try {
    const { hasInnerLines } = await regularize(decoded(), file, {
      ...request.records,
      hasHeader: false,
      columnCount: plan.columnCount,
      mark: (line, byte) => marks.add(line, byte),
      ...takers(plain, plan, request.records, () => marks.lastByte / size),
    });
    return decoder.skipped === 0 ? { rows: plain.part(), hasInnerLines, marks: marks.all() } : null;
  } finally {
    await file.close();
  }
}
