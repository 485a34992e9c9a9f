import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { invariant } from '../../core/lib/invariant.ts';
import type { HostApi } from '../../electron/shared/hostApi.ts';
import type { DatasetSummary, WorkspaceSettings } from '../../electron/shared/models.ts';
import { attachSession, createEditorSession, type EditorSession, type EditorSurroundings } from './editorSession.ts';
import type { DragState } from './dragStore.ts';
import type { JourneyStoreState } from './journeyStore.ts';
import type { NumbersState } from './numbersStore.ts';
import type { ProblemsState } from './problemsStore.ts';

const SessionContext = createContext<EditorSession | null>(null);
const SurroundingsContext = createContext<EditorSurroundings>({ dataset: null, settings: null });

interface SurroundingsProviderProps extends EditorSurroundings {
  readonly children: ReactNode;
}

/** Gives fields their dataset where no journey is open. */
export function SurroundingsProvider({ dataset, settings, children }: SurroundingsProviderProps) {
  const surroundings = useMemo(() => ({ dataset, settings }), [dataset, settings]);
  return <SurroundingsContext value={surroundings}>{children}</SurroundingsContext>;
}

interface EditorProviderProps {
  readonly host: HostApi;
  readonly journeyId: string;
  readonly dataset: DatasetSummary | null;
  readonly settings: WorkspaceSettings | null;
  readonly children: ReactNode;
}

/** Opens one journey for everything below it: top bar, editor, drawer. Give it `key={journeyId}`. */
export function EditorProvider({ host, journeyId, dataset, settings, children }: EditorProviderProps) {
  const [session] = useState(() => createEditorSession(host, journeyId));
  useEffect(() => attachSession(session, dataset), [session, dataset]);
  return (
    <SessionContext value={session}>
      <SurroundingsProvider dataset={dataset} settings={settings}>
        {children}
      </SurroundingsProvider>
    </SessionContext>
  );
}

/** The open journey's session; only below EditorProvider. */
export function useEditorSession(): EditorSession {
  const session = useContext(SessionContext);
  invariant(session !== null, 'useEditorSession outside EditorProvider');
  return session;
}

/** The dataset and settings around the open journey. */
export function useSurroundings(): EditorSurroundings {
  return useContext(SurroundingsContext);
}

/** Part of the open journey's state. */
export function useJourneyStore<Value>(select: (state: JourneyStoreState) => Value): Value {
  return useStore(useEditorSession().journey, select);
}

/** Part of the numbers on the canvas. */
export function useNumbersStore<Value>(select: (state: NumbersState) => Value): Value {
  return useStore(useEditorSession().numbers, select);
}

/** Part of what the linter says. */
export function useProblemsStore<Value>(select: (state: ProblemsState) => Value): Value {
  return useStore(useEditorSession().problems, select);
}

/** Part of the drag from the palette. */
export function useDragStore<Value>(select: (state: DragState) => Value): Value {
  return useStore(useEditorSession().drag, select);
}

/** The open journey's session, or null where no journey is open. */
export function useOptionalSession(): EditorSession | null {
  return useContext(SessionContext);
}

const noNodes: readonly JourneyNode[] = [];
const noJourney = createStore<{ readonly journey: { readonly nodes: readonly JourneyNode[] } | null }>()(() => ({
  journey: null,
}));

/** The nodes of the open journey; none where no journey is open. */
export function useOpenNodes(): readonly JourneyNode[] {
  const session = useOptionalSession();
  const store: StoreApi<{ readonly journey: { readonly nodes: readonly JourneyNode[] } | null }> =
    session?.journey ?? noJourney;
  return useStore(store, (state) => state.journey?.nodes ?? noNodes);
}

const noNumbers = createStore<{ readonly runId: number | null }>()(() => ({ runId: null }));

/** Id of the full run whose figures are on the canvas; null without one or without an open journey. */
export function useShownRunId(): number | null {
  const session = useOptionalSession();
  const store: StoreApi<{ readonly runId: number | null }> = session?.numbers ?? noNumbers;
  return useStore(store, (state) => state.runId);
}
