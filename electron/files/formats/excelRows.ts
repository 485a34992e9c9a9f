import readWorkbook from 'read-excel-file/node';
import { EngineError } from '../../shared/errors.ts';
import type { RowStream, StreamRow } from './rowStream.ts';
import { checkEntries } from './zip.ts';

/** Opens one sheet of a workbook; its first row names the columns. Rejects with `import.damagedExcel`, `import.noSuchSheet`. */
export async function openExcel(path: string, name: string, chosen: string | undefined): Promise<RowStream> {
  await checkEntries(path, name);
  const workbook = await readWorkbook(path).catch(() => {
    throw new EngineError('input', 'import.damagedExcel', { name });
  });
  const full = workbook.filter(({ data }) => data.length > 0);
  const sheets = workbook.map(({ sheet }) => sheet);
  const sheet =
    chosen === undefined
      ? full.toSorted((a, b) => b.data.length - a.data.length)[0]
      : workbook.find((one) => one.sheet === chosen);
  if (sheet === undefined && chosen !== undefined) {
    throw new EngineError('input', 'import.noSuchSheet', { name, sheet: chosen });
  }
  if (sheet === undefined || sheet.data.length === 0) throw new EngineError('input', 'import.empty', { name });
  // titles above a table are rows with fewer cells than the table has
  const width = Math.max(...sheet.data.map((row) => row.length));
  const isFull = (row: readonly unknown[]) => row.filter((cell) => cell !== null).length > width / 2;
  const first = Math.max(0, sheet.data.findIndex(isFull));
  const header = sheet.data[first]!;
  return {
    names: Array.from({ length: width }, (_, at) => cellText(header[at] ?? null)),
    sheets,
    lists: [],
    sheet: sheet.sheet,
    list: null,
    laterNames: () => [],
    // eslint-disable-next-line @typescript-eslint/require-await
    async *rows(): AsyncGenerator<StreamRow> {
      for (const [index, row] of sheet.data.entries()) {
        if (index <= first) continue;
        const cells = Array.from({ length: width }, (_, at) => cellText(row[at] ?? null));
        if (cells.some((cell) => cell !== '')) yield { line: index + 1, cells, raw: '' };
      }
    },
  };
}

/** Workbooks hold wall-clock times, which the library gives as if they were UTC. */
function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = new Date(Math.round(cell.getTime() / 1000) * 1000).toISOString();
    return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 19).replace('T', ' ');
  }
  return String(cell);
}
