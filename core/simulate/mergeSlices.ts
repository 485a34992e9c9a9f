import { invariant } from '../lib/invariant.ts';
import type { SharedOfReplication, SliceCounts } from './counters.ts';

/** The counts of two slices of customers over the same replications: every counter added, exactly. */
export function mergeSlices(a: SliceCounts, b: SliceCounts): SliceCounts {
  invariant(a.replications.length === b.replications.length, 'slices to be merged cover the same replications');
  const replications = a.replications.map((block, index) => addBlocks(block, b.replications[index]!));
  const reasonDays = addBlocks(a.reasonDays, b.reasonDays);
  if (a.shared === undefined || b.shared === undefined) return { replications, reasonDays };
  const shared = a.shared.map((one, index) => mergeShared(one, b.shared![index]!));
  return { replications, reasonDays, shared };
}

/** Counts added one by one. */
export function addBlocks(block: Float64Array, other: Float64Array): Float64Array {
  invariant(block.length === other.length, 'slices to be merged come from the same program');
  return block.map((count, counter) => count + other[counter]!);
}

/**
 * Adds a slice's counts to those of others over the same replications, which are changed: a run of many replications counts millions of
 * numbers per slice. The same sums as `mergeSlices` gives.
 */
export function addSlice(sum: SliceCounts, slice: SliceCounts): void {
  invariant(sum.replications.length === slice.replications.length, 'slices to be merged cover the same replications');
  sum.replications.forEach((block, index) => addInto(block, slice.replications[index]!));
  addInto(sum.reasonDays, slice.reasonDays);
}

function addInto(block: Float64Array, other: Float64Array): void {
  invariant(block.length === other.length, 'slices to be merged come from the same program');
  for (let counter = 0; counter < block.length; counter++) block[counter]! += other[counter]!;
}

function mergeShared(a: SharedOfReplication, b: SharedOfReplication): SharedOfReplication {
  return {
    requests: {
      with: [...a.requests.with, ...b.requests.with],
      without: [...a.requests.without, ...b.requests.without],
    },
    withoutTrials: addBlocks(a.withoutTrials, b.withoutTrials),
  };
}
