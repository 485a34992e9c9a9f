import { Search } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import type { Journey } from '../../core/journey/spec.ts';
import type { CallOutput } from '../../electron/shared/contract.ts';
import { errorText } from '../app/errorText.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import { engineErrorOf, getHost } from '../bridge/index.ts';
import { useText } from '../locales/index.ts';
import { useOptionalSession, useShownRunId } from '../stores/EditorProvider.tsx';
import { SuggestField } from './fields/SuggestField.tsx';
import { TraceSteps } from './TraceSteps.tsx';
import { pathOfTrace } from './tracePath.ts';
import './panels.css';

interface TracePanelProps {
  /** Left out: the run whose figures are on the canvas. */
  readonly runId?: number;
  /** Left out: the user chooses. */
  readonly customerId?: string;
}

type Trace = CallOutput<'run.trace'>;
type Shown =
  | { readonly state: 'idle' | 'loading' }
  | { readonly state: 'ready'; readonly trace: Trace; readonly journey: Journey }
  | { readonly state: 'failed'; readonly error: EngineErrorData };

/** One customer's way through a run, step by step with times and reasons; the canvas highlights the way. */
export function TracePanel({ runId, customerId }: TracePanelProps) {
  const text = useText();
  const session = useOptionalSession();
  const shownRunId = useShownRunId();
  const run = runId ?? shownRunId;
  const [typed, setTyped] = useState('');
  const id = typed === '' ? (customerId ?? '') : typed;
  const shown = useTrace(run, id);

  if (run === null) return <p className="panelHint tracePanel">{text('editor.trace.needsRun')}</p>;
  return (
    <div className="tracePanel">
      {customerId === undefined || session !== null ? <CustomerSearch value={id} onChoose={setTyped} /> : null}
      <TraceView shown={shown} />
    </div>
  );
}

function TraceView({ shown }: { readonly shown: Shown }) {
  const text = useText();
  switch (shown.state) {
    case 'idle':
      return <p className="panelHint">{text('editor.trace.choose')}</p>;
    case 'loading':
      return (
        <p className="panelHint" role="status">
          {text('editor.trace.loading')}
        </p>
      );
    case 'failed':
      return (
        <p className="panelError" role="alert">
          {errorText(text, shown.error)}
        </p>
      );
    case 'ready':
      return <TraceSteps journey={shown.journey} steps={shown.trace.steps} customer={shown.trace.customer} />;
  }
}

type Answer = Extract<Shown, { state: 'ready' | 'failed' }> & { readonly runId: number; readonly customerId: string };

/** Loads the trace and, inside an open journey, highlights it on the canvas until it is no longer shown. */
function useTrace(runId: number | null, customerId: string): Shown {
  const session = useOptionalSession();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const load = useCallback(
    async (run: number, id: string) => {
      const host = session?.host ?? getHost();
      const trace = await host.call('run.trace', { runId: run, customerId: id });
      const open = session?.journey.getState().journey;
      const journey = open ?? (await host.call('run.get', { runId: run })).journey;
      return { trace, journey };
    },
    [session],
  );

  useEffect(() => {
    if (runId === null || customerId === '') return;
    let isCurrent = true;
    load(runId, customerId).then(
      ({ trace, journey }) => {
        if (!isCurrent) return;
        setAnswer({ state: 'ready', runId, customerId, trace, journey });
        session?.journey.getState().highlight(pathOfTrace(trace.steps, journey.edges));
      },
      (caught: unknown) => {
        if (isCurrent) setAnswer({ state: 'failed', runId, customerId, error: engineErrorOf(caught).data });
      },
    );
    return () => {
      isCurrent = false;
      session?.journey.getState().highlight(null);
    };
  }, [runId, customerId, load, session]);

  if (runId === null || customerId === '') return { state: 'idle' };
  const isAnswered = answer !== null && answer.runId === runId && answer.customerId === customerId;
  return isAnswered ? answer : { state: 'loading' };
}

function CustomerSearch({ value, onChoose }: { readonly value: string; readonly onChoose: (id: string) => void }) {
  const text = useText();
  const session = useOptionalSession();
  const [ids, setIds] = useState<readonly string[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const host = session?.host ?? getHost();
    host.call('dataset.customers', { search: value, offset: 0, limit: 12 }).then(
      ({ rows }) => {
        if (isCurrent) setIds(rows.map((row) => row.id));
      },
      // suggestions are a convenience; an id can still be typed
      () => {
        if (isCurrent) setIds([]);
      },
    );
    return () => {
      isCurrent = false;
    };
  }, [session, value]);
  return (
    <div className="traceSearch">
      <Search aria-hidden />
      <SuggestField
        label={text('editor.trace.customer')}
        hideLabel
        value={value}
        suggestions={ids.map((id) => ({ value: id }))}
        placeholder={text('editor.trace.placeholder')}
        onCommit={(id) => onChoose(id.trim())}
      />
    </div>
  );
}
