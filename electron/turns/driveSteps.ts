import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Steps } from '../../core/lib/steps.ts';
import { EngineError } from '../shared/errors.ts';

/** Between two turns of other work. */
const turnMilliseconds = 20;

interface DriveOptions {
  /** Hears of the share that is done, once a turn. */
  readonly onShare?: (share: number) => void;
  readonly signal?: AbortSignal | undefined;
}

/** Does all steps, with a pause every 20 ms for other calls and for a cancel. Rejects with the EngineError `cancelled`. */
export async function driveSteps<Value>(steps: Steps<Value>, { onShare, signal }: DriveOptions): Promise<Value> {
  await pause(signal);
  let turnStart = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - turnStart < turnMilliseconds) continue;
    onShare?.(step.value);
    await pause(signal);
    turnStart = performance.now();
  }
}

async function pause(signal: AbortSignal | undefined): Promise<void> {
  await nextTurn();
  if (signal?.aborted === true) throw new EngineError('cancelled', 'cancelled');
}
