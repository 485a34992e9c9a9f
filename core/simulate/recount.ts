import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import { checkConservation } from './conservation.ts';
import type { CounterLayout, SliceCounts } from './counters.ts';
import type { Arm } from './program.ts';
import type { World } from './world.ts';

/*
 * Counting again after an edit only those whose way the edit can have changed. An arm whose kernel notes visits is counted once
 * for everyone; later versions of the journey run those who came to a changed node, and the rest of the counts is what remains
 * of the known ones without these customers. Counts are whole numbers and multiples of 1/1024, so both are exact.
 */

/** Customers by row, one list per replication. */
export type RowsByReplication = readonly Int32Array[];

/** An arm counted for everyone, with what each customer came to. */
export interface MarkedCount {
  readonly arm: Arm;
  readonly study: Journey;
  readonly counts: SliceCounts;
  readonly customers: number;
  /** Bits of nodes by replication and customer, `words` numbers each; a node's bit is its place among those that are no notes. */
  readonly marks: Int32Array;
  readonly words: number;
}

/** All `customers` in each of the replications. */
export function everyRow(customers: number, replications: number): RowsByReplication {
  const rows = Int32Array.from({ length: customers }, (_, row) => row);
  return Array.from({ length: replications }, () => rows);
}

/**
 * Counts these customers, where customers share nothing. Yields after each replication, so that the caller can see to other things;
 * `onRun` is called when a customer has run. Throws when the counts do not add up, which is a bug.
 */
export function* countRows(
  arm: Arm,
  world: World,
  rows: RowsByReplication,
  onRun: ((row: number, replication: number) => void) | null = null,
): Generator<undefined, SliceCounts> {
  const { kernel } = arm;
  const replications: Float64Array[] = [];
  const reasonDays = new Float64Array(kernel.reasonDays.length);
  for (const [replication, list] of rows.entries()) {
    kernel.reasonDays.fill(0);
    kernel.begin({ replication, decisions: null, requests: null, recorder: null });
    for (const row of list) {
      kernel.runCustomer(world, row, replication);
      onRun?.(row, replication);
    }
    kernel.finish();
    checkConservation(arm.balances, kernel.counts);
    replications.push(kernel.counts.slice());
    for (let place = 0; place < reasonDays.length; place++) reasonDays[place]! += kernel.reasonDays[place]!;
    yield;
  }
  return { replications, reasonDays };
}

/** Counts everyone and keeps what each came to. The arm's kernel notes visits of the journey under study. */
export function* countMarked(
  arm: Arm,
  study: Journey,
  world: World,
  customers: number,
  replications: number,
): Generator<undefined, MarkedCount> {
  const { marks: seen } = arm.kernel;
  const words = seen.length;
  const marks = new Int32Array(replications * customers * words);
  const counts = yield* countRows(arm, world, everyRow(customers, replications), (row, replication) => {
    const place = (replication * customers + row) * words;
    for (let word = 0; word < words; word++) marks[place + word] = seen[word]!;
  });
  return { arm, study, counts, customers, marks, words };
}

/** Who came to at least one of the nodes. */
export function visitorsOf({ study, counts, customers, marks, words }: MarkedCount, nodeIds: ReadonlySet<string>) {
  const asked = new Int32Array(words);
  study.nodes
    .filter(({ type }) => type !== 'note')
    .forEach(({ id }, place) => {
      if (nodeIds.has(id)) asked[place >> 5]! |= 1 << (place & 31);
    });
  const found = new Int32Array(customers);
  return counts.replications.map((_, replication) => {
    let count = 0;
    for (let row = 0; row < customers; row++) {
      const place = (replication * customers + row) * words;
      let met = 0;
      for (let word = 0; word < words; word++) met |= marks[place + word]! & asked[word]!;
      if (met !== 0) found[count++] = row;
    }
    return found.slice(0, count);
  });
}

/** What is left of counts without a part of them. */
export function withoutPart(whole: SliceCounts, part: SliceCounts): SliceCounts {
  const less = (block: Float64Array, other: Float64Array) => block.map((count, place) => count - other[place]!);
  return {
    replications: whole.replications.map((block, index) => less(block, part.replications[index]!)),
    reasonDays: less(whole.reasonDays, part.reasonDays),
  };
}

/**
 * Adds counts of one version of a journey to those of another, whose layout and sum it takes. Throws where something was counted
 * that the other version does not know, or where the sum does not add up, which are bugs.
 */
export function addToOther(arm: Arm, counts: SliceCounts, from: CounterLayout, rest: SliceCounts): SliceCounts {
  const { layout, days } = arm;
  const places = from.keys.map((key) => layout.indexOf(key) ?? -1);
  const replications = counts.replications.map((block, index) => {
    const sum = block.slice();
    const other = rest.replications[index]!;
    for (let place = 0; place < places.length; place++) {
      const count = other[place]!;
      if (count === 0) continue;
      const to = places[place]!;
      invariant(to !== -1, 'only what has been counted again can have lost its counter');
      sum[to]! += count;
    }
    checkConservation(arm.balances, sum);
    return sum;
  });
  const reasonDays = counts.reasonDays.slice();
  from.reasonKeys.forEach((key, reason) => {
    const to = layout.reasonDay(key);
    for (let day = 0; day < days; day++) {
      const count = rest.reasonDays[reason * days + day]!;
      if (count === 0) continue;
      invariant(to !== undefined, 'only what has been counted again can have lost its days');
      reasonDays[to + day]! += count;
    }
  });
  return { replications, reasonDays };
}
