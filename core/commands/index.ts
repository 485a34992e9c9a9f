export { applyCommand } from './apply.ts';
export { applyDiff, isEmptyDiff, reverseDiff } from './diff.ts';
export { emptyHistory, recordEntry, redoEntry, undoEntry } from './history.ts';
