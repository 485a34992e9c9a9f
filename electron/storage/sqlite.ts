import { createRequire } from 'node:module';
import type Database from 'better-sqlite3';
import { EngineError } from '../shared/errors.ts';

export type Connection = Database.Database;

/** How long an open waits for another process that is just closing the file. */
const busyMilliseconds = 300;
const neededNodeApi = 10;

/**
 * Opens a connection: `read` and `write` take an existing file, `create` makes one, `memory` is a private empty database. Throws
 * `sqlite.nodeTooOld` where the runtime cannot load the library.
 */
export function connect(target: { path: string; mode: 'read' | 'write' | 'create' } | 'memory'): Connection {
  const SqliteDatabase = loadSqlite();
  const nativeBinding = process.env['BETTER_SQLITE3_NATIVE_BINDING'];
  const options = { timeout: busyMilliseconds, ...(nativeBinding ? { nativeBinding } : {}) };
  if (target === 'memory') return new SqliteDatabase(':memory:', options);
  const { path, mode } = target;
  return new SqliteDatabase(path, { ...options, readonly: mode === 'read', fileMustExist: mode !== 'create' });
}

/** Loaded at the first use, because on an older Node the native library stops the whole process. */
function loadSqlite(): typeof Database {
  const nodeApi = Number(process.versions.napi);
  if (!process.env['BETTER_SQLITE3_NATIVE_BINDING'] && !(nodeApi >= neededNodeApi)) {
    throw new EngineError('failure', 'sqlite.nodeTooOld', { node: process.version, nodeApi, needed: neededNodeApi });
  }
  return createRequire(import.meta.url)('better-sqlite3');
}

/** Turns what SQLite and the file system report into a typed error that says which file; other errors stay as they are. */
export function storageError(error: unknown, path: string): unknown {
  if (error instanceof EngineError || !(error instanceof Error)) return error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  const refusal = refusals.find(([prefix]) => code.startsWith(prefix));
  if (refusal === undefined) return error;
  const [, kind, name] = refusal;
  return Object.assign(new EngineError(kind, name, { path }), { cause: error });
}

const refusals = [
  ['SQLITE_BUSY', 'input', 'workspace.locked'],
  ['SQLITE_LOCKED', 'input', 'workspace.locked'],
  ['SQLITE_CORRUPT', 'input', 'workspace.damaged'],
  ['SQLITE_NOTADB', 'input', 'workspace.damaged'],
  ['SQLITE_FULL', 'failure', 'workspace.diskFull'],
  ['ENOSPC', 'failure', 'workspace.diskFull'],
  ['SQLITE_READONLY', 'failure', 'workspace.readOnly'],
  ['SQLITE_CANTOPEN', 'failure', 'workspace.readOnly'],
  ['SQLITE_PERM', 'failure', 'workspace.readOnly'],
  ['EACCES', 'failure', 'workspace.readOnly'],
  ['EPERM', 'failure', 'workspace.readOnly'],
  ['EROFS', 'failure', 'workspace.readOnly'],
  ['SQLITE_IOERR', 'failure', 'workspace.diskFailed'],
  ['EIO', 'failure', 'workspace.diskFailed'],
  ['ENOENT', 'input', 'workspace.notFound'],
  ['ENOTDIR', 'input', 'workspace.notFound'],
] as const;

/** Runs `work`, giving disk failures their typed error. */
export function withStorageErrors<Value>(path: string, work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw storageError(error, path);
  }
}
