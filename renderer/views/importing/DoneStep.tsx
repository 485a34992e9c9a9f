import { CircleCheck, Download, Undo2 } from 'lucide-react';
import type { ImportCheck } from '../../../electron/shared/importTypes.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { useText } from '../../locales/index.ts';
import { Button, EmptyState } from '../../ui/index.ts';

interface DoneStepProps {
  dataset: DatasetSummary;
  check: ImportCheck | null;
  onSaveRejected: () => void;
  onUndo: () => void;
}

/** What is there now. */
export function DoneStep({ dataset, check, onSaveRejected, onUndo }: DoneStepProps) {
  const text = useText();
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden />}
      title={text('importing.doneTitle', { name: dataset.name })}
      text={text('importing.doneText', { customers: dataset.customerCount, events: dataset.eventCount })}
      actions={
        <>
          {check === null || check.rowsRejected === 0 ? null : (
            <Button icon={<Download aria-hidden />} onClick={onSaveRejected}>
              {text('importing.saveRejected')}
            </Button>
          )}
          <Button icon={<Undo2 aria-hidden />} onClick={onUndo}>
            {text('importing.undo')}
          </Button>
        </>
      }
    />
  );
}
