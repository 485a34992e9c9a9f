import { buildDataset, type DatasetRows, rowOfId } from '../../../../core/dataset/index.ts';
import { derivedAt, derivedColumns, derivedContext } from '../../../../core/dataset/derived/index.ts';
import type { Column, Dataset } from '../../../../core/dataset/dataset.ts';
import type { DerivedName } from '../../../../core/dataset/derivedCatalogue.ts';
import { runPass } from '../../../../core/lib/rowPass.ts';
import { sha256 } from '../digest.ts';

/** A moment written as Seoul's wall clock shows it. */
export function seoul(text: string): number {
  return Date.parse(`${text.includes(' ') ? text.replace(' ', 'T') : `${text}T12:00`}:00+09:00`) / 1000;
}

type EventRow = DatasetRows['events'][number];

export function event(
  customerId: string,
  type: string,
  when: string,
  value: number | null = null,
  properties: EventRow['properties'] = {},
): EventRow {
  return { customerId, type, time: seoul(when), value, properties };
}

export function shopOf(events: readonly EventRow[], signups: Record<string, string> = {}): Dataset {
  const customers = Object.entries(signups).map(([id, signup]) => ({ id, attributes: { signup: seoul(signup) } }));
  return buildDataset(
    { customers, events },
    { zone: 'Asia/Seoul', roles: { signupTime: 'signup' }, attributeKinds: { signup: 'time' } },
    sha256,
  );
}

/** What an attribute of one customer reads at a moment: a number, a label, or null when missing. */
export function derivedOf(dataset: Dataset, name: DerivedName, id: string, when: string): number | string | null {
  const time = seoul(when);
  const row = rowOfId(dataset, id);
  const [column] = runPass(derivedColumns(dataset, time, [name]), dataset.customerCount);
  const value = derivedAt(name, derivedContext(dataset, time, time))(row, time);
  const shown = shownOf(column!, row);
  const same = typeof shown === 'number' || shown === null ? (shown ?? Number.NaN) : value;
  if (!Object.is(same, value) && !(shown === null && value === 0)) throw new Error(`${name}: ${shown} ≠ ${value}`);
  return shown;
}

function shownOf(column: Column, row: number): number | string | null {
  if (column.kind === 'category') return column.codes[row] === 0 ? null : column.labels[column.codes[row]! - 1]!;
  if (column.kind !== 'number') throw new Error(`${column.name} is neither a number nor a category`);
  return Number.isNaN(column.values[row]!) ? null : column.values[row]!;
}
