import { invariant } from '../lib/invariant.ts';
import type { SliceCounts } from './counters.ts';

/** The counts of two slices of customers over the same replications: every counter added, exactly. */
export function mergeSlices(a: SliceCounts, b: SliceCounts): SliceCounts {
  invariant(a.replications.length === b.replications.length, 'slices to be merged cover the same replications');
  return {
    replications: a.replications.map((block, index) => {
      const other = b.replications[index]!;
      invariant(block.length === other.length, 'slices to be merged come from the same program');
      return block.map((count, counter) => count + other[counter]!);
    }),
  };
}
