import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RowPass } from '../../../core/lib/rowPass.ts';
import type { Job } from '../jobs.ts';

/** Between two looks at the clock; far below a turn even where customers have thousands of events. */
const rowsPerLook = 64;
const turnMilliseconds = 20;

/** Drives a pass over `count` rows, with a pause every 20 ms for other calls and for a cancel. */
export async function drivePass<Value>(pass: RowPass<Value>, count: number, job: Job): Promise<Value> {
  await nextTurn();
  job.signal.throwIfAborted();
  let turnStart = performance.now();
  for (let row = 0; row < count; row++) {
    pass.visit(row);
    if (row % rowsPerLook !== 0 || performance.now() - turnStart < turnMilliseconds) continue;
    job.progress('customers', row, count);
    await nextTurn();
    job.signal.throwIfAborted();
    turnStart = performance.now();
  }
  return pass.result();
}
