import { conditionSchema } from '../../core/segment/condition.ts';
import { type SavedSegment, savedSegmentSchema, type SegmentDefinitions } from '../../core/segment/savedSegment.ts';
import { EngineError } from '../shared/errors.ts';
import type { Connection } from './sqlite.ts';

interface VersionRow {
  id: string;
  name: string;
  description: string;
  condition: string;
  version: number;
  savedTime: number;
}

/** Saved segments. Every save keeps what the segment was before, so that a figure of the past can be looked up. */
export class SegmentStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  /** The newest version of each, by name. */
  list(): SavedSegment[] {
    return this.#rows(
      `SELECT s.id, v.name, v.description, v.condition, v.version, v.saved_time AS savedTime
       FROM segments s JOIN segment_versions v ON v.segment_id = s.id AND v.version = s.version
       ORDER BY s.name, s.id`,
    );
  }

  /** What each segment means now, by id. */
  definitions(): SegmentDefinitions {
    return Object.fromEntries(this.list().map(({ id, condition }) => [id, condition]));
  }

  /** Every version of one, newest first. Throws `segment.notFound`. */
  versions(id: string): SavedSegment[] {
    const versions = this.#rows(
      `SELECT segment_id AS id, name, description, condition, version, saved_time AS savedTime
       FROM segment_versions WHERE segment_id = ? ORDER BY version DESC`,
      id,
    );
    if (versions.length === 0) throw new EngineError('input', 'segment.notFound', { segmentId: id });
    return versions;
  }

  /** Adds a version, the first where the id is new, and returns it. */
  save(segment: Omit<SavedSegment, 'version'>): SavedSegment {
    const run = this.#db.transaction(() => {
      const known = this.#db
        .prepare<[string], { version: number }>('SELECT version FROM segments WHERE id = ?')
        .get(segment.id);
      const version = (known?.version ?? 0) + 1;
      this.#db
        .prepare(
          `INSERT INTO segments (id, name, version) VALUES (?, ?, ?)
           ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version`,
        )
        .run(segment.id, segment.name, version);
      this.#db
        .prepare(
          `INSERT INTO segment_versions (segment_id, version, name, description, condition, saved_time)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(
          segment.id,
          version,
          segment.name,
          segment.description,
          JSON.stringify(segment.condition),
          segment.savedTime,
        );
      return { ...segment, version };
    });
    return run.immediate();
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM segments WHERE id = ?').run(id);
  }

  #rows(sql: string, ...params: string[]): SavedSegment[] {
    return this.#db
      .prepare<string[], VersionRow>(sql)
      .all(...params)
      .map((row) => savedSegmentSchema.parse({ ...row, condition: conditionSchema.parse(JSON.parse(row.condition)) }));
  }
}
