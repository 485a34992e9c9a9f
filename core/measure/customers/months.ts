import type { Dataset } from '../../dataset/dataset.ts';
import { calendarDay, localDayOf, type ZoneTable, zoneTable } from '../../time/index.ts';

/** The local calendar months from the first event of a dataset to a moment, numbered from 0. */
export interface Months {
  readonly zone: ZoneTable;
  readonly count: number;
  readonly firstDay: number;
  /** Month number by day since `firstDay`. */
  readonly ofDay: Uint16Array;
  /** 'YYYY-MM' by number. */
  readonly labels: readonly string[];
}

/** Null where nothing happened up to `time`. */
export function monthsOf(dataset: Dataset, time: number): Months | null {
  if (dataset.span === null || dataset.span.firstTime > time) return null;
  const { firstTime } = dataset.span;
  const zone = zoneTable(dataset.zone, firstTime, time);
  const firstDay = localDayOf(zone, firstTime);
  const ofDay = new Uint16Array(localDayOf(zone, time) - firstDay + 1);
  const labels: string[] = [];
  for (let day = 0; day < ofDay.length; day++) {
    const { year, month } = calendarDay(firstDay + day);
    const label = `${year}-${String(month).padStart(2, '0')}`;
    if (labels.at(-1) !== label) labels.push(label);
    ofDay[day] = labels.length - 1;
  }
  return { zone, count: labels.length, firstDay, ofDay, labels };
}
