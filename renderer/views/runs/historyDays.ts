import { localDayOf, zoneTable } from '../../../core/time/index.ts';
import type { DatasetSummary } from '../../../electron/shared/models.ts';
import type { HistoryDays } from './runDefaults.ts';

/** The local days of a dataset's events; null while it has none. */
export function historyDays(dataset: DatasetSummary | null): HistoryDays | null {
  if (dataset === null || dataset.firstTime === null || dataset.lastTime === null) return null;
  const table = zoneTable(dataset.zone, dataset.firstTime, dataset.lastTime);
  return { firstDay: localDayOf(table, dataset.firstTime), lastDay: localDayOf(table, dataset.lastTime) };
}
