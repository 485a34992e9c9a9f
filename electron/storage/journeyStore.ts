import { diffSchema, editLabelSchema, type Diff, type EditLabel } from '../../core/commands/command.ts';
import { parseJourney } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import { EngineError } from '../shared/errors.ts';
import type { JourneyState, JourneySummary } from '../shared/models.ts';
import type { Connection } from './sqlite.ts';

/** Older edits than this can no longer be undone. */
export const historyLimit = 1000;

/** One undoable edit; `diff` is what doing it changed. */
export interface HistoryEntry {
  readonly seq: number;
  readonly diff: Diff;
  readonly label: EditLabel;
}

export interface Edit {
  /** The state after the edit. */
  readonly journey: Journey;
  readonly diff: Diff;
  readonly label: EditLabel;
  /** The revision that the edit was made on. */
  readonly revision: number;
  readonly time: number;
}

/** A journey and the text that it was read from, which has its id in it. */
interface ReadJourney {
  readonly spec: string;
  readonly journey: Journey;
}

/** Journeys and their undo history. Each method that changes something is one transaction and is on disk when it returns. */
export class JourneyStore {
  readonly #db: Connection;
  /** The live journeys as they were read last: every edit asks for them. */
  #live: readonly ReadJourney[] = [];

  constructor(db: Connection) {
    this.#db = db;
  }

  list(): JourneySummary[] {
    return this.#db
      .prepare<[], Omit<JourneySummary, 'live'> & { live: number }>(
        `SELECT id, name, node_count AS nodeCount, updated_time AS updatedTime, live FROM journeys
         ORDER BY updated_time DESC, id`,
      )
      .all()
      .map((row) => ({ ...row, live: row.live === 1 }));
  }

  /** The journeys that are live, in the order of their ids. */
  live(): Journey[] {
    const rows = this.#db
      .prepare<[], { id: string; spec: string }>('SELECT id, spec FROM journeys WHERE live = 1 ORDER BY id')
      .all();
    const read = rows.map(({ id, spec }): ReadJourney => {
      const known = this.#live.find((one) => one.spec === spec);
      return known ?? { spec, journey: this.get(id).journey };
    });
    this.#live = read;
    return read.map(({ journey }) => journey);
  }

  /** Whether the journey runs together with the others that do; no edit, so that undo leaves it alone. Throws `journey.notFound`. */
  setLive(id: string, live: boolean): void {
    const changed = this.#db.prepare('UPDATE journeys SET live = ? WHERE id = ?').run(live ? 1 : 0, id);
    if (changed.changes === 0) throw new EngineError('input', 'journey.notFound', { journeyId: id });
  }

  has(id: string): boolean {
    return this.#db.prepare('SELECT 1 FROM journeys WHERE id = ?').get(id) !== undefined;
  }

  /** Throws `journey.notFound`, or `journey.damaged` when the stored text is not a journey. */
  get(id: string): JourneyState {
    const row = this.#db
      .prepare<[string], { spec: string; revision: number }>('SELECT spec, revision FROM journeys WHERE id = ?')
      .get(id);
    if (row === undefined) throw new EngineError('input', 'journey.notFound', { journeyId: id });
    // also lifts what an earlier version of the app has saved
    const journey = parseJourney(JSON.parse(row.spec));
    if (!journey.ok) throw new EngineError('input', 'journey.damaged', { journeyId: id });
    return {
      journey: journey.value,
      revision: row.revision,
      undo: this.nextUndo(id)?.label ?? null,
      redo: this.nextRedo(id)?.label ?? null,
    };
  }

  insert(journey: Journey, time: number): void {
    this.#db
      .prepare('INSERT INTO journeys (id, name, spec, node_count, revision, updated_time) VALUES (?, ?, ?, ?, 1, ?)')
      .run(journey.id, journey.name, JSON.stringify(journey), journey.nodes.length, time);
  }

  remove(id: string): void {
    this.#db.prepare('DELETE FROM journeys WHERE id = ?').run(id);
  }

  /** Saves an edit, drops what could have been redone, and returns the new revision. Throws `journey.stale`. */
  commitEdit(edit: Edit): number {
    const { id } = edit.journey;
    const run = this.#db.transaction(() => {
      const revision = this.#save(edit.journey, edit.revision, edit.time);
      this.#db.prepare('DELETE FROM history WHERE journey_id = ? AND undone = 1').run(id);
      const seq = this.#lastSeq(id) + 1;
      this.#db
        .prepare('INSERT INTO history (journey_id, seq, diff, label, undone) VALUES (?, ?, ?, ?, 0)')
        .run(id, seq, JSON.stringify(edit.diff), JSON.stringify(edit.label));
      this.#db.prepare('DELETE FROM history WHERE journey_id = ? AND seq <= ?').run(id, seq - historyLimit);
      return revision;
    });
    return run.immediate();
  }

  /** Saves the state after undoing (or redoing) the history entry `seq` and returns the new revision. */
  commitStep(journey: Journey, step: { seq: number; undone: boolean; revision: number; time: number }): number {
    const run = this.#db.transaction(() => {
      const revision = this.#save(journey, step.revision, step.time);
      this.#db
        .prepare('UPDATE history SET undone = ? WHERE journey_id = ? AND seq = ?')
        .run(step.undone ? 1 : 0, journey.id, step.seq);
      return revision;
    });
    return run.immediate();
  }

  nextUndo(id: string): HistoryEntry | null {
    return this.#entry(id, 'undone = 0 ORDER BY seq DESC');
  }

  nextRedo(id: string): HistoryEntry | null {
    return this.#entry(id, 'undone = 1 ORDER BY seq ASC');
  }

  #entry(id: string, choice: 'undone = 0 ORDER BY seq DESC' | 'undone = 1 ORDER BY seq ASC'): HistoryEntry | null {
    const row = this.#db
      .prepare<[string], { seq: number; diff: string; label: string }>(
        `SELECT seq, diff, label FROM history WHERE journey_id = ? AND ${choice} LIMIT 1`,
      )
      .get(id);
    if (row === undefined) return null;
    return {
      seq: row.seq,
      diff: diffSchema.parse(JSON.parse(row.diff)),
      label: editLabelSchema.parse(JSON.parse(row.label)),
    };
  }

  #lastSeq(id: string): number {
    return (
      this.#db
        .prepare<[string], { seq: number | null }>('SELECT max(seq) AS seq FROM history WHERE journey_id = ?')
        .get(id)?.seq ?? 0
    );
  }

  #save(journey: Journey, revision: number, time: number): number {
    const changed = this.#db
      .prepare(
        `UPDATE journeys SET name = ?, spec = ?, node_count = ?, revision = revision + 1, updated_time = ?
         WHERE id = ? AND revision = ?`,
      )
      .run(journey.name, JSON.stringify(journey), journey.nodes.length, time, journey.id, revision);
    if (changed.changes === 1) return revision + 1;
    if (!this.has(journey.id)) throw new EngineError('input', 'journey.notFound', { journeyId: journey.id });
    throw new EngineError('input', 'journey.stale', { journeyId: journey.id, revision });
  }
}
