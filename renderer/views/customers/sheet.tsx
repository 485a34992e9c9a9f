import { Download } from 'lucide-react';
import { toCsv } from '../../../core/lib/csv.ts';
import { attempt, saveFile } from '../../app/appActions.ts';
import { useText } from '../../locales/index.ts';
import { Button } from '../../ui/index.ts';

type SheetCell = string | number | null;

interface SheetColumn {
  readonly title: string;
  /** How a number is shown; the file gets it as it is. */
  readonly format?: (value: number) => string;
}

/** The figures of a chart: shown as its table and saved as its file. The first column names the row. */
export interface Sheet {
  readonly caption: string;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly (readonly SheetCell[])[];
}

const missing = '–';

/** The sheet as a table with a heading in each row. */
export function SheetTable({ sheet }: { sheet: Sheet }) {
  return (
    <div className="factTableBox">
      <table className="factTable sheetTable">
        <caption className="visuallyHidden">{sheet.caption}</caption>
        <thead>
          <tr>
            {sheet.columns.map((column) => (
              <th key={column.title} scope="col">
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map((row) => (
            <tr key={String(row[0])}>
              <th scope="row">{row[0]}</th>
              {row.slice(1).map((cell, index) => (
                <td key={sheet.columns[index + 1]?.title}>{shown(cell, sheet.columns[index + 1])}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(cell: SheetCell, column: SheetColumn | undefined): string {
  if (cell === null) return missing;
  return typeof cell === 'number' ? (column?.format?.(cell) ?? String(cell)) : cell;
}

/** The sheet as CSV text that no spreadsheet takes for formulas. */
export function sheetCsv({ columns, rows }: Sheet): string {
  const cells = rows.map((row) => row.map((cell) => cell ?? ''));
  return toCsv([columns.map(({ title }) => title), ...cells]);
}

/** Saves the sheet; a byte order mark lets Excel see that it is UTF-8. */
export function CsvButton({ sheet, name }: { sheet: Sheet; name: string }) {
  const text = useText();
  return (
    <Button
      size="small"
      variant="ghost"
      icon={<Download aria-hidden />}
      onClick={() => void attempt(() => saveFile(`${name}.csv`, `\uFEFF${sheetCsv(sheet)}`))}
    >
      CSV
      <span className="visuallyHidden">{text('insight.saveAs', { name: sheet.caption })}</span>
    </Button>
  );
}

/** The sheet's caption with the button that saves it. */
export function SheetHead({ sheet, name }: { sheet: Sheet; name: string }) {
  return (
    <div className="insightHead">
      <b>{sheet.caption}</b>
      <span className="insightSpace" />
      <CsvButton sheet={sheet} name={name} />
    </div>
  );
}
