import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { setOwnWords } from '../locales/index.ts';

/** What conditions need to know of a saved segment. */
interface KnownSegment {
  readonly id: string;
  readonly name: string;
}

interface SegmentsState {
  readonly segments: readonly KnownSegment[];
}

const store = createStore<SegmentsState>()(() => ({ segments: [] }));

/** The saved segments of the open workspace, for conditions that name one and for their words. */
export function setSegments(segments: readonly KnownSegment[]): void {
  store.setState({ segments });
  // braces would be read as places to fill
  const words = segments.map(({ id, name }) => [`segmentName.${id}`, name.replaceAll('{', '(').replaceAll('}', ')')]);
  setOwnWords(Object.fromEntries(words));
}

/** The saved segments of the open workspace by name. */
export function useSegments(): readonly KnownSegment[] {
  return useStore(store, (state) => state.segments);
}
