import type { Dialect, ImportPreview } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';
import { SelectField, Toggle } from '../../ui/index.ts';
import { Problems } from './Problems.tsx';

const encodings = ['utf-8', 'cp949', 'utf-16le'] as const;
const delimiters = [',', '\t', ';', '|'] as const;
const delimiterNames: Readonly<Record<Dialect['delimiter'], string>> = {
  ',': 'comma',
  '\t': 'tab',
  ';': 'semicolon',
  '|': 'pipe',
};

interface FileStepProps {
  preview: ImportPreview;
  onDialect: (dialect: Dialect) => void;
}

/** Whether the file reads right: encoding, delimiter, header, and the first rows as they come out. */
export function FileStep({ preview, onDialect }: FileStepProps) {
  const text = useText();
  const { dialect } = preview;
  return (
    <>
      <p>{text('importing.fileHint')}</p>
      <div className="importFields">
        <SelectField
          label={text('importing.encoding')}
          value={dialect.encoding}
          options={encodings.map((value) => ({ value, label: text(`importing.encoding.${value}`) }))}
          onChange={(encoding) => onDialect({ ...dialect, encoding })}
        />
        <SelectField
          label={text('importing.delimiter')}
          value={dialect.delimiter}
          options={delimiters.map((value) => ({ value, label: text(`importing.delimiter.${delimiterNames[value]}`) }))}
          onChange={(delimiter) => onDialect({ ...dialect, delimiter })}
        />
        <div className="importToggle">
          <Toggle
            label={text('importing.header')}
            checked={dialect.hasHeader}
            onChange={(hasHeader) => onDialect({ ...dialect, hasHeader })}
          />
        </div>
      </div>
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
