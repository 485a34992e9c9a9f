import { setImmediate as nextTurn } from 'node:timers/promises';
import type { RowPass } from '../../../core/lib/rowPass.ts';
import type { MemberMask } from '../../../core/segment/index.ts';
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

/** Rows that are asked together, which takes a millisecond or two. */
const rowsPerBlock = 1 << 14;

/** Asks for all rows block by block, with a pause every 20 ms as above, until `take`, who hears each block's answers, says false. */
export async function driveMask(
  belongs: MemberMask,
  count: number,
  job: Job,
  take: (mask: Uint8Array, from: number, to: number) => boolean,
): Promise<void> {
  const mask = new Uint8Array(Math.min(count, rowsPerBlock));
  const blocks = Math.ceil(count / rowsPerBlock);
  await nextTurn();
  job.signal.throwIfAborted();
  let turnStart = performance.now();
  for (let block = 0; block < blocks; block++) {
    const from = block * rowsPerBlock;
    const to = Math.min(count, from + rowsPerBlock);
    belongs(mask, from, to);
    if (!take(mask, from, to)) return;
    if (performance.now() - turnStart < turnMilliseconds) continue;
    job.progress('customers', to, count);
    await nextTurn();
    job.signal.throwIfAborted();
    turnStart = performance.now();
  }
}
