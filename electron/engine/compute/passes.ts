import {
  mostPasses,
  nextDecisions,
  type Program,
  type RunDecisions,
  sharesAnything,
  type Slice,
} from '../../../core/simulate/index.ts';
import type { SliceCounts } from '../../../core/simulate/counters.ts';
import { type CountPart, CountSum } from './countSum.ts';
import { cellsOf, SlicePlan } from './slicePlan.ts';

/** A finished count; `residual` decisions about shared limits still differed when the passes ended. */
export interface Counted {
  readonly counts: SliceCounts;
  readonly residual: number;
  readonly decisions: readonly RunDecisions[] | null;
}

/** Hands out a run's slices pass by pass and adds up what comes back: as many passes as what customers share needs. */
export class Passes {
  readonly #program: Program;
  readonly #targetMilliseconds: number;
  readonly #threads: number;
  readonly #onProgress: (done: number, total: number) => void;
  #plan: SlicePlan;
  #sum: CountSum;
  #done = 0;
  #passes = 1;
  #decisions: readonly RunDecisions[] | null = null;

  /** Slices are cut so that each takes about `targetMilliseconds`, for so many threads. */
  constructor(
    program: Program,
    targetMilliseconds: number,
    threads: number,
    onProgress: (done: number, total: number) => void = () => {},
  ) {
    this.#program = program;
    this.#targetMilliseconds = targetMilliseconds;
    this.#threads = threads;
    this.#onProgress = onProgress;
    [this.#plan, this.#sum] = this.#start();
  }

  /** What the present pass is made with; null in the first. */
  get decisions(): readonly RunDecisions[] | null {
    return this.#decisions;
  }

  /** Customer-replications of one pass. */
  get cells(): number {
    return this.#plan.total;
  }

  /** The next slice of the pass; null when all have been handed out. */
  next(): Slice | null {
    return this.#plan.next();
  }

  /** A slice has been counted; its counts come by `add`, alone or with others. */
  took(slice: Slice, milliseconds: number): void {
    this.#plan.took(slice, milliseconds);
    this.#done += cellsOf(slice);
    this.#onProgress(this.#done, this.#plan.total);
  }

  add({ fromReplication, counts }: CountPart): void {
    this.#sum.add(fromReplication, counts);
  }

  /** Ends a pass whose slices have all been counted and added: the count, or null where another pass has begun. */
  end(): Counted | null {
    const counts = this.#sum.total();
    if (!sharesAnything(this.#program)) return { counts, residual: 0, decisions: null };
    const next = nextDecisions(this.#program, counts, this.#decisions);
    if (next.changed === 0 || this.#passes >= mostPasses) {
      return { counts, residual: next.changed, decisions: this.#decisions };
    }
    this.#decisions = next.decisions;
    this.#passes++;
    this.#done = 0;
    [this.#plan, this.#sum] = this.#start();
    return null;
  }

  #start(): [SlicePlan, CountSum] {
    const { dataset, request } = this.#program.input;
    const counters = this.#program.layout.size;
    const size = { customers: dataset.customerCount, replications: request.replications, counters };
    return [new SlicePlan(size, this.#targetMilliseconds, this.#threads), new CountSum(this.#program)];
  }
}
