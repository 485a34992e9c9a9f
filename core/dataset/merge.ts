import type { Source } from './combine.ts';
import { asTextColumn, combineColumns } from './combine.ts';
import type { Column, Dataset, EventLog, TextValues } from './dataset.ts';
import { markKnownEvents } from './knownEvents.ts';
import { inRanges, runSteps, type Steps, within } from '../lib/steps.ts';
import { type Digest, type DigestSteps, inOneStep, sealSteps } from './seal.ts';
import { compareTextRows } from './text.ts';

/**
 * Both datasets as one: customers joined by id, attributes and event properties united, the addition's values winning where it
 * has one, events of a customer in time order with the base's first at equal times. Events that the
 * base already has stay twice with `repeats` 'keep', and are left out with 'drop' (a newer export of the same log). The zone and, where
 * both know a role, the role are the base's; a column whose kind differs becomes text.
 */
export function mergeDatasets(
  base: Dataset,
  addition: Dataset,
  digest: Digest,
  repeats: 'keep' | 'drop' = 'keep',
): Dataset {
  return runSteps(mergeSteps(base, addition, inOneStep(digest), repeats));
}

/** The same in steps. */
export function* mergeSteps(
  base: Dataset,
  addition: Dataset,
  digest: DigestSteps,
  repeats: 'keep' | 'drop' = 'keep',
): Steps<Dataset> {
  const customers = yield* within(
    joinCustomers(base.ids, base.customerCount, addition.ids, addition.customerCount),
    0,
    0.05,
  );
  const { zone } = base;
  const parts = {
    zone,
    synthetic: base.synthetic || addition.synthetic,
    customerCount: customers.baseRows.length,
    ids: yield* within(joinedIds(base.ids, addition.ids, customers), 0.05, 0.1),
    attributes: yield* within(uniteColumns(base.attributes, addition.attributes, customers, zone), 0.1, 0.2),
    roles: { ...addition.roles, ...base.roles },
    events: yield* within(mergeEvents(base.events, addition.events, customers, zone, repeats), 0.2, 0.7),
  };
  return yield* within(sealSteps(parts, digest), 0.7, 1);
}

/** Customers of a step, whose ids are compared or whose events are merged. */
const customersPerStep = 1 << 13;

/** For every row of the result, its row in either part, or -1. */
interface Join {
  readonly baseRows: Int32Array;
  readonly additionRows: Int32Array;
}

function* joinCustomers(a: TextValues, countA: number, b: TextValues, countB: number): Steps<Join> {
  const baseRows = new Int32Array(countA + countB);
  const additionRows = new Int32Array(countA + countB);
  let rowA = 0;
  let rowB = 0;
  let count = 0;
  while (rowA < countA || rowB < countB) {
    const order = rowA === countA ? 1 : rowB === countB ? -1 : compareTextRows(a, rowA, b, rowB);
    baseRows[count] = order <= 0 ? rowA++ : -1;
    additionRows[count] = order >= 0 ? rowB++ : -1;
    count++;
    if (count % customersPerStep === 0) yield count / baseRows.length;
  }
  return { baseRows: baseRows.slice(0, count), additionRows: additionRows.slice(0, count) };
}

function* joinedIds(a: TextValues, b: TextValues, { baseRows, additionRows }: Join): Steps<TextValues> {
  const joined = yield* combineColumns([
    { column: { kind: 'text', name: 'id', ...a }, rows: baseRows },
    { column: { kind: 'text', name: 'id', ...b }, rows: additionRows },
  ]);
  return joined.kind === 'text' ? { bytes: joined.bytes, offsets: joined.offsets } : a;
}

function* uniteColumns(
  base: readonly Column[],
  addition: readonly Column[],
  join: Join,
  zone: string,
): Steps<Column[]> {
  const names = [...new Set([...base, ...addition].map((column) => column.name))];
  const united: Column[] = [];
  for (const [at, name] of names.entries()) {
    const inBase = base.find((column) => column.name === name) ?? null;
    const inAddition = addition.find((column) => column.name === name) ?? null;
    united.push(yield* within(uniteColumn(inBase, inAddition, join, zone), at / names.length, (at + 1) / names.length));
  }
  return united;
}

/** One of the two is there. */
function* uniteColumn(
  inBase: Column | null,
  inAddition: Column | null,
  { baseRows, additionRows }: Join,
  zone: string,
): Steps<Column> {
  if (inBase === null) return yield* combineColumns([{ column: inAddition!, rows: additionRows }]);
  const first: Source = { column: inBase, rows: baseRows };
  if (inAddition === null) return yield* combineColumns([first]);
  const second: Source = { column: inAddition, rows: additionRows };
  if (inBase.kind === inAddition.kind) return yield* combineColumns([first, second]);
  return yield* combineColumns([
    { column: yield* asTextColumn(inBase, zone), rows: baseRows },
    { column: yield* asTextColumn(inAddition, zone), rows: additionRows },
  ]);
}

function* mergeEvents(
  base: EventLog,
  addition: EventLog,
  customers: Join,
  zone: string,
  repeats: 'keep' | 'drop',
): Steps<EventLog> {
  const types = [...new Set([...base.types, ...addition.types])];
  const codeOf = new Map(types.map((name, code) => [name, code]));
  const additionCodes = Uint16Array.from(addition.types, (name) => codeOf.get(name)!);
  const pairs = rangePairs(base, addition, customers);
  const known = repeats === 'keep' ? null : yield* within(markKnownEvents(base, addition, pairs, zone), 0, 0.2);
  const { offsets, rows } = yield* within(interleave(base, addition, customers, known), 0.2, 0.4);
  const total = rows.baseRows.length;
  const typeCodes = new Uint16Array(total);
  const times = new Float64Array(total);
  const values = new Float64Array(total);
  const copied = inRanges(total, (from, to) => {
    for (let index = from; index < to; index++) {
      const fromBase = rows.baseRows[index]! >= 0;
      const row = fromBase ? rows.baseRows[index]! : rows.additionRows[index]!;
      const log = fromBase ? base : addition;
      typeCodes[index] = fromBase ? base.typeCodes[row]! : additionCodes[addition.typeCodes[row]!]!;
      times[index] = log.times[row]!;
      values[index] = log.values[row]!;
    }
  });
  yield* within(copied, 0.4, 0.5);
  const properties = yield* within(uniteColumns(base.properties, addition.properties, rows, zone), 0.5, 1);
  return { types, offsets, typeCodes, times, values, properties };
}

/** Merges the two sorted event ranges of every customer. */
function* interleave(
  base: EventLog,
  addition: EventLog,
  customers: Join,
  known: Uint8Array | null,
): Steps<{ offsets: Uint32Array; rows: Join }> {
  let total = base.times.length + addition.times.length;
  if (known !== null) {
    yield* inRanges(known.length, (from, to) => {
      for (let event = from; event < to; event++) total -= known[event]!;
    });
  }
  const baseRows = new Int32Array(total).fill(-1);
  yield 0;
  const additionRows = new Int32Array(total).fill(-1);
  yield 0;
  const offsets = new Uint32Array(customers.baseRows.length + 1);
  let count = 0;
  for (let customer = 0; customer < customers.baseRows.length; customer++) {
    let [a, endA] = rangeOf(base, customers.baseRows[customer]!);
    let [b, endB] = rangeOf(addition, customers.additionRows[customer]!);
    while (a < endA || b < endB) {
      if (b === endB || (a < endA && base.times[a]! <= addition.times[b]!)) baseRows[count] = a++;
      else if (known !== null && known[b] === 1) {
        b++;
        continue;
      } else additionRows[count] = b++;
      count++;
    }
    offsets[customer + 1] = count;
    if (customer % customersPerStep === 0) yield count / (total + 1);
  }
  return { offsets, rows: { baseRows, additionRows } };
}

function* rangePairs(
  base: EventLog,
  addition: EventLog,
  { baseRows, additionRows }: Join,
): Generator<readonly [number, number, number, number]> {
  for (let customer = 0; customer < baseRows.length; customer++) {
    if (baseRows[customer]! < 0 || additionRows[customer]! < 0) continue;
    yield [...rangeOf(base, baseRows[customer]!), ...rangeOf(addition, additionRows[customer]!)];
  }
}

function rangeOf(log: EventLog, row: number): [from: number, end: number] {
  return row < 0 ? [0, 0] : [log.offsets[row]!, log.offsets[row + 1]!];
}
