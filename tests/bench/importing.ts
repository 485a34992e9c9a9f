import { randomUUID } from 'node:crypto';
import { DuckDBInstance } from '@duckdb/node-api';
import { childFigures } from './child.ts';
import { writeEvents } from './eventFile.ts';
import { type Figure, median, secondsOf } from './measure.ts';
import { benchEngine, inFolder } from './shop.ts';

const customers = 1_000_000;
const rows = 10 * customers;
const repetitions = 3;
const parts = ['import', 'bare'] as const;

/**
 * An import of ten million events of the sample shop into a workspace, up to where they are kept, against a bare DuckDB that reads
 * the same file into a table in memory. Each repetition of either is a process of its own, so that the peak of its memory is its own.
 */
export async function benchImport(part: string | null): Promise<Figure[]> {
  if (part !== null) return once(part);
  return inFolder(async (folder) => {
    const { path } = await writeEvents(folder, customers);
    const figures = parts.map((): Figure[][] => []);
    for (let repetition = 0; repetition < repetitions; repetition++) {
      for (const [index, name] of parts.entries()) figures[index]!.push(childFigures('import', `${name}:${path}`));
    }
    const of = (index: number, figure: number) =>
      median(figures[index]!.map((values) => values[figure]!.value ?? Number.NaN));
    return [
      { name: 'import into the workspace', value: of(0, 0), unit: 's' },
      { name: 'bare DuckDB, CREATE TABLE AS', value: of(1, 0), unit: 's' },
      { name: 'import / bare', value: of(0, 0) / of(1, 0), unit: '×' },
      { name: 'import / bare, processor time', value: of(0, 1) / of(1, 1), unit: '×' },
      { name: 'import, peak memory', value: of(0, 2), unit: 'MB' },
      { name: 'bare, peak memory', value: of(1, 2), unit: 'MB' },
    ];
  });
}

async function once(part: string): Promise<Figure[]> {
  const [name, path] = part.split(/:(.*)/s) as [string, string];
  const before = process.cpuUsage();
  const seconds = await (name === 'bare' ? readBare(path) : importOurs(path));
  const { user, system } = process.cpuUsage(before);
  return [
    { name: 'seconds', value: seconds, unit: 's' },
    { name: 'processor time', value: (user + system) / 1e6, unit: 's' },
    { name: 'peak memory', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' },
  ];
}

function importOurs(path: string): Promise<number> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    await engine.call('workspace.create', { path: null, name: 'Bench' });
    const source = { path, name: 'events.csv' };
    const { dialect, mapping } = await engine.call('import.preview', { source, dialect: null, mapping: null });
    const request = { jobId: randomUUID(), source, dialect, mapping, name: 'Events', addTo: null };
    let accepted = 0;
    const seconds = await secondsOf(async () => {
      const { check } = await engine.call('import.commit', request);
      accepted = check.rowsAccepted + check.duplicatesDropped;
    });
    await engine.close();
    if (accepted !== rows) throw new Error(`${accepted} of ${rows} rows accepted`);
    return seconds;
  });
}

async function readBare(path: string): Promise<number> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const file = path.replaceAll("'", "''");
  const seconds = await secondsOf(() => connection.run(`CREATE TABLE events AS SELECT * FROM read_csv('${file}')`));
  const count = (await connection.runAndReadAll('SELECT count(*)::INTEGER FROM events')).getRows()[0]?.[0];
  connection.closeSync();
  instance.closeSync();
  if (count !== rows) throw new Error(`${String(count)} of ${rows} rows read`);
  return seconds;
}
