import { DuckDBInstance } from '@duckdb/node-api';
import { importFile, previewFile } from '../../electron/files/index.ts';
import type { ImportSource } from '../../electron/shared/importTypes.ts';
import { childFigures } from './child.ts';
import { type Figure, median, secondsOf } from './measure.ts';
import { writeOrders } from './orderFile.ts';
import { inFolder } from './shop.ts';

const rows = 1_000_000;
const repetitions = 3;
const parts = ['import', 'bare'] as const;

/**
 * An import of a million orders against a bare DuckDB that reads and sorts the same file. Each repetition of either is a
 * process of its own, warmed up on a small file, so that the peak of its memory is its own.
 */
export async function benchImport(part: string | null): Promise<Figure[]> {
  if (part !== null) return [await once(part)].flat();
  const figures = parts.map((): Figure[][] => []);
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [index, name] of parts.entries()) figures[index]!.push(childFigures('import', name));
  }
  const of = (index: number, figure: number) => median(figures[index]!.map((values) => values[figure]!.value));
  return [
    { name: 'import', value: of(0, 0), unit: 's' },
    { name: 'bare DuckDB read and sort', value: of(1, 0), unit: 's' },
    { name: 'import / bare', value: of(0, 0) / of(1, 0), unit: '×' },
    { name: 'import, peak memory', value: of(0, 1), unit: 'MB' },
    { name: 'bare, peak memory', value: of(1, 1), unit: 'MB' },
  ];
}

function once(part: string): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const work = part === 'bare' ? readBare : readOurs;
    await work(await writeOrders(folder, 10_000), 10_000);
    const source = await writeOrders(folder, rows);
    const seconds = await secondsOf(() => work(source, rows));
    return [
      { name: 'seconds', value: seconds, unit: 's' },
      { name: 'peak memory', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' },
    ];
  });
}

async function readOurs(source: ImportSource, expected: number): Promise<void> {
  const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
  const { check } = await importFile(source, dialect, mapping, { nowTime: Date.UTC(2026, 5, 1) / 1000 });
  if (check.rowsAccepted !== expected) throw new Error(`${check.rowsAccepted} of ${expected} rows accepted`);
}

async function readBare({ path }: ImportSource, expected: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = path.replaceAll("'", "''");
  await connection.run(`CREATE TABLE orders AS FROM read_csv('${file}') ORDER BY customer_id, ordered_at`);
  const count = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM orders')).getRows()[0]?.[0];
  connection.closeSync();
  instance.closeSync();
  if (count !== expected) throw new Error(`${count} of ${expected} rows read`);
}
