import { gzipSync } from 'node:zlib';
import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import * as fc from 'fast-check';
import iconv from 'iconv-lite';
import { afterAll, describe, expect, it } from 'vitest';
import { textAt } from '../../core/dataset/index.ts';
import { importFile } from '../../electron/files/index.ts';
import { previewFile } from '../../electron/files/index.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { nowTime, temporaryFolder } from './fixtures.ts';
import { workbookOf, zipOf } from './zipFile.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());
const connection = await (await DuckDBInstance.create(':memory:')).connect();
afterAll(() => connection.closeSync());

/** A row of an event file, of which any cell may be wrong. */
const row = fc.record({
  user: fc.constantFrom('0007', 'a', '가나', '', 'null', 'b c'),
  time: fc.constantFrom('2025-03-01 10:00:00', '2025-03-02', '', '어제', '2031-01-01', '2025-02-30', '20250301'),
  amount: fc.constantFrom('1000', '', '-5', '12,34', '₩1,000', 'x'),
  event: fc.constantFrom('purchase', 'cart', '장바구니', ''),
});
type Row = { user: string; time: string; amount: string; event: string };

const names = ['user_id', 'event_time', 'amount', 'event', 'note'] as const;
/** The note tells every row of the file from every other. */
const cellsOf = ({ user, time, amount, event }: Row, index: number) => [user, time, amount, event, `row ${index}`];

function textOf(rows: readonly Row[], delimiter: string, odd: readonly boolean[]): string {
  const field = (cell: string) => (cell.includes(delimiter) ? `"${cell}"` : cell);
  const lines = rows.map((one, index) => {
    const cells = cellsOf(one, index).map(field).join(delimiter);
    // some rows have a column too many
    return odd[index % odd.length] === true ? `${cells}${delimiter}more` : cells;
  });
  return `${names.join(delimiter)}\r\n${lines.join('\r\n')}\r\n`;
}

const recordOf = (one: Row, index: number) =>
  Object.fromEntries(cellsOf(one, index).map((cell, at) => [names[at]!, cell]));

async function parquetOf(rows: readonly Row[]): Promise<Buffer> {
  const path = `${folder.path}/rows.parquet`;
  const lines = folder.file(
    'rows.for.parquet.jsonl',
    rows.map((one, index) => JSON.stringify(recordOf(one, index))).join('\n'),
  );
  const columns = names.map((name) => `'${name}': 'VARCHAR'`).join(', ');
  await connection.run(
    `COPY (SELECT * FROM read_json('${lines.path}', format = 'newline_delimited', columns = {${columns}})) TO '${path}' (FORMAT parquet)`,
  );
  return readFileSync(path);
}

const formats: readonly (readonly [
  string,
  string,
  (rows: readonly Row[], odd: readonly boolean[]) => Uint8Array | Promise<Uint8Array>,
])[] = [
  ['CSV', 'rows.csv', (rows, odd) => Buffer.from(textOf(rows, ',', odd))],
  ['TSV', 'rows.tsv', (rows, odd) => Buffer.from(textOf(rows, '\t', odd))],
  ['CSV in CP949', 'rows949.csv', (rows, odd) => iconv.encode(textOf(rows, ',', odd), 'cp949')],
  ['CSV in UTF-16', 'rows16.csv', (rows, odd) => Buffer.from(`\ufeff${textOf(rows, ',', odd)}`, 'utf16le')],
  ['CSV as gzip', 'rows.csv.gz', (rows, odd) => gzipSync(textOf(rows, ',', odd))],
  ['CSV in a zip', 'rows.zip', (rows, odd) => zipOf([{ name: 'rows.csv', content: textOf(rows, ',', odd) }])],
  ['a JSON list', 'rows.json', (rows) => Buffer.from(JSON.stringify(rows.map(recordOf)))],
  [
    'JSON lines',
    'rows.jsonl',
    (rows) => Buffer.from(rows.map((one, index) => JSON.stringify(recordOf(one, index))).join('\n')),
  ],
  ['a workbook', 'rows.xlsx', (rows) => workbookOf({ rows: [[...names], ...rows.map(cellsOf)] })],
  ['Parquet', 'rows.parquet', (rows) => parquetOf(rows)],
];

describe('every row of a file is imported or reported', () => {
  it.each(formats)(
    'as %s',
    async (_, name, write) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(row, { minLength: 1, maxLength: 12 }),
          fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
          async (rows, odd) => {
            const good: Row = { user: 'good', time: '2025-03-01 10:00:00', amount: '1', event: 'purchase' };
            const all = [good, ...rows];
            const source: ImportSource = folder.file(name, await write(all, [false, ...odd]));
            const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
            const fixed = {
              ...mapping,
              kind: 'events' as const,
              customer: 'user_id',
              time: 'event_time',
              value: 'amount',
              event: { kind: 'column' as const, column: 'event', rename: {} },
              columns: [{ column: 'note', name: 'note', kind: 'text' as const, role: null }],
            };
            const { dataset, check } = await importFile(source, dialect, fixed, { nowTime });
            expect(check.rowsRead).toBe(all.length);
            expect(check.rowsAccepted + check.rowsRejected + check.duplicatesDropped).toBe(all.length);
            expect(check.rejected).toHaveLength(check.rowsRejected);
            const note = dataset.events.properties.find((column) => column.name === 'note')!;
            if (note.kind !== 'text') throw new Error('the mapping asks for texts');
            const imported = Array.from({ length: dataset.events.times.length }, (__, event) => textAt(note, event));
            const reported = check.rejected.map(({ text }) => /row \d+/.exec(text)?.[0] ?? text);
            // each row is in one of the two, by what stands in it and not by counts alone
            expect([...imported, ...reported].toSorted()).toEqual(all.map((__, index) => `row ${index}`).toSorted());
          },
        ),
        { numRuns: 12, seed: 20_261_127 },
      );
    },
    60_000,
  );
});
