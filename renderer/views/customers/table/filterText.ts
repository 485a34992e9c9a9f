import type { ValueTest } from '../../../../core/segment/condition.ts';
import type { Translate } from '../../../../core/i18n/index.ts';
import type { TableFilter } from '../customersStore.ts';
import type { GridColumn } from './columns.ts';

/** A filter in words: "Stage = At risk". */
export function filterText(text: Translate, filter: TableFilter, columns: readonly GridColumn[]): string {
  const column = columns.find(({ id }) => id === filter.column);
  const name = column?.title ?? filter.column.replace(/^attribute /, '');
  const value = valueOf(filter.test);
  const comparison = text(`customers.compare.${filter.test.compare}`);
  if (value === null) return `${name} ${comparison}`;
  const shown =
    typeof value === 'number' ? (column?.format(value) ?? String(value)) : (column?.labelText(value) ?? value);
  return `${name} ${comparison} ${shown}`;
}

function valueOf(test: ValueTest): string | number | null {
  return 'value' in test ? (typeof test.value === 'boolean' ? String(test.value) : test.value) : null;
}
