import { invariant } from '../../../core/lib/invariant.ts';
import { addBlocks, addSlice, mergeSlices, type Program } from '../../../core/simulate/index.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';

/** Counts in the replications from one on. */
export interface CountPart {
  readonly fromReplication: number;
  readonly counts: SliceCounts;
}

/**
 * Sum of a run's slices. Counters are whole numbers below 2^53, so adding them is exact and the order in which threads
 * finish cannot show in the result.
 */
export class CountSum {
  readonly #blocks = new Map<number, SliceCounts>();
  readonly #program: Program;

  constructor(program: Program) {
    this.#program = program;
  }

  /** Adds the counts of customers in the replications from `fromReplication` on; they are the sum's own from now on. */
  add(fromReplication: number, counts: SliceCounts): void {
    const block = this.#blocks.get(fromReplication);
    if (block !== undefined && block.shared === undefined) addSlice(block, counts);
    else this.#blocks.set(fromReplication, block === undefined ? counts : mergeSlices(block, counts));
  }

  /** What has been added, to be added to another sum. */
  parts(): CountPart[] {
    return [...this.#blocks].map(([fromReplication, counts]) => ({ fromReplication, counts }));
  }

  /** All replications in order. */
  total(): SliceCounts {
    const starts = [...this.#blocks.keys()].sort((a, b) => a - b);
    // a dataset without customers has no slices and counts nothing
    const { layout, calendar, input } = this.#program;
    const count = input.request.replications;
    if (starts.length === 0) {
      return {
        replications: Array.from({ length: count }, () => new Float64Array(layout.size)),
        reasonDays: new Float64Array(layout.reasonKeys.length * calendar.days),
      };
    }
    const blocks = starts.map((start) => this.#blocks.get(start)!);
    const replications = blocks.flatMap((block) => block.replications);
    const reasonDays = blocks.map((block) => block.reasonDays).reduce(addBlocks);
    invariant(replications.length === count, 'the slices of a run cover all replications');
    if (blocks.every((block) => block.shared === undefined)) return { replications, reasonDays };
    return { replications, reasonDays, shared: blocks.flatMap((block) => block.shared ?? []) };
  }
}
