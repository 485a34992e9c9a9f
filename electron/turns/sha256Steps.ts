import { createHash } from 'node:crypto';

/** SHA-256 of the chunks, hex, with a step after each of them. */
export function* sha256Steps(chunks: Iterable<Uint8Array>): Generator<void, string> {
  const hash = createHash('sha256');
  for (const chunk of chunks) {
    hash.update(chunk);
    yield;
  }
  return hash.digest('hex');
}
