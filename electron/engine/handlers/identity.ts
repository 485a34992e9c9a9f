import { type IdentityRecord, indexMerges, type MergeIndex } from '../../../core/dataset/identity/index.ts';
import { rowOfId } from '../../../core/dataset/index.ts';
import { invariant } from '../../../core/lib/invariant.ts';
import type { CustomerMerge } from '../../shared/identity.ts';
import { EngineError } from '../../shared/errors.ts';
import type { EngineContext, Handlers } from '../context.ts';
import { reunify } from '../identity/unified.ts';

export const identityHandlers: Pick<
  Handlers,
  | 'identity.report'
  | 'identity.merges'
  | 'identity.ofCustomer'
  | 'identity.decide'
  | 'identity.revoke'
  | 'identity.setPolicy'
> = {
  'identity.report'({ session }) {
    const { identities, meta } = session.file;
    const id = meta.currentDatasetId();
    return {
      report: id === null ? null : (session.identity(id)?.report ?? null),
      policy: identities.policy(),
      decisions: identities.decisions(),
    };
  },

  async 'identity.merges'(context, { search, offset, limit }) {
    const index = await mergesInUse(context);
    if (index === null) return { total: 0, rows: [] };
    const needle = search.trim().toLowerCase();
    const found =
      needle === '' ? index.customers : index.customers.filter((customer) => names(index, customer, needle));
    return {
      total: found.length,
      rows: found.slice(offset, offset + limit).map((customer) => mergeOf(index, customer)),
    };
  },

  async 'identity.ofCustomer'(context, { customerId }) {
    const dataset = await context.session.needDataset();
    const row = rowOfId(dataset, customerId);
    if (row === -1) throw new EngineError('input', 'customer.notFound', { customerId });
    const index = await mergesInUse(context);
    const merge = index?.merge(row) ?? null;
    const own = new Set(merge === null ? [customerId] : merge.sourceIds);
    const decisions = context.session.file.identities
      .decisions()
      .filter(
        ({ decision }) =>
          decision.kind === 'apart' && [decision.sourceId, ...decision.others].some((id) => own.has(id)),
      );
    return { merge, decisions };
  },

  'identity.decide': (context, { jobId, decision }) =>
    context.jobs.run(jobId, async (job) => {
      const { identities } = context.session.file;
      const decisions = [...identities.decisions().map((kept) => kept.decision), decision];
      const dataset = await reunify(context, { policy: identities.policy(), decisions }, job);
      if (dataset === null) throw new EngineError('input', 'dataset.none');
      return { dataset, decisionId: identities.addDecision(decision, context.options.clock()) };
    }),

  'identity.revoke': (context, { jobId, decisionId }) =>
    context.jobs.run(jobId, async (job) => {
      const { identities } = context.session.file;
      const kept = identities.decisions().filter(({ id }) => id !== decisionId);
      const decisions = kept.map(({ decision }) => decision);
      const dataset = await reunify(context, { policy: identities.policy(), decisions }, job);
      if (dataset === null) throw new EngineError('input', 'dataset.none');
      identities.removeDecision(decisionId);
      return { dataset };
    }),

  'identity.setPolicy': (context, { jobId, policy }) =>
    context.jobs.run(jobId, async (job) => {
      const { identities } = context.session.file;
      const decisions = identities.decisions().map(({ decision }) => decision);
      const dataset = await reunify(context, { policy, decisions }, job);
      identities.setPolicy(policy);
      return { dataset };
    }),
};

/** Looked up at every page of the list and every customer, so made once for a record. */
const indexes = new WeakMap<IdentityRecord, MergeIndex>();

/** The merges of the data in use; null where nothing is known of any. */
async function mergesInUse({ session }: EngineContext): Promise<MergeIndex | null> {
  const id = session.file.meta.currentDatasetId();
  if (id === null) return null;
  const record = session.identity(id);
  if (record === null) return null;
  const known = indexes.get(record);
  if (known !== undefined) return known;
  const index = indexMerges(await session.dataset(id), record);
  indexes.set(record, index);
  return index;
}

function mergeOf(index: MergeIndex, customer: number): CustomerMerge {
  const merge = index.merge(customer);
  invariant(merge !== null, 'a listed customer is made of several');
  return merge;
}

function names(index: MergeIndex, customer: number, needle: string): boolean {
  const { customerId, sourceIds } = mergeOf(index, customer);
  return [customerId, ...sourceIds].some((id) => id.toLowerCase().includes(needle));
}
