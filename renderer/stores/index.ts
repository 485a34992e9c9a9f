export {
  EditorProvider,
  useEditorSession,
  useJourneyStore,
  useNumbersStore,
  useProblemsStore,
} from './EditorProvider.tsx';
