import { ChevronDown, ChevronUp, Maximize2 } from 'lucide-react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { ProblemsPanel, TracePanel } from '../panels/index.ts';
import { useText } from '../locales/index.ts';
import { useEditorSession, useNumbersStore, useProblemsStore } from '../stores/index.ts';
import { IconButton, Tabs } from '../ui/index.ts';
import { ForecastPanel } from '../views/results/ForecastPanel.tsx';
import { RunHistory } from '../views/runs/RunHistory.tsx';
import { goTo } from './appActions.ts';
import { setDrawerHeight, setDrawerOpen, showDrawerTab, showTraceOf, useDrawer } from './drawerStore.ts';

/** The panel under the canvas: forecast, problems, trace, history. Its height and state are remembered. */
export function Drawer() {
  const text = useText();
  const { open, height, tab } = useDrawer();
  const runId = useNumbersStore((state) => state.runId);
  const problemCount = useProblemsStore(
    (state) => state.problems.filter((problem) => problem.severity !== 'info').length,
  );
  return (
    <section className="drawer" aria-label={text('drawer.label')} style={{ height: open ? height : 37 }}>
      <DrawerGrip height={height} />
      <div className="drawerTools">
        {runId === null ? null : (
          <IconButton
            size="small"
            label={text('drawer.fullPage')}
            icon={<Maximize2 aria-hidden />}
            onClick={() => goTo({ screen: 'run', runId })}
          />
        )}
        <IconButton
          size="small"
          label={open ? text('drawer.hide') : text('drawer.show')}
          icon={open ? <ChevronDown aria-hidden /> : <ChevronUp aria-hidden />}
          onClick={() => setDrawerOpen(!open)}
        />
      </div>
      <Tabs
        label={text('drawer.label')}
        value={tab}
        onChange={(next) => {
          showDrawerTab(next);
          setDrawerOpen(true);
        }}
        items={[
          { value: 'forecast', label: text('drawer.forecast') },
          {
            value: 'problems',
            label: text('drawer.problems'),
            ...(problemCount === 0 ? {} : { count: problemCount }),
          },
          { value: 'trace', label: text('drawer.trace') },
          { value: 'history', label: text('drawer.history') },
        ]}
      />
      {open ? (
        <div className="drawerBody">
          <DrawerContent />
        </div>
      ) : null}
    </section>
  );
}

function DrawerContent() {
  const tab = useDrawer((state) => state.tab);
  const trace = useDrawer((state) => state.trace);
  const { journeyId } = useEditorSession();
  switch (tab) {
    case 'forecast':
      return <ForecastPanel onTrace={showTraceOf} />;
    case 'problems':
      return <ProblemsPanel />;
    case 'trace':
      return trace === null ? <TracePanel /> : <TracePanel key={trace.customerId} {...trace} />;
    case 'history':
      return <RunHistory journeyId={journeyId} />;
  }
}

function DrawerGrip({ height }: { height: number }) {
  const text = useText();
  const resize = (event: PointerEvent<HTMLDivElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    setDrawerHeight(window.innerHeight - event.clientY, window.innerHeight);
  };
  const step = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    setDrawerHeight(height + (event.key === 'ArrowUp' ? 24 : -24), window.innerHeight);
  };
  return (
    <div
      className="drawerGrip"
      role="separator"
      aria-orientation="horizontal"
      aria-label={text('drawer.resize')}
      aria-valuenow={height}
      tabIndex={0}
      onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={resize}
      onKeyDown={step}
    />
  );
}
