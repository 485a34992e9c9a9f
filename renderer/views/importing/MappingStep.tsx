import { knownEvents } from '../../../core/dataset/dataset.ts';
import type { ImportPreview, Mapping } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, TextField } from '../../ui/index.ts';
import { zoneChoices } from '../settings/zones.ts';
import { ColumnsTable } from './ColumnsTable.tsx';
import { withKind } from './mappingProblem.ts';
import { OrderLineFields } from './OrderLineFields.tsx';
import { NamingFields } from './NamingFields.tsx';
import { Problems } from './Problems.tsx';
import { ShapeFields } from './ShapeFields.tsx';

/** A value that no header can have, standing for "no column". */
const noColumn = '\u0000';
const kinds = ['orders', 'orderLines', 'events', 'customers', 'campaigns', 'experiment', 'consents'] as const;
const timeFormats = [
  'auto',
  'YYYY-MM-DD',
  'YYYY-MM-DD HH:mm:ss',
  'YYYYMMDD',
  'YYYYMMDDHHmmss',
  'YYYY.MM.DD HH:mm',
  'epochSeconds',
  'epochMillis',
];

/** Kinds with columns of their own, which only the file can tell. */
function isShaped(kind: Mapping['kind']): boolean {
  return kind === 'campaigns' || kind === 'experiment' || kind === 'consents';
}

interface MappingStepProps {
  preview: ImportPreview;
  mapping: Mapping;
  problem: string | null;
  onChange: (mapping: Mapping) => void;
  /** Asks what the columns mean when the rows are of this kind. */
  onKind: (kind: Mapping['kind']) => void;
}

/** What the columns mean. */
export function MappingStep({ preview, mapping, problem, onChange, onKind }: MappingStepProps) {
  const text = useText();
  const names = preview.columns.map((column) => ({ value: column.name, label: column.name }));
  const optional = [{ value: noColumn, label: text('importing.noColumn') }, ...names];
  const formats = [...new Set([mapping.timeFormat, ...timeFormats])];
  const hasEvents = mapping.kind !== 'customers' && mapping.kind !== 'experiment' && mapping.kind !== 'consents';
  const take = (patch: Partial<Mapping>) => {
    const next = { ...mapping, ...patch };
    // a column that has got a meaning of its own is no longer one of the further columns
    const used = new Set([
      next.customer,
      next.time,
      next.value,
      next.event.kind === 'column' ? next.event.column : null,
      ...(next.kind === 'customers' ? [] : [next.email, next.phone]),
    ]);
    onChange({ ...next, columns: next.columns.filter((column) => !used.has(column.column)) });
  };
  return (
    <>
      <Problems problems={preview.problems} />
      <div className="importFields">
        <SelectField
          label={text('importing.kind')}
          value={mapping.kind}
          options={kinds.map((value) => ({ value, label: text(`importing.kind.${value}`) }))}
          onChange={(kind) => (isShaped(kind) ? onKind(kind) : onChange(withKind(mapping, kind, preview.columns)))}
          hint={text(`importing.kindHint.${mapping.kind}`)}
        />
        <SelectField
          label={text('importing.customer')}
          value={mapping.customer === '' ? noColumn : mapping.customer}
          options={optional}
          onChange={(column) => take({ customer: column === noColumn ? '' : column })}
          hint={text('importing.customerHint')}
        />
        <NamingFields mapping={mapping} options={optional} noColumn={noColumn} onChange={take} />
        {mapping.kind === 'customers' ? null : (
          <>
            <SelectField
              label={text('importing.time')}
              value={mapping.time ?? noColumn}
              options={optional}
              onChange={(column) => take({ time: column === noColumn ? null : column })}
            />
            {hasEvents ? (
              <SelectField
                label={text('importing.value')}
                value={mapping.value ?? noColumn}
                options={optional}
                onChange={(column) => take({ value: column === noColumn ? null : column })}
              />
            ) : null}
          </>
        )}
        <SelectField
          label={text('importing.timeFormat')}
          value={mapping.timeFormat}
          options={formats.map((value) => ({
            value,
            label: /^[a-z]/.test(value) ? text(`importing.timeFormat.${value}`) : value,
          }))}
          onChange={(timeFormat) => take({ timeFormat })}
        />
        <SelectField
          label={text('settings.zone')}
          value={mapping.zone}
          options={zoneChoices(mapping.zone).map((value) => ({ value, label: value }))}
          onChange={(zone) => take({ zone })}
        />
        {mapping.kind === 'orderLines' ? (
          <OrderLineFields preview={preview} mapping={mapping} onChange={onChange} />
        ) : null}
        <ShapeFields preview={preview} mapping={mapping} onChange={onChange} />
        {hasEvents ? <EventField preview={preview} mapping={mapping} onChange={take} /> : null}
      </div>
      {problem === null ? null : (
        <p className="fieldError" role="alert">
          {text(problem)}
        </p>
      )}
      <ColumnsTable preview={preview} mapping={mapping} onChange={onChange} />
    </>
  );
}

interface EventFieldProps {
  preview: ImportPreview;
  mapping: Mapping;
  onChange: (patch: Pick<Mapping, 'event'>) => void;
}

function EventField({ preview, mapping, onChange }: EventFieldProps) {
  const text = useText();
  const { event } = mapping;
  return (
    <>
      <SelectField
        label={text('importing.event')}
        value={event.kind === 'constant' ? noColumn : event.column}
        options={[
          { value: noColumn, label: text('importing.eventConstant') },
          ...preview.columns.map((column) => ({ value: column.name, label: column.name })),
        ]}
        onChange={(column) =>
          onChange({
            event:
              column === noColumn ? { kind: 'constant', name: 'purchase' } : { kind: 'column', column, rename: {} },
          })
        }
      />
      {event.kind === 'constant' ? (
        <TextField
          label={text('importing.eventName')}
          value={event.name}
          hint={text('importing.eventNameHint')}
          onCommit={(name) => onChange({ event: { kind: 'constant', name: name.trim() } })}
        />
      ) : (
        <RenameFields
          samples={preview.columns.find((column) => column.name === event.column)?.samples ?? []}
          rename={event.rename}
          onChange={(rename) => onChange({ event: { ...event, rename } })}
        />
      )}
    </>
  );
}

const knownNames = Object.values(knownEvents);

interface RenameFieldsProps {
  samples: readonly string[];
  rename: Readonly<Record<string, string>>;
  onChange: (rename: Record<string, string>) => void;
}

/** The file's own event names, so that "구매완료" can become the purchase that forecasts count. */
function RenameFields({ samples, rename, onChange }: RenameFieldsProps) {
  const text = useText();
  const values = [...new Set([...Object.keys(rename), ...samples])].filter((value) => value !== '').slice(0, 12);
  return (
    <div className="renameFields">
      <p className="fieldHint">{text('importing.renameHint')}</p>
      <div className="importFields">
        {values.map((value) => (
          <SelectField
            key={value}
            label={value}
            value={rename[value] ?? value}
            options={[...new Set([value, rename[value] ?? value, ...knownNames])].map((name) => ({
              value: name,
              label: name === value ? text('importing.keepName', { name }) : name,
            }))}
            onChange={(name) => {
              const others = Object.fromEntries(Object.entries(rename).filter(([key]) => key !== value));
              onChange(name === value ? others : { ...others, [value]: name });
            }}
          />
        ))}
      </div>
    </div>
  );
}
