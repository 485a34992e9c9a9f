import { invariant } from '../../lib/invariant.ts';
import { inRanges, type Steps, within } from '../../lib/steps.ts';
import type { Identifiers } from './identifiers.ts';
import { identifierKinds } from './policy.ts';
import type { Sources } from './sources.ts';

/** Rows of a relation: those of `at` are rows[offsets[at], offsets[at + 1]). */
export interface Lists {
  readonly offsets: Uint32Array;
  readonly items: Uint32Array;
}

/** Which identifiers every source customer has (without repeats, e-mail addresses first), and who has an identifier (ascending). */
export interface ClaimIndex {
  readonly codesOf: Lists;
  readonly holdersOf: Lists;
  readonly stated: StatedCodes;
}

/** Identifier numbers of what the columns with the roles hold, by kind and row; -1 = none. Null where no column has the role. */
export type StatedCodes = readonly (Int32Array | null)[];

export function* statedCodes({ dataset }: Pick<Sources, 'dataset'>, identifiers: Identifiers): Steps<StatedCodes> {
  const stated: (Int32Array | null)[] = [];
  for (const [at, kind] of identifierKinds.entries()) {
    const { length } = identifierKinds;
    stated.push(yield* within(identifiers.inRole(dataset, kind), at / length, (at + 1) / length));
  }
  return stated;
}

/** Identifier numbers of the claims beyond those. */
export function* claimedCodes({ claims }: Sources, identifiers: Identifiers): Steps<Uint32Array> {
  const { rows, kinds, values } = claims;
  const codes = new Uint32Array(rows.length);
  yield* inRanges(rows.length, (from, to) => {
    for (let index = from; index < to; index++) {
      const kind = identifierKinds[kinds[index]!];
      invariant(kind !== undefined, 'a claim is of a known kind');
      codes[index] = identifiers.ofNormal(kind, values.bytes, values.offsets[index]!, values.offsets[index + 1]!);
    }
  });
  return codes;
}

/** All that the sources say about identifiers, from either side. */
export function* indexClaims(sources: Sources, identifiers: Identifiers): Steps<ClaimIndex> {
  const stated = yield* within(statedCodes(sources, identifiers), 0, 0.6);
  const claimed = yield* within(claimedCodes(sources, identifiers), 0.6, 0.7);
  const count = sources.dataset.customerCount;
  const offsets = new Uint32Array(count + 1);
  const countOne = (row: number) => offsets[row + 1]!++;
  yield* within(forEachClaim(sources, stated, claimed, countOne), 0.7, 0.75);
  for (let row = 0; row < count; row++) offsets[row + 1]! += offsets[row]!;
  const items = new Uint32Array(offsets[count]!);
  const next = offsets.slice(0, count);
  const placed = forEachClaim(sources, stated, claimed, (row, code) => (items[next[row]!++] = code));
  yield* within(placed, 0.75, 0.8);
  const codesOf = yield* within(withoutRepeats({ offsets, items }, identifiers), 0.8, 0.9);
  const holdersOf = yield* within(turned(codesOf, identifiers.size), 0.9, 1);
  return { codesOf, holdersOf, stated };
}

function* forEachClaim(
  { claims, dataset }: Sources,
  stated: StatedCodes,
  claimed: Uint32Array,
  visit: (row: number, code: number) => void,
): Steps<void> {
  for (const codes of stated) {
    if (codes === null) continue;
    yield* inRanges(dataset.customerCount, (from, to) => {
      for (let row = from; row < to; row++) if (codes[row]! >= 0) visit(row, codes[row]!);
    });
  }
  yield* inRanges(claimed.length, (from, to) => {
    for (let index = from; index < to; index++) visit(claims.rows[index]!, claimed[index]!);
  });
}

/** Rows and identifiers given side by side as lists by row, in the order of `ClaimIndex`. */
export function* claimLists(
  rows: readonly number[],
  codes: readonly number[],
  count: number,
  identifiers: Identifiers,
): Steps<Lists> {
  const offsets = new Uint32Array(count + 1);
  for (const row of rows) offsets[row + 1]!++;
  for (let row = 0; row < count; row++) offsets[row + 1]! += offsets[row]!;
  const items = new Uint32Array(codes.length);
  const next = offsets.slice(0, count);
  codes.forEach((code, at) => (items[next[rows[at]!]!++] = code));
  return yield* withoutRepeats({ offsets, items }, identifiers);
}

/** Lists of a step, few of which need a look at the texts. */
const rowsPerStep = 1 << 12;

/** Each list without repeats, by kind and text: numbers depend on the order in which identifiers were met, and results must not. */
function* withoutRepeats({ offsets, items }: Lists, identifiers: Identifiers): Steps<Lists> {
  const count = offsets.length - 1;
  const kept = new Uint32Array(offsets.length);
  let end = 0;
  for (let at = 0; at < count; at++) {
    const from = offsets[at]!;
    const length = offsets[at + 1]! - from;
    if (length === 2 && isOrdered(items[from]!, items[from + 1]!)) {
      items[end++] = items[from]!;
      items[end++] = items[from + 1]!;
    } else if (length === 1) items[end++] = items[from]!;
    else if (length > 1) {
      const codes = [...new Set(items.subarray(from, from + length))];
      const texts = new Map(codes.map((code) => [code, identifiers.textOf(code)]));
      codes.sort((a, b) => (a & 1) - (b & 1) || (texts.get(a)! < texts.get(b)! ? -1 : 1));
      for (const code of codes) items[end++] = code;
    }
    kept[at + 1] = end;
    if (at % rowsPerStep === rowsPerStep - 1) yield at / count;
  }
  return { offsets: kept, items: items.slice(0, end) };
}

/** An address before a number: the usual two, without a look at their texts. */
function isOrdered(first: number, second: number): boolean {
  return (first & 1) === 0 && (second & 1) === 1;
}

function* turned({ offsets, items }: Lists, size: number): Steps<Lists> {
  const ends = new Uint32Array(size + 1);
  for (const code of items) ends[code + 1]!++;
  for (let code = 0; code < size; code++) ends[code + 1]! += ends[code]!;
  yield 0.3;
  const rows = new Uint32Array(items.length);
  const next = ends.slice(0, size);
  yield* inRanges(offsets.length - 1, (from, to) => {
    for (let row = from; row < to; row++) {
      for (let index = offsets[row]!; index < offsets[row + 1]!; index++) rows[next[items[index]!]!++] = row;
    }
  });
  return { offsets: ends, items: rows };
}
