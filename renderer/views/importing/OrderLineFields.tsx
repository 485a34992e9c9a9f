import type { ImportPreview, Mapping, OrderLines } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, Toggle } from '../../ui/index.ts';

/** A value that no header can have, standing for "no column". */
const noColumn = '\u0000';
const noLines: OrderLines = {
  order: '',
  quantity: null,
  price: null,
  status: null,
  leaveOutCancelled: false,
  leaveOutNotPositive: false,
};

interface OrderLineFieldsProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

/** What groups lines into orders, what they amount to, and what becomes of cancelled ones. */
export function OrderLineFields({ preview, mapping, onChange }: OrderLineFieldsProps) {
  const text = useText();
  const lines = mapping.lines ?? noLines;
  const options = [
    { value: noColumn, label: text('importing.noColumn') },
    ...preview.columns.map(({ name }) => ({ value: name, label: name })),
  ];
  const change = (patch: Partial<OrderLines>) => onChange({ ...mapping, lines: { ...lines, ...patch } });
  return (
    <>
      <SelectField
        label={text('importing.order')}
        value={lines.order === '' ? noColumn : lines.order}
        options={options}
        onChange={(column) => change({ order: column === noColumn ? '' : column })}
      />
      {(['quantity', 'price', 'status'] as const).map((field) => (
        <SelectField
          key={field}
          label={text(`importing.${field}`)}
          value={lines[field] ?? noColumn}
          options={options}
          onChange={(column) => change({ [field]: column === noColumn ? null : column })}
        />
      ))}
      <div className="importToggle">
        <Toggle
          label={text('importing.leaveOutCancelled')}
          hint={text('importing.leaveOutCancelledHint')}
          checked={lines.leaveOutCancelled}
          onChange={(leaveOutCancelled) => change({ leaveOutCancelled })}
        />
      </div>
      <div className="importToggle">
        <Toggle
          label={text('importing.leaveOutNotPositive')}
          checked={lines.leaveOutNotPositive}
          onChange={(leaveOutNotPositive) => change({ leaveOutNotPositive })}
        />
      </div>
    </>
  );
}
