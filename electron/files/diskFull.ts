import { tmpdir } from 'node:os';
import { EngineError } from '../shared/errors.ts';

/** The failure of a full disk where files are unpacked, as one that says so; other errors as they are. */
export function unpackingError(error: unknown): unknown {
  if (!(error instanceof Error)) return error;
  const code = 'code' in error ? error.code : undefined;
  const said = error instanceof EngineError ? String(error.data.params['reason'] ?? '') : error.message;
  const isFull = code === 'ENOSPC' || /no space left on device|not enough space|disk is full/i.test(said);
  return isFull ? new EngineError('failure', 'import.diskFull', { folder: tmpdir() }) : error;
}
