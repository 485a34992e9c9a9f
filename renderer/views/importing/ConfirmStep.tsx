import type { ImportCheck } from '../../../electron/shared/importTypes.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import type { Job } from '../../app/useJob.ts';
import { useText } from '../../locales/index.ts';
import { TextField, Toggle } from '../../ui/index.ts';
import { CheckFigures } from './CheckStep.tsx';

interface ConfirmStepProps {
  job: Job;
  check: ImportCheck;
  name: string;
  onName: (name: string) => void;
  current: DatasetSummary | null;
  addTo: boolean;
  onAddTo: (addTo: boolean) => void;
}

/** The last look before anything is written. */
export function ConfirmStep({ job, check, name, onName, current, addTo, onAddTo }: ConfirmStepProps) {
  const text = useText();
  return (
    <div className="importConfirm">
      <CheckFigures check={check} />
      <TextField
        label={text('importing.dataName')}
        value={name}
        disabled={job.running}
        onInput={onName}
        onCommit={onName}
      />
      {current === null ? null : (
        <Toggle
          label={text('importing.addTo', { name: current.name })}
          hint={text('importing.addToHint')}
          checked={addTo}
          disabled={job.running}
          onChange={onAddTo}
        />
      )}
      <p className="sectionHint">{text('importing.confirmHint')}</p>
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} />}
    </div>
  );
}
