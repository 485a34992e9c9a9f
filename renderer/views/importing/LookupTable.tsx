import { ChevronDown, ChevronRight, X } from 'lucide-react';
import { useState } from 'react';
import type { CallOutput } from '../../../electron/shared/contract.ts';
import type { Dialect, Lookup } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { Button, IconButton, SelectField, Toggle } from '../../ui/index.ts';
import { DialectFields } from './DialectFields.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { Problems } from './Problems.tsx';

/** A table to look up in, of which it may not be known yet how it belongs to the file. */
export type LookupDraft = Omit<Lookup, 'key' | 'match'> & Record<'key' | 'match', string | null>;
export type LookupPreview = CallOutput<'import.lookup'>;

interface LookupTableProps {
  draft: LookupDraft;
  /** Null while it is read. */
  table: LookupPreview | null;
  fileColumns: readonly string[];
  onChange: (draft: LookupDraft) => void;
  onDialect: (dialect: Dialect) => void;
  onEntry: (entry: string) => void;
  onRemove: () => void;
}

/** Stands for a column that has not been chosen, which no column is called. */
const unchosen = '\u0000';

/** One table to look up in: by which columns it belongs to the file, and, opened, how it is read and what is taken of it. */
export function LookupTable(props: LookupTableProps) {
  const { draft, table, fileColumns, onChange, onDialect, onEntry, onRemove } = props;
  const text = useText();
  // what could not be joined has to be looked at
  const [isOpen, setOpen] = useState(draft.key === null || draft.match === null);
  const { name } = draft.source;
  const columns = table?.columns.map((column) => column.name) ?? [];
  const taken = columns.filter((column) => column !== draft.match && isTaken(draft, column));
  const choice = (names: readonly string[], value: string | null) => [
    ...(value === null ? [{ value: unchosen, label: text('importing.lookup.choose') }] : []),
    ...[...new Set(value === null ? names : [...names, value])].map((one) => ({ value: one, label: one })),
  ];
  const take = (column: string, isWanted: boolean) => {
    const others = columns.filter((one) => (one === column ? isWanted : isTaken(draft, one)));
    onChange({ ...draft, columns: others.filter((one) => one !== draft.match) });
  };
  return (
    <div className="lookup" role="group" aria-label={name}>
      <div className="lookupHead">
        <b>{name}</b>
        <SelectField
          label={text('importing.lookup.key')}
          value={draft.key ?? unchosen}
          options={choice(fileColumns, draft.key)}
          onChange={(key) => onChange({ ...draft, key })}
        />
        <SelectField
          label={text('importing.lookup.match')}
          value={draft.match ?? unchosen}
          options={choice(columns, draft.match)}
          onChange={(match) => onChange({ ...draft, match })}
        />
        <Button
          size="small"
          variant="ghost"
          icon={isOpen ? <ChevronDown aria-hidden /> : <ChevronRight aria-hidden />}
          label={text(isOpen ? 'importing.lookup.closeNamed' : 'importing.lookup.openNamed', { name })}
          onClick={() => setOpen((before) => !before)}
        >
          {text('importing.lookup.open')}
        </Button>
        <IconButton
          size="small"
          label={text('importing.lookup.remove', { name })}
          icon={<X aria-hidden />}
          onClick={onRemove}
        />
      </div>
      {draft.key === null || draft.match === null ? (
        <p className="lookupWarning" role="status">
          {text('importing.lookup.noKey', { name })}
        </p>
      ) : taken.length === 0 && table !== null ? (
        <p className="lookupWarning" role="status">
          {text('importing.lookup.nothingTaken')}
        </p>
      ) : null}
      {isOpen && table !== null ? (
        <div className="lookupBody">
          <div className="importFields">
            <DialectFields dialect={table.dialect} choices={table.choices} onDialect={onDialect} onEntry={onEntry} />
          </div>
          <Problems problems={table.problems} />
          <fieldset className="lookupColumns">
            <legend>{text('importing.lookup.columns')}</legend>
            {columns.flatMap((column) =>
              column === draft.match
                ? []
                : [
                    <Toggle
                      key={column}
                      label={column}
                      checked={isTaken(draft, column)}
                      onChange={(isWanted) => take(column, isWanted)}
                    />,
                  ],
            )}
          </fieldset>
          <PreviewTable
            columns={table.columns}
            rows={table.rows}
            isTaken={(column) => column === draft.match || isTaken(draft, column)}
          />
        </div>
      ) : null}
      {isOpen && table === null ? <p className="sectionHint">{text('importing.reading')}</p> : null}
    </div>
  );
}

function isTaken({ columns }: LookupDraft, column: string): boolean {
  return columns === undefined || columns.includes(column);
}
