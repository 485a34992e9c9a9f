import { inRanges, type Steps, within } from '../../lib/steps.ts';
import type { ClaimIndex } from './claimIndex.ts';
import { ApartRows, ignoredCodes } from './decisionIndex.ts';
import type { Identifiers } from './identifiers.ts';
import { type IdentityDecision, identifierKinds, type IdentityPolicy, type JoinRule } from './policy.ts';
import { origins, type Sources } from './sources.ts';
import { UnionFind } from './unionFind.ts';

/** Two source customers that are one because both have the identifier. The joins of a customer make a tree. */
export interface Joins {
  readonly first: Uint32Array;
  readonly second: Uint32Array;
  readonly codes: Uint32Array;
}

/** Why an identifier that several source customers have joins none of them. */
export type IgnoredReason = 'shared' | 'placeholder' | 'decision';
/** Why an identifier that could have joined source customers did not: their ids differ, or a person keeps them apart. */
export type ConflictReason = 'differentIds' | 'keptApart';

export interface Resolved {
  /** For every source customer the first row (in the order of ids) of those that are one customer. */
  readonly groupOf: Int32Array;
  readonly joins: Joins;
  readonly ignored: readonly { readonly code: number; readonly reason: IgnoredReason }[];
  readonly conflicts: readonly { readonly code: number; readonly reason: ConflictReason }[];
}

/**
 * Which source customers are one customer. Identifiers are taken by strength: what the rule allows joins customers with ids, then an
 * address joins those without an id, then a number does. An identifier joins all who have it or, where that would put customers
 * together whose ids may not be joined by it or whom a person keeps apart, none. The order of identifiers is that of the ids of
 * their first holders, so the answer does not depend on the order of files or rows.
 */
export function* resolve(
  sources: Sources,
  index: ClaimIndex,
  identifiers: Identifiers,
  policy: IdentityPolicy,
  decisions: readonly IdentityDecision[],
): Steps<Resolved> {
  const refused = ignoredCodes(decisions, identifiers);
  const { codes, ignored } = yield* within(usableCodes(index, identifiers, policy, refused), 0, 0.3);
  const work = new Resolution(sources, index, codes, new ApartRows(decisions, sources));
  // every address before any number, so that what is kept apart is decided by the stronger
  if (policy.joinIds !== 'never') yield* within(work.joinIds(email, policy.joinIds), 0.3, 0.5);
  if (policy.joinIds === 'emailOrPhone') yield* within(work.joinIds(phone, policy.joinIds), 0.5, 0.6);
  yield* within(work.joinLoose(email), 0.6, 0.75);
  yield* within(work.joinLoose(phone), 0.75, 0.9);
  return { ...(yield* within(work.result(), 0.9, 1)), ignored };
}

/** Identifiers that may join: held by two or more, by the row of their first holder. */
function* usableCodes(
  { codesOf, holdersOf }: ClaimIndex,
  identifiers: Identifiers,
  policy: IdentityPolicy,
  refused: ReadonlySet<number>,
): Steps<{ codes: Uint32Array; ignored: Resolved['ignored'] }> {
  const codes = new Uint32Array(holdersOf.items.length >> 1);
  const ignored: { code: number; reason: IgnoredReason }[] = [];
  let count = 0;
  yield* inRanges(
    codesOf.offsets.length - 1,
    (first, last) => {
      for (let row = first; row < last; row++) {
        for (let at = codesOf.offsets[row]!; at < codesOf.offsets[row + 1]!; at++) {
          const code = codesOf.items[at]!;
          const from = holdersOf.offsets[code]!;
          const holders = holdersOf.offsets[code + 1]! - from;
          if (holders < 2 || holdersOf.items[from] !== row) continue;
          if (refused.has(code)) ignored.push({ code, reason: 'decision' });
          else if (identifiers.isPlaceholder(code)) ignored.push({ code, reason: 'placeholder' });
          else if (holders > policy.mostSharing) ignored.push({ code, reason: 'shared' });
          else codes[count++] = code;
        }
      }
    },
    perStep,
  );
  return { codes: codes.slice(0, count), ignored };
}

/** Customers or identifiers of a step, for each of whom some sets are made. */
const perStep = 1 << 12;
/** The last bit of an identifier's number is the place of its kind. */
const email = identifierKinds.indexOf('email');
const phone = identifierKinds.indexOf('phone');

class Resolution {
  readonly #sets: UnionFind;
  readonly #origins: Uint8Array;
  readonly #index: ClaimIndex;
  readonly #codes: Uint32Array;
  readonly #usable: Uint8Array;
  readonly #apart: ApartRows;
  /** Per root whether the set holds a customer with an id. */
  readonly #hasId: Uint8Array;
  readonly #conflicts = new Map<number, ConflictReason>();
  readonly #joins: { first: number[]; second: number[]; codes: number[] } = { first: [], second: [], codes: [] };

  constructor(sources: Sources, index: ClaimIndex, codes: Uint32Array, apart: ApartRows) {
    this.#sets = new UnionFind(sources.dataset.customerCount);
    this.#origins = sources.origins;
    this.#index = index;
    this.#codes = codes;
    this.#usable = new Uint8Array(index.holdersOf.offsets.length);
    for (const code of codes) this.#usable[code] = 1;
    this.#apart = apart;
    this.#hasId = new Uint8Array(sources.origins.length);
    for (let row = 0; row < sources.origins.length; row++)
      if (sources.origins[row] === origins.id) this.#hasId[row] = 1;
  }

  #holders(code: number): Uint32Array {
    const { offsets, items } = this.#index.holdersOf;
    return items.subarray(offsets[code]!, offsets[code + 1]!);
  }

  /** Joins customers that have ids by the identifiers of a kind. */
  *joinIds(kind: number, rule: JoinRule): Steps<void> {
    yield* this.#eachCode(kind, (code) => {
      const withId = this.#holders(code).filter((row) => this.#origins[row] === origins.id);
      if (rule !== 'emailAndPhone') this.#joinAll(withId, code);
      else for (const group of this.#alsoSharing(withId)) this.#joinAll(group, code);
    });
  }

  #eachCode(kind: number, visit: (code: number) => void): Steps<void> {
    const codes = this.#codes;
    return inRanges(
      codes.length,
      (from, to) => {
        for (let at = from; at < to; at++) if ((codes[at]! & 1) === kind) visit(codes[at]!);
      },
      perStep,
    );
  }

  /** The rows by the numbers that several of them have: lists may overlap. */
  #alsoSharing(rows: Uint32Array): number[][] {
    const { offsets, items } = this.#index.codesOf;
    const byNumber = new Map<number, number[]>();
    for (const row of rows) {
      for (const code of items.subarray(offsets[row]!, offsets[row + 1]!)) {
        if ((code & 1) !== phone || this.#usable[code] !== 1) continue;
        const known = byNumber.get(code);
        if (known === undefined) byNumber.set(code, [row]);
        else known.push(row);
      }
    }
    return [...byNumber.values()];
  }

  /**
   * Joins by the identifiers of a kind what has no id: sets without id that share one are one set; then each such set belongs to the
   * one customer with an id with whom it shares some. A set that shares some with two customers belongs to neither.
   */
  *joinLoose(kind: number): Steps<void> {
    const open: { code: number; loose: number; withId: number }[] = [];
    const looseFirst = this.#eachCode(kind, (code) => {
      const holders = this.#holders(code);
      const withId = this.#setsWithId(holders);
      if (withId.length > 1) {
        this.#refuse(code, 'differentIds');
        return;
      }
      const loose = holders.filter((row) => this.#hasId[this.#sets.find(row)] === 0);
      if (loose.length === 0 || !this.#joinAll(loose, code) || withId.length === 0) return;
      open.push({ code, loose: loose[0]!, withId: holders.find((row) => this.#hasId[this.#sets.find(row)] === 1)! });
    });
    yield* within(looseFirst, 0, 0.6);
    const targets = new Map<number, Set<number>>();
    const asked = inRanges(
      open.length,
      (from, to) => {
        for (const { loose, withId } of open.slice(from, to)) {
          const set = this.#sets.find(loose);
          targets.set(set, (targets.get(set) ?? new Set()).add(this.#sets.find(withId)));
        }
      },
      perStep,
    );
    yield* within(asked, 0.6, 0.8);
    // asked of all before the first is joined, which changes the sets
    const isOne = open.map(({ loose }) => targets.get(this.#sets.find(loose))!.size === 1);
    const joined = inRanges(
      open.length,
      (from, to) => {
        for (let place = from; place < to; place++) {
          const { code, loose, withId } = open[place]!;
          if (isOne[place] === true) this.#joinAll([withId, loose], code);
          else this.#refuse(code, 'differentIds');
        }
      },
      perStep,
    );
    yield* within(joined, 0.8, 1);
  }

  #setsWithId(rows: Uint32Array): number[] {
    const roots = new Set<number>();
    for (const row of rows) {
      const root = this.#sets.find(row);
      if (this.#hasId[root] === 1) roots.add(root);
    }
    return [...roots];
  }

  /** Makes the rows one set, or none of them where a person keeps some apart. Gives whether they are one set now. */
  #joinAll(rows: readonly number[] | Uint32Array, code: number): boolean {
    if (rows.length < 2) return true;
    const roots = Array.from(rows, (row) => this.#sets.find(row));
    if (!this.#apart.allow(roots)) {
      this.#refuse(code, 'keptApart');
      return false;
    }
    const first = rows[0]!;
    for (const row of rows) {
      const a = this.#sets.find(first);
      const b = this.#sets.find(row);
      if (a === b) continue;
      const hasId = this.#hasId[a]! | this.#hasId[b]!;
      this.#hasId[this.#apart.unite(this.#sets, a, b)] = hasId;
      this.#joins.first.push(first);
      this.#joins.second.push(row);
      this.#joins.codes.push(code);
    }
    return true;
  }

  #refuse(code: number, reason: ConflictReason): void {
    if (!this.#conflicts.has(code)) this.#conflicts.set(code, reason);
  }

  *result(): Steps<Omit<Resolved, 'ignored'>> {
    const count = this.#origins.length;
    const groupOf = new Int32Array(count);
    yield* inRanges(count, (from, to) => {
      for (let row = from; row < to; row++) groupOf[row] = this.#sets.find(row);
    });
    return {
      groupOf,
      joins: {
        first: Uint32Array.from(this.#joins.first),
        second: Uint32Array.from(this.#joins.second),
        codes: Uint32Array.from(this.#joins.codes),
      },
      conflicts: [...this.#conflicts].map(([code, reason]) => ({ code, reason })),
    };
  }
}
