import { FileJson, FileSpreadsheet, Send, Share2 } from 'lucide-react';
import { useCallback, useState } from 'react';
import type { JourneySummary, RunSummary } from '../../../electron/shared/models.ts';
import { attempt, goTo, saveFile } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { Page } from '../../app/Page.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, EmptyState, Progress } from '../../ui/index.ts';
import { ExportDialog } from './ExportDialog.tsx';
import '../results/results.css';
import '../runs/runs.css';

/** Every journey with what can be handed on: its specification, and the figures of its newest run. */
export function ExportsView() {
  const text = useText();
  const { asked, again } = useAsk(
    useCallback(
      () => Promise.all([getHost().call('journey.list', {}), getHost().call('run.list', { journeyId: null })]),
      [],
    ),
  );
  return (
    <Page title={text('rail.exports')} detail={text('exports.hint')}>
      {asked.state === 'loading' ? (
        <div className="runsPad">
          <Progress label={text('app.loading')} share={null} />
        </div>
      ) : asked.state === 'failed' ? (
        <div className="runsPad">
          <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
        </div>
      ) : asked.value[0].length === 0 ? (
        <EmptyState
          icon={<Send aria-hidden />}
          title={text('exports.none')}
          text={text('exports.noneHint')}
          actions={<Button onClick={() => goTo({ screen: 'journeys' })}>{text('journeys.backToList')}</Button>}
        />
      ) : (
        <ExportTable journeys={asked.value[0]} runs={asked.value[1]} />
      )}
    </Page>
  );
}

function ExportTable({ journeys, runs }: { journeys: readonly JourneySummary[]; runs: readonly RunSummary[] }) {
  const text = useText();
  return (
    <div className="result">
      <table className="plainTable">
        <thead>
          <tr>
            <th scope="col">{text('runs.journey')}</th>
            <th scope="col">{text('exports.newestRun')}</th>
            <th scope="col" aria-label={text('exports.files')} />
          </tr>
        </thead>
        <tbody>
          {journeys.map((journey) => (
            <ExportRow key={journey.id} journey={journey} run={newest(runs, journey.id)} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function newest(runs: readonly RunSummary[], journeyId: string): RunSummary | null {
  const own = runs.filter((run) => run.identity.journeyId === journeyId);
  return own.reduce<RunSummary | null>((best, run) => (best === null || run.id > best.id ? run : best), null);
}

function ExportRow({ journey, run }: { journey: JourneySummary; run: RunSummary | null }) {
  const text = useText();
  const formats = useFormats();
  const [exporting, setExporting] = useState(false);
  const save = (ask: () => Promise<{ fileName: string; text: string }>) =>
    void attempt(async () => {
      const file = await ask();
      await saveFile(file.fileName, file.text);
    });
  return (
    <tr>
      <th scope="row">
        {journey.name}
        <span className="rowDetail">
          {text('journeys.facts', { n: journey.nodeCount, updated: formats.dateTime(journey.updatedTime) })}
        </span>
      </th>
      <td>{run === null ? text('exports.noRun') : formats.dateTime(run.createdTime)}</td>
      <td>
        <div className="exportButtons">
          <Button
            size="small"
            icon={<FileJson aria-hidden />}
            onClick={() => save(() => getHost().call('journey.exportSpec', { journeyId: journey.id }))}
          >
            {text('exports.specShort')}
          </Button>
          <Button
            size="small"
            icon={<FileSpreadsheet aria-hidden />}
            disabled={run === null}
            onClick={() => {
              if (run !== null) save(() => getHost().call('run.exportCsv', { runId: run.id }));
            }}
          >
            {text('exports.csvShort')}
          </Button>
          <Button size="small" icon={<Share2 aria-hidden />} onClick={() => setExporting(true)}>
            {text('exporting.open')}
          </Button>
          {exporting ? (
            <ExportDialog journeyId={journey.id} journeyName={journey.name} onClose={() => setExporting(false)} />
          ) : null}
        </div>
      </td>
    </tr>
  );
}
