import { readDecisions } from './decisions.ts';
import { periodOf } from './limits.ts';
import type { Program } from './program.ts';
import type { Slice } from './runSlice.ts';
import type { RunDecisions } from './shared.ts';
import type { World } from './world.ts';

/**
 * The customers of the slice who are counted under `key`, by re-running them: how many in all and the first `limit` rows.
 * With several replications a customer counts once. An unknown key has nobody behind it.
 */
export function customersBehind(
  program: Program,
  world: World,
  slice: Slice,
  key: string,
  limit: number,
  decisions: readonly RunDecisions[] | null = null,
): { total: number; rows: number[] } {
  const counter = program.layout.indexOf(key);
  if (counter === undefined) return { total: 0, rows: [] };
  const { kernel, sums } = program.withArm;
  const sum = sums.find((one) => one.counter === counter) ?? { counter, first: counter, length: 1 };
  const valueOf = (counts: Float64Array) => {
    let value = 0;
    for (let index = sum.first; index < sum.first + sum.length; index++) value += counts[index]!;
    return value;
  };
  const found = new Uint8Array(slice.toRow - slice.fromRow);
  for (let replication = slice.fromReplication; replication < slice.toReplication; replication++) {
    const decided = decisions?.[replication];
    kernel.begin({
      replication,
      decisions:
        decided === undefined
          ? null
          : readDecisions(decided.with, (per, second) => periodOf(program.calendar, per, second)),
      requests: null,
      recorder: null,
    });
    for (let row = slice.fromRow; row < slice.toRow; row++) {
      const before = valueOf(kernel.counts);
      kernel.runCustomer(world, row, replication);
      if (valueOf(kernel.counts) !== before) found[row - slice.fromRow] = 1;
    }
  }
  const rows: number[] = [];
  let total = 0;
  for (let index = 0; index < found.length; index++) {
    if (found[index] === 0) continue;
    total++;
    if (rows.length < limit) rows.push(slice.fromRow + index);
  }
  return { total, rows };
}
