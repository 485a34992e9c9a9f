import type { ImportOptions } from '../../files/index.ts';
import type { EngineContext, Handlers } from '../context.ts';
import type { Job } from '../jobs.ts';
import { keepDataset } from '../keepDataset.ts';

/** Loaded at the first import, because the reader's native library is large and most starts do not need it. */
const files = () => import('../../files/index.ts');

export const importHandlers: Pick<
  Handlers,
  'import.preview' | 'import.check' | 'import.commit' | 'import.rejectedCsv'
> = {
  'import.preview': async ({ session }, { source, dialect, mapping }) =>
    (await files()).previewFile(source, dialect, mapping, session.file.meta.settings().zone),

  'import.check': (context, { jobId, source, dialect, mapping }) =>
    context.jobs.run(jobId, async (job) =>
      (await files()).checkFile(source, dialect, mapping, importOptions(context, job)),
    ),

  'import.commit': (context, { jobId, source, dialect, mapping, name, addTo }) =>
    context.jobs.run(jobId, async (job) => {
      const { session } = context;
      const earlier = addTo === null ? [] : session.file.datasets.summary(addTo).sources;
      const { dataset, check } = await (await files()).importFile(source, dialect, mapping, {
        ...importOptions(context, job),
        addTo: addTo === null ? null : await session.dataset(addTo),
      });
      const sources = [
        ...earlier,
        { name: source.name, rowsAccepted: check.rowsAccepted, rowsRejected: check.rowsRejected },
      ];
      return { dataset: await keepDataset(context, dataset, { name, sources }, job), check };
    }),

  'import.rejectedCsv': (context, { jobId, source, dialect, mapping }) =>
    context.jobs.run(jobId, async (job) => ({
      fileName: `${source.name.replace(/\.[^.]*$/, '')}-rejected.csv`,
      text: await (await files()).rejectedCsv(source, dialect, mapping, importOptions(context, job)),
    })),
};

function importOptions({ options }: EngineContext, job: Job): ImportOptions {
  return { nowTime: options.clock(), onProgress: job.progress, signal: job.signal };
}
