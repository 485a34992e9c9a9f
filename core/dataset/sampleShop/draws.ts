import type { SubStream } from '../../lib/random.ts';
import { nextUniform } from '../../lib/random.ts';

/** Running sums of weights, for `pick`. */
export function cumulative(weights: readonly number[]): Float64Array {
  let sum = 0;
  return Float64Array.from(weights, (weight) => (sum += weight));
}

/** An index drawn with the weights behind `sums`. */
export function pick(stream: SubStream, sums: Float64Array): number {
  const target = nextUniform(stream) * sums[sums.length - 1]!;
  let index = 0;
  while (index < sums.length - 1 && sums[index]! <= target) index++;
  return index;
}

export function chance(stream: SubStream, share: number): boolean {
  return nextUniform(stream) < share;
}

/** A uniform draw in (from, to). */
export function between(stream: SubStream, from: number, to: number): number {
  return from + (to - from) * nextUniform(stream);
}

/** An exponential draw with this mean, given that it is below `limit`. */
export function boundedExponential(stream: SubStream, mean: number, limit: number): number {
  return -mean * Math.log(1 - nextUniform(stream) * (1 - Math.exp(-limit / mean)));
}
