import { z } from 'zod';
import {
  type ImportRecord,
  importRecordSchema,
  type RememberedMapping,
  rememberedMappingSchema,
} from '../shared/imports.ts';
import type { Connection } from './sqlite.ts';

const keys = { history: 'importHistory', mappings: 'importMappings' } as const;
const mostRecords = 500;
const mostMappings = 100;

/** The imports that were made, and how files were read by their header. */
export class ImportStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** Newest first. */
  records(): ImportRecord[] {
    return z.array(importRecordSchema).parse(this.#read(keys.history));
  }

  add(record: Omit<ImportRecord, 'id' | 'isUndone'>): ImportRecord {
    const records = this.records();
    const made = { ...record, id: (records[0]?.id ?? 0) + 1, isUndone: false };
    this.#write(keys.history, [made, ...records].slice(0, mostRecords));
    return made;
  }

  /** `leftId` is the version that an undo leaves. */
  setUndone(id: number, isUndone: boolean, leftId?: number): void {
    const left = leftId === undefined ? {} : { leftId };
    this.#write(
      keys.history,
      this.records().map((record) => (record.id === id ? { ...record, isUndone, ...left } : record)),
    );
  }

  mapping(signature: string): RememberedMapping | null {
    return this.#mappings().find((known) => known.signature === signature) ?? null;
  }

  /** The newest mapping of a header takes the place of an older one. */
  remember(mapping: RememberedMapping): void {
    const others = this.#mappings().filter(({ signature }) => signature !== mapping.signature);
    this.#write(keys.mappings, [mapping, ...others].slice(0, mostMappings));
  }

  forget(signature: string): void {
    this.#write(
      keys.mappings,
      this.#mappings().filter((known) => known.signature !== signature),
    );
  }

  /** What an older version of the app wrote and this one cannot read is forgotten one by one. */
  #mappings(): RememberedMapping[] {
    return z
      .array(z.unknown())
      .parse(this.#read(keys.mappings))
      .flatMap((value) => {
        const parsed = rememberedMappingSchema.safeParse(value);
        return parsed.success ? [parsed.data] : [];
      });
  }

  #read(key: string): unknown {
    const row = this.#db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?').get(key);
    return row === undefined ? [] : JSON.parse(row.value);
  }

  #write(key: string, value: unknown): void {
    this.#db
      .prepare('INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value')
      .run(key, JSON.stringify(value));
  }
}
