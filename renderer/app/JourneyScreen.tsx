import { useCallback, useMemo, useState } from 'react';
import { getHost } from '../bridge/index.ts';
import { Editor } from '../canvas/index.ts';
import { type AppCommand, useRegisterCommands } from '../commands/index.ts';
import { useText } from '../locales/index.ts';
import { EditorProvider, useEditorSession, useJourneyStore } from '../stores/index.ts';
import { Button, EmptyState } from '../ui/index.ts';
import { RunDialog } from '../views/runs/RunDialog.tsx';
import { goTo, runsChanged } from './appActions.ts';
import { useApp, useCurrentDataset } from './appStore.ts';
import { Drawer } from './Drawer.tsx';
import { type DrawerTab, setDrawerOpen, showDrawerTab, showTraceOf } from './drawerStore.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { JourneyBar } from './JourneyBar.tsx';

/** One open journey: top bar, editor, drawer. */
export function JourneyScreen({ journeyId }: { journeyId: string }) {
  const dataset = useCurrentDataset();
  const settings = useApp((state) => state.workspace?.settings ?? null);
  return (
    <EditorProvider host={getHost()} journeyId={journeyId} dataset={dataset} settings={settings}>
      <OpenJourney />
    </EditorProvider>
  );
}

function OpenJourney() {
  const text = useText();
  const session = useEditorSession();
  const status = useJourneyStore((state) => state.status);
  const notice = useJourneyStore((state) => state.notice);
  const [asking, setAsking] = useState(false);
  const openTab = useCallback((tab: DrawerTab) => {
    showDrawerTab(tab);
    setDrawerOpen(true);
  }, []);

  const commands = useMemo(
    (): readonly AppCommand[] => [
      { id: 'run.start', titleKey: 'run.title', group: 'go', keys: ['Mod+Enter'], run: () => setAsking(true) },
    ],
    [],
  );
  useRegisterCommands(commands);

  if (status === 'failed') {
    return (
      <main className="page">
        <EmptyState
          title={text('journeys.cannotOpen')}
          actions={
            <>
              {notice?.kind === 'error' ? <ErrorNote error={notice.error} /> : null}
              <Button onClick={() => goTo({ screen: 'journeys' })}>{text('journeys.backToList')}</Button>
            </>
          }
        />
      </main>
    );
  }
  return (
    <main className="journeyScreen">
      <JourneyBar onRun={() => setAsking(true)} onProblems={() => openTab('problems')} />
      <div className="journeyWork">
        <Editor drawer={<Drawer />} />
      </div>
      {asking ? (
        <RunDialog
          journeyId={session.journeyId}
          onClose={() => setAsking(false)}
          onDone={(runId, result) => {
            setAsking(false);
            const { journey } = session.journey.getState();
            if (journey !== null) session.numbers.getState().showRun(runId, result, journey);
            showTraceOf(null);
            runsChanged();
            openTab('forecast');
          }}
        />
      ) : null}
    </main>
  );
}
