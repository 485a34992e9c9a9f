import { rowOfId } from '../text.ts';
import type { Identifiers } from './identifiers.ts';
import type { IdentityDecision } from './policy.ts';
import type { Sources } from './sources.ts';
import type { UnionFind } from './unionFind.ts';

/** The identifiers that a person decided not to use. Those that nobody has do no harm. */
export function ignoredCodes(decisions: readonly IdentityDecision[], identifiers: Identifiers): Set<number> {
  return new Set(
    decisions.flatMap((decision) =>
      decision.kind === 'ignore' ? [identifiers.ofText(decision.identifier, decision.value)] : [],
    ),
  );
}

/** Which sets of rows must stay apart, kept up to date as sets are united. */
export class ApartRows {
  readonly #others = new Map<number, Set<number>>();
  /** Rows with something to stay apart from, by the root of their set. */
  readonly #inSet = new Map<number, number[]>();

  constructor(decisions: readonly IdentityDecision[], { dataset }: Pick<Sources, 'dataset'>) {
    for (const decision of decisions) {
      if (decision.kind !== 'apart') continue;
      const row = rowOfId(dataset, decision.sourceId);
      for (const other of decision.others.map((id) => rowOfId(dataset, id))) {
        if (row === -1 || other === -1 || row === other) continue;
        this.#add(row, other);
        this.#add(other, row);
      }
    }
    for (const row of this.#others.keys()) this.#inSet.set(row, [row]);
  }

  #add(row: number, other: number): void {
    const known = this.#others.get(row);
    if (known === undefined) this.#others.set(row, new Set([other]));
    else known.add(other);
  }

  /** Whether the sets with these roots may become one. */
  allow(roots: readonly number[]): boolean {
    if (this.#inSet.size === 0) return true;
    const rows = [...new Set(roots)].flatMap((root) => this.#inSet.get(root) ?? []);
    return rows.every((row) => !rows.some((other) => this.#others.get(row)?.has(other)));
  }

  /** Unites two sets that may become one. */
  unite(sets: UnionFind, a: number, b: number): number {
    const rootA = sets.find(a);
    const rootB = sets.find(b);
    const root = sets.unite(rootA, rootB);
    if (this.#inSet.size === 0 || rootA === rootB) return root;
    const rows = [...(this.#inSet.get(rootA) ?? []), ...(this.#inSet.get(rootB) ?? [])];
    if (rows.length === 0) return root;
    this.#inSet.delete(rootA === root ? rootB : rootA);
    this.#inSet.set(root, rows);
    return root;
  }
}
