import { type Codes, codesOf } from '../../dataset/codes.ts';
import { columnNamed } from '../../dataset/columns.ts';
import { type Column, type CustomerRole, type Dataset, missingDay } from '../../dataset/dataset.ts';
import { calendarDay, localDayOf, zoneTable } from '../../time/index.ts';

/** What customers can be told apart by; `stage` is a derived attribute, the others need a column of that meaning. */
export const breakdowns = ['gender', 'ageBand', 'region', 'acquisitionChannel', 'tier', 'stage'] as const;
export type Breakdown = (typeof breakdowns)[number];

/** Ten-year bands of age; the label is its first year. */
export const ageBandLabels = ['0', '10', '20', '30', '40', '50', '60', '70'] as const;

/** Groups by a column of the data, or null where the data have none; `stage` comes from its own derived column. */
export function groupsBy(dataset: Dataset, breakdown: Exclude<Breakdown, 'stage'>, time: number): Codes | null {
  const role: CustomerRole = breakdown === 'ageBand' ? 'birthday' : breakdown;
  const name = dataset.roles[role];
  const column = name === undefined ? null : columnNamed(dataset, name);
  if (column === null) return null;
  return breakdown === 'ageBand' ? ageBands(column, dataset.zone, time) : codesOf(column, dataset.zone);
}

/** Ages in whole years on the local day of `time`; births after it are missing. */
function ageBands(column: Column, zone: string, time: number): Codes | null {
  if (column.kind !== 'date') return null;
  const today = calendarDay(localDayOf(zoneTable(zone, time, time), time));
  const codes = Uint32Array.from(column.values, (day) => {
    if (day === missingDay) return 0;
    const birth = calendarDay(day);
    const before = today.month < birth.month || (today.month === birth.month && today.day < birth.day);
    const age = today.year - birth.year - (before ? 1 : 0);
    return age < 0 ? 0 : Math.min(Math.floor(age / 10), ageBandLabels.length - 1) + 1;
  });
  return { codes, labels: ageBandLabels };
}
