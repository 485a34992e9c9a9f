import type { Steps } from '../../core/lib/steps.ts';
import { driveSteps } from './driveSteps.ts';
import { sha256Steps } from './sha256Steps.ts';

/** SHA-256 of the chunks, hex, with pauses for other calls and for a cancel. Rejects with the EngineError `cancelled`. */
export function hashInTurns(chunks: Iterable<Uint8Array>, signal?: AbortSignal): Promise<string> {
  return driveSteps(hashing(chunks), { signal });
}

function* hashing(chunks: Iterable<Uint8Array>): Steps<string> {
  const steps = sha256Steps(chunks);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    // how many chunks there are is not known, and nobody asks
    yield 0;
  }
}
