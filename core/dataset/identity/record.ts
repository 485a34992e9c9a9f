import type { Dataset, TextValues } from '../dataset.ts';
import { runSteps, type Steps, within } from '../../lib/steps.ts';
import { mergeSteps } from '../merge.ts';
import { inOneStep } from '../seal.ts';
import { textAt } from '../text.ts';
import { type IdentifierKind, identifierKinds } from './policy.ts';
import type { IdentityReport } from './report.ts';
import { selectCustomers } from './selectCustomers.ts';
import type { Claims, Sources } from './sources.ts';

/** What is kept beside a dataset of joined customers. Its size goes with the customers that were joined, not with all. */
export interface IdentityRecord {
  /** The source customers that were joined with others, each with its own attributes and events. */
  readonly parts: Dataset;
  /** Per row of `parts` the row of its customer in the dataset. */
  readonly customerOfPart: Uint32Array;
  /** Pairs of rows of `parts` with the identifier that both have. */
  readonly joins: {
    readonly first: Uint32Array;
    readonly second: Uint32Array;
    /** Places in `identifierKinds`. */
    readonly kinds: Uint8Array;
    readonly values: TextValues;
  };
  /** As in `Sources`, one for each source customer. */
  readonly origins: Uint8Array;
  readonly lastImport: Uint32Array;
  readonly claims: Claims;
  /** What the last import said otherwise than the data it was added to. */
  readonly updates: IdentityReport['contradictions'];
  readonly report: IdentityReport;
}

const noDigest = inOneStep(() => '');

/** The sources that a dataset was made of, from the dataset and its record. The source dataset has no hash. */
export function restoreSources(dataset: Dataset, record: IdentityRecord): Sources {
  return runSteps(restoreSteps(dataset, record));
}

/** The same in steps. */
export function* restoreSteps(dataset: Dataset, record: IdentityRecord): Steps<Sources> {
  const { origins, lastImport, claims } = record;
  if (record.parts.customerCount === 0) return { dataset, origins, lastImport, claims };
  const isMerged = new Uint8Array(dataset.customerCount);
  for (const customer of record.customerOfPart) isMerged[customer] = 1;
  const others = new Uint32Array(dataset.customerCount);
  let count = 0;
  for (let row = 0; row < dataset.customerCount; row++) if (isMerged[row] === 0) others[count++] = row;
  const alone = yield* within(selectCustomers(dataset, others.subarray(0, count), noDigest), 0, 0.5);
  const restored = yield* within(mergeSteps(alone, record.parts, noDigest), 0.5, 1);
  return { dataset: restored, origins, lastImport, claims };
}

/** The sources of one customer and the identifiers that join them; null where the customer is of one source. */
export interface Merge {
  readonly customerId: string;
  readonly sourceIds: string[];
  readonly joins: {
    readonly first: string;
    readonly second: string;
    readonly kind: IdentifierKind;
    readonly value: string;
  }[];
}

/** Rows of `parts` and places in `joins` by customer, in the order of customers. */
export interface MergeIndex {
  readonly customers: readonly number[];
  merge(customer: number): Merge | null;
}

/** Looks merges up in a record. */
export function indexMerges(
  dataset: Pick<Dataset, 'ids'>,
  { parts, customerOfPart, joins }: IdentityRecord,
): MergeIndex {
  const partsOf = new Map<number, number[]>();
  customerOfPart.forEach((customer, part) => {
    const known = partsOf.get(customer);
    if (known === undefined) partsOf.set(customer, [part]);
    else known.push(part);
  });
  const joinsOf = new Map<number, number[]>();
  joins.first.forEach((part, place) => {
    const customer = customerOfPart[part]!;
    const known = joinsOf.get(customer);
    if (known === undefined) joinsOf.set(customer, [place]);
    else known.push(place);
  });
  const idOf = (part: number) => textAt(parts.ids, part);
  return {
    customers: [...partsOf.keys()].toSorted((a, b) => a - b),
    merge(customer) {
      const own = partsOf.get(customer);
      if (own === undefined) return null;
      return {
        customerId: textAt(dataset.ids, customer),
        sourceIds: own.map(idOf),
        joins: (joinsOf.get(customer) ?? []).map((place) => ({
          first: idOf(joins.first[place]!),
          second: idOf(joins.second[place]!),
          kind: identifierKinds[joins.kinds[place]!]!,
          value: textAt(joins.values, place),
        })),
      };
    },
  };
}
