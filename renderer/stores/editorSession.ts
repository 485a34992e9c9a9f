import type { DatasetSchema } from '../../core/dataset/dataset.ts';
import type { HostApi } from '../../electron/shared/hostApi.ts';
import type { DatasetSummary, WorkspaceSettings } from '../../electron/shared/models.ts';
import { createDragStore, type DragStore } from './dragStore.ts';
import { createJourneyStore, type JourneyStore } from './journeyStore.ts';
import { createNumbersStore, type NumbersStore } from './numbersStore.ts';
import { createProblemsStore, type ProblemsStore } from './problemsStore.ts';

/** What commands may do with the visible part of the canvas; absent while no canvas is mounted. */
export interface CanvasApi {
  zoomIn(): void;
  zoomOut(): void;
  zoomTo(zoom: number): void;
  fit(): void;
  fitNodes(nodeIds: readonly string[]): void;
  centerOn(nodeId: string): void;
  focusNode(nodeId: string): void;
  /** Brings the node into view if it is outside, once it is drawn. */
  reveal(nodeId: string): void;
  /** Middle of the visible part, in the journey's coordinates. */
  center(): { x: number; y: number };
  /** Last place of the pointer over the canvas in the journey's coordinates; null when it is elsewhere. */
  pointer(): { x: number; y: number } | null;
}

/** A place that a mounted component fills, so that commands reach it. */
export interface Slot<Value> {
  readonly current: Value | null;
  /** Returns the function that empties the slot again. */
  occupy(value: Value): () => void;
}

function createSlot<Value>(): Slot<Value> {
  const slot: { current: Value | null; occupy: Slot<Value>['occupy'] } = {
    current: null,
    occupy(value) {
      slot.current = value;
      return () => {
        if (slot.current === value) slot.current = null;
      };
    },
  };
  return slot;
}

/** Everything that belongs to one open journey: its stores and its surroundings. */
export interface EditorSession {
  readonly host: HostApi;
  readonly journeyId: string;
  readonly journey: JourneyStore;
  readonly numbers: NumbersStore;
  readonly problems: ProblemsStore;
  readonly drag: DragStore;
  readonly canvas: Slot<CanvasApi>;
  /** Focuses the palette's search field. */
  readonly paletteSearch: Slot<() => void>;
  /** Focuses the inspector's first field. */
  readonly inspectorFields: Slot<() => void>;
}

/** The stores of one open journey. `attachSession` makes them work together. */
export function createEditorSession(host: HostApi, journeyId: string): EditorSession {
  return {
    host,
    journeyId,
    journey: createJourneyStore(host, journeyId),
    numbers: createNumbersStore(host),
    problems: createProblemsStore(),
    drag: createDragStore(),
    canvas: createSlot(),
    paletteSearch: createSlot(),
    inspectorFields: createSlot(),
  };
}

const factsPauseMilliseconds = 600;

/** Loads the journey and keeps problems and estimates following it; returns the function that stops. */
export function attachSession(session: EditorSession, dataset: DatasetSummary | null): () => void {
  const schema = dataset === null ? null : schemaOfSummary(dataset);
  const { journey, numbers, problems } = session;
  let asking: ReturnType<typeof setTimeout> | undefined;
  let isAttached = true;

  function check(facts = problems.getState().facts): void {
    const shown = journey.getState().journey;
    if (shown !== null && isAttached) problems.getState().check(shown, schema, facts);
  }

  /** Asks the engine what the linter cannot see here, once editing pauses. */
  function askForFacts(): void {
    clearTimeout(asking);
    asking = setTimeout(() => {
      // without the facts less is found, which the next pause makes up for
      session.host.call('journey.lintFacts', { journeyId: session.journeyId }).then(check, () => undefined);
    }, factsPauseMilliseconds);
  }

  function refresh(): void {
    const shown = journey.getState().journey;
    if (shown === null) return;
    // first, because the engine can then work while this page does
    numbers.getState().follow(shown);
    check();
    askForFacts();
  }
  const stop = journey.subscribe((state, before) => {
    if (state.journey !== before.journey) refresh();
  });
  numbers.getState().restart();
  refresh();
  if (journey.getState().journey === null) void journey.getState().load();
  return () => {
    isAttached = false;
    clearTimeout(asking);
    stop();
    numbers.getState().close();
  };
}

/** What the linter and the inspector need to know of a dataset, from its summary. */
export function schemaOfSummary(dataset: DatasetSummary): DatasetSchema {
  const roles: Partial<Record<keyof DatasetSchema['roles'], string>> = {};
  for (const attribute of dataset.attributes) if (attribute.role !== null) roles[attribute.role] = attribute.name;
  return {
    attributes: dataset.attributes.map(({ name, kind, labels }) => ({ name, kind, labels })),
    roles,
    eventTypes: dataset.eventTypes,
    eventProperties: dataset.eventProperties,
  };
}

/** What the editor knows beside the journey. */
export interface EditorSurroundings {
  readonly dataset: DatasetSummary | null;
  readonly settings: WorkspaceSettings | null;
}
