import { CSPProvider } from '@base-ui/react/csp-provider';
import { Tooltip } from '@base-ui/react/tooltip';
import { useEffect } from 'react';
import { useText } from '../locales/index.ts';
import { EmptyState, Progress, ToastRegion } from '../ui/index.ts';
import { StartView } from '../views/start/StartView.tsx';
import { ImportDialog } from '../views/importing/ImportDialog.tsx';
import { startApp } from './appActions.ts';
import { useApp } from './appStore.ts';
import { ErrorNote } from './ErrorNote.tsx';
import { FileDrop } from './FileDrop.tsx';
import { Frame } from './Frame.tsx';
import './frame.css';

/** The whole window. */
export function App() {
  useEffect(startApp, []);
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450}>
        <Content />
        <ToastRegion />
      </Tooltip.Provider>
    </CSPProvider>
  );
}

function Content() {
  const text = useText();
  const status = useApp((state) => state.status);
  const error = useApp((state) => state.error);
  const hasWorkspace = useApp((state) => state.workspace !== null);
  const importing = useApp((state) => state.importing);
  if (status === 'starting') {
    return (
      <main className="wholePage">
        <div className="startingBar">
          <Progress label={text('app.starting')} share={null} />
        </div>
      </main>
    );
  }
  if (status === 'failed' && error !== null) {
    return (
      <main className="wholePage">
        <EmptyState title={text('app.noHost')} actions={<ErrorNote error={error} />} />
      </main>
    );
  }
  return (
    <FileDrop>
      {hasWorkspace ? <Frame /> : <StartView />}
      {importing === null || !hasWorkspace ? null : <ImportDialog key={importing.path} source={importing} />}
    </FileDrop>
  );
}
