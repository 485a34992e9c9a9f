import type { Journey } from '../journey/spec.ts';
import { invariant } from '../lib/invariant.ts';
import { checkConservation } from './conservation.ts';
import type { Amendment } from './compile/amend.ts';
import type { MarkedArm } from './compileProgram.ts';
import type { SliceCounts } from './counters.ts';
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
  readonly marked: MarkedArm;
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

/** What else belongs to a count. */
interface Beside {
  /** Is called when a customer has run. */
  readonly onRun?: (row: number, replication: number) => void;
  /** Another version of the journey, which is counted in the arm's places for its own keys. */
  readonly amendment?: Amendment;
}

/**
 * Counts these customers, where customers share nothing. Yields after each replication, so that the caller can see to other things.
 * Throws when the counts do not add up, which is a bug; those of an amendment can be checked only where they have got their keys.
 */
export function* countRows(
  arm: Arm,
  world: World,
  rows: RowsByReplication,
  { onRun, amendment }: Beside = {},
): Generator<undefined, SliceCounts> {
  const { kernel } = arm;
  const replications: Float64Array[] = [];
  const reasonDays = new Float64Array(kernel.reasonDays.length);
  for (const [replication, list] of rows.entries()) {
    // only until the others get their turn: they may use the same kernel
    amendment?.on();
    try {
      kernel.reasonDays.fill(0);
      kernel.begin({ replication, decisions: null, requests: null, recorder: null });
      for (const row of list) {
        kernel.runCustomer(world, row, replication);
        onRun?.(row, replication);
      }
      kernel.finish();
    } finally {
      amendment?.off();
    }
    if (amendment === undefined) checkConservation(arm.balances, kernel.counts);
    replications.push(kernel.counts.slice());
    for (let place = 0; place < reasonDays.length; place++) reasonDays[place]! += kernel.reasonDays[place]!;
    yield;
  }
  return { replications, reasonDays };
}

/** Counts everyone and keeps what each came to. */
export function* countMarked(
  marked: MarkedArm,
  study: Journey,
  world: World,
  customers: number,
  replications: number,
): Generator<undefined, MarkedCount> {
  const { marks: seen } = marked.arm.kernel;
  const words = seen.length;
  const marks = new Int32Array(replications * customers * words);
  const onRun = (row: number, replication: number) => {
    const place = (replication * customers + row) * words;
    for (let word = 0; word < words; word++) marks[place + word] = seen[word]!;
  };
  const counts = yield* countRows(marked.arm, world, everyRow(customers, replications), { onRun });
  return { marked, study, counts, customers, marks, words };
}

/** What was counted without some customers, and who these are. */
export interface Rest {
  readonly visitors: RowsByReplication;
  readonly counts: SliceCounts;
}

/**
 * Counts those who are missing from `rest` with another version of the journey: together they are everyone, counted with that version,
 * for the others came to none of the nodes in which it differs from the `known` one.
 */
export function* countAgain(
  marked: MarkedArm,
  study: Journey,
  world: World,
  known: MarkedCount,
  { visitors, counts }: Rest,
): Generator<undefined, MarkedCount> {
  const { marks: seen } = marked.arm.kernel;
  const words = seen.length;
  const { customers } = known;
  const marks = movedMarks(known, study, words);
  const onRun = (row: number, replication: number) => {
    const place = (replication * customers + row) * words;
    for (let word = 0; word < words; word++) marks[place + word] = seen[word]!;
  };
  const again = yield* countRows(marked.arm, world, visitors, { onRun });
  const whole = sumInShape(marked.arm, [
    { ...known.marked.arm.layout, counts: [counts] },
    { ...marked.arm.layout, counts: [again] },
  ]);
  return { marked, study, counts: whole, customers, marks, words };
}

/** Marks by the places that the nodes have in another version. */
function movedMarks({ study: before, marks, words }: MarkedCount, study: Journey, wordsNow: number): Int32Array {
  const placeNow = new Map(countedNodes(study).map(({ id }, place) => [id, place]));
  const moves = countedNodes(before).map(({ id }) => placeNow.get(id) ?? -1);
  const cells = marks.length / words;
  const moved = new Int32Array(cells * wordsNow);
  for (let cell = 0; cell < cells; cell++) {
    for (let word = 0; word < words; word++) {
      // the lowest bit goes each time
      for (let bits = marks[cell * words + word]!; bits !== 0; bits &= bits - 1) {
        const to = moves[word * 32 + 31 - Math.clz32(bits & -bits)]!;
        if (to !== -1) moved[cell * wordsNow + (to >> 5)]! |= 1 << (to & 31);
      }
    }
  }
  return moved;
}

function countedNodes({ nodes }: Journey) {
  return nodes.filter(({ type }) => type !== 'note');
}

/** Who came to at least one of the nodes. */
export function visitorsOf({ study, counts, customers, marks, words }: MarkedCount, nodeIds: ReadonlySet<string>) {
  const asked = new Int32Array(words);
  countedNodes(study).forEach(({ id }, place) => {
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

/** What is left of counts without a part of them, which may have room for counters of other versions. */
export function withoutPart(whole: SliceCounts, part: SliceCounts): SliceCounts {
  const less = (block: Float64Array, other: Float64Array) => other.map((count, place) => (block[place] ?? 0) - count);
  return {
    replications: whole.replications.map((block, index) => less(block, part.replications[index]!)),
    reasonDays: less(whole.reasonDays, part.reasonDays),
  };
}

/** What counts of several versions of a journey are put into. */
type Shape = Pick<Arm, 'layout' | 'days' | 'balances'>;

/** Counts and what stands where in each of them: keys of counters and of days of reasons, null where nothing may have been counted. */
export interface KeyedCounts {
  readonly counts: readonly SliceCounts[];
  readonly keys: readonly (string | null)[];
  readonly reasonKeys: readonly (string | null)[];
}

/**
 * The sum of counts that stand in different places, by key. Throws where something was counted that the shape does not know, or where
 * the sum does not add up, which are bugs.
 */
export function sumInShape({ layout, days, balances }: Shape, parts: readonly KeyedCounts[]): SliceCounts {
  const replications = parts[0]!.counts[0]!.replications.map(() => new Float64Array(layout.size));
  const reasonDays = new Float64Array(layout.reasonKeys.length * days);
  for (const { counts, keys, reasonKeys } of parts) {
    const places = Int32Array.from(keys, (key) => (key === null ? -1 : (layout.indexOf(key) ?? -1)));
    for (const one of counts) one.replications.forEach((block, index) => addAt(replications[index]!, block, places));
    const dayPlaces = new Int32Array(reasonKeys.length * days);
    reasonKeys.forEach((key, reason) => {
      const first = key === null ? undefined : layout.reasonDay(key);
      for (let day = 0; day < days; day++) dayPlaces[reason * days + day] = first === undefined ? -1 : first + day;
    });
    for (const one of counts) addAt(reasonDays, one.reasonDays, dayPlaces);
  }
  for (const block of replications) checkConservation(balances, block);
  return { replications, reasonDays };
}

function addAt(sum: Float64Array, block: Float64Array, places: Int32Array): void {
  for (let from = 0; from < places.length; from++) {
    // a count of the compiled version alone has no room for counters of others
    const count = block[from] ?? 0;
    if (count === 0) continue;
    const place = places[from]!;
    if (place === -1) invariant(false, 'only what the version knows has been counted');
    sum[place]! += count;
  }
}
