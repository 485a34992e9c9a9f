import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Command, EditLabel } from '../../core/commands/command.ts';
import { applyCommand, isSameJourney } from '../../core/commands/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { Problem } from '../../core/lint/problem.ts';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import type { EngineClient } from '../../electron/shared/hostApi.ts';
import { engineErrorOf } from '../bridge/hostError.ts';
import { PastStates } from './pastStates.ts';

/** Whether what is on the screen is on disk. `failed` keeps the reason until the next success. */
export type SavedState =
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: EngineErrorData };

/** One thing to tell the user: a refused edit, or a failure of the engine. `serial` makes repeated ones distinct. */
export type Notice =
  | { readonly kind: 'problem'; readonly problem: Problem; readonly serial: number }
  | { readonly kind: 'error'; readonly error: EngineErrorData; readonly serial: number };

export interface Selection {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

/** A way through the graph that the canvas highlights. */
export interface HighlightedPath {
  readonly nodeIds: readonly string[];
  readonly edgeIds: readonly string[];
}

export interface JourneyStoreState {
  readonly status: 'loading' | 'ready' | 'failed';
  /** The journey as shown: what the engine has confirmed plus the edits still on their way. */
  readonly journey: Journey | null;
  readonly revision: number;
  readonly saved: SavedState;
  readonly undoLabel: EditLabel | null;
  readonly redoLabel: EditLabel | null;
  readonly notice: Notice | null;
  readonly selection: Selection;
  readonly path: HighlightedPath | null;
  load(): Promise<void>;
  /** Applies the command at once on the screen and then on disk. False = refused, with a notice that says why. */
  dispatch(command: Command): boolean;
  undo(): Promise<void>;
  redo(): Promise<void>;
  /** Resolves when every edit given so far is on disk or has failed. */
  settled(): Promise<void>;
  select(selection: Selection): void;
  highlight(path: HighlightedPath | null): void;
  dismissNotice(): void;
}

export type JourneyStore = StoreApi<JourneyStoreState>;

/** One edit on its way, with the state that it was made on and the one that the screen shows for it; null = not known before the engine answers. */
type Step = { readonly from: Journey } & (
  | { readonly kind: 'apply'; readonly command: Command; readonly to: Journey }
  | { readonly kind: 'undo' | 'redo'; readonly to: Journey | null }
);

const nothingSelected: Selection = { nodeIds: [], edgeIds: [] };

/** The selection without elements that are gone; the same object when nothing went. */
function pruned(selection: Selection, journey: Journey): Selection {
  const nodes = new Set(journey.nodes.map((node) => node.id));
  const edges = new Set(journey.edges.map((edge) => edge.id));
  const nodeIds = selection.nodeIds.filter((id) => nodes.has(id));
  const edgeIds = selection.edgeIds.filter((id) => edges.has(id));
  const same = nodeIds.length === selection.nodeIds.length && edgeIds.length === selection.edgeIds.length;
  return same ? selection : { nodeIds, edgeIds };
}

/** The state after a step; where it was made on this very one, the same object as is shown, so that nothing is drawn anew. */
function after(step: Step, journey: Journey): Journey {
  if (step.from === journey && step.to !== null) return step.to;
  if (step.kind !== 'apply') return step.to ?? journey;
  const applied = applyCommand(journey, step.command);
  return applied.ok ? applied.value.journey : journey;
}

/**
 * The store of one open journey. Edits run one after another: each is applied optimistically, sent with the revision that
 * the engine confirmed last, and taken back by reloading when the engine refuses it.
 */
export function createJourneyStore(client: EngineClient, journeyId: string): JourneyStore {
  let confirmed: Journey | null = null;
  let revision = 0;
  let queue: Step[] = [];
  const states = new PastStates();
  let serial = 0;
  let pump: Promise<void> = Promise.resolve();
  let pumping = false;

  const store = createStore<JourneyStoreState>()((set, get) => {
    function nextSerial(): number {
      serial += 1;
      return serial;
    }

    /** What the user sees: the confirmed journey with every waiting edit on top; edits that no longer fit are skipped. */
    function show(extra: Partial<JourneyStoreState> = {}): void {
      if (confirmed === null) return;
      let journey = confirmed;
      for (const step of queue) journey = after(step, journey);
      set({ journey, revision, selection: pruned(get().selection, journey), ...extra });
    }

    async function reload(): Promise<void> {
      const state = await client.call('journey.get', { journeyId });
      confirmed = state.journey;
      revision = state.revision;
      show({ status: 'ready', undoLabel: state.undo, redoLabel: state.redo });
    }

    /** Sends one step; resolves when the engine has it on disk. */
    async function send(step: Step): Promise<void> {
      if (confirmed === null) return;
      if (step.kind === 'apply') {
        const applied = applyCommand(confirmed, step.command);
        if (!applied.ok) {
          states.forget();
          queue.shift();
          show({ notice: { kind: 'problem', problem: applied.error, serial: nextSerial() } });
          return;
        }
        const answer = await client.call('journey.apply', { journeyId, revision, command: step.command });
        confirmed = after(step, confirmed);
        revision = answer.revision;
        queue.shift();
        show({ undoLabel: answer.undo, redoLabel: answer.redo });
        return;
      }
      const state = await client.call(step.kind === 'undo' ? 'journey.undo' : 'journey.redo', { journeyId });
      const isAsShown = step.to !== null && isSameJourney(step.to, state.journey);
      if (!isAsShown) states.forget();
      confirmed = isAsShown ? step.to : state.journey;
      revision = state.revision;
      queue.shift();
      show({ undoLabel: state.undo, redoLabel: state.redo });
    }

    /** A refused step takes the steps behind it along: they were made on top of something that is not there. */
    async function rollBack(error: EngineErrorData): Promise<void> {
      queue = [];
      states.forget();
      set({ saved: { kind: 'failed', error }, notice: { kind: 'error', error, serial: nextSerial() } });
      try {
        await reload();
      } catch {
        show();
      }
    }

    async function drain(): Promise<void> {
      pumping = true;
      let failed = false;
      while (queue.length > 0) {
        const step = queue[0];
        if (step === undefined) break;
        try {
          await send(step);
          failed = false;
        } catch (caught) {
          failed = true;
          await rollBack(engineErrorOf(caught).data);
        }
      }
      pumping = false;
      if (!failed) set({ saved: { kind: 'saved' } });
    }

    /** The labels on the screen are those before the queue; what waits in it can be taken back too. */
    function isQueued(kind: Step['kind']): boolean {
      return queue.some((step) => step.kind === kind);
    }

    function enqueue(step: Step): void {
      queue.push(step);
      set({ saved: { kind: 'saving' } });
      if (!pumping) pump = drain();
    }

    function stepBack(kind: 'undo' | 'redo'): void {
      const { journey } = get();
      if (journey === null) return;
      const to = states[kind](journey);
      if (to !== null) set({ journey: to, selection: pruned(get().selection, to) });
      enqueue({ kind, from: journey, to });
    }

    return {
      status: 'loading',
      journey: null,
      revision: 0,
      saved: { kind: 'saved' },
      undoLabel: null,
      redoLabel: null,
      notice: null,
      selection: nothingSelected,
      path: null,
      async load() {
        try {
          await reload();
        } catch (caught) {
          set({ status: 'failed', notice: { kind: 'error', error: engineErrorOf(caught).data, serial: nextSerial() } });
        }
      },
      dispatch(command) {
        const { journey } = get();
        if (journey === null) return false;
        const applied = applyCommand(journey, command);
        if (!applied.ok) {
          set({ notice: { kind: 'problem', problem: applied.error, serial: nextSerial() } });
          return false;
        }
        const next = applied.value;
        states.edited(journey);
        set({
          journey: next.journey,
          undoLabel: next.label,
          redoLabel: null,
          selection: pruned(get().selection, next.journey),
        });
        enqueue({ kind: 'apply', command, from: journey, to: next.journey });
        return true;
      },
      undo() {
        if (get().undoLabel !== null || isQueued('redo')) stepBack('undo');
        return pump;
      },
      redo() {
        if (get().redoLabel !== null || isQueued('undo')) stepBack('redo');
        return pump;
      },
      settled() {
        return pump;
      },
      select(selection) {
        set({ selection });
      },
      highlight(path) {
        set({ path });
      },
      dismissNotice() {
        set({ notice: null });
      },
    };
  });
  return store;
}
