import { randomBytes } from 'node:crypto';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { EngineError } from '../shared/errors.ts';

/**
 * Writes text (UTF-8) or bytes so that the path holds either the old file or the whole new one: a temporary file beside it is flushed
 * to disk and renamed. Rejects with the EngineError `file.writeFailed`; an existing file is then unchanged.
 */
export async function writeFileAtomic(path: string, content: string | Uint8Array): Promise<void> {
  // a link keeps pointing where it did: the file behind it is what is replaced
  const target = await realpath(path).catch(() => path);
  const temporary = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(content, 'utf8');
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw new EngineError('failure', 'file.writeFailed', { path, reason: reasonOf(error) });
  }
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
