import { Redo2, Undo2 } from 'lucide-react';
import { useCallback } from 'react';
import type { ImportRecord } from '../../../electron/shared/imports.ts';
import { useApp } from '../../app/appStore.ts';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';
import { redoImport, undoImport } from '../importing/importUndo.ts';

/** What was imported, newest first, with undo and redo of the import that the data in use come from. */
export function ImportHistory() {
  const text = useText();
  // other data in use make another answer
  const currentId = useApp((state) => state.currentDatasetId);
  const { last } = useAsk(
    useCallback(() => getHost().call('import.history', {}), []),
    currentId ?? 0,
  );
  if (last === null || last.records.length === 0) return null;
  const { records, undo, redo } = last;
  return (
    <section className="factSection importHistory" aria-label={text('importing.history')}>
      <div className="historyHead">
        <h2>{text('importing.history')}</h2>
        <Button size="small" icon={<Undo2 aria-hidden />} disabled={undo === null} onClick={undoImport}>
          {text('importing.undo')}
        </Button>
        <Button size="small" icon={<Redo2 aria-hidden />} disabled={redo === null} onClick={redoImport}>
          {text('importing.redo')}
        </Button>
      </div>
      <ul className="versions">
        {records.map((record) => (
          <HistoryRow key={record.id} record={record} isUsed={record.datasetId === currentId && !record.isUndone} />
        ))}
      </ul>
      <p className="sectionHint">{text('importing.historyHint')}</p>
    </section>
  );
}

function HistoryRow({ record, isUsed }: { record: ImportRecord; isUsed: boolean }) {
  const text = useText();
  const formats = useFormats();
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
      {record.isUndone ? <span className="sectionHint">{text('importing.undone')}</span> : null}
      {isUsed ? <span className="versionCurrent">{text('customers.current')}</span> : null}
    </li>
  );
}
