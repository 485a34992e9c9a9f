import { ArrowLeft, Download, Pencil } from 'lucide-react';
import { useCallback } from 'react';
import { attempt, goTo, saveFile } from '../../app/appActions.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { Page } from '../../app/Page.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, IconButton, Progress } from '../../ui/index.ts';
import { ResultView } from '../results/ResultView.tsx';

/** One saved run on a page of its own. */
export function RunView({ runId }: { runId: number }) {
  const text = useText();
  const formats = useFormats();
  const { asked, again } = useAsk(useCallback(() => getHost().call('run.get', { runId }), [runId]));
  const back = (
    <IconButton
      label={text('runs.back')}
      icon={<ArrowLeft aria-hidden />}
      onClick={() => goTo({ screen: 'forecasts' })}
    />
  );
  if (asked.state === 'loading') {
    return (
      <Page title={text('runs.one')} lead={back}>
        <div className="runsPad">
          <Progress label={text('app.loading')} share={null} />
        </div>
      </Page>
    );
  }
  if (asked.state === 'failed') {
    return (
      <Page title={text('runs.one')} lead={back}>
        <div className="runsPad">
          <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
        </div>
      </Page>
    );
  }
  const { summary, result, journey } = asked.value;
  return (
    <Page
      title={summary.identity.journeyName}
      lead={back}
      detail={formats.dateTime(summary.createdTime)}
      actions={
        <>
          <Button
            icon={<Pencil aria-hidden />}
            onClick={() => goTo({ screen: 'journey', journeyId: summary.identity.journeyId })}
          >
            {text('runs.openJourney')}
          </Button>
          <Button
            icon={<Download aria-hidden />}
            onClick={() =>
              void attempt(async () => {
                const file = await getHost().call('run.exportCsv', { runId });
                await saveFile(file.fileName, file.text);
              })
            }
          >
            {text('exports.csvShort')}
          </Button>
        </>
      }
    >
      <ResultView result={result} journey={journey} runId={runId} />
    </Page>
  );
}
