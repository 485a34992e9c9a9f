import { create } from 'zustand';
import type { EngineErrorData } from '../../electron/shared/errors.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import type { DatasetSummary, WorkspaceInfo } from '../../electron/shared/models.ts';
import { type Route, routeOf } from './route.ts';

export interface AppState {
  /** `starting` until the engine has said which workspace is open. */
  readonly status: 'starting' | 'ready' | 'failed';
  readonly error: EngineErrorData | null;
  readonly workspace: WorkspaceInfo | null;
  readonly datasets: readonly DatasetSummary[];
  readonly currentDatasetId: number | null;
  readonly route: Route;
  /** The file whose import conversation is open. */
  readonly importing: ImportSource | null;
  /** Grows when the list of runs has changed, so that lists ask again. */
  readonly runsVersion: number;
  readonly journeysVersion: number;
}

/** What the whole window shares; the open journey has stores of its own. */
export const useApp = create<AppState>(() => ({
  status: 'starting',
  error: null,
  workspace: null,
  datasets: [],
  currentDatasetId: null,
  route: routeOf(typeof window === 'undefined' ? '' : window.location.hash),
  importing: null,
  runsVersion: 0,
  journeysVersion: 0,
}));

/** The dataset that runs use; null before the first import. */
export function useCurrentDataset(): DatasetSummary | null {
  return useApp(currentDataset);
}

export function currentDataset(state: AppState): DatasetSummary | null {
  return state.datasets.find((dataset) => dataset.id === state.currentDatasetId) ?? null;
}
