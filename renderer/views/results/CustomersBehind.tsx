import { useEffect, useState } from 'react';
import type { CustomerRow } from '../../../electron/shared/models.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Dialog, EmptyState, Table, type TableColumn } from '../../ui/index.ts';
import type { OnTrace } from './countLink.ts';
import { TraceDialog } from './TraceDialog.tsx';

interface CustomersBehindProps {
  runId: number;
  counterKey: string;
  title: string;
  onClose: () => void;
  onTrace?: OnTrace;
}

const limit = 1000;

/** The customers behind one count of the first replication; each opens its trace. */
export function CustomersBehind({ runId, counterKey, title, onClose, onTrace }: CustomersBehindProps) {
  const text = useText();
  const formats = useFormats();
  const job = useJob();
  const [found, setFound] = useState<{ total: number; rows: CustomerRow[] } | null>(null);
  const [traced, setTraced] = useState<string | null>(null);
  const dataset = useCurrentDataset();
  const nameColumn = dataset?.attributes.find((attribute) => attribute.role === 'name')?.name ?? 'name';
  const { run, cancel } = job;
  useEffect(() => {
    void run((jobId) => getHost().call('run.customers', { jobId, runId, key: counterKey, limit })).then(
      (value) => value !== null && setFound(value),
    );
    return cancel;
  }, [run, cancel, runId, counterKey]);

  const columns: readonly TableColumn<CustomerRow>[] = [
    { id: 'id', title: text('customers.id'), width: 'minmax(110px, 1fr)', cell: (row) => row.id },
    {
      id: 'name',
      title: text('customers.name'),
      width: 'minmax(110px, 1fr)',
      cell: (row) => row.attributes[nameColumn] ?? '',
    },
    {
      id: 'purchases',
      title: text('customers.purchases'),
      align: 'end',
      width: '100px',
      cell: (row) => formats.number(row.purchaseCount),
    },
    {
      id: 'last',
      title: text('customers.last'),
      width: 'minmax(150px, 1fr)',
      cell: (row) => (row.lastTime === null ? '' : formats.dateTime(row.lastTime)),
    },
  ];
  return (
    <Dialog open onClose={onClose} title={title} size="wide">
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} />}
      {found === null ? null : (
        <>
          <p className="sectionHint">
            {found.total > found.rows.length
              ? text('results.behindSome', { total: found.total, shown: found.rows.length })
              : text('results.behindAll', { total: found.total })}
          </p>
          {found.rows.length === 0 ? (
            <EmptyState title={text('results.behindNone')} />
          ) : (
            <Table
              label={title}
              columns={columns}
              rows={found.rows}
              rowKey={(row) => row.id}
              onRowClick={(row) => {
                if (onTrace === undefined) {
                  setTraced(row.id);
                  return;
                }
                onTrace({ runId, customerId: row.id });
                onClose();
              }}
              maxHeight={420}
            />
          )}
        </>
      )}
      {traced === null ? null : <TraceDialog runId={runId} customerId={traced} onClose={() => setTraced(null)} />}
    </Dialog>
  );
}
