import { invariant } from '../../core/lib/invariant.ts';
import { identityTables } from './identityTables.ts';
import type { Connection } from './sqlite.ts';

/** "YJNG": written into the file's header so that other SQLite files are told apart before anything reads them. */
export const applicationId = 0x594a_4e47;

export interface Migration {
  /** The user_version after it; the list is gapless from 1. */
  readonly version: number;
  readonly statements: readonly string[];
}

/** Released migrations are never edited: what they create is also what an opened file is compared with. */
export const migrations: readonly Migration[] = [
  {
    version: 1,
    statements: [
      `CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT`,
      `CREATE TABLE journeys (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  spec TEXT NOT NULL,
  node_count INTEGER NOT NULL,
  revision INTEGER NOT NULL,
  updated_time REAL NOT NULL
) STRICT`,
      `CREATE TABLE history (
  journey_id TEXT NOT NULL REFERENCES journeys (id) ON DELETE CASCADE,
  seq INTEGER NOT NULL,
  diff TEXT NOT NULL,
  label TEXT NOT NULL,
  undone INTEGER NOT NULL,
  PRIMARY KEY (journey_id, seq)
) STRICT`,
      `CREATE TABLE datasets (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  hash TEXT NOT NULL,
  name TEXT NOT NULL,
  created_time REAL NOT NULL,
  complete INTEGER NOT NULL,
  head TEXT NOT NULL,
  summary TEXT NOT NULL
) STRICT`,
      `CREATE TABLE dataset_columns (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  element TEXT NOT NULL,
  length INTEGER NOT NULL,
  PRIMARY KEY (dataset_id, key)
) STRICT`,
      `CREATE TABLE chunks (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  seq INTEGER NOT NULL,
  encoding TEXT NOT NULL,
  sha256 BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (dataset_id, key, seq)
) STRICT`,
      `CREATE TABLE runs (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  created_time REAL NOT NULL,
  journey_id TEXT NOT NULL,
  identity TEXT NOT NULL,
  headline TEXT NOT NULL,
  journey TEXT NOT NULL,
  assumptions TEXT NOT NULL,
  result BLOB NOT NULL
) STRICT`,
    ],
  },
  {
    version: 2,
    statements: [
      // live journeys run together; segments keep every definition they have had
      'ALTER TABLE journeys ADD COLUMN live INTEGER NOT NULL DEFAULT 0',
      `CREATE TABLE segments (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT`,
      `CREATE TABLE segment_versions (
  segment_id TEXT NOT NULL REFERENCES segments (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  condition TEXT NOT NULL,
  saved_time REAL NOT NULL,
  PRIMARY KEY (segment_id, version)
) STRICT`,
    ],
  },
  // what ran beside a run's journey, for whoever runs single customers of it again
  { version: 3, statements: ["ALTER TABLE runs ADD COLUMN surroundings TEXT NOT NULL DEFAULT '{}'"] },
  { version: 4, statements: identityTables },
  // chunks may be packed, which earlier programs would take for damage
  { version: 5, statements: [] },
];

export function userVersion(db: Connection): number {
  return Number(db.pragma('user_version', { simple: true }));
}

/** Brings the file from its version to the newest of `list` in one transaction; all of it or nothing. */
export function migrate(db: Connection, list: readonly Migration[]): void {
  list.forEach((migration, index) => {
    invariant(migration.version === index + 1, 'migrations are numbered from 1 without gaps');
  });
  const run = db.transaction(() => {
    for (const migration of list.slice(userVersion(db))) {
      for (const statement of migration.statements) db.exec(statement);
      db.pragma(`user_version = ${migration.version}`);
    }
  });
  run.immediate();
}
