import type { Dialect, ImportPreview, Lookup } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, Toggle } from '../../ui/index.ts';
import { LookupFields } from './LookupFields.tsx';
import { Problems } from './Problems.tsx';

const encodings = ['utf-8', 'cp949', 'utf-16le', 'utf-16be'] as const;
const delimiters = [',', '\t', ';', '|'] as const;
const delimiterNames: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  '\t': 'tab',
  ';': 'semicolon',
  '|': 'pipe',
};

const quotes = ['double', 'single', 'none'] as const;
const quoteOf = { double: '"', single: "'", none: '' } as const;
const quoteNames = { '"': 'double', "'": 'single', '': 'none' } as const;
const decimals = ['.', ','] as const;
const decimalNames = { '.': 'point', ',': 'comma' } as const;
const dateOrders = ['ymd', 'mdy', 'dmy'] as const;
/** Stands for "the records themselves", which no list is called. */
const noList = '\u0000';

interface FileStepProps {
  preview: ImportPreview;
  onDialect: (dialect: Dialect) => void;
}

interface EntryProps {
  /** Another file of an archive is recognised afresh. */
  onEntry: (entry: string) => void;
}

interface LookupsProps {
  lookups: readonly Lookup[];
  onLookups: (lookups: Lookup[]) => void;
}

/** Whether the file reads right: encoding, delimiter, header, and the first rows as they come out. */
export function FileStep({
  preview,
  onDialect,
  lookups,
  onLookups,
  onEntry,
}: FileStepProps & LookupsProps & EntryProps) {
  const text = useText();
  const { dialect } = preview;
  const isText = (dialect.format ?? 'text') === 'text';
  return (
    <>
      <p>{text('importing.fileHint')}</p>
      <div className="importFields">
        <ChoiceFields preview={preview} onDialect={onDialect} onEntry={onEntry} />
        {isText ? (
          <>
            <SelectField
              label={text('importing.encoding')}
              value={dialect.encoding}
              options={encodings.map((value) => ({ value, label: text(`importing.encoding.${value}`) }))}
              onChange={(encoding) => onDialect({ ...dialect, encoding })}
            />
            <SelectField
              label={text('importing.delimiter')}
              value={dialect.delimiter}
              options={delimiters.map((value) => ({
                value,
                label: text(`importing.delimiter.${delimiterNames[value]}`),
              }))}
              onChange={(delimiter) => onDialect({ ...dialect, delimiter })}
            />
            <SelectField
              label={text('importing.quote')}
              value={quoteNames[dialect.quote ?? '"']}
              options={quotes.map((value) => ({ value, label: text(`importing.quote.${value}`) }))}
              onChange={(quote) => onDialect({ ...dialect, quote: quoteOf[quote] })}
            />
          </>
        ) : null}
        <SelectField
          label={text('importing.decimal')}
          value={dialect.decimal ?? '.'}
          options={decimals.map((value) => ({ value, label: text(`importing.decimal.${decimalNames[value]}`) }))}
          onChange={(decimal) => onDialect({ ...dialect, decimal })}
        />
        <SelectField
          label={text('importing.dateOrder')}
          value={dialect.dateOrder ?? 'ymd'}
          options={dateOrders.map((value) => ({ value, label: text(`importing.dateOrder.${value}`) }))}
          onChange={(dateOrder) => onDialect({ ...dialect, dateOrder })}
        />
        {isText ? (
          <div className="importToggle">
            <Toggle
              label={text('importing.header')}
              checked={dialect.hasHeader}
              onChange={(hasHeader) => onDialect({ ...dialect, hasHeader })}
            />
          </div>
        ) : null}
      </div>
      <LookupFields preview={preview} lookups={lookups} onChange={onLookups} />
      <Problems problems={preview.problems} />
      <div className="previewBox">
        <table className="previewTable">
          <thead>
            <tr>
              {preview.columns.map((column) => (
                <th key={column.name} scope="col">
                  {column.name}
                  <span>{text(`columnKind.${column.kind}`)}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {preview.rows.map((row, index) => (
              <tr key={`${String(index)} ${row.join('|')}`}>
                {preview.columns.map((column, at) => (
                  <td key={column.name}>{row[at] ?? ''}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

/** Which file of an archive, sheet of a workbook or list of a record is the table; a choice drops what was found in the other. */
function ChoiceFields({ preview, onDialect, onEntry }: FileStepProps & EntryProps) {
  const text = useText();
  const { dialect, choices } = preview;
  const named = (names: readonly string[]) => names.map((value) => ({ value, label: value }));
  return (
    <>
      {choices.entries.length > 1 ? (
        <SelectField
          label={text('importing.entry')}
          value={dialect.entry ?? ''}
          options={named(choices.entries)}
          onChange={onEntry}
        />
      ) : null}
      {choices.sheets.length > 1 ? (
        <SelectField
          label={text('importing.sheet')}
          value={dialect.sheet ?? ''}
          options={named(choices.sheets)}
          onChange={(sheet) => onDialect({ ...dialect, sheet })}
        />
      ) : null}
      {choices.lists.length > 0 ? (
        <SelectField
          label={text('importing.list')}
          value={dialect.list === undefined || dialect.list === '' ? noList : dialect.list}
          options={[{ value: noList, label: text('importing.listNone') }, ...named(choices.lists)]}
          onChange={(list) => onDialect({ ...dialect, list: list === noList ? '' : list })}
        />
      ) : null}
    </>
  );
}
