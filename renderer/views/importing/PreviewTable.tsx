import type { ImportPreview } from '../../../electron/shared/importTypes.ts';
import { useText } from '../../locales/index.ts';

interface PreviewTableProps extends Pick<ImportPreview, 'columns' | 'rows'> {
  /** Columns that are not are shown faintly. */
  isTaken?: (column: string) => boolean;
}

/** The first rows of a table as they come out. */
export function PreviewTable({ columns, rows, isTaken = () => true }: PreviewTableProps) {
  const text = useText();
  return (
    <div className="previewBox">
      <table className="previewTable">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.name} scope="col" data-left={isTaken(column.name) ? undefined : ''}>
                {column.name}
                <span>{text(`columnKind.${column.kind}`)}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${String(index)} ${row.join('|')}`}>
              {columns.map((column, at) => (
                <td key={column.name} data-left={isTaken(column.name) ? undefined : ''}>
                  {row[at] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
