import { Redo2, Undo2 } from 'lucide-react';
import { useCallback } from 'react';
import type { ImportRecord } from '../../../electron/shared/imports.ts';
import { attempt, refreshDatasets } from '../../app/appActions.ts';
import { useApp } from '../../app/appStore.ts';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { redoImport, undoImport } from '../importing/importUndo.ts';

/** What was imported, newest first: undo and redo of the import that the data in use come from, and the way to any other version. */
export function ImportHistory() {
  const text = useText();
  // other data in use, or fewer of them, make another answer
  const currentId = useApp((state) => state.currentDatasetId);
  const versions = useApp((state) => state.datasets);
  const { last } = useAsk(
    useCallback(() => getHost().call('import.history', {}), []),
    versions.length * 2 ** 20 + (currentId ?? 0),
  );
  if (last === null || last.records.length === 0) return null;
  const { records, undo, redo, inUse, noUndo } = last;
  return (
    <section className="factSection importHistory" aria-label={text('importing.history')}>
      <div className="historyHead">
        <h2>{text('importing.history')}</h2>
        <Button
          size="small"
          icon={<Undo2 aria-hidden />}
          disabled={undo === null}
          {...(undo === null ? {} : { label: `${text('importing.undo')}: ${undo.fileName}` })}
          onClick={undoImport}
        >
          {text('importing.undo')}
        </Button>
        <Button
          size="small"
          icon={<Redo2 aria-hidden />}
          disabled={redo === null}
          {...(redo === null ? {} : { label: `${text('importing.redo')}: ${redo.fileName}` })}
          onClick={redoImport}
        >
          {text('importing.redo')}
        </Button>
      </div>
      {noUndo === null ? null : <p className="sectionHint">{text(`error.${noUndo}`)}</p>}
      <ul className="versions">
        {records.map((record) => (
          <HistoryRow
            key={record.id}
            record={record}
            isUsed={record.id === inUse?.id}
            isThere={versions.some(({ id }) => id === record.datasetId)}
          />
        ))}
      </ul>
      <p className="sectionHint">{text('importing.historyHint')}</p>
    </section>
  );
}

interface HistoryRowProps {
  readonly record: ImportRecord;
  /** Whether the data in use come from it. */
  readonly isUsed: boolean;
  /** Whether the version that it made is still kept. */
  readonly isThere: boolean;
}

function HistoryRow({ record, isUsed, isThere }: HistoryRowProps) {
  const text = useText();
  const formats = useFormats();
  const select = () =>
    void attempt(async () => {
      await getHost().call('dataset.select', { datasetId: record.datasetId });
      await refreshDatasets();
    });
  return (
    <li className="version" data-undone={record.isUndone ? '' : undefined}>
      <div className="versionText">
        <b>{record.fileName}</b>
        <span className="sectionHint">
          {text(record.isAdded ? 'importing.historyAdded' : 'importing.historyReplaced', {
            kind: text(`importing.kind.${record.kind}`),
            accepted: record.rowsAccepted,
            rejected: record.rowsRejected,
            customers: record.customers,
            events: record.events,
            time: formats.dateTime(record.time),
          })}
        </span>
      </div>
      {record.isUndone && !isUsed ? <span className="sectionHint">{text('importing.undone')}</span> : null}
      {isUsed ? <span className="versionCurrent">{text('customers.current')}</span> : null}
      {isUsed || isThere ? null : <span className="sectionHint">{text('importing.versionDeleted')}</span>}
      {isThere && !isUsed ? (
        <Button size="small" label={`${text('importing.useVersion')}: ${record.fileName}`} onClick={select}>
          {text('importing.useVersion')}
        </Button>
      ) : null}
    </li>
  );
}
