import type { Dataset } from '../../core/dataset/dataset.ts';
import type { IdentityRecord } from '../../core/dataset/identity/index.ts';
import { summaryOf } from '../../core/dataset/index.ts';
import type { DatasetSummary } from '../shared/models.ts';
import type { EngineContext } from './context.ts';
import type { Job } from './jobs.ts';

export interface DatasetOrigin {
  readonly name: string;
  readonly sources: DatasetSummary['sources'];
}

/** Whether two versions come from the same imports: decisions about customers make further ones. */
export function sameSources(a: DatasetOrigin, b: DatasetOrigin): boolean {
  return a.name === b.name && JSON.stringify(a.sources) === JSON.stringify(b.sources);
}

/** What the customers were made of, and whether a decision made this version rather than an import. */
interface KeptIdentity {
  readonly record: IdentityRecord;
  readonly isDecided: boolean;
}

/** Writes a dataset into the open workspace, with what its customers were made of, and makes it the one in use. */
export async function keepDataset(
  { session, options }: EngineContext,
  dataset: Dataset,
  { name, sources }: DatasetOrigin,
  job: Job,
  identity: KeptIdentity | null = null,
): Promise<DatasetSummary> {
  const { file } = session;
  const summary = await file.datasets.save(
    dataset,
    {
      ...summaryOf(dataset),
      name,
      sources,
      hash: dataset.hash,
      zone: dataset.zone,
      synthetic: dataset.synthetic,
      createdTime: options.clock(),
    },
    {
      ...(identity === null
        ? {}
        : {
            beside: (id) =>
              file.identities.save(id, identity.record, { isDecided: identity.isDecided, signal: job.signal }),
          }),
      signal: job.signal,
      onProgress: (done, total) => job.progress('save', done, total),
    },
  );
  file.meta.setCurrentDatasetId(summary.id);
  return summary;
}
