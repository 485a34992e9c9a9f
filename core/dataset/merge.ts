import type { Source } from './combine.ts';
import { asTextColumn, combineColumns } from './combine.ts';
import type { Column, Dataset, EventLog, TextValues } from './dataset.ts';
import { markKnownEvents } from './knownEvents.ts';
import type { Digest } from './seal.ts';
import { sealDataset } from './seal.ts';
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
  const customers = joinCustomers(base.ids, base.customerCount, addition.ids, addition.customerCount);
  const { zone } = base;
  return sealDataset(
    {
      zone,
      synthetic: base.synthetic || addition.synthetic,
      customerCount: customers.baseRows.length,
      ids: joinedIds(base.ids, addition.ids, customers),
      attributes: uniteColumns(base.attributes, addition.attributes, customers, zone),
      roles: { ...addition.roles, ...base.roles },
      events: mergeEvents(base.events, addition.events, customers, zone, repeats),
    },
    digest,
  );
}

/** For every row of the result, its row in either part, or -1. */
interface Join {
  readonly baseRows: Int32Array;
  readonly additionRows: Int32Array;
}

function joinCustomers(a: TextValues, countA: number, b: TextValues, countB: number): Join {
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
  }
  return { baseRows: baseRows.slice(0, count), additionRows: additionRows.slice(0, count) };
}

function joinedIds(a: TextValues, b: TextValues, { baseRows, additionRows }: Join): TextValues {
  const joined = combineColumns([
    { column: { kind: 'text', name: 'id', ...a }, rows: baseRows },
    { column: { kind: 'text', name: 'id', ...b }, rows: additionRows },
  ]);
  return joined.kind === 'text' ? { bytes: joined.bytes, offsets: joined.offsets } : a;
}

function uniteColumns(base: readonly Column[], addition: readonly Column[], join: Join, zone: string): Column[] {
  const names = new Set([...base, ...addition].map((column) => column.name));
  return [...names].map((name) => {
    const inBase = base.find((column) => column.name === name);
    const inAddition = addition.find((column) => column.name === name);
    if (inBase === undefined) return combineColumns([{ column: inAddition!, rows: join.additionRows }]);
    const first: Source = { column: inBase, rows: join.baseRows };
    if (inAddition === undefined) return combineColumns([first]);
    const second: Source = { column: inAddition, rows: join.additionRows };
    if (inBase.kind === inAddition.kind) return combineColumns([first, second]);
    return combineColumns([
      { column: asTextColumn(inBase, zone), rows: join.baseRows },
      { column: asTextColumn(inAddition, zone), rows: join.additionRows },
    ]);
  });
}

function mergeEvents(
  base: EventLog,
  addition: EventLog,
  customers: Join,
  zone: string,
  repeats: 'keep' | 'drop',
): EventLog {
  const types = [...new Set([...base.types, ...addition.types])];
  const codeOf = new Map(types.map((name, code) => [name, code]));
  const additionCodes = Uint16Array.from(addition.types, (name) => codeOf.get(name)!);
  const { offsets, rows } = interleave(
    base,
    addition,
    customers,
    repeats === 'keep' ? null : markKnownEvents(base, addition, rangePairs(base, addition, customers), zone),
  );
  const total = rows.baseRows.length;
  const typeCodes = new Uint16Array(total);
  const times = new Float64Array(total);
  const values = new Float64Array(total);
  for (let index = 0; index < total; index++) {
    const fromBase = rows.baseRows[index]! >= 0;
    const row = fromBase ? rows.baseRows[index]! : rows.additionRows[index]!;
    const log = fromBase ? base : addition;
    typeCodes[index] = fromBase ? base.typeCodes[row]! : additionCodes[addition.typeCodes[row]!]!;
    times[index] = log.times[row]!;
    values[index] = log.values[row]!;
  }
  const properties = uniteColumns(base.properties, addition.properties, rows, zone);
  return { types, offsets, typeCodes, times, values, properties };
}

/** Merges the two sorted event ranges of every customer. */
function interleave(
  base: EventLog,
  addition: EventLog,
  customers: Join,
  known: Uint8Array | null,
): { offsets: Uint32Array; rows: Join } {
  let total = base.times.length + addition.times.length;
  if (known !== null) for (const flag of known) total -= flag;
  const baseRows = new Int32Array(total).fill(-1);
  const additionRows = new Int32Array(total).fill(-1);
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
