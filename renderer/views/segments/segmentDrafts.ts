import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { SavedSegment } from '../../../core/segment/savedSegment.ts';

/** What is written of a segment before it is saved. */
export type SegmentText = Pick<SavedSegment, 'name' | 'description' | 'condition'>;

interface Draft {
  readonly text: SegmentText;
  readonly past: readonly SegmentText[];
  readonly future: readonly SegmentText[];
}

const keptSteps = 100;

/** By segment id; kept while the app is open, so that a look at another screen loses nothing. */
const store = createStore<{ readonly drafts: Readonly<Record<string, Draft>> }>()(() => ({ drafts: {} }));

function put(segmentId: string, draft: Draft | null): void {
  const { [segmentId]: _old, ...others } = store.getState().drafts;
  store.setState({ drafts: draft === null ? others : { ...others, [segmentId]: draft } });
}

/** The unsaved text of a segment, with the steps back and forth; null while nothing has been changed. */
export function useSegmentDraft(segmentId: string): Draft | null {
  return useStore(store, (state) => state.drafts[segmentId] ?? null);
}

/** The same outside of React. */
export function draftOf(segmentId: string): Draft | null {
  return store.getState().drafts[segmentId] ?? null;
}

/** Whether anything of a segment is unsaved. */
export function useIsUnsaved(segmentId: string): boolean {
  return useStore(store, (state) => state.drafts[segmentId] !== undefined);
}

/** Changes what is written; `saved` is where the first change starts from. */
export function changeDraft(segmentId: string, saved: SegmentText, change: Partial<SegmentText>): void {
  const draft = draftOf(segmentId) ?? { text: saved, past: [], future: [] };
  put(segmentId, {
    text: { ...draft.text, ...change },
    past: [...draft.past, draft.text].slice(-keptSteps),
    future: [],
  });
}

export function undoDraft(segmentId: string): void {
  const draft = draftOf(segmentId);
  const text = draft?.past.at(-1);
  if (draft === null || text === undefined) return;
  put(segmentId, { text, past: draft.past.slice(0, -1), future: [draft.text, ...draft.future] });
}

export function redoDraft(segmentId: string): void {
  const draft = draftOf(segmentId);
  const [text, ...future] = draft?.future ?? [];
  if (draft === null || text === undefined) return;
  put(segmentId, { text, past: [...draft.past, draft.text], future });
}

/** Forgets what is unsaved: after a save, or to go back to what was saved. */
export function dropDraft(segmentId: string): void {
  put(segmentId, null);
}
