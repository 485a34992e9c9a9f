import { type CellValue, buildDataset, encodeTexts, type DatasetRows } from '../../../../core/dataset/index.ts';
import type { Dataset } from '../../../../core/dataset/dataset.ts';
import { addSources, origins, type Sources, unify } from '../../../../core/dataset/identity/index.ts';
import {
  defaultIdentityPolicy,
  type IdentityDecision,
  identifierKinds,
  type IdentityPolicy,
} from '../../../../core/dataset/identity/policy.ts';
import { textAt } from '../../../../core/dataset/index.ts';
import { sha256 } from '../digest.ts';

/** A row of a made-up file: who it is about (identifiers normalised), and what it says. */
export interface FileRow {
  readonly id?: string | undefined;
  readonly email?: string | undefined;
  readonly phone?: string | undefined;
  readonly attributes?: Readonly<Record<string, CellValue>>;
  readonly events?: readonly Omit<DatasetRows['events'][number], 'customerId'>[];
}

/** Sources as an import makes them of a file: the id, or else the address, or else the number names the row's customer. */
export function sourcesOf(rows: readonly FileRow[]): Sources {
  const named = rows.flatMap((row) => {
    const name = row.id ?? row.email ?? row.phone;
    return name === undefined ? [] : [{ ...row, name }];
  });
  const customers = new Map(named.map((row) => [row.name, row.attributes ?? {}]));
  const dataset = buildDataset(
    {
      customers: [...customers].map(([id, attributes]) => ({ id, attributes })),
      events: named.flatMap((row) => (row.events ?? []).map((event) => ({ ...event, customerId: row.name }))),
    },
    { zone: 'Asia/Seoul', roles: {} },
    sha256,
  );
  const rowOf = new Map(Array.from({ length: dataset.customerCount }, (_, row) => [textAt(dataset.ids, row), row]));
  const from = new Uint8Array(dataset.customerCount).fill(255);
  for (const row of named) {
    const origin = row.id !== undefined ? origins.id : row.email !== undefined ? origins.email : origins.phone;
    from[rowOf.get(row.name)!] = Math.min(from[rowOf.get(row.name)!]!, origin);
  }
  const claims = named.flatMap((row) =>
    identifierKinds.flatMap((kind, place) =>
      row[kind] === undefined ? [] : [{ row: rowOf.get(row.name)!, kind: place, value: row[kind] }],
    ),
  );
  return {
    dataset,
    origins: from,
    lastImport: new Uint32Array(dataset.customerCount).fill(1),
    claims: {
      rows: Uint32Array.from(claims, ({ row }) => row),
      kinds: Uint8Array.from(claims, ({ kind }) => kind),
      values: encodeTexts(claims.map(({ value }) => value)),
    },
  };
}

/** All files imported one after another. */
export function importAll(files: readonly (readonly FileRow[])[], policy = defaultIdentityPolicy): Sources {
  return files.map(sourcesOf).reduce((base, addition) => addSources(base, addition, policy.region, sha256).sources);
}

/** Source ids of every customer, in the order of the smallest. */
export function groupsOf(
  sources: Sources,
  policy: IdentityPolicy = defaultIdentityPolicy,
  decisions: readonly IdentityDecision[] = [],
): string[][] {
  const { dataset, record } = unify(sources, policy, decisions, sha256);
  const groups = new Map<number, string[]>();
  record.customerOfPart.forEach((customer, part) => {
    groups.set(customer, [...(groups.get(customer) ?? []), textAt(record.parts.ids, part)]);
  });
  const all = idsOf(dataset).map((id, row) => groups.get(row) ?? [id]);
  return all.map((group) => group.toSorted()).toSorted((a, b) => (a[0]! < b[0]! ? -1 : 1));
}

export function idsOf(dataset: Dataset): string[] {
  return Array.from({ length: dataset.customerCount }, (_, row) => textAt(dataset.ids, row));
}
