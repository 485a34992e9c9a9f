import { setShares } from './answers.ts';
import { runCustomer } from './kernel.ts';
import type { Program } from './program.ts';
import type { Slice } from './runSlice.ts';
import { createState } from './state.ts';
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
): { total: number; rows: number[] } {
  const counter = program.layout.indexOf(key);
  if (counter === undefined) return { total: 0, rows: [] };
  const found = new Uint8Array(slice.toRow - slice.fromRow);
  for (let replication = slice.fromReplication; replication < slice.toReplication; replication++) {
    const counts = new Float64Array(program.layout.size);
    const state = createState(program, replication, counts, null);
    setShares(state, replication);
    for (let row = slice.fromRow; row < slice.toRow; row++) {
      const before = counts[counter]!;
      runCustomer(state, world, row, replication);
      if (counts[counter] !== before) found[row - slice.fromRow] = 1;
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
