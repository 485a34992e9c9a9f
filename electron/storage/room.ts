import { statfsSync } from 'node:fs';
import { EngineError } from '../shared/errors.ts';
import type { Connection } from './sqlite.ts';

/** Kept free by large writes, so that a workspace on a full disk can be closed, opened and written to a little. */
const spareBytes = 1 << 20;
/** What takes no more may use that. */
const smallBytes = 1 << 16;

/** Throws `workspace.diskFull` where the disk has no room for so many bytes that are about to be written. */
export function needRoom(db: Connection, bytes: number): void {
  if (bytes > smallBytes && freeBytes(db.name) < bytes + spareBytes) {
    throw new EngineError('failure', 'workspace.diskFull', { path: db.name });
  }
}

/** Infinity where it cannot be told: SQLite then says so when it has come to the end. */
function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
