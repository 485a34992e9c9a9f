import type { DuckDBDataChunk } from '@duckdb/node-api';
import type { Column, CustomerRole, Dataset, TextValues } from '../../core/dataset/dataset.ts';
import { missingDay } from '../../core/dataset/dataset.ts';
import { sealSteps } from '../../core/dataset/index.ts';
import { invariant, unreachable } from '../../core/lib/invariant.ts';
import { EngineError } from '../shared/errors.ts';
import { driveSteps } from '../turns/driveSteps.ts';
import { sha256Steps } from '../turns/sha256Steps.ts';
import type { ImportOptions } from './options.ts';
import type { OutputColumn } from './plan.ts';
import type { Staged } from './stage.ts';

/** More different values than this are kept as texts: a list of choices that long is none. */
export const mostLabels = 10_000;
export const mostEventTypes = 1000;

/**
 * The dataset of the kept rows: customers by the bytes of their ids, events by (customer, time, line). Columns are backed by
 * shared memory. Rejects with the EngineErrors `import.noValidRow` and `import.tooManyEventTypes`.
 */
export async function buildStaged(staged: Staged, options: ImportOptions): Promise<Dataset> {
  const { database, plan, outputs } = staged;
  const { mapping, isList } = plan;
  const [sizes] = await database.rows('SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM kept)');
  const customerCount = Number(sizes![0]);
  const rowCount = Number(sizes![1]);
  if (rowCount === 0) throw new EngineError('input', 'import.noValidRow');
  const types = isList
    ? []
    : (await database.rows('SELECT DISTINCT event FROM kept ORDER BY event')).map(([type]) => String(type));
  if (types.length > mostEventTypes) {
    throw new EngineError('input', 'import.tooManyEventTypes', { count: types.length, most: mostEventTypes });
  }

  const columns: FilledColumn[] = [];
  for (const column of outputs) columns.push(await prepareColumn(staged, column, rowCount));
  const ids = new TextFiller(customerCount);
  await database.eachChunk('SELECT customer FROM people ORDER BY row', (chunk, first) => {
    for (let index = 0; index < chunk.rowCount; index++) ids.set(first + index, textOf(chunk, 0, index));
  });

  const offsets = new Uint32Array(shared(4 * (customerCount + 1)));
  const eventCount = isList ? 0 : rowCount;
  const typeCodes = new Uint16Array(shared(2 * eventCount));
  const times = new Float64Array(shared(8 * eventCount));
  const values = new Float64Array(shared(8 * eventCount));
  if (!isList) await database.run('CREATE TYPE event_type AS ENUM (SELECT DISTINCT event FROM kept ORDER BY event)');
  const fixed = isList ? [] : ['people.row', 'enum_code(event::event_type)', 'time', 'value'];
  const select = [...fixed, ...columns.map((column) => column.sql)];
  const order = isList ? 'people.row' : 'people.row, time, line';
  await database.eachChunk(
    `SELECT ${select.length === 0 ? '1' : select.join(', ')} FROM kept JOIN people USING (customer) ORDER BY ${order}`,
    (chunk, first) => {
      if (!isList) {
        const people = chunk.getColumnVector(0);
        const codes = chunk.getColumnVector(1);
        const moments = chunk.getColumnVector(2);
        const amounts = chunk.getColumnVector(3);
        for (let index = 0; index < chunk.rowCount; index++) {
          offsets[Number(people.getItem(index)) + 1]!++;
          typeCodes[first + index] = Number(codes.getItem(index));
          times[first + index] = Number(moments.getItem(index));
          values[first + index] = numberOr(amounts.getItem(index), Number.NaN);
        }
      }
      for (const [at, column] of columns.entries()) column.fill(chunk, fixed.length + at, first);
      options.onProgress?.('import.build', Math.min(first + chunk.rowCount, rowCount), rowCount);
    },
  );
  for (let row = 0; row < customerCount; row++) offsets[row + 1]! += offsets[row]!;

  const kept = columns.map((column) => column.finish());
  const sealing = sealSteps(
    {
      zone: mapping.zone,
      synthetic: false,
      customerCount,
      ids: ids.finish(),
      attributes: isList ? kept : [],
      roles: isList ? rolesOf(outputs) : {},
      events: { types, offsets, typeCodes, times, values, properties: isList ? [] : kept },
    },
    sha256Steps,
  );
  return driveSteps(sealing, { signal: options.signal });
}

function rolesOf(kept: readonly OutputColumn[]): Partial<Record<CustomerRole, string>> {
  const roles: Partial<Record<CustomerRole, string>> = {};
  for (const { role, name } of kept) if (role !== null) roles[role] ??= name;
  return roles;
}

/** A column that is filled chunk by chunk from its select item. */
interface FilledColumn {
  readonly sql: string;
  fill(chunk: DuckDBDataChunk, at: number, firstRow: number): void;
  finish(): Column;
}

async function prepareColumn(staged: Staged, column: OutputColumn, rowCount: number): Promise<FilledColumn> {
  const { name, kind, slot } = column;
  switch (kind) {
    case 'number':
    case 'time': {
      const values = new Float64Array(shared(8 * rowCount));
      return filler(
        slot,
        (item, row) => (values[row] = numberOr(item, Number.NaN)),
        () => ({ kind, name, values }),
      );
    }
    case 'boolean': {
      const values = new Uint8Array(shared(rowCount));
      return filler(
        slot,
        (item, row) => (values[row] = numberOr(item, 2)),
        () => ({ kind, name, values }),
      );
    }
    case 'date': {
      const values = new Int32Array(shared(4 * rowCount));
      return filler(
        slot,
        (item, row) => (values[row] = numberOr(item, missingDay)),
        () => ({ kind, name, values }),
      );
    }
    case 'category':
      return prepareCategory(staged, column, rowCount);
    case 'text':
      return prepareText(column, rowCount);
    default:
      return unreachable(kind);
  }
}

async function prepareCategory(staged: Staged, column: OutputColumn, rowCount: number): Promise<FilledColumn> {
  const { database } = staged;
  const { name, slot } = column;
  const distinct = `SELECT DISTINCT ${slot} AS label FROM kept WHERE ${slot} IS NOT NULL`;
  const labels = (await database.rows(`${distinct} LIMIT ${mostLabels + 1}`)).length;
  if (labels > mostLabels) return prepareText(column, rowCount);
  const codes = new Uint32Array(shared(4 * rowCount));
  if (labels === 0)
    return filler(
      '0',
      () => {},
      () => ({ kind: 'category', name, codes, labels: [] }),
    );
  const sorted = (await database.rows(`${distinct} ORDER BY label`)).map(([label]) => String(label));
  await database.run(`CREATE TYPE ${slot}_label AS ENUM (${distinct} ORDER BY label)`);
  return filler(
    `enum_code(${slot}::${slot}_label)`,
    (item, row) => {
      if (item !== null) codes[row] = Number(item) + 1;
    },
    () => ({ kind: 'category', name, codes, labels: sorted }),
  );
}

function prepareText(column: OutputColumn, rowCount: number): FilledColumn {
  const { name, slot } = column;
  const texts = new TextFiller(rowCount);
  return filler(
    slot,
    (item, row) => texts.set(row, typeof item === 'string' ? item : ''),
    () => ({ kind: 'text', name, ...texts.finish() }),
  );
}

function filler(sql: string, set: (item: unknown, row: number) => void, finish: () => Column): FilledColumn {
  return {
    sql,
    fill(chunk, at, firstRow) {
      const vector = chunk.getColumnVector(at);
      for (let index = 0; index < chunk.rowCount; index++) set(vector.getItem(index), firstRow + index);
    },
    finish,
  };
}

function numberOr(item: unknown, missing: number): number {
  return item === null || item === undefined ? missing : Number(item);
}

function textOf(chunk: DuckDBDataChunk, at: number, index: number): string {
  const item = chunk.getColumnVector(at).getItem(index);
  invariant(typeof item === 'string', 'a column of texts holds texts');
  return item;
}

function shared(bytes: number): SharedArrayBuffer {
  return new SharedArrayBuffer(bytes);
}

/** Packs texts row after row into UTF-8. */
class TextFiller {
  private readonly offsets: Uint32Array<SharedArrayBuffer>;
  private bytes: Buffer;
  private end = 0;

  constructor(rowCount: number) {
    this.offsets = new Uint32Array(shared(4 * (rowCount + 1)));
    this.bytes = Buffer.allocUnsafe(Math.max(1024, rowCount * 12));
  }

  /** Rows come in ascending order. */
  set(row: number, text: string): void {
    if (this.bytes.length < this.end + text.length * 3) {
      const larger = Buffer.allocUnsafe(Math.max(this.bytes.length * 2, this.end + text.length * 3));
      this.bytes.copy(larger, 0, 0, this.end);
      this.bytes = larger;
    }
    this.end += this.bytes.write(text, this.end, 'utf8');
    this.offsets[row + 1] = this.end;
  }

  finish(): TextValues {
    const bytes = new Uint8Array(shared(this.end));
    bytes.set(this.bytes.subarray(0, this.end));
    return { bytes, offsets: this.offsets };
  }
}
