import { Download } from 'lucide-react';
import type { ImportCheck, RejectedRow } from '../../../electron/shared/importTypes.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import type { Job } from '../../app/useJob.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, Table, type TableColumn } from '../../ui/index.ts';
import { eventName } from '../customers/eventName.ts';
import { Problems } from './Problems.tsx';
import { QualityList } from './QualityList.tsx';

interface CheckStepProps {
  job: Job;
  check: ImportCheck | null;
  onSaveRejected: () => void;
  onAgain: () => void;
}

/** What the mapping makes of the whole file: taken, refused and why. */
export function CheckStep({ job, check, onSaveRejected, onAgain }: CheckStepProps) {
  const text = useText();
  return (
    <>
      <JobProgress job={job} />
      {job.error === null ? null : <ErrorNote error={job.error} />}
      {check === null && !job.running ? (
        <div>
          <Button onClick={onAgain}>{text('importing.checkAgain')}</Button>
        </div>
      ) : null}
      {check === null ? null : <CheckResult check={check} onSaveRejected={onSaveRejected} />}
    </>
  );
}

function CheckResult({ check, onSaveRejected }: { check: ImportCheck; onSaveRejected: () => void }) {
  const text = useText();
  const formats = useFormats();
  const columns: readonly TableColumn<RejectedRow>[] = [
    {
      id: 'line',
      title: text('importing.line'),
      width: '80px',
      align: 'end',
      cell: (row) => formats.number(row.line),
    },
    {
      id: 'reason',
      title: text('importing.reason'),
      width: 'minmax(200px, 1fr)',
      cell: (row) => text(`import.${row.code}`, row.params),
    },
    { id: 'text', title: text('importing.rowText'), width: 'minmax(200px, 1.4fr)', cell: (row) => row.text },
  ];
  return (
    <>
      <CheckFigures check={check} />
      <Problems problems={check.problems} />
      <QualityList findings={check.quality} />
      {check.eventTypes.length === 0 ? null : (
        <p className="sectionHint">
          {check.eventTypes
            .slice(0, 12)
            .map((type) => `${eventName(text, type.name)} ${formats.number(type.count)}`)
            .join(' · ')}
        </p>
      )}
      {check.rowsRejected === 0 ? (
        <p>{text('importing.noneRejected')}</p>
      ) : (
        <section className="importColumns">
          <div className="rejectedHead">
            <h3>{text('importing.rejectedRows', { n: check.rowsRejected })}</h3>
            <Button size="small" icon={<Download aria-hidden />} onClick={onSaveRejected}>
              {text('importing.saveRejected')}
            </Button>
          </div>
          {check.rejected.length < check.rowsRejected ? (
            <p className="sectionHint">{text('importing.rejectedSome', { n: check.rejected.length })}</p>
          ) : null}
          <Table
            label={text('importing.rejectedRows', { n: check.rowsRejected })}
            columns={columns}
            rows={check.rejected}
            rowKey={(row) => String(row.line)}
            maxHeight={280}
          />
        </section>
      )}
    </>
  );
}

/** Accepted, rejected, customers and span of a checked file. */
export function CheckFigures({ check }: { check: ImportCheck }) {
  const text = useText();
  const formats = useFormats();
  const figures: readonly [string, string, string?][] = [
    ['accepted', formats.number(check.rowsAccepted)],
    ['rejected', formats.number(check.rowsRejected), check.rowsRejected > 0 ? 'loss' : 'plain'],
    ['duplicates', formats.number(check.duplicatesDropped)],
    ['customers', formats.number(check.customers)],
  ];
  return (
    <dl className="checkFigures">
      {figures.map(([id, value, tone]) => (
        <div key={id}>
          <dt>{text(`importing.figure.${id}`)}</dt>
          <dd data-tone={tone}>{value}</dd>
        </div>
      ))}
      {check.firstTime === null || check.lastTime === null ? null : (
        <div>
          <dt>{text('customers.span')}</dt>
          <dd className="checkSpan">
            {text('customers.spanText', {
              first: formats.date(check.firstTime),
              last: formats.date(check.lastTime),
            })}
          </dd>
        </div>
      )}
    </dl>
  );
}
