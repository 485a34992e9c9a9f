import { closeSync, existsSync, openSync, readSync, rmSync, statSync } from 'node:fs';
import { EngineError } from '../shared/errors.ts';
import { applicationId, migrate, userVersion, type Migration } from './migrations.ts';
import { connect, type Connection } from './sqlite.ts';

const headerBytes = 100;
const userVersionAt = 60;
const applicationIdAt = 68;
const magic = 'SQLite format 3\0';

/** Files up to this size are checked page by page at opening; above it the bulk columns are left to their own hashes. */
const wholeCheckBytes = 256 * 1024 * 1024;

/**
 * Inspects a file that was not closed properly before it is opened for writing: closing a writer would fold what its
 * journal holds into the file, and a file that is then refused must be as it was.
 */
export function inspectUnclosed(path: string, list: readonly Migration[]): void {
  if ((statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  const index = `${path}-shm`;
  const hadIndex = existsSync(index);
  const db = connect({ path, mode: 'read' });
  try {
    inspectConnection(db, path, list);
  } finally {
    db.close();
    if (!hadIndex) rmSync(index, { force: true });
  }
}

/** Compares the schema with what the migrations create, before any statement touches a table, then checks the pages. */
export function inspectConnection(db: Connection, path: string, list: readonly Migration[]): void {
  db.pragma('trusted_schema = OFF');
  db.pragma('cell_size_check = ON');
  const version = userVersion(db);
  if (version > list.length) throw newer(path, version, list.length);
  if (version < 1) throw new EngineError('input', 'workspace.damaged', { path });
  const expected = schemaAt(version, list);
  const actual = schemaOf(db);
  for (const [key, sql] of actual) {
    if (expected.get(key) !== sql) throw new EngineError('input', 'workspace.unexpectedContent', { path, object: key });
  }
  if (actual.size !== expected.size) throw new EngineError('input', 'workspace.damaged', { path });
  checkPages(db, path, [...expected.keys()]);
}

/**
 * Looks at the first bytes of a file that may be anybody's, before SQLite opens it: refuses what is not a workspace or one
 * of a newer version.
 */
export function inspectHeader(path: string, knownVersion: number): void {
  const stat = statSync(path);
  if (!stat.isFile()) throw new EngineError('input', 'workspace.notAWorkspace', { path });
  const header = Buffer.alloc(headerBytes);
  const file = openSync(path, 'r');
  let read: number;
  try {
    read = readSync(file, header, 0, headerBytes, 0);
  } finally {
    closeSync(file);
  }
  const ours =
    read === headerBytes &&
    header.toString('latin1', 0, magic.length) === magic &&
    header.readUInt32BE(applicationIdAt) === applicationId;
  if (!ours) throw new EngineError('input', 'workspace.notAWorkspace', { path });
  const version = header.readUInt32BE(userVersionAt);
  if (version > knownVersion) throw newer(path, version, knownVersion);
}

function newer(path: string, version: number, known: number): EngineError {
  return new EngineError('input', 'workspace.newer', { path, version, known });
}

function schemaOf(db: Connection): Map<string, string> {
  const rows = db
    .prepare<[], { type: string; name: string; sql: string | null }>('SELECT type, name, sql FROM sqlite_schema')
    .all();
  return new Map(rows.map((row) => [`${row.type} ${row.name}`, row.sql ?? '']));
}

function schemaAt(version: number, list: readonly Migration[]): Map<string, string> {
  const db = connect('memory');
  try {
    migrate(db, list.slice(0, version));
    return schemaOf(db);
  } finally {
    db.close();
  }
}

function checkPages(db: Connection, path: string, objects: readonly string[]): void {
  const pages = Number(db.pragma('page_count', { simple: true })) * Number(db.pragma('page_size', { simple: true }));
  const tables = objects.filter((key) => key.startsWith('table ')).map((key) => key.slice('table '.length));
  const checks =
    pages <= wholeCheckBytes
      ? ['quick_check(1)']
      : tables.filter((name) => name !== 'chunks').map((name) => `quick_check(${name})`);
  for (const check of checks) {
    if (db.pragma(check, { simple: true }) !== 'ok') throw new EngineError('input', 'workspace.damaged', { path });
  }
}
