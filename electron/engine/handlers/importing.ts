import type { ImportOptions } from '../../files/index.ts';
import type { Experiment } from '../../shared/importShapes.ts';
import type { Mapping } from '../../shared/importTypes.ts';
import type { EngineContext, Handlers } from '../context.ts';
import type { Job } from '../jobs.ts';
import { keepUnified, outlineOf, previewIdentity, sourcesInDataset } from '../identity/unified.ts';

/** Loaded at the first import, because the reader's native library is large and most starts do not need it. */
const files = () => import('../../files/index.ts');

export const importHandlers: Pick<
  Handlers,
  'import.preview' | 'import.check' | 'import.commit' | 'import.rejectedCsv'
> = {
  'import.preview': async ({ session: { file } }, { source, dialect, mapping, use, place }) =>
    (await files()).previewFile(source, dialect, mapping, file.meta.settings().zone, {
      ...(use === undefined ? {} : { use }),
      ...(place === undefined ? {} : { place }),
      remembered: (signature) => file.imports.mapping(signature),
    }),

  'import.check': (context, { jobId, source, dialect, mapping, addTo }) =>
    context.jobs.run(jobId, async (job) => {
      const base = addTo == null ? null : await sourcesInDataset(context, addTo, job);
      const { check, addition } = await (await files()).checkFile(source, dialect, mapping, {
        ...importOptions(context, job),
        addTo: base,
      });
      const identity = addition === null ? null : await previewIdentity(context, addition, base, job);
      return { ...check, identity };
    }),

  'import.commit': (context, { jobId, source, dialect, mapping, name, addTo }) =>
    context.jobs.run(jobId, async (job) => {
      const { session } = context;
      const { meta, datasets, imports } = session.file;
      const earlier = addTo === null ? [] : datasets.summary(addTo).sources;
      const imported = await (await files()).importFile(source, dialect, mapping, {
        ...importOptions(context, job),
        addTo: addTo === null ? null : await sourcesInDataset(context, addTo, job),
      });
      const { check, contradictions, signature } = imported;
      const { rowsAccepted, rowsRejected } = check;
      const experiment = experimentOf(mapping);
      const sources = [
        ...earlier,
        { name: source.name, rowsAccepted, rowsRejected, ...(experiment === null ? {} : { experiment }) },
      ];
      const previousId = meta.currentDatasetId();
      const { dataset, unified } = await keepUnified(context, imported.sources, contradictions, { name, sources }, job);
      const time = context.options.clock();
      imports.add({
        time,
        fileName: source.name,
        kind: mapping.kind,
        rowsAccepted,
        rowsRejected,
        datasetId: dataset.id,
        previousId,
        isAdded: addTo !== null,
        customers: dataset.customerCount,
        events: dataset.eventCount,
      });
      imports.remember({ signature, fileName: source.name, time, dialect, mapping });
      return { dataset, check, identity: outlineOf(unified) };
    }),

  'import.rejectedCsv': (context, { jobId, source, dialect, mapping }) =>
    context.jobs.run(jobId, async (job) => ({
      fileName: `${source.name.replace(/\.[^.]*$/, '')}-rejected.csv`,
      text: await (await files()).rejectedCsv(source, dialect, mapping, importOptions(context, job)),
    })),
};

/** What the data remember of an experiment: which attributes hold it. */
function experimentOf({ kind, experiment }: Mapping): Experiment | null {
  if (kind !== 'experiment' || experiment === undefined) return null;
  const { name, arm, control, outcomes } = experiment;
  return { name, arm, control, outcomes: outcomes.map(({ column }) => column) };
}

function importOptions({ options, session }: EngineContext, job: Job): ImportOptions {
  const { region } = session.file.identities.policy();
  return { nowTime: options.clock(), region, onProgress: job.progress, signal: job.signal };
}
