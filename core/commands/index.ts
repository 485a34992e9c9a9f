export { applyCommand } from './apply.ts';
export { applyDiff, isEmptyDiff, isSameJourney, reverseDiff } from './diff.ts';
export { emptyHistory, recordEntry, redoEntry, undoEntry } from './history.ts';
