import type { Program, RunDecisions, Slice } from '../../../core/simulate/index.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import { type CountPart, CountSum } from './countSum.ts';
import type { Counting, PassSetup } from './passes.ts';
import { cellsOf, SlicePlan } from './slicePlan.ts';

/** Counts groups of a run's customers one after the other, with what has been decided about all of them together. */
export class GroupPasses implements Counting<SliceCounts[]> {
  readonly #program: Program;
  readonly #groups: readonly Int32Array[];
  readonly #decisions: readonly RunDecisions[] | null;
  readonly #target: { milliseconds: number; threads: number };
  readonly #onProgress: (done: number, total: number) => void;
  readonly #results: SliceCounts[] = [];
  readonly #total: number;
  #done = 0;
  #plan: SlicePlan;
  #sum: CountSum;

  /** `groups` holds the rows of each, at least one group; slices are cut so that each takes about the target, for so many threads. */
  constructor(
    program: Program,
    { groups, decisions }: { groups: readonly Int32Array[]; decisions: readonly RunDecisions[] | null },
    target: { milliseconds: number; threads: number },
    onProgress: (done: number, total: number) => void = () => {},
  ) {
    invariant(groups.length > 0, 'a run is split into at least one group');
    this.#program = program;
    this.#groups = groups;
    this.#decisions = decisions;
    this.#target = target;
    this.#onProgress = onProgress;
    this.#total = groups.reduce((sum, rows) => sum + rows.length, 0) * program.input.request.replications;
    [this.#plan, this.#sum] = this.#start();
  }

  get setup(): PassSetup {
    return { decisions: this.#decisions, rows: this.#rows };
  }

  get cells(): number {
    return this.#total;
  }

  next(): Slice | null {
    return this.#plan.next();
  }

  took(slice: Slice, milliseconds: number): void {
    this.#plan.took(slice, milliseconds);
    this.#done += cellsOf(slice);
    this.#onProgress(this.#done, this.#total);
  }

  add({ fromReplication, counts }: CountPart): void {
    this.#sum.add(fromReplication, counts);
  }

  end(): SliceCounts[] | null {
    this.#results.push(this.#sum.total());
    if (this.#results.length === this.#groups.length) return this.#results;
    [this.#plan, this.#sum] = this.#start();
    return null;
  }

  get #rows(): Int32Array {
    return this.#groups[this.#results.length]!;
  }

  #start(): [SlicePlan, CountSum] {
    const { request } = this.#program.input;
    const counters = this.#program.layout.size;
    const size = { customers: this.#rows.length, replications: request.replications, counters };
    return [new SlicePlan(size, this.#target.milliseconds, this.#target.threads), new CountSum(this.#program)];
  }
}
