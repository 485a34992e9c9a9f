import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Dataset } from '../../core/dataset/dataset.ts';
import {
  checkedDataset,
  contentChunks,
  datasetMetaSchema,
  flattenDataset,
  restoreDataset,
  type DatasetMeta,
  type NamedArray,
} from '../../core/dataset/index.ts';
import { EngineError } from '../shared/errors.ts';
import { hashInTurns } from '../turns/hashInTurns.ts';
import { datasetSummarySchema, type DatasetSummary } from '../shared/models.ts';
import type { Connection } from './sqlite.ts';
import { bytesPer, namedArray } from './namedArray.ts';
import { needRoom } from './room.ts';
import { ChunkReader, ChunkWriter, mostPacked } from './chunkCodec.ts';

const elements = ['u8', 'u16', 'u32', 'i32', 'f64'] as const;

const chunkBytes = 1 << 20;
/** Chunks per transaction: small enough that other work gets its turn, large enough that the disk is not waited for often. */
const chunksPerTransaction = 16;
/** Chunks read in one turn. */
const chunksPerTurn = 8;

export interface SaveOptions {
  /** Writes what belongs to the dataset before it counts as present. */
  readonly beside?: (datasetId: number) => Promise<void>;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** SHA-256 over chunks, hex: the digest that names a dataset's content. */
export function sha256Hex(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/** Imported data: immutable columns in chunks. A dataset counts as present only when all of it was written. */
export class DatasetStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Newest first. */
  list(): DatasetSummary[] {
    return this.#db
      .prepare<[], { id: number; summary: string }>(
        'SELECT id, summary FROM datasets WHERE complete = 1 ORDER BY id DESC',
      )
      .all()
      .map(readSummary);
  }

  /** Throws `dataset.notFound`. */
  summary(id: number): DatasetSummary {
    const row = this.#db
      .prepare<[number], { id: number; summary: string }>(
        'SELECT id, summary FROM datasets WHERE id = ? AND complete = 1',
      )
      .get(id);
    if (row === undefined) throw new EngineError('input', 'dataset.notFound', { datasetId: id });
    return readSummary(row);
  }

  idOfHash(hash: string): number | null {
    const row = this.#db
      .prepare<[string], { id: number }>(
        'SELECT id FROM datasets WHERE hash = ? AND complete = 1 ORDER BY id DESC LIMIT 1',
      )
      .get(hash);
    return row?.id ?? null;
  }

  /** Writes all columns, letting other work in between; an aborted or broken save leaves nothing that counts. */
  async save(
    dataset: Dataset,
    summary: Omit<DatasetSummary, 'id'>,
    options: SaveOptions = {},
  ): Promise<DatasetSummary> {
    const { meta, arrays } = flattenDataset(dataset);
    const id = this.#begin(meta, arrays, summary);
    try {
      await this.#writeChunks(id, arrays, options);
      await options.beside?.(id);
    } catch (error) {
      this.remove(id);
      throw error;
    }
    this.#db.prepare('UPDATE datasets SET complete = 1 WHERE id = ?').run(id);
    return { ...summary, id };
  }

  /** Reads a dataset into memory that worker threads can share. Throws `dataset.notFound`, `dataset.damaged`. */
  async load(id: number): Promise<Dataset> {
    const row = this.#db
      .prepare<[number], { hash: string; head: string; name: string }>(
        'SELECT hash, head, name FROM datasets WHERE id = ? AND complete = 1',
      )
      .get(id);
    if (row === undefined) throw new EngineError('input', 'dataset.notFound', { datasetId: id });
    const damaged = (): EngineError => new EngineError('input', 'dataset.damaged', { name: row.name });
    const meta = datasetMetaSchema.safeParse(parseJson(row.head));
    if (!meta.success) throw damaged();
    const arrays = await this.#readArrays(id, damaged);
    const dataset = checked(meta.data, arrays);
    // over all columns together, so that the hashes of single chunks need not be computed as well
    if (dataset === null || (await hashInTurns(contentChunks(dataset))) !== row.hash) throw damaged();
    return { ...dataset, hash: row.hash };
  }

  remove(id: number): void {
    this.#db.prepare('DELETE FROM datasets WHERE id = ?').run(id);
  }

  /** Removes what an interrupted save left. */
  sweep(): void {
    this.#db.prepare('DELETE FROM datasets WHERE complete = 0').run();
  }

  #begin(meta: DatasetMeta, arrays: readonly NamedArray[], summary: Omit<DatasetSummary, 'id'>): number {
    const run = this.#db.transaction(() => {
      const id = Number(
        this.#db
          .prepare('INSERT INTO datasets (hash, name, created_time, complete, head, summary) VALUES (?, ?, ?, 0, ?, ?)')
          .run(meta.hash, summary.name, summary.createdTime, JSON.stringify(meta), JSON.stringify(summary))
          .lastInsertRowid,
      );
      const insert = this.#db.prepare(
        'INSERT INTO dataset_columns (dataset_id, key, element, length) VALUES (?, ?, ?, ?)',
      );
      for (const { name, type, data } of arrays) insert.run(id, name, type, data.length);
      return id;
    });
    return run.immediate();
  }

  async #writeChunks(id: number, arrays: readonly NamedArray[], { onProgress, signal }: SaveOptions): Promise<void> {
    const insert = this.#db.prepare(
      'INSERT INTO chunks (dataset_id, key, seq, encoding, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
    );
    const chunks = arrays.flatMap(({ name, data }) => {
      const values = chunkBytes / data.BYTES_PER_ELEMENT;
      return Array.from({ length: Math.ceil(data.length / values) }, (_, seq) => ({
        name,
        seq,
        part: data.subarray(seq * values, (seq + 1) * values),
      }));
    });
    const writer = new ChunkWriter(chunkBytes);
    const writeBatch = this.#db.transaction((from: number) => {
      let written = 0;
      for (const { name, seq, part } of chunks.slice(from, from + chunksPerTransaction)) {
        const { encoding, bytes } = writer.write(part);
        written += bytes.byteLength;
        needRoom(this.#db, written);
        insert.run(id, name, seq, encoding, createHash('sha256').update(bytes).digest(), bytes);
      }
    });
    for (let from = 0; from < chunks.length; from += chunksPerTransaction) {
      writeBatch.immediate(from);
      onProgress?.(Math.min(chunks.length, from + chunksPerTransaction), chunks.length);
      await nextTurn();
      signal?.throwIfAborted();
    }
  }

  async #readArrays(id: number, damaged: () => EngineError): Promise<NamedArray[]> {
    const columns = this.#db
      .prepare<[number], { key: string; element: string; length: number }>(
        'SELECT key, element, length FROM dataset_columns WHERE dataset_id = ?',
      )
      .all(id);
    const arrays: NamedArray[] = [];
    for (const { key, element, length } of columns) {
      const type = elements.find((name) => name === element);
      if (type === undefined || length < 0) throw damaged();
      arrays.push(await this.#readArray(id, { key, type, length }, damaged));
    }
    return arrays;
  }

  async #readArray(
    id: number,
    { key, type, length }: { key: string; type: NamedArray['type']; length: number },
    damaged: () => EngineError,
  ): Promise<NamedArray> {
    const size = length * bytesPer[type];
    const stored = this.#db
      .prepare<[number, string], { size: number | null; count: number; last: number | null }>(
        'SELECT sum(length(bytes)) AS size, count(*) AS count, max(seq) AS last FROM chunks WHERE dataset_id = ? AND key = ?',
      )
      .get(id, key);
    const count = Math.ceil(size / chunkBytes);
    // asked before the memory is taken, so that a forged length cannot exhaust it
    if (stored?.count !== count || (stored.last ?? -1) !== count - 1 || (stored.size ?? 0) * mostPacked < size) {
      throw damaged();
    }
    const array = namedArray(key, type, new SharedArrayBuffer(size));
    const valuesPerChunk = chunkBytes / bytesPer[type];
    const reader = new ChunkReader(chunkBytes);
    // some chunks at a time, because a query that stays open keeps every other one waiting
    const chunks = this.#db.prepare<[number, string, number, number], { encoding: string; bytes: Buffer }>(
      'SELECT encoding, bytes FROM chunks WHERE dataset_id = ? AND key = ? AND seq >= ? AND seq < ? ORDER BY seq',
    );
    for (let from = 0; from < count; from += chunksPerTurn) {
      for (const [index, { encoding, bytes }] of chunks.all(id, key, from, from + chunksPerTurn).entries()) {
        const start = (from + index) * valuesPerChunk;
        if (!reader.read(encoding, bytes, array.data.subarray(start, start + valuesPerChunk))) throw damaged();
      }
      await nextTurn();
    }
    return array;
  }
}

/** The dataset without its hash, or null where the parts do not make a dataset at all. */
function checked(meta: DatasetMeta, arrays: readonly NamedArray[]): Dataset | null {
  try {
    return checkedDataset(restoreDataset(meta, arrays));
  } catch {
    return null;
  }
}

function readSummary(row: { id: number; summary: string }): DatasetSummary {
  return datasetSummarySchema.parse({ ...parseObject(row.summary), id: row.id });
}

function parseObject(text: string): object {
  const value: unknown = JSON.parse(text);
  return typeof value === 'object' && value !== null ? value : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
