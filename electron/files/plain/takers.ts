import type { Plan } from '../plan.ts';
import { recordRules } from '../records.ts';
import type { RecordOptions, RegularizeOptions } from '../regularize.ts';
import type { PlainRows } from './plainRows.ts';
import { SimpleRows } from './simpleRows.ts';

/** What takes rows into `plain` while a file is read: stretches of simple ones, then single ones. `isRead` is the share of the file that has been read. */
export function takers(
  plain: PlainRows,
  plan: Plan,
  records: RecordOptions,
  isRead: () => number,
): Pick<RegularizeOptions, 'taker' | 'take'> {
  return {
    taker: new SimpleRows(plain, plan, recordRules(records), isRead),
    take: (buffer, record, line) => plain.take(buffer, record, line, isRead()),
  };
}
