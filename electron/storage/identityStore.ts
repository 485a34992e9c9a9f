import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { z } from 'zod';
import {
  flattenRecord,
  identityHeadSchema,
  type IdentityRecord,
  restoreRecord,
} from '../../core/dataset/identity/index.ts';
import {
  type IdentityDecision,
  identityDecisionSchema,
  type IdentityPolicy,
  identityPolicySchema,
} from '../../core/dataset/identity/policy.ts';
import type { NamedArray } from '../../core/dataset/index.ts';
import { EngineError } from '../shared/errors.ts';
import { needRoom } from './room.ts';
import type { Connection } from './sqlite.ts';
import { bytesPer, namedArray } from './namedArray.ts';

const policyKey = 'identityPolicy';
const chunkBytes = 1 << 20;

const arraySchema = z.object({
  name: z.string(),
  type: z.enum(['u8', 'u16', 'u32', 'i32', 'f64']),
  length: z.number().int(),
});
const storedHeadSchema = z.object({
  record: identityHeadSchema,
  arrays: z.array(arraySchema),
  /** Whether a decision or a rule made this version of the data, and not an import. */
  isDecided: z.boolean().default(false),
});

export interface KeptDecision {
  readonly id: number;
  /** Epoch seconds. */
  readonly decidedTime: number;
  readonly decision: IdentityDecision;
}

/** Which source customers the customers of each dataset are made of; the rule for that, and what a person decided against it. */
export class IdentityStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  policy(): IdentityPolicy {
    const row = this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(policyKey);
    return identityPolicySchema.parse(row === undefined ? {} : JSON.parse(row.value));
  }

  setPolicy(policy: IdentityPolicy): void {
    this.#db
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(policyKey, JSON.stringify(policy));
  }

  /** In the order in which they were made. */
  decisions(): KeptDecision[] {
    return this.#db
      .prepare<[], { id: number; decided_time: number; decision: string }>(
        'SELECT id, decided_time, decision FROM identity_decisions ORDER BY id',
      )
      .all()
      .map((row) => ({
        id: row.id,
        decidedTime: row.decided_time,
        decision: identityDecisionSchema.parse(JSON.parse(row.decision)),
      }));
  }

  addDecision(decision: IdentityDecision, decidedTime: number): number {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO identity_decisions (decided_time, decision) VALUES (?, ?)')
      .run(decidedTime, JSON.stringify(decision));
    return Number(lastInsertRowid);
  }

  removeDecision(id: number): void {
    this.#db.prepare('DELETE FROM identity_decisions WHERE id = ?').run(id);
  }

  /** Keeps a record with its dataset, in place of one that is there; letting other work in between. */
  async save(
    datasetId: number,
    record: IdentityRecord,
    { isDecided = false, signal }: { isDecided?: boolean; signal?: AbortSignal } = {},
  ): Promise<void> {
    const { head, arrays } = flattenRecord(record);
    const stored = {
      isDecided,
      record: head,
      arrays: arrays.map(({ name, type, data }) => ({ name, type, length: data.length })),
    };
    this.#db.prepare('DELETE FROM identity_chunks WHERE dataset_id = ?').run(datasetId);
    for (const array of arrays) {
      signal?.throwIfAborted();
      this.#writeArray(datasetId, array);
      await nextTurn();
    }
    this.#db
      .prepare('INSERT OR REPLACE INTO identity_records (dataset_id, head) VALUES (?, ?)')
      .run(datasetId, JSON.stringify(stored));
  }

  /** The record of a dataset; null for one that was imported before there were any. Throws `dataset.damaged`. */
  load(datasetId: number): IdentityRecord | null {
    const row = this.#db
      .prepare<[number], { head: string; name: string }>(
        'SELECT identity_records.head, name FROM identity_records JOIN datasets ON id = dataset_id WHERE dataset_id = ?',
      )
      .get(datasetId);
    if (row === undefined) return null;
    const damaged = () => new EngineError('input', 'dataset.damaged', { name: row.name });
    const head = storedHeadSchema.safeParse(parseJson(row.head));
    if (!head.success) throw damaged();
    const arrays = head.data.arrays.map(({ name, type, length }) =>
      namedArray(name, type, this.#readBytes(datasetId, name, length * bytesPer[type], damaged)),
    );
    try {
      return restoreRecord(head.data.record, arrays);
    } catch {
      throw damaged();
    }
  }

  /** Whether a version of the data was made by a decision, so that the sources of another version give it again. */
  isDecided(datasetId: number): boolean {
    const row = this.#db
      .prepare<[number], { decided: number | null }>(
        "SELECT json_extract(head, '$.isDecided') AS decided FROM identity_records WHERE dataset_id = ?",
      )
      .get(datasetId);
    return row?.decided === 1;
  }

  #writeArray(datasetId: number, { name, data }: NamedArray): void {
    const insert = this.#db.prepare(
      'INSERT INTO identity_chunks (dataset_id, key, seq, sha256, bytes) VALUES (?, ?, ?, ?, ?)',
    );
    const write = this.#db.transaction(() => {
      for (let seq = 0; seq * chunkBytes < data.byteLength; seq++) {
        const start = seq * chunkBytes;
        const length = Math.min(chunkBytes, data.byteLength - start);
        // a copy, because shared memory cannot be handed to SQLite
        const bytes = Buffer.from(new Uint8Array(data.buffer, data.byteOffset + start, length));
        insert.run(datasetId, name, seq, createHash('sha256').update(bytes).digest(), bytes);
      }
    });
    needRoom(this.#db, data.byteLength);
    write.immediate();
  }

  #readBytes(datasetId: number, key: string, size: number, damaged: () => EngineError): ArrayBuffer {
    const stored = this.#db
      .prepare<[number, string], { size: number | null }>(
        'SELECT sum(length(bytes)) AS size FROM identity_chunks WHERE dataset_id = ? AND key = ?',
      )
      .get(datasetId, key);
    // asked before the memory is taken, so that a forged length cannot exhaust it
    if ((stored?.size ?? 0) !== size) throw damaged();
    const target = new Uint8Array(size);
    const rows = this.#db
      .prepare<[number, string], { sha256: Buffer; bytes: Buffer }>(
        'SELECT sha256, bytes FROM identity_chunks WHERE dataset_id = ? AND key = ? ORDER BY seq',
      )
      .iterate(datasetId, key);
    let at = 0;
    for (const row of rows) {
      if (!createHash('sha256').update(row.bytes).digest().equals(row.sha256)) throw damaged();
      target.set(row.bytes, at);
      at += row.bytes.length;
    }
    return target.buffer;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
