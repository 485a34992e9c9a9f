import { useEffect, useState } from 'react';
import type { CustomerRow } from '../../../electron/shared/models.ts';
import { useEditorSession, useSurroundings } from '../../stores/EditorProvider.tsx';

export interface SampleCustomer {
  readonly row: CustomerRow;
  readonly index: number;
  readonly total: number;
}

/** One real customer to fill variables with, and a function to step through the others; null without a dataset. */
export function useSampleCustomer(): { readonly sample: SampleCustomer | null; step(by: number): void } {
  const { host } = useEditorSession();
  const { dataset } = useSurroundings();
  const [index, setIndex] = useState(0);
  const [answer, setAnswer] = useState<{ datasetId: number; sample: SampleCustomer | null } | null>(null);
  const datasetId = dataset?.id ?? null;

  useEffect(() => {
    if (datasetId === null) return;
    let isCurrent = true;
    host.call('dataset.customers', { search: '', offset: index, limit: 1 }).then(
      ({ rows, total }) => {
        const row = rows[0];
        if (isCurrent) setAnswer({ datasetId, sample: row === undefined ? null : { row, index, total } });
      },
      // without a sample the variables stay as they are written, which is no loss
      () => {
        if (isCurrent) setAnswer({ datasetId, sample: null });
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [host, datasetId, index]);

  // an answer about another dataset is none
  const sample = answer !== null && answer.datasetId === datasetId ? answer.sample : null;
  return {
    sample,
    step: (by) => setIndex((now) => (sample === null ? now : (now + by + sample.total) % Math.max(1, sample.total))),
  };
}
