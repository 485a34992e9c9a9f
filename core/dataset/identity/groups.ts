import type { TextValues } from '../dataset.ts';
import { inRanges, type Steps } from '../../lib/steps.ts';
import type { Lists } from './claimIndex.ts';
import { origins, type Sources } from './sources.ts';

/** Customers of the result: which source row names each, and which rows it is made of. */
export interface Groups {
  /** Per customer, in the order of ids, the source row whose id it has. */
  readonly nameRows: Uint32Array;
  /** Per customer its source rows; the attributes of later ones win. */
  readonly members: Lists;
  /** Per source row its customer. */
  readonly customerOf: Uint32Array;
  readonly mergedCustomers: number;
}

/**
 * Names and orders the sets of source rows. A customer has the smallest of its ids or, without any, its smallest address or else
 * number, so that its name does not depend on the order of files. Members stand by the import that last gave attributes, then
 * those without id before those with, and last the one whose id the customer has.
 */
export function* groupRows({ origins: from, lastImport }: Sources, groupOf: Int32Array): Steps<Groups> {
  const count = groupOf.length;
  const best = new Int32Array(count).fill(-1);
  for (let row = 0; row < count; row++) {
    const root = groupOf[row]!;
    const known = best[root]!;
    if (known === -1 || from[row]! < from[known]!) best[root] = row;
  }
  yield 0.2;
  const isName = new Uint8Array(count);
  let customers = 0;
  for (let row = 0; row < count; row++) {
    if (groupOf[row] !== row) continue;
    isName[best[row]!] = 1;
    customers++;
  }
  const nameRows = new Uint32Array(customers);
  const customerOfRoot = new Uint32Array(count);
  let next = 0;
  for (let row = 0; row < count; row++) {
    if (isName[row] === 0) continue;
    customerOfRoot[groupOf[row]!] = next;
    nameRows[next++] = row;
  }
  yield 0.4;
  const customerOf = new Uint32Array(count);
  const offsets = new Uint32Array(customers + 1);
  for (let row = 0; row < count; row++) {
    const customer = customerOfRoot[groupOf[row]!]!;
    customerOf[row] = customer;
    offsets[customer + 1]!++;
  }
  let mergedCustomers = 0;
  for (let customer = 0; customer < customers; customer++) {
    if (offsets[customer + 1]! > 1) mergedCustomers++;
    offsets[customer + 1]! += offsets[customer]!;
  }
  yield 0.6;
  const items = new Uint32Array(count);
  const place = offsets.slice(0, customers);
  for (let row = 0; row < count; row++) items[place[customerOf[row]!]!++] = row;
  const isOfId = (row: number) => (from[row] === origins.id ? 1 : 0);
  yield* inRanges(customers, (start, end) => {
    for (let customer = start; customer < end; customer++) {
      if (offsets[customer + 1]! - offsets[customer]! < 2) continue;
      items
        .subarray(offsets[customer], offsets[customer + 1])
        .sort((a, b) => lastImport[a]! - lastImport[b]! || isOfId(a) - isOfId(b) || b - a);
    }
  });
  return { nameRows, members: { offsets, items }, customerOf, mergedCustomers };
}

/** The texts of some rows. */
export function* textsOfRows({ bytes, offsets }: TextValues, rows: Uint32Array): Steps<TextValues> {
  const ends = new Uint32Array(rows.length + 1);
  for (let at = 0; at < rows.length; at++) {
    ends[at + 1] = ends[at]! + offsets[rows[at]! + 1]! - offsets[rows[at]!]!;
  }
  const copied = new Uint8Array(ends[rows.length]!);
  yield* inRanges(rows.length, (start, end) => {
    for (let at = start; at < end; at++) {
      const from = offsets[rows[at]!]!;
      const length = ends[at + 1]! - ends[at]!;
      for (let index = 0; index < length; index++) copied[ends[at]! + index] = bytes[from + index]!;
    }
  });
  return { bytes: copied, offsets: ends };
}
