import { cellText, timeFormat } from '../columns.ts';
import type { Column, Dataset } from '../dataset.ts';
import { cellsEqual } from '../knownEvents.ts';
import type { StatedCodes } from './claimIndex.ts';
import { identifierKinds } from './policy.ts';
import { type Contradiction, type IdentityReport, mostListed } from './report.ts';

/** Counts contradictions by attribute and lists the first of them. */
export class ContradictionList {
  readonly #counts = new Map<string, number>();
  readonly #list: Contradiction[] = [];
  readonly #format: Intl.DateTimeFormat;

  constructor(zone: string) {
    this.#format = timeFormat(zone);
  }

  add(customerId: () => string, kept: Column, keptRow: number, other: Column, otherRow: number): void {
    this.#counts.set(kept.name, (this.#counts.get(kept.name) ?? 0) + 1);
    if (this.#list.length >= mostListed) return;
    this.#list.push({
      customerId: customerId(),
      attribute: kept.name,
      kept: cellText(kept, keptRow, this.#format),
      other: cellText(other, otherRow, this.#format),
    });
  }

  result(): IdentityReport['contradictions'] {
    const byAttribute = [...this.#counts].map(([attribute, count]) => ({ attribute, count }));
    return {
      count: byAttribute.reduce((sum, { count }) => sum + count, 0),
      list: this.#list,
      byAttribute: byAttribute.toSorted((a, b) => b.count - a.count || (a.attribute < b.attribute ? -1 : 1)),
    };
  }
}

export const noContradictions: IdentityReport['contradictions'] = { count: 0, list: [], byAttribute: [] };

/** Both lists as one. */
export function joinContradictions(
  a: IdentityReport['contradictions'],
  b: IdentityReport['contradictions'],
): IdentityReport['contradictions'] {
  const counts = new Map(a.byAttribute.map(({ attribute, count }) => [attribute, count]));
  for (const { attribute, count } of b.byAttribute) counts.set(attribute, (counts.get(attribute) ?? 0) + count);
  return {
    count: a.count + b.count,
    list: [...a.list, ...b.list].slice(0, mostListed),
    byAttribute: [...counts]
      .map(([attribute, count]) => ({ attribute, count }))
      .toSorted((x, y) => y.count - x.count || (x.attribute < y.attribute ? -1 : 1)),
  };
}

/** A column with the identifier numbers of its cells, where its role says that it holds identifiers. */
export interface ComparedColumn {
  readonly column: Column;
  readonly codes: Int32Array | null;
}

/** The column of a dataset with what its cells are as identifiers. */
export function comparedColumn(column: Column, roles: Dataset['roles'], stated: StatedCodes): ComparedColumn {
  const kind = identifierKinds.findIndex((role) => roles[role] === column.name);
  return { column, codes: stated[kind] ?? null };
}

/** Whether cells of an attribute say the same; an address or a number that is written in two ways is the same. */
export function sayTheSame(
  a: ComparedColumn,
  b: ComparedColumn,
  zone: string,
): (rowA: number, rowB: number) => boolean {
  const equal = cellsEqual(a.column, b.column, zone);
  const codesA = a.codes;
  const codesB = b.codes;
  if (codesA === null || codesB === null) return equal;
  return (rowA, rowB) => equal(rowA, rowB) || (codesA[rowA]! >= 0 && codesA[rowA] === codesB[rowB]);
}
