import { rowOfId, schemaOf } from '../../../core/dataset/index.ts';
import { isPredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import { missingPredictions } from '../../../core/lint/index.ts';
import { computedIn, expandSegments, explainMembership, leadsToItself } from '../../../core/segment/index.ts';
import { EngineError } from '../../shared/errors.ts';
import type { Handlers } from '../context.ts';
import { purchasesOf } from '../linting.ts';
import { segmentUses } from '../segmentUses.ts';
import { computedColumns } from '../insight/computedColumns.ts';
import { countWhere, membership } from '../insight/customerPage.ts';

export const segmentHandlers: Pick<
  Handlers,
  | 'segment.list'
  | 'segment.get'
  | 'segment.save'
  | 'segment.uses'
  | 'segment.delete'
  | 'segment.count'
  | 'segment.explain'
> = {
  'segment.list': ({ session }) => session.file.segments.list(),

  'segment.get': ({ session }, { segmentId }) => session.file.segments.versions(segmentId),

  'segment.save'({ session, options }, { segmentId, name, description, condition }) {
    const trimmed = name.trim();
    if (trimmed === '') throw new EngineError('input', 'segment.nameMissing');
    const { segments } = session.file;
    if (segmentId !== null) segments.versions(segmentId);
    const id = segmentId ?? options.newId();
    if (leadsToItself(id, { ...segments.definitions(), [id]: condition })) {
      throw new EngineError('input', 'segment.circle', { name: trimmed });
    }
    return segments.save({ id, name: trimmed, description, condition, savedTime: options.clock() });
  },

  'segment.uses': (context, { segmentId }) => segmentUses(context, segmentId),

  'segment.delete'({ session }, { segmentId }) {
    session.file.segments.remove(segmentId);
    return {};
  },

  'segment.count': (context, { jobId, condition }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      const time = dataset.span?.lastTime ?? 0;
      const expanded = expandSegments(condition, context.session.file.segments.definitions());
      const count = await context.insight.answer(dataset, time, `count ${JSON.stringify(expanded)}`, async () => {
        const belongs = await membership(context, dataset, time, expanded, job);
        return countWhere(belongs, dataset.customerCount, job);
      });
      const asksPredictions = computedIn(expanded).some(isPredictedName);
      // what the data hold is looked through only where it matters: counts follow each key
      const problems = asksPredictions
        ? missingPredictions(expanded, schemaOf(dataset), purchasesOf(context, dataset))
        : [];
      return { count, customers: dataset.customerCount, time, problems };
    }),

  'segment.explain': (context, { jobId, condition, customerId }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      const row = rowOfId(dataset, customerId);
      if (row === -1) throw new EngineError('input', 'customer.notFound', { customerId });
      const time = dataset.span?.lastTime ?? 0;
      const definitions = context.session.file.segments.definitions();
      const names = computedIn(expandSegments(condition, definitions));
      const columns = await computedColumns(context, dataset, time, names, job);
      return explainMembership(condition, definitions, dataset, row, time, columns);
    }),
};
