import { deflateSync, inflateSync } from 'node:zlib';
import { parseJourney } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { invariant } from '../../core/lib/invariant.ts';
import { runResultSchema, type RunResult } from '../../core/measure/result.ts';
import { assumptionsSchema, type Assumptions } from '../../core/simulate/settings.ts';
import { EngineError } from '../shared/errors.ts';
import { runSummarySchema, type RunSummary } from '../shared/models.ts';
import type { Connection } from './sqlite.ts';

export interface NewRun {
  readonly createdTime: number;
  readonly result: RunResult;
  readonly headline: RunSummary['headline'];
  readonly journey: Journey;
  readonly assumptions: Assumptions;
  /** Plain data that `get` gives back as it is. */
  readonly surroundings: unknown;
}

export interface StoredRun {
  readonly summary: RunSummary;
  readonly result: RunResult;
  readonly journey: Journey;
  readonly assumptions: Assumptions;
  readonly surroundings: unknown;
}

interface SummaryRow {
  id: number;
  created_time: number;
  identity: string;
  headline: string;
}

/** Finished runs with everything that their numbers are a function of, except the dataset, which is named by its hash. */
export class RunStore {
  readonly #db: Connection;

  constructor(db: Connection) {
    this.#db = db;
  }

  insert(run: NewRun): number {
    const inserted = this.#db
      .prepare(
        `INSERT INTO runs (created_time, journey_id, identity, headline, journey, assumptions, result, surroundings)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        run.createdTime,
        run.journey.id,
        JSON.stringify(run.result.identity),
        JSON.stringify(run.headline),
        JSON.stringify(run.journey),
        JSON.stringify(run.assumptions),
        deflateSync(JSON.stringify(run.result)),
        JSON.stringify(run.surroundings),
      );
    return Number(inserted.lastInsertRowid);
  }

  /** Newest first; of one journey, or of all with null. */
  list(journeyId: string | null): RunSummary[] {
    return this.#db
      .prepare<[string | null], SummaryRow>(
        `SELECT id, created_time, identity, headline FROM runs
         WHERE journey_id = coalesce(?, journey_id) ORDER BY id DESC`,
      )
      .all(journeyId)
      .map(summaryOf);
  }

  /** Throws `run.notFound`. */
  get(id: number): StoredRun {
    const row = this.#db
      .prepare<[number], SummaryRow & { journey: string; assumptions: string; result: Buffer; surroundings: string }>(
        `SELECT id, created_time, identity, headline, journey, assumptions, result, surroundings FROM runs
         WHERE id = ?`,
      )
      .get(id);
    if (row === undefined) throw new EngineError('input', 'run.notFound', { runId: id });
    // a run keeps the journey that it ran in the version of that time
    const journey = parseJourney(JSON.parse(row.journey));
    invariant(journey.ok, `the journey of run ${id} cannot be read`);
    return {
      summary: summaryOf(row),
      result: runResultSchema.parse(JSON.parse(inflateSync(row.result).toString('utf8'))),
      journey: journey.value,
      assumptions: assumptionsSchema.parse(JSON.parse(row.assumptions)),
      surroundings: JSON.parse(row.surroundings),
    };
  }

  remove(id: number): void {
    this.#db.prepare('DELETE FROM runs WHERE id = ?').run(id);
  }
}

function summaryOf(row: SummaryRow): RunSummary {
  return runSummarySchema.parse({
    id: row.id,
    createdTime: row.created_time,
    identity: JSON.parse(row.identity),
    headline: JSON.parse(row.headline),
  });
}
