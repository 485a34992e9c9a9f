import { columnNamed, isMissing } from '../columns.ts';
import type { Column, Dataset } from '../dataset.ts';
import { inRanges, runSteps, type Steps, within } from '../../lib/steps.ts';
import { mergeSteps } from '../merge.ts';
import { type Digest, type DigestSteps, inOneStep } from '../seal.ts';
import { compareTextRows, textAt } from '../text.ts';
import { claimedCodes, claimLists, type StatedCodes, statedCodes } from './claimIndex.ts';
import { comparedColumn, ContradictionList, sayTheSame } from './contradictions.ts';
import { Identifiers } from './identifiers.ts';
import { type IdentifierKind, identifierKinds } from './policy.ts';
import type { IdentityReport } from './report.ts';
import type { Claims, Sources } from './sources.ts';

/**
 * The sources of both as one: customers with one id are one, events that the base has are not added again, identifiers that either
 * ever gave are kept. Attributes of the addition win where it has them; where both differ is counted and listed.
 */
export function addSources(base: Sources, addition: Sources, region: string, digest: Digest): Added {
  return runSteps(addSteps(base, addition, region, inOneStep(digest)));
}

/** Both as one, and where they differ. */
export interface Added {
  readonly sources: Sources;
  readonly contradictions: IdentityReport['contradictions'];
}

/** The same in steps. */
export function* addSteps(base: Sources, addition: Sources, region: string, digest: DigestSteps): Steps<Added> {
  const added = { ...addition, dataset: alignRoles(base.dataset, addition.dataset) };
  const dataset = yield* within(mergeSteps(base.dataset, added.dataset, digest, 'drop'), 0, 0.6);
  const baseRows = yield* rowsIn(base.dataset, dataset);
  const addedRows = yield* rowsIn(added.dataset, dataset);
  const identifiers = new Identifiers(region);
  const parts = [
    { sources: base, rows: baseRows, stated: yield* within(statedCodes(base, identifiers), 0.6, 0.7) },
    { sources: added, rows: addedRows, stated: yield* within(statedCodes(added, identifiers), 0.7, 0.8) },
  ] as const;
  const lastImport = new Uint32Array(dataset.customerCount);
  const earlier = base.lastImport.reduce((last, number) => Math.max(last, number), 0);
  // an id beats what stands in for one
  const origins = new Uint8Array(dataset.customerCount).fill(255);
  for (const { sources, rows } of parts) {
    yield* inRanges(rows.length, (start, end) => {
      for (let from = start; from < end; from++) {
        const row = rows[from]!;
        const number = sources.lastImport[from]!;
        lastImport[row] = Math.max(lastImport[row]!, sources === added && number > 0 ? earlier + number : number);
        origins[row] = Math.min(origins[row]!, sources.origins[from]!);
      }
    });
  }
  const claims = yield* within(joinClaims(parts, dataset, identifiers), 0.8, 0.9);
  const contradictions = yield* within(contradictionsOf(parts), 0.9, 1);
  return { sources: { dataset, origins, lastImport, claims }, contradictions };
}

/** The addition with the base's names for the columns that have the same role, so that one meaning is one attribute. */
function alignRoles(base: Dataset, addition: Dataset): Dataset {
  const renamed = new Map<string, string>();
  const roles: Record<string, string> = { ...addition.roles };
  for (const [role, name] of Object.entries(addition.roles)) {
    const wanted = Object.entries(base.roles).find(([other]) => other === role)?.[1];
    if (wanted === undefined || wanted === name) continue;
    // a name that the addition uses for something else stays what it is
    if (addition.attributes.some((column) => column.name === wanted)) continue;
    renamed.set(name, wanted);
    roles[role] = wanted;
  }
  if (renamed.size === 0) return addition;
  const attributes = addition.attributes.map(
    (column): Column => ({
      ...column,
      name: renamed.get(column.name) ?? column.name,
    }),
  );
  return { ...addition, attributes, roles };
}

/** Rows of a step, where ids or cells are compared. */
const rowsPerStep = 1 << 13;

/** For every customer of `part` its row in `whole`, which has them all. */
function* rowsIn(part: Dataset, whole: Dataset): Steps<Uint32Array> {
  const rows = new Uint32Array(part.customerCount);
  let row = 0;
  for (let at = 0; at < part.customerCount; at++) {
    while (compareTextRows(whole.ids, row, part.ids, at) < 0) row++;
    rows[at] = row;
    if (at % rowsPerStep === rowsPerStep - 1) yield 0.6;
  }
  return rows;
}

/** Sources that go into a whole, with the row of each in it. */
interface Part {
  readonly sources: Sources;
  readonly rows: Uint32Array;
  readonly stated: StatedCodes;
}

/** Identifiers of either part that the columns of the whole do not hold (any more), in the order of rows, without repeats. */
function* joinClaims(parts: readonly [Part, Part], dataset: Dataset, identifiers: Identifiers): Steps<Claims> {
  const now: (Int32Array | null)[] = [];
  for (const [place, kind] of identifierKinds.entries()) {
    now.push(yield* within(statedInWhole(parts, dataset, identifiers, kind, place), 0, 0.3));
  }
  const rows: number[] = [];
  const codes: number[] = [];
  const take = (row: number, code: number) => {
    if (code < 0 || now[code & 1]?.[row] === code) return;
    rows.push(row);
    codes.push(code);
  };
  for (const { sources, rows: rowOf, stated } of parts) {
    for (const ofKind of stated) {
      if (ofKind === null) continue;
      const taken = inRanges(ofKind.length, (from, to) => {
        for (let at = from; at < to; at++) take(rowOf[at]!, ofKind[at]!);
      });
      yield* within(taken, 0.3, 0.5);
    }
    const claimed = yield* within(claimedCodes(sources, identifiers), 0.5, 0.6);
    claimed.forEach((code, at) => take(rowOf[sources.claims.rows[at]!]!, code));
  }
  const { offsets, items } = yield* within(claimLists(rows, codes, dataset.customerCount, identifiers), 0.6, 0.8);
  const claimRows = new Uint32Array(items.length);
  for (let row = 0; row < dataset.customerCount; row++) claimRows.fill(row, offsets[row], offsets[row + 1]);
  return {
    rows: claimRows,
    kinds: Uint8Array.from(items, (code) => code & 1),
    values: yield* within(identifiers.textsOf(items), 0.8, 1),
  };
}

/** What the column of the role says in the whole: the addition's cell where it has one, else the base's. */
function* statedInWhole(
  parts: readonly [Part, Part],
  dataset: Dataset,
  identifiers: Identifiers,
  kind: IdentifierKind,
  place: number,
): Steps<Int32Array | null> {
  const name = dataset.roles[kind];
  if (name === undefined) return null;
  const columns = parts.map(({ sources }) => columnNamed(sources.dataset, name));
  const isRead = ({ sources }: Part, at: number) => columns[at] === null || sources.dataset.roles[kind] === name;
  if (!parts.every(isRead)) return yield* identifiers.inRole(dataset, kind);
  const codes = new Int32Array(dataset.customerCount).fill(-1);
  for (const [at, { rows, stated }] of parts.entries()) {
    const column = columns[at];
    if (column == null) continue;
    yield* inRanges(rows.length, (start, end) => {
      for (let from = start; from < end; from++) {
        if (!isMissing(column, from)) codes[rows[from]!] = stated[place]![from]!;
      }
    });
  }
  return codes;
}

function* contradictionsOf([base, added]: readonly [Part, Part]): Steps<IdentityReport['contradictions']> {
  const { zone, ids } = base.sources.dataset;
  const list = new ContradictionList(zone);
  const inBase = new Uint32Array(Math.min(base.rows.length, added.rows.length));
  const inAdded = new Uint32Array(inBase.length);
  let shared = 0;
  for (let a = 0, b = 0; a < base.rows.length && b < added.rows.length; ) {
    if (base.rows[a] === added.rows[b]) {
      inBase[shared] = a++;
      inAdded[shared++] = b++;
    } else if (base.rows[a]! < added.rows[b]!) a++;
    else b++;
  }
  yield 0;
  const { attributes } = added.sources.dataset;
  for (const [at, column] of attributes.entries()) {
    const earlier = columnNamed(base.sources.dataset, column.name);
    if (earlier === null) continue;
    const compared = (part: Part, of: Column) => comparedColumn(of, part.sources.dataset.roles, part.stated);
    const isSame = sayTheSame(compared(base, earlier), compared(added, column), zone);
    const compare = inRanges(
      shared,
      (from, to) => {
        for (let pair = from; pair < to; pair++) {
          const a = inBase[pair]!;
          const b = inAdded[pair]!;
          if (isMissing(earlier, a) || isMissing(column, b) || isSame(a, b)) continue;
          list.add(() => textAt(ids, a), column, b, earlier, a);
        }
      },
      rowsPerStep,
    );
    yield* within(compare, at / attributes.length, (at + 1) / attributes.length);
  }
  return list.result();
}
