import type { Dialect, ImportPreview } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, Toggle } from '../../ui/index.ts';

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

interface DialectFieldsProps extends Pick<ImportPreview, 'dialect' | 'choices'> {
  onDialect: (dialect: Dialect) => void;
  /** Another file of an archive is recognised afresh. */
  onEntry: (entry: string) => void;
}

/** How a file is read before its columns have a meaning. */
export function DialectFields({ dialect, choices, onDialect, onEntry }: DialectFieldsProps) {
  const text = useText();
  const isText = (dialect.format ?? 'text') === 'text';
  return (
    <>
      <ChoiceFields dialect={dialect} choices={choices} onDialect={onDialect} onEntry={onEntry} />
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
    </>
  );
}

/** Which file of an archive, sheet of a workbook or list of a record is the table; a choice drops what was found in the other. */
function ChoiceFields({ dialect, choices, onDialect, onEntry }: DialectFieldsProps) {
  const text = useText();
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
