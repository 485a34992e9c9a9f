import { measureExperiment } from '../../../core/measure/experiment.ts';
import { EngineError } from '../../shared/errors.ts';
import type { ImportHistory } from '../../shared/imports.ts';
import type { WorkspaceFile } from '../../storage/index.ts';
import type { Handlers } from '../context.ts';

/** What was imported, undone and redone; and what experiments and campaigns in the data show. */
export const importsHandlers: Pick<
  Handlers,
  | 'import.history'
  | 'import.undo'
  | 'import.redo'
  | 'import.forget'
  | 'import.lookup'
  | 'experiments.measure'
  | 'campaigns.measure'
> = {
  'import.history': ({ session }) => historyOf(session.file),

  'import.undo'({ session }) {
    const { file } = session;
    const { undo } = historyOf(file);
    if (undo === null) throw new EngineError('input', 'import.nothingToUndo');
    return move(file, undo.previousId, undo.id, true);
  },

  'import.redo'({ session }) {
    const { file } = session;
    const { redo } = historyOf(file);
    if (redo === null) throw new EngineError('input', 'import.nothingToRedo');
    return move(file, redo.datasetId, redo.id, false);
  },

  'import.forget'({ session }, { signature }) {
    session.file.imports.forget(signature);
    return {};
  },

  'import.lookup': async (_, { source, columns }) => {
    const { previewLookup } = await import('../../files/index.ts');
    return previewLookup(source, columns);
  },

  'experiments.measure': (context, { jobId }) =>
    context.jobs.run(jobId, async () => {
      const { session } = context;
      const dataset = await session.needDataset();
      const known = session.file.datasets.summary(session.file.meta.currentDatasetId()!).sources;
      return known.flatMap(({ experiment }) => {
        const measured = experiment === undefined ? null : measureExperiment(dataset, experiment);
        return measured === null ? [] : [measured];
      });
    }),

  'campaigns.measure': (context, { jobId }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      return context.computer.campaignAnswers(dataset, { signal: job.signal, onProgress: () => {} });
    }),
};

/** Undo concerns the newest import that made the data in use, redo the newest undone one that was made from them. */
export function historyOf({ imports, meta, datasets }: WorkspaceFile): ImportHistory {
  const records = imports.records();
  const currentId = meta.currentDatasetId();
  const known = new Set(datasets.list().map(({ id }) => id));
  const isThere = (id: number | null) => id === null || known.has(id);
  const undo = records.find((one) => !one.isUndone && one.datasetId === currentId && isThere(one.previousId));
  const redo = records.find((one) => one.isUndone && one.previousId === currentId && isThere(one.datasetId));
  return { records, undo: undo ?? null, redo: redo ?? null };
}

function move(
  file: WorkspaceFile,
  datasetId: number | null,
  recordId: number,
  isUndone: boolean,
): ReturnType<Handlers['import.undo']> {
  file.moveImport(datasetId, recordId, isUndone);
  return { history: historyOf(file), dataset: datasetId === null ? null : file.datasets.summary(datasetId) };
}
