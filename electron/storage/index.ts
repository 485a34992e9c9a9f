export { sha256Hex } from './datasetStore.ts';
export type { StoredRun } from './runStore.ts';
export { storageError } from './sqlite.ts';
export { WorkspaceFile } from './workspaceFile.ts';
