import { randomBytes } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, extname, join, resolve } from 'node:path';
import { EngineError } from '../shared/errors.ts';
import type { WorkspaceInfo, WorkspaceSettings } from '../shared/models.ts';
import { DatasetStore } from './datasetStore.ts';
import { IdentityStore } from './identityStore.ts';
import { inspectConnection, inspectHeader, inspectUnclosed } from './inspect.ts';
import { ImportStore } from './importStore.ts';
import { JourneyStore } from './journeyStore.ts';
import { MetaStore } from './metaStore.ts';
import { applicationId, migrate, migrations, userVersion, type Migration } from './migrations.ts';
import { RunStore } from './runStore.ts';
import { SegmentStore } from './segmentStore.ts';
import { connect, withStorageErrors, type Connection } from './sqlite.ts';

/** Columns are large: with pages of this size they are kept in about half the time that SQLite's usual 4 KB take. */
const pageBytes = 16_384;

/**
 * Files that this process has open. Reading one of them by other means would, on closing, drop the process's file locks
 * (POSIX), so they are refused by name before they are looked at.
 */
const openHere = new Set<string>();

/** One workspace: a SQLite file that exactly one process has open. All failures are EngineErrors that name the file. */
export class WorkspaceFile {
  readonly path: string;
  readonly meta: MetaStore;
  readonly journeys: JourneyStore;
  readonly datasets: DatasetStore;
  readonly runs: RunStore;
  readonly segments: SegmentStore;
  readonly identities: IdentityStore;
  readonly imports: ImportStore;
  readonly #db: Connection;

  private constructor(path: string, db: Connection) {
    this.path = path;
    this.#db = db;
    this.meta = new MetaStore(db);
    this.journeys = new JourneyStore(db);
    this.datasets = new DatasetStore(db);
    this.runs = new RunStore(db);
    this.segments = new SegmentStore(db);
    this.identities = new IdentityStore(db);
    this.imports = new ImportStore(db);
  }

  /** Makes a new file and opens it. Throws `workspace.exists` rather than touch one that is there. */
  static create(path: string, content: { name: string; settings: WorkspaceSettings }): WorkspaceFile {
    const target = resolve(path);
    withStorageErrors(target, () => {
      mkdirSync(dirname(target), { recursive: true });
      // built beside its place and put there whole, so that a crash leaves no half-made workspace
      const draft = `${target}.${randomBytes(6).toString('hex')}.draft`;
      try {
        fillDraft(draft, content);
        placeNew(draft, target);
      } finally {
        rmSync(draft, { force: true });
      }
    });
    return WorkspaceFile.open(target);
  }

  /**
   * Opens an existing workspace and locks it. What is not a sound workspace of this or an earlier version is refused and
   * left byte for byte as it was; an earlier version is copied aside and then brought up to date.
   */
  static open(path: string, list: readonly Migration[] = migrations): WorkspaceFile {
    const asked = resolve(path);
    return withStorageErrors(asked, () => {
      const real = realpathSync(asked);
      // the library cuts spaces off names and would open another file
      if (real !== real.trim()) throw new EngineError('input', 'workspace.nameEndsInSpace', { path: asked });
      if (openHere.has(real)) throw new EngineError('input', 'workspace.locked', { path: asked });
      inspectHeader(real, list.length);
      // a file that cannot be written to is said so here, before SQLite reports it as a broken disk
      closeSync(openSync(real, 'r+'));
      inspectUnclosed(real, list);
      const db = connect({ path: real, mode: 'write' });
      try {
        prepare(db, real, list);
        const file = new WorkspaceFile(real, db);
        file.datasets.sweep();
        openHere.add(real);
        return file;
      } catch (error) {
        db.close();
        throw error;
      }
    });
  }

  info(): WorkspaceInfo {
    return { path: this.path, name: this.meta.name(), settings: this.meta.settings() };
  }

  /** Deletes a dataset; none is in use afterwards if it was the one. */
  removeDataset(id: number): void {
    const run = this.#db.transaction(() => {
      this.datasets.remove(id);
      if (this.meta.currentDatasetId() === id) this.meta.setCurrentDatasetId(null);
    });
    run.immediate();
  }

  /** Puts another version of the data in use, for an import that is undone or redone. */
  moveImport(datasetId: number | null, recordId: number, isUndone: boolean): void {
    const run = this.#db.transaction(() => {
      const leftId = isUndone ? (this.meta.currentDatasetId() ?? undefined) : undefined;
      this.meta.setCurrentDatasetId(datasetId);
      this.imports.setUndone(recordId, isUndone, leftId);
    });
    run.immediate();
  }

  /** Puts a version to use; the import that made it counts as done again. */
  useDataset(id: number): void {
    const run = this.#db.transaction(() => {
      this.meta.setCurrentDatasetId(id);
      for (const record of this.imports.records()) {
        if (record.isUndone && (record.datasetId === id || record.leftId === id))
          this.imports.setUndone(record.id, false);
      }
    });
    run.immediate();
  }

  close(): void {
    openHere.delete(this.path);
    this.#db.close();
  }
}

function fillDraft(draft: string, content: { name: string; settings: WorkspaceSettings }): void {
  const db = connect({ path: draft, mode: 'create' });
  try {
    db.pragma(`page_size = ${pageBytes}`);
    db.pragma(`application_id = ${applicationId}`);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    migrate(db, migrations);
    const meta = new MetaStore(db);
    meta.setName(content.name);
    meta.setSettings(content.settings);
  } finally {
    db.close();
  }
}

/** Gives the draft its name unless the name is taken. */
function placeNew(draft: string, target: string): void {
  try {
    linkSync(draft, target);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new EngineError('input', 'workspace.exists', { path: target });
    // some file systems (exFAT, network drives) know no links
    copyNew(draft, target);
  }
  syncFolder(dirname(target));
}

function copyNew(draft: string, target: string): void {
  try {
    copyFileSync(draft, target, constants.COPYFILE_EXCL);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw new EngineError('input', 'workspace.exists', { path: target });
    throw error;
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/** Makes a new name durable; Windows has no such call and needs none. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function prepare(db: Connection, path: string, list: readonly Migration[]): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('foreign_keys = ON');
  // the lock is held until closing and needs no shared-memory file; a killed process gives it back
  db.pragma('locking_mode = EXCLUSIVE');
  db.exec('BEGIN IMMEDIATE; COMMIT');
  inspectConnection(db, path, list);
  db.pragma('journal_mode = WAL');
  // FULL, so that an acknowledged edit also survives a power cut
  db.pragma('synchronous = FULL');
  if (userVersion(db) === list.length) return;
  backUp(db, path);
  migrate(db, list);
  // the header says the new version at once, for programs that look before they open
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** Writes a consistent copy beside the file; through SQLite, since copying the file itself would drop its locks. */
function backUp(db: Connection, path: string): void {
  const extension = extname(path);
  const stem = join(dirname(path), basename(path, extension));
  const target = `${stem}.backup-v${userVersion(db)}${extension}`;
  const draft = `${target}.${randomBytes(6).toString('hex')}.draft`;
  try {
    db.prepare('VACUUM INTO ?').run(draft);
    renameSync(draft, target);
  } finally {
    rmSync(draft, { force: true });
  }
}
