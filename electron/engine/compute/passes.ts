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

/** What the slices of a pass are counted with. */
export interface PassSetup {
  /** What was decided about shared limits in an earlier pass over all customers; null in the first. */
  readonly decisions: readonly RunDecisions[] | null;
  /** The customers that slices are cut from, by row; null = all. */
  readonly rows: Int32Array | null;
}

/** Work on customers that is done in passes, each cut into slices. */
export interface Counting<Result> {
  /** What the present pass is made with. */
  readonly setup: PassSetup;
  /** Customer-replications of one pass. */
  readonly cells: number;
  /** The next slice of the pass; null when all have been handed out. */
  next(): Slice | null;
  /** A slice has been counted; its counts come by `add`, alone or with others. */
  took(slice: Slice, milliseconds: number): void;
  add(part: CountPart): void;
  /** Ends a pass whose slices have all been counted and added: the result, or null where another pass has begun. */
  end(): Result | null;
}

/** Hands out a run's slices pass by pass and adds up what comes back: as many passes as what customers share needs. */
export class Passes implements Counting<Counted> {
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

  get setup(): PassSetup {
    return { decisions: this.#decisions, rows: null };
  }

  get cells(): number {
    return this.#plan.total;
  }

  next(): Slice | null {
    return this.#plan.next();
  }

  took(slice: Slice, milliseconds: number): void {
    this.#plan.took(slice, milliseconds);
    this.#done += cellsOf(slice);
    this.#onProgress(this.#done, this.#plan.total);
  }

  add({ fromReplication, counts }: CountPart): void {
    this.#sum.add(fromReplication, counts);
  }

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
