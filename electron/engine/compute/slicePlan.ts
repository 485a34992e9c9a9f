import type { Slice } from '../../../core/simulate/index.ts';

/** A slice's counts are one block per replication; together they stay below this many numbers. */
const mostCountsPerSlice = 2_000_000;
const firstCellsPerSlice = 1_000;

/**
 * Hands out the slices of a run, block of replications by block, customers in row order. Slices grow or shrink towards
 * `targetMilliseconds` by the speed reported back, and shrink towards the end of the run, so that all threads end together; where they
 * are cut has no influence on the sum.
 */
export class SlicePlan {
  readonly total: number;
  readonly #customers: number;
  readonly #replications: number;
  readonly #block: number;
  readonly #target: number;
  readonly #threads: number;
  #cellsPerSlice = firstCellsPerSlice;
  #row = 0;
  #replication = 0;

  constructor(
    size: { customers: number; replications: number; counters: number },
    targetMilliseconds: number,
    threads: number,
  ) {
    this.#customers = size.customers;
    this.#replications = size.replications;
    // even, because pairs of replications share their parameter draws and are cheaper together
    this.#block = Math.max(2, Math.floor(mostCountsPerSlice / Math.max(1, size.counters) / 2) * 2);
    this.#target = targetMilliseconds;
    this.#threads = threads;
    this.total = size.customers * size.replications;
  }

  /** Null when everything has been handed out. */
  next(): Slice | null {
    if (this.#customers === 0 || this.#replication >= this.#replications) return null;
    const toReplication = Math.min(this.#replications, this.#replication + this.#block);
    const replications = toReplication - this.#replication;
    const share =
      toReplication < this.#replications
        ? Number.POSITIVE_INFINITY
        : Math.max(firstCellsPerSlice / replications, (this.#customers - this.#row) / (2 * this.#threads));
    const rows = Math.max(1, Math.floor(Math.min(share, this.#cellsPerSlice / replications)));
    const toRow = Math.min(this.#customers, this.#row + rows);
    const slice = { fromRow: this.#row, toRow, fromReplication: this.#replication, toReplication };
    this.#row = toRow;
    if (toRow === this.#customers) {
      this.#row = 0;
      this.#replication = toReplication;
    }
    return slice;
  }

  /** Learns from a finished slice how large the next ones should be. */
  took(slice: Slice, milliseconds: number): void {
    const wanted = (cellsOf(slice) * this.#target) / Math.max(0.5, milliseconds);
    // halved or doubled at most, so that one unusual slice does not decide
    this.#cellsPerSlice = Math.min(2 * this.#cellsPerSlice, Math.max(this.#cellsPerSlice / 2, wanted));
  }
}

/** Customer-replications of a slice. */
export function cellsOf(slice: Slice): number {
  return (slice.toRow - slice.fromRow) * (slice.toReplication - slice.fromReplication);
}
