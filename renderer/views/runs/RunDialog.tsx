import { useState } from 'react';
import type { RunResult } from '../../../core/measure/result.ts';
import type { RunRequest } from '../../../core/simulate/request.ts';
import { dateText, dayNumber } from '../../../core/time/index.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import { goTo } from '../../app/appActions.ts';
import { useCurrentDataset } from '../../app/appStore.ts';
import { setDrawerOpen, showDrawerTab } from '../../app/drawerStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { JobProgress } from '../../app/JobProgress.tsx';
import { useJob } from '../../app/useJob.ts';
import { getHost } from '../../bridge/index.ts';
import { useText } from '../../locales/index.ts';
import { Button, DateField, Dialog, EmptyState, NumberField, SelectField, Toggle } from '../../ui/index.ts';
import { historyDays } from './historyDays.ts';
import { defaultRequest, type HistoryDays, windowProblem } from './runDefaults.ts';
import { TogetherFields } from './TogetherFields.tsx';
import './runs.css';

interface RunDialogProps {
  journeyId: string;
  onClose: () => void;
  onDone: (runId: number, result: RunResult) => void;
}

/** What to run, how long, how often; then its progress. */
export function RunDialog({ journeyId, onClose, onDone }: RunDialogProps) {
  const text = useText();
  const dataset = useCurrentDataset();
  const history = historyDays(dataset);
  if (dataset === null || history === null) {
    return (
      <Dialog open onClose={onClose} title={text('run.title')}>
        <EmptyState
          title={text('results.noData')}
          text={text('results.noDataHint')}
          actions={
            <Button variant="primary" onClick={() => goTo({ screen: 'customers', customerId: null })}>
              {text('customers.addData')}
            </Button>
          }
        />
      </Dialog>
    );
  }
  return <RunForm journeyId={journeyId} dataset={dataset} history={history} onClose={onClose} onDone={onDone} />;
}

interface RunFormProps extends RunDialogProps {
  dataset: DatasetSummary;
  history: HistoryDays;
}

function RunForm({ journeyId, dataset, history, onClose, onDone }: RunFormProps) {
  const text = useText();
  const job = useJob();
  const [request, setRequest] = useState<RunRequest>(() => defaultRequest('forecast', history, 1));
  const change = (patch: Partial<RunRequest>) => setRequest({ ...request, ...patch });
  const problem = windowProblem(request, dayNumber(request.startDate), history);

  const start = async () => {
    const done = await job.run((jobId) => getHost().call('run.start', { jobId, journeyId, request }));
    if (done !== null) onDone(done.runId, done.result);
  };
  const close = () => {
    job.cancel();
    onClose();
  };

  return (
    <Dialog
      open
      onClose={close}
      title={text('run.title')}
      dismissible={!job.running}
      actions={
        job.running ? undefined : (
          <>
            <Button onClick={close}>{text('app.cancel')}</Button>
            <Button variant="primary" disabled={problem !== null} onClick={() => void start()}>
              {text('bar.run')}
            </Button>
          </>
        )
      }
    >
      <SelectField
        label={text('run.mode')}
        value={request.mode}
        disabled={job.running}
        options={(['forecast', 'replay'] as const).map((value) => ({ value, label: text(`run.mode.${value}`) }))}
        onChange={(mode) => setRequest(defaultRequest(mode, history, request.seed))}
        hint={text(`run.modeHint.${request.mode}`)}
      />
      <div className="fieldPair">
        <DateField
          label={text('run.startDate')}
          value={request.startDate}
          disabled={job.running}
          onCommit={(startDate) => {
            if (startDate !== '') change({ startDate });
          }}
        />
        <NumberField
          label={text('run.days')}
          value={request.days}
          min={1}
          max={1100}
          suffix={text('run.daysUnit')}
          disabled={job.running}
          onCommit={(days) => change({ days: Math.round(days) })}
        />
      </div>
      <p className="sectionHint">
        {text('run.history', {
          name: dataset.name,
          first: dateText(history.firstDay),
          last: dateText(history.lastDay),
        })}
      </p>
      {problem === null ? null : (
        <p className="fieldError" role="alert">
          {text(problem, { first: dateText(history.firstDay), last: dateText(history.lastDay) })}
        </p>
      )}
      <Toggle
        label={text('run.responses')}
        hint={text('run.responsesHint')}
        checked={request.simulateResponses}
        disabled={job.running}
        onChange={(simulateResponses) =>
          change({ simulateResponses, replications: simulateResponses ? Math.max(100, request.replications) : 1 })
        }
      />
      <div className="fieldPair">
        <NumberField
          label={text('run.replications')}
          hint={text('run.replicationsHint')}
          value={request.replications}
          min={1}
          max={2000}
          disabled={job.running}
          onCommit={(replications) => change({ replications: Math.round(replications) })}
        />
        <NumberField
          label={text('run.seed')}
          hint={text('run.seedHint')}
          value={request.seed}
          min={0}
          max={4_294_967_295}
          disabled={job.running}
          onCommit={(seed) => change({ seed: Math.round(seed) })}
        />
      </div>
      <TogetherFields journeyId={journeyId} request={request} disabled={job.running} onChange={setRequest} />
      {job.running ? null : (
        <p className="sectionHint">
          {text('run.assumptions')}{' '}
          <button type="button" className="linkButton" onClick={() => goTo({ screen: 'settings' })}>
            {text('run.assumptionsLink')}
          </button>
        </p>
      )}
      {job.error === null ? null : (
        <ErrorNote
          error={job.error}
          actions={
            job.error.code === 'run.journeyHasErrors' ? (
              <Button
                size="small"
                onClick={() => {
                  showDrawerTab('problems');
                  setDrawerOpen(true);
                  onClose();
                }}
              >
                {text('run.seeProblems')}
              </Button>
            ) : undefined
          }
        />
      )}
      <JobProgress job={job} />
    </Dialog>
  );
}
