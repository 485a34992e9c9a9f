export { type AppliedCommand, applyCommand } from './apply.ts';
export { applyDiff, isEmptyDiff, reverseDiff } from './diff.ts';
export { emptyHistory, type History, type HistoryStep, recordEntry, redoEntry, undoEntry } from './history.ts';
