import { useState } from 'react';
import type { ValueTest } from '../../../../core/segment/condition.ts';
import { useText } from '../../../locales/index.ts';
import { UnitField } from '../../../panels/fields/UnitField.tsx';
import { Button, Dialog, SelectField, TextField } from '../../../ui/index.ts';
import type { TableFilter } from '../customersStore.ts';
import type { GridColumn } from './columns.ts';

interface FilterDialogProps {
  readonly columns: readonly GridColumn[];
  readonly onAdd: (filter: TableFilter) => void;
  readonly onClose: () => void;
}

const comparisons = {
  number: ['atLeast', 'atMost', 'is', 'isSet', 'isNotSet'],
  category: ['is', 'isNot', 'isSet', 'isNotSet'],
  boolean: ['isTrue', 'isFalse', 'isNotSet'],
  time: ['isSet', 'isNotSet'],
  date: ['is', 'isSet', 'isNotSet'],
  text: ['contains', 'is', 'isSet', 'isNotSet'],
} as const;
export type Comparison = (typeof comparisons)[keyof typeof comparisons][number];

/** One more condition on the customers of the table: a column, a comparison and, where it needs one, a value. */
export function FilterDialog({ columns, onAdd, onClose }: FilterDialogProps) {
  const text = useText();
  const usable = columns.filter(({ group }) => group !== 'basic');
  const [columnId, setColumnId] = useState('derived:stage');
  const column = usable.find(({ id }) => id === columnId) ?? usable[0];
  const [chosen, setChosen] = useState<Comparison>('is');
  const [value, setValue] = useState<string | number | null>(null);
  if (column === undefined) return null;
  const offered: readonly Comparison[] = comparisons[column.kind];
  const comparison = offered.includes(chosen) ? chosen : (offered[0] ?? 'isSet');
  const test = testOf(comparison, column.kind === 'number' ? numberOf(value) : value, column);
  return (
    <Dialog
      open
      onClose={onClose}
      title={text('customers.filter.add')}
      actions={
        <>
          <Button onClick={onClose}>{text('app.cancel')}</Button>
          <Button
            variant="primary"
            disabled={test === null}
            onClick={() => {
              if (test !== null) onAdd({ column: column.id, test });
              onClose();
            }}
          >
            {text('customers.filter.apply')}
          </Button>
        </>
      }
    >
      <div className="filterFields">
        <SelectField
          label={text('customers.filter.column')}
          value={column.id}
          options={usable.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={(id) => {
            setColumnId(id);
            setValue(null);
          }}
        />
        <SelectField
          label={text('customers.filter.compare')}
          value={comparison}
          options={offered.map((name) => ({ value: name, label: text(`customers.compare.${name}`) }))}
          onChange={setChosen}
        />
        {needsValue(comparison) ? <ValueField column={column} value={value} onChange={setValue} /> : null}
      </div>
    </Dialog>
  );
}

interface ValueFieldProps {
  readonly column: GridColumn;
  readonly value: string | number | null;
  readonly onChange: (value: string | number) => void;
}

function ValueField({ column, value, onChange }: ValueFieldProps) {
  const text = useText();
  const label = text('customers.filter.value');
  if (column.kind === 'number') {
    return <UnitField label={label} unit={column.unit} value={numberOf(value)} onCommit={onChange} />;
  }
  if (column.kind === 'category' && column.labels.length > 0) {
    return (
      <SelectField
        label={label}
        value={String(value ?? column.labels[0])}
        options={column.labels.map((name) => ({ value: name, label: column.labelText(name) }))}
        onChange={onChange}
      />
    );
  }
  return (
    <TextField
      label={label}
      value={String(value ?? '')}
      type={column.kind === 'date' ? 'date' : 'text'}
      onInput={onChange}
      onCommit={onChange}
    />
  );
}

function needsValue(comparison: Comparison): boolean {
  return !['isSet', 'isNotSet', 'isTrue', 'isFalse'].includes(comparison);
}

function numberOf(value: string | number | null): number | null {
  return typeof value === 'number' ? value : null;
}

/** The test of the fields; null while the value is missing. */
export function testOf(
  comparison: Comparison,
  value: string | number | null,
  column: Pick<GridColumn, 'kind' | 'labels'>,
): ValueTest | null {
  // the list shows its first label until another is chosen
  const given = value ?? (column.kind === 'category' ? (column.labels[0] ?? null) : null);
  switch (comparison) {
    case 'isSet':
    case 'isNotSet':
    case 'isTrue':
    case 'isFalse':
      return { compare: comparison };
    case 'atLeast':
    case 'atMost':
      return typeof given === 'number' ? { compare: comparison, value: given } : null;
    case 'contains':
      return given === null || given === '' ? null : { compare: comparison, value: String(given) };
    case 'is':
    case 'isNot':
      return given === null || given === '' ? null : { compare: comparison, value: given };
  }
}
