import { Copy, Download, FilePlus2, MoreHorizontal, Route, Trash2, Upload } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import type { JourneySummary } from '../../../electron/shared/models.ts';
import { attempt, goTo, journeysChanged, saveFile, takeJourneyFile } from '../../app/appActions.ts';
import { useApp, useCurrentDataset } from '../../app/appStore.ts';
import { ErrorNote } from '../../app/ErrorNote.tsx';
import { LiveSwitch } from '../../app/LiveSwitch.tsx';
import { Page } from '../../app/Page.tsx';
import { useAsk } from '../../app/useAsk.ts';
import { getHost } from '../../bridge/index.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { Button, Dialog, EmptyState, FileInput, Menu, Progress } from '../../ui/index.ts';
import { TemplateGallery } from './TemplateGallery.tsx';
import './journeys.css';

/** All journeys of the workspace, and the ways to begin one. */
export function JourneysView() {
  const text = useText();
  const version = useApp((state) => state.journeysVersion);
  const workspaceName = useApp((state) => state.workspace?.name ?? '');
  const file = useRef<HTMLInputElement>(null);
  const [choosing, setChoosing] = useState(false);
  const { asked, again } = useAsk(
    useCallback(() => getHost().call('journey.list', {}), []),
    version,
  );
  const createEmpty = () =>
    void attempt(async () => {
      const { journey } = await getHost().call('journey.create', { name: text('journeys.newName') });
      goTo({ screen: 'journey', journeyId: journey.id });
    });

  return (
    <Page
      title={text('rail.journeys')}
      detail={workspaceName}
      actions={
        <>
          <Button icon={<Upload aria-hidden />} onClick={() => file.current?.click()}>
            {text('journeys.import')}
          </Button>
          <Button onClick={() => setChoosing(true)}>{text('journeys.fromTemplate')}</Button>
          <Button variant="primary" icon={<FilePlus2 aria-hidden />} onClick={createEmpty}>
            {text('journeys.new')}
          </Button>
        </>
      }
    >
      <FileInput
        inputRef={file}
        label={text('journeys.import')}
        accept=".json,.bpmn,.xml"
        onChoose={(chosen) => void attempt(() => takeJourneyFile(chosen))}
      />
      <div className="journeysBody">
        {asked.state === 'loading' ? <Progress label={text('app.loading')} share={null} /> : null}
        {asked.state === 'failed' ? (
          <ErrorNote error={asked.error} actions={<Button onClick={again}>{text('app.retry')}</Button>} />
        ) : null}
        {asked.state === 'ready' && asked.value.length > 0 ? (
          <ul className="journeyCards">
            {asked.value.map((journey) => (
              <JourneyCard key={journey.id} journey={journey} />
            ))}
          </ul>
        ) : null}
        {asked.state === 'ready' && asked.value.length === 0 ? <FirstJourney onEmpty={createEmpty} /> : null}
      </div>
      <Dialog open={choosing} onClose={() => setChoosing(false)} title={text('journeys.fromTemplate')} size="wide">
        <TemplateGallery />
      </Dialog>
    </Page>
  );
}

function FirstJourney({ onEmpty }: { onEmpty: () => void }) {
  const text = useText();
  const hasData = useCurrentDataset() !== null;
  return (
    <>
      <EmptyState
        icon={<Route aria-hidden />}
        title={text('journeys.none')}
        text={text(hasData ? 'journeys.noneHint' : 'journeys.noneNoDataHint')}
        actions={
          <>
            <Button variant="primary" onClick={onEmpty}>
              {text('journeys.new')}
            </Button>
            {hasData ? null : (
              <Button onClick={() => goTo({ screen: 'customers', customerId: null })}>
                {text('customers.addData')}
              </Button>
            )}
          </>
        }
      />
      <h2 className="journeysHeading">{text('journeys.fromTemplate')}</h2>
      <TemplateGallery />
    </>
  );
}

function JourneyCard({ journey }: { journey: JourneySummary }) {
  const text = useText();
  const formats = useFormats();
  const [deleting, setDeleting] = useState(false);
  return (
    <li className="journeyCard">
      <button type="button" className="journeyOpen" onClick={() => goTo({ screen: 'journey', journeyId: journey.id })}>
        <span className="journeyName">{journey.name}</span>
        <span className="journeyFacts">
          {text('journeys.facts', { n: journey.nodeCount, updated: formats.dateTime(journey.updatedTime) })}
        </span>
      </button>
      <LiveSwitch journeyId={journey.id} live={journey.live} />
      <Menu
        align="end"
        trigger={
          <button type="button" className="iconButton" aria-label={text('journeys.menu', { name: journey.name })}>
            <MoreHorizontal aria-hidden />
          </button>
        }
        items={[
          {
            id: 'duplicate',
            label: text('journeys.duplicate'),
            icon: <Copy aria-hidden />,
            onSelect: () =>
              void attempt(async () => {
                const name = text('journeys.copyName', { name: journey.name });
                await getHost().call('journey.duplicate', { journeyId: journey.id, name });
                journeysChanged();
              }),
          },
          {
            id: 'export',
            label: text('exports.spec'),
            icon: <Download aria-hidden />,
            onSelect: () =>
              void attempt(async () => {
                const spec = await getHost().call('journey.exportSpec', { journeyId: journey.id });
                await saveFile(spec.fileName, spec.text);
              }),
          },
          {
            id: 'delete',
            label: text('journeys.delete'),
            icon: <Trash2 aria-hidden />,
            danger: true,
            separated: true,
            onSelect: () => setDeleting(true),
          },
        ]}
      />
      <Dialog
        open={deleting}
        onClose={() => setDeleting(false)}
        title={text('journeys.deleteTitle')}
        actions={
          <>
            <Button onClick={() => setDeleting(false)}>{text('app.cancel')}</Button>
            <Button
              variant="danger"
              onClick={() =>
                void attempt(async () => {
                  await getHost().call('journey.delete', { journeyId: journey.id });
                  setDeleting(false);
                  journeysChanged();
                })
              }
            >
              {text('journeys.delete')}
            </Button>
          </>
        }
      >
        <p>{text('journeys.deleteText', { name: journey.name })}</p>
      </Dialog>
    </li>
  );
}
