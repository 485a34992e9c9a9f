export {
  EditorProvider,
  useEditorSession,
  useJourneyStore,
  useNumbersStore,
  useProblemsStore,
} from './EditorProvider.tsx';
export type { EditorSession } from './editorSession.ts';
export type { SavedState } from './journeyStore.ts';
