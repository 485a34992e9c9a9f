import type { ImportOptions } from '../../files/index.ts';
import type { EngineContext, Handlers } from '../context.ts';
import type { Job } from '../jobs.ts';
import { keepUnified, outlineOf, previewIdentity, sourcesInDataset } from '../identity/unified.ts';

/** Loaded at the first import, because the reader's native library is large and most starts do not need it. */
const files = () => import('../../files/index.ts');

export const importHandlers: Pick<
  Handlers,
  'import.preview' | 'import.check' | 'import.commit' | 'import.rejectedCsv'
> = {
  'import.preview': async ({ session }, { source, dialect, mapping }) =>
    (await files()).previewFile(source, dialect, mapping, session.file.meta.settings().zone),

  'import.check': (context, { jobId, source, dialect, mapping, addTo }) =>
    context.jobs.run(jobId, async (job) => {
      const { check, addition } = await (await files()).checkFile(
        source,
        dialect,
        mapping,
        importOptions(context, job),
      );
      const identity = addition === null ? null : await previewIdentity(context, addition, addTo ?? null);
      return { ...check, identity };
    }),

  'import.commit': (context, { jobId, source, dialect, mapping, name, addTo }) =>
    context.jobs.run(jobId, async (job) => {
      const { session } = context;
      const earlier = addTo === null ? [] : session.file.datasets.summary(addTo).sources;
      const imported = await (await files()).importFile(source, dialect, mapping, {
        ...importOptions(context, job),
        addTo: addTo === null ? null : await sourcesInDataset(context, addTo),
      });
      const { check, contradictions } = imported;
      const sources = [
        ...earlier,
        { name: source.name, rowsAccepted: check.rowsAccepted, rowsRejected: check.rowsRejected },
      ];
      const { dataset, unified } = await keepUnified(context, imported.sources, contradictions, { name, sources }, job);
      return { dataset, check, identity: outlineOf(unified) };
    }),

  'import.rejectedCsv': (context, { jobId, source, dialect, mapping }) =>
    context.jobs.run(jobId, async (job) => ({
      fileName: `${source.name.replace(/\.[^.]*$/, '')}-rejected.csv`,
      text: await (await files()).rejectedCsv(source, dialect, mapping, importOptions(context, job)),
    })),
};

function importOptions({ options, session }: EngineContext, job: Job): ImportOptions {
  const { region } = session.file.identities.policy();
  return { nowTime: options.clock(), region, onProgress: job.progress, signal: job.signal };
}
