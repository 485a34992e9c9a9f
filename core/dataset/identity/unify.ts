import { inRanges, runSteps, type Steps, within } from '../../lib/steps.ts';
import { combineColumns } from '../combine.ts';
import { isMissing } from '../columns.ts';
import type { Column, Dataset } from '../dataset.ts';
import { textAt } from '../text.ts';
import { type Digest, type DigestSteps, inOneStep, sealSteps } from '../seal.ts';
import { type ClaimIndex, indexClaims } from './claimIndex.ts';
import {
  type ComparedColumn,
  comparedColumn,
  ContradictionList,
  joinContradictions,
  noContradictions,
  sayTheSame,
} from './contradictions.ts';
import { type Groups, groupRows, textsOfRows } from './groups.ts';
import { Identifiers } from './identifiers.ts';
import { joinEvents } from './joinedEvents.ts';
import type { IdentityDecision, IdentityPolicy } from './policy.ts';
import type { IdentityRecord } from './record.ts';
import { type IdentityReport, mostListed } from './report.ts';
import { resolve, type Resolved } from './resolve.ts';
import { selectCustomers } from './selectCustomers.ts';
import type { Sources } from './sources.ts';

export interface Unified {
  /** One row for each customer. The very dataset of the sources where nobody is one with another. */
  readonly dataset: Dataset;
  /** What is needed to have the sources again, and to say what was made one. */
  readonly record: IdentityRecord;
}

/**
 * Makes one customer of the sources that are the same person by the policy and the decisions. Of attributes the value of the import
 * that last gave the customer's attributes wins where it is not missing. `updates` is what the last import contradicted. Equal
 * sources, policy and decisions give equal results.
 */
export function unify(
  sources: Sources,
  policy: IdentityPolicy,
  decisions: readonly IdentityDecision[],
  digest: Digest,
  updates: IdentityReport['contradictions'] = noContradictions,
): Unified {
  return runSteps(unifySteps(sources, policy, decisions, inOneStep(digest), updates));
}

/** The same in steps. */
export function* unifySteps(
  sources: Sources,
  policy: IdentityPolicy,
  decisions: readonly IdentityDecision[],
  digest: DigestSteps,
  updates: IdentityReport['contradictions'] = noContradictions,
): Steps<Unified> {
  const identifiers = new Identifiers(policy.region);
  const index = yield* within(indexClaims(sources, identifiers), 0, 0.3);
  const resolved = yield* within(resolve(sources, index, identifiers, policy, decisions), 0.3, 0.4);
  const groups = yield* within(groupRows(sources, resolved.groupOf), 0.4, 0.45);
  const contradictions = new ContradictionList(sources.dataset.zone);
  const joining = joinDataset(sources, groups, index, contradictions, digest);
  const { dataset, eventsDropped } = yield* within(joining, 0.45, 0.9);
  const { joins, conflicts, ignored } = resolved;
  const idOf = (row: number) => textAt(sources.dataset.ids, row);
  const valueOf = (code: number) => ({ kind: identifiers.kindOf(code), value: identifiers.textOf(code) });
  const { offsets, items } = index.holdersOf;
  const holders = (code: number) => items.subarray(offsets[code]!, offsets[code + 1]!);
  const report: IdentityReport = {
    policy,
    sourceCustomers: sources.dataset.customerCount,
    customers: groups.nameRows.length,
    mergedCustomers: groups.mergedCustomers,
    joinedBy: joinedBy(joins.codes),
    eventsDropped,
    conflicts: {
      count: conflicts.length,
      list: conflicts.slice(0, mostListed).map(({ code, reason }) => ({
        ...valueOf(code),
        reason,
        sourceIds: Array.from(holders(code).subarray(0, mostListed), idOf),
      })),
    },
    ignored: {
      count: ignored.length,
      list: ignored
        .slice(0, mostListed)
        .map(({ code, reason }) => ({ ...valueOf(code), reason, sources: holders(code).length })),
    },
    contradictions: joinContradictions(contradictions.result(), updates),
  };
  const record = yield* within(recordOf(sources, groups, resolved, identifiers, digest), 0.9, 1);
  return { dataset, record: { ...record, updates, report } };
}

function joinedBy(codes: Uint32Array): IdentityReport['joinedBy'] {
  const counts = [0, 0];
  for (const code of codes) counts[code & 1]!++;
  return { email: counts[0]!, phone: counts[1]! };
}

function* joinDataset(
  { dataset }: Sources,
  groups: Groups,
  index: ClaimIndex,
  contradictions: ContradictionList,
  digest: DigestSteps,
): Steps<{ dataset: Dataset; eventsDropped: number }> {
  if (groups.mergedCustomers === 0) return { dataset, eventsDropped: 0 };
  const attributes: Column[] = [];
  for (const [place, column] of dataset.attributes.entries()) {
    const joined = joinColumn(comparedColumn(column, dataset.roles, index.stated), dataset, groups, contradictions);
    const share = 0.3 / dataset.attributes.length;
    attributes.push(yield* within(joined, share * place, share * (place + 1)));
  }
  const { events, dropped } = yield* within(joinEvents(dataset, groups), 0.3, 0.7);
  const parts = {
    zone: dataset.zone,
    synthetic: dataset.synthetic,
    customerCount: groups.nameRows.length,
    ids: yield* within(textsOfRows(dataset.ids, groups.nameRows), 0.7, 0.75),
    attributes,
    roles: dataset.roles,
    events,
  };
  return { dataset: yield* within(sealSteps(parts, digest), 0.75, 1), eventsDropped: dropped };
}

function* joinColumn(
  compared: ComparedColumn,
  { ids, zone }: Dataset,
  { nameRows, members: { offsets, items } }: Groups,
  contradictions: ContradictionList,
): Steps<Column> {
  const { column } = compared;
  const isSame = sayTheSame(compared, compared, zone);
  const rows = new Int32Array(nameRows.length);
  const chosen = inRanges(
    nameRows.length,
    (first, last) => {
      for (let customer = first; customer < last; customer++) {
        const from = offsets[customer]!;
        const end = offsets[customer + 1]!;
        if (end - from === 1) {
          rows[customer] = items[from]!;
          continue;
        }
        let winner = -1;
        for (let at = end - 1; at >= from; at--) {
          const row = items[at]!;
          if (isMissing(column, row)) continue;
          if (winner === -1) winner = row;
          else if (!isSame(winner, row)) {
            contradictions.add(() => textAt(ids, nameRows[customer]!), column, winner, column, row);
          }
        }
        rows[customer] = winner;
      }
    },
    customersPerStep,
  );
  yield* within(chosen, 0, 0.5);
  return yield* within(combineColumns([{ column, rows }]), 0.5, 1);
}

/** Customers of a step, whose cells are compared. */
const customersPerStep = 1 << 13;

function* recordOf(
  sources: Sources,
  { members: { offsets }, customerOf }: Groups,
  { joins }: Resolved,
  identifiers: Identifiers,
  digest: DigestSteps,
): Steps<Omit<IdentityRecord, 'report' | 'updates'>> {
  const isMerged = (row: number) => offsets[customerOf[row]! + 1]! - offsets[customerOf[row]!]! > 1;
  const count = sources.dataset.customerCount;
  const partOf = new Int32Array(count).fill(-1);
  const rows = new Uint32Array(count);
  let merged = 0;
  for (let row = 0; row < count; row++) {
    if (!isMerged(row)) continue;
    partOf[row] = merged;
    rows[merged++] = row;
  }
  const partRows = rows.slice(0, merged);
  return {
    parts: yield* within(selectCustomers(sources.dataset, partRows, digest), 0, 0.9),
    customerOfPart: partRows.map((row) => customerOf[row]!),
    joins: {
      first: joins.first.map((row) => partOf[row]!),
      second: joins.second.map((row) => partOf[row]!),
      kinds: Uint8Array.from(joins.codes, (code) => code & 1),
      values: yield* within(identifiers.textsOf(joins.codes), 0.9, 1),
    },
    origins: sources.origins,
    lastImport: sources.lastImport,
    claims: sources.claims,
  };
}
