import { customerRoles } from '../../../core/dataset/dataset.ts';
import { columnKindSchema, type ImportPreview, type Mapping } from '../../../electron/shared/importTypes.ts';
import { shapeColumns } from '../../../electron/shared/shapeColumns.ts';
import { useFormats, useText } from '../../locales/index.ts';
import { SelectField, TextField } from '../../ui/index.ts';

interface ColumnsTableProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}

type KeptColumn = Mapping['columns'][number];
const noRole = 'none';

/** Every further column: kept or not, under which name, as what kind, and what it means. */
export function ColumnsTable({ preview, mapping, onChange }: ColumnsTableProps) {
  const text = useText();
  const taken = new Set([
    mapping.customer,
    mapping.time,
    mapping.value,
    mapping.event.kind === 'column' ? mapping.event.column : null,
    ...shapeColumns(mapping),
    ...(mapping.kind === 'customers' ? [] : [mapping.email, mapping.phone]),
  ]);
  const columns = preview.columns.filter((column) => !taken.has(column.name));
  if (columns.length === 0) return null;
  const replace = (name: string, next: KeptColumn | null) => {
    const others = mapping.columns.filter((kept) => kept.column !== name);
    // the order of the file is kept, so that tables show columns where people know them
    const all = next === null ? others : [...others, next];
    const place = new Map(preview.columns.map((column, index) => [column.name, index]));
    onChange({
      ...mapping,
      columns: all.toSorted((a, b) => (place.get(a.column) ?? 0) - (place.get(b.column) ?? 0)),
    });
  };
  const withRoles = mapping.kind === 'customers' || mapping.kind === 'experiment' || mapping.kind === 'consents';
  return (
    <section className="importColumns">
      <h3>{text(withRoles ? 'importing.attributeColumns' : 'importing.propertyColumns')}</h3>
      <table className="columnsTable">
        <thead>
          <tr>
            <th scope="col">{text('importing.keep')}</th>
            <th scope="col">{text('importing.column')}</th>
            <th scope="col">{text('importing.samples')}</th>
            <th scope="col">{text('importing.name')}</th>
            <th scope="col">{text('customers.kind')}</th>
            {withRoles ? <th scope="col">{text('customers.role')}</th> : null}
          </tr>
        </thead>
        <tbody>
          {columns.map((column) => (
            <ColumnRow
              key={column.name}
              column={column}
              kept={mapping.columns.find((kept) => kept.column === column.name) ?? null}
              usedRoles={new Set(mapping.columns.map((kept) => kept.role))}
              withRoles={withRoles}
              onChange={(next) => replace(column.name, next)}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface ColumnRowProps {
  column: ImportPreview['columns'][number];
  kept: KeptColumn | null;
  usedRoles: ReadonlySet<KeptColumn['role']>;
  withRoles: boolean;
  onChange: (next: KeptColumn | null) => void;
}

function ColumnRow({ column, kept, usedRoles, withRoles, onChange }: ColumnRowProps) {
  const text = useText();
  const formats = useFormats();
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={text('importing.keepColumn', { name: column.name })}
          checked={kept !== null}
          onChange={(event) =>
            onChange(
              event.target.checked ? { column: column.name, name: column.name, kind: column.kind, role: null } : null,
            )
          }
        />
      </td>
      <th scope="row">{column.name}</th>
      <td className="columnSamples">
        {column.samples.slice(0, 3).join(', ')}
        {column.emptyShare > 0 ? (
          <span>{text('importing.empty', { share: formats.percent(column.emptyShare) })}</span>
        ) : null}
      </td>
      <td>
        {kept === null ? null : (
          <TextField
            label={text('importing.nameOf', { name: column.name })}
            hideLabel
            value={kept.name}
            onCommit={(name) => onChange({ ...kept, name: name.trim() === '' ? column.name : name.trim() })}
          />
        )}
      </td>
      <td>
        {kept === null ? null : (
          <SelectField
            label={text('importing.kindOf', { name: column.name })}
            hideLabel
            value={kept.kind}
            options={columnKindSchema.options.map((value) => ({ value, label: text(`columnKind.${value}`) }))}
            onChange={(kind) => onChange({ ...kept, kind })}
          />
        )}
      </td>
      {withRoles ? (
        <td>
          {kept === null ? null : (
            <SelectField
              label={text('importing.roleOf', { name: column.name })}
              hideLabel
              value={kept.role ?? noRole}
              options={([noRole, ...customerRoles] as const).map((value) => ({
                value,
                label: text(`role.${value}`),
                // two columns cannot both be the e-mail address
                disabled: value !== noRole && value !== kept.role && usedRoles.has(value),
              }))}
              onChange={(role) => onChange({ ...kept, role: role === noRole ? null : role })}
            />
          )}
        </td>
      ) : null}
    </tr>
  );
}
