import { measureExperiment } from '../../../core/measure/experiment.ts';
import { EngineError } from '../../shared/errors.ts';
import type { ImportHistory } from '../../shared/imports.ts';
import type { WorkspaceFile } from '../../storage/index.ts';
import type { Handlers } from '../context.ts';
import { measureDepth } from '../insight/experimentDepth.ts';
import { sameSources } from '../keepDataset.ts';

/** What was imported, undone and redone; and what experiments and campaigns in the data show. */
export const importsHandlers: Pick<
  Handlers,
  | 'import.history'
  | 'import.undo'
  | 'import.redo'
  | 'import.forget'
  | 'import.lookup'
  | 'experiments.measure'
  | 'experiments.depth'
  | 'campaigns.measure'
> = {
  'import.history': ({ session }) => historyOf(session.file),

  'import.undo'({ session }) {
    const { file } = session;
    const { undo, noUndo } = historyOf(file);
    if (undo === null) throw new EngineError('input', noUndo ?? 'import.nothingToUndo');
    return move(file, undo.previousId, undo.id, true);
  },

  'import.redo'({ session }) {
    const { file } = session;
    const { redo, noRedo } = historyOf(file);
    if (redo === null) throw new EngineError('input', noRedo ?? 'import.nothingToRedo');
    const isLeftThere = file.datasets.list().some(({ id }) => id === redo.leftId);
    return move(file, isLeftThere ? redo.leftId! : redo.datasetId, redo.id, false);
  },

  'import.forget'({ session }, { signature }) {
    session.file.imports.forget(signature);
    return {};
  },

  'import.lookup': async (_, { source, columns, dialect = null, place }) => {
    const { previewLookup } = await import('../../files/index.ts');
    return previewLookup(source, columns, dialect, place);
  },

  'experiments.measure': (context, { jobId, planned = {} }) =>
    context.jobs.run(jobId, async () => {
      const { session } = context;
      const dataset = await session.needDataset();
      const known = session.file.datasets.summary(session.file.meta.currentDatasetId()!).sources;
      return known.flatMap(({ experiment }) => {
        const measured =
          experiment === undefined ? null : measureExperiment(dataset, experiment, planned[experiment.name]);
        return measured === null ? [] : [measured];
      });
    }),

  'experiments.depth': (context, input) =>
    context.jobs.run(input.jobId, async (job) =>
      measureDepth(context, await context.session.needDataset(), input, job),
    ),

  'campaigns.measure': (context, { jobId }) =>
    context.jobs.run(jobId, async (job) => {
      const dataset = await context.session.needDataset();
      return context.computer.campaignAnswers(dataset, { signal: job.signal, onProgress: () => {} });
    }),
};

/**
 * Undo concerns the import that the data in use come from: it made them, or they were made of what it made by decisions about who is
 * one customer. Redo concerns the newest undone one that was made from the data in use.
 */
export function historyOf({ imports, meta, datasets }: WorkspaceFile): ImportHistory {
  const records = imports.records();
  const versions = datasets.list();
  const current = versions.find(({ id }) => id === meta.currentDatasetId()) ?? null;
  const isThere = (id: number | null) => id === null || versions.some((version) => version.id === id);
  /** Whether a version is the one in use, or that one before or after a decision. */
  const isCurrent = (datasetId: number | null) => {
    if (datasetId === null || current === null || datasetId === current.id) return datasetId === (current?.id ?? null);
    const other = versions.find(({ id }) => id === datasetId);
    return other !== undefined && sameSources(other, current);
  };
  const exact = records.find(({ datasetId }) => datasetId === current?.id);
  const inUse =
    current === null ? null : (exact ?? records.find((one) => !one.isUndone && isCurrent(one.datasetId)) ?? null);
  const undone = records.filter((one) => one.isUndone && isCurrent(one.previousId));
  const redo = undone.find((one) => isThere(one.datasetId) || isThere(one.leftId ?? one.datasetId)) ?? null;
  const undo = inUse !== null && isThere(inUse.previousId) ? inUse : null;
  return {
    records,
    undo,
    redo,
    inUse,
    noUndo: undo !== null ? null : refusalOf(current !== null, inUse !== null),
    noRedo: redo !== null ? null : undone.length > 0 ? 'import.redoDeleted' : 'import.nothingToRedo',
  };
}

function refusalOf(hasData: boolean, isImported: boolean): NonNullable<ImportHistory['noUndo']> {
  if (!hasData) return 'import.nothingToUndo';
  return isImported ? 'import.undoDeleted' : 'import.undoNotImported';
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
