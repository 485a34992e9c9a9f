import type { Program } from './program.ts';
import type { Slice } from './runSlice.ts';
import type { World } from './world.ts';

export function customersBehind(
  _program: Program,
  _world: World,
  _slice: Slice,
  _key: string,
  _limit: number,
): { total: number; rows: number[] } {
  throw new Error('not written yet');
}
