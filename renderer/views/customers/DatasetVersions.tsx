import { useState } from 'react';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { attempt, refreshDatasets } from '../../app/appActions.ts';
import { useApp } from '../../app/appStore.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, Dialog } from '../../ui/index.ts';

/** Every imported version; one is current, the others can be chosen or dropped. */
export function DatasetVersions() {
  const text = useText();
  const datasets = useApp((state) => state.datasets);
  const currentId = useApp((state) => state.currentDatasetId);
  return (
    <ul className="versions">
      {datasets.map((dataset) => (
        <Version key={dataset.id} dataset={dataset} current={dataset.id === currentId} />
      ))}
      <li className="sectionHint">{text('customers.versionsHint')}</li>
    </ul>
  );
}

function Version({ dataset, current }: { dataset: DatasetSummary; current: boolean }) {
  const text = useText();
  const formats = useFormats();
  const [deleting, setDeleting] = useState(false);
  const select = () =>
    void attempt(async () => {
      await getHost().call('dataset.select', { datasetId: dataset.id });
      await refreshDatasets();
    });
  const remove = () =>
    void attempt(async () => {
      await getHost().call('dataset.delete', { datasetId: dataset.id });
      setDeleting(false);
      await refreshDatasets();
    });
  return (
    <li className="version">
      <div className="versionText">
        <b>{dataset.name}</b>
        <span className="sectionHint">
          {text('customers.versionFacts', {
            customers: dataset.customerCount,
            events: dataset.eventCount,
            created: formats.dateTime(dataset.createdTime),
          })}
        </span>
      </div>
      {current ? (
        <span className="versionCurrent">{text('customers.current')}</span>
      ) : (
        <>
          <Button size="small" onClick={select}>
            {text('customers.use')}
          </Button>
          <Button size="small" variant="danger" onClick={() => setDeleting(true)}>
            {text('customers.delete')}
          </Button>
        </>
      )}
      <Dialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={text('customers.deleteTitle')}
        actions={
          <>
            <Button onClick={() => setDeleting(false)}>{text('app.cancel')}</Button>
            <Button variant="danger" onClick={remove}>
              {text('customers.delete')}
            </Button>
          </>
        }
      >
        <p>{text('customers.deleteText', { name: dataset.name })}</p>
      </Dialog>
    </li>
  );
}
