import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Dialect, ImportSource, Mapping } from '../shared/importTypes.ts';
import { Database } from './database.ts';
import type { OpenTable } from './formats/openFile.ts';
import { withTable } from './formats/openTable.ts';
import { lineScaleOf } from './formats/writeStream.ts';
import { createUtf8Decoder } from './encoding.ts';
import { isRowNumberHeader } from './headerNames.ts';
import { joinLookups, type LookupCounts } from './lookups.ts';
import { nameRows, namingColumns } from './naming.ts';
import { type ImportOptions, regionOf } from './options.ts';
import { type OutputColumn, type Plan, planImport } from './plan.ts';
import { orderRows, type RowOrder } from './plain/order.ts';
import type { ColumnCrew } from './plain/columnCrew.ts';
import type { PlainRows } from './plain/plainRows.ts';
import { appendRead, beginPlain, type PlainReading } from './plain/readPlain.ts';
import { dropRows, likelyRepeats, RepeatFinder } from './plain/repeats.ts';
import { LineMarks } from './plain/lineMarks.ts';
import { decodedChunks, loadRaw } from './loadRaw.ts';
import { recordOptions } from './rowFiles.ts';
import { shapeKept } from './shapes.ts';
import { readBytes } from './source.ts';
import { literal } from './sql.ts';
import { groupedLinesSql, stagingSql } from './stageSql.ts';

/**
 * A file that stands parsed in the database: `raw` (line, width, c1 …), `staged` (parsed, with the reason of refusal in `code`)
 * and `kept` (accepted, without duplicates). `people` numbers the customers of `kept` by the bytes of their ids. Of a text table with one
 * event for each row only those rows stand in `raw` and `staged` that `plain` did not take, and there is no `kept` and no `people`.
 */
export interface Staged {
  readonly database: Database;
  /** The accepted rows of a text table of events, duplicates left out of the order; null where `kept` has them. */
  readonly plain: { readonly rows: PlainRows; readonly order: RowOrder; readonly crew: ColumnCrew } | null;
  readonly plan: Plan;
  readonly dialect: Dialect;
  /** What `line` is divided by to get the line of the file. */
  readonly lineScale: number;
  /** Characters of the file that its encoding does not have. */
  readonly unreadable: number;
  /** The encoding that the first bytes show; null where they are plain ASCII. */
  readonly detectedEncoding: Dialect['encoding'] | null;
  /** Fields that only records behind the first thousand have; they are not read. */
  readonly laterColumns: readonly string[];
  readonly duplicatesDropped: number;
  /** Rows equal to an earlier one that were kept, because nothing shows that they are the same order. */
  readonly repeatsKept: number;
  /** What is built of `kept`: attributes of customers, or properties of events. */
  readonly outputs: readonly OutputColumn[];
  /** What the tables looked up in did not hold. */
  readonly lookups: readonly LookupCounts[];
}

/** Stages the file, lets `work` read it, and removes everything again. */
export async function withStaged<T>(
  source: ImportSource,
  dialect: Dialect,
  mapping: Mapping,
  options: ImportOptions,
  work: (staged: Staged) => Promise<T>,
): Promise<T> {
  return withTable(source, dialect, (table) => withOpen(table, mapping, options, work));
}

async function withOpen<T>(
  table: OpenTable,
  mapping: Mapping,
  options: ImportOptions,
  work: (staged: Staged) => Promise<T>,
): Promise<T> {
  const { head } = table;
  const { dialect } = head;
  const plan = planImport(mapping, head.names, dialect, table.ownColumns);
  const folder = await mkdtemp(join(tmpdir(), 'yeojeong-import-'));
  try {
    const database = await Database.open(folder, options.signal);
    const plain = await beginPlain(table, plan, folder, options);
    try {
      const marks = new LineMarks();
      const into = { name: 'raw', columnCount: plan.columnCount, plain, marks };
      const unreadable = await loadRaw(database, folder, table, into, options);
      const { onProgress: _, ...quiet } = options;
      const lookups = await joinLookups(database, table, (lookup, name) =>
        loadRaw(
          database,
          folder,
          lookup,
          { name, columnCount: lookup.ownColumns, plain: null, marks: new LineMarks() },
          quiet,
        ),
      );
      if (plan.naming !== null) await nameRows(database, folder, plan.naming, regionOf(options));
      options.onProgress?.('import.check', 0, 2);
      await stageRows(database, plan, options.nowTime);
      options.onProgress?.('import.check', 1, 2);
      const accepted =
        plain === null
          ? { plain, ...(await keepShaped(database, plan)) }
          : { outputs: plan.kept, ...(await keepPlain(database, table, plain, marks, options)) };
      options.onProgress?.('import.check', 2, 2);
      return await work({
        database,
        plan,
        dialect,
        unreadable,
        detectedEncoding: head.detected,
        lineScale: lineScaleOf(table.stream),
        laterColumns: table.stream?.laterNames() ?? [],
        lookups,
        ...accepted,
      });
    } finally {
      plain?.second?.stop();
      database.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Beyond so many columns the optimiser takes far longer than what it saves: minutes for 300 columns. */
const widestOptimised = 30;

async function stageRows(database: Database, plan: Plan, nowTime: number): Promise<void> {
  const sql = stagingSql(plan, nowTime);
  if (plan.columnCount <= widestOptimised) return database.run(sql);
  const names = (await database.rows('SELECT name FROM duckdb_optimizers()')).map(([name]) => String(name));
  await database.run(`SET disabled_optimizers = ${literal(names.join(','))}`);
  await database.run(sql);
  await database.run('RESET disabled_optimizers');
}

async function keepPlain(
  database: Database,
  { local, head }: OpenTable,
  { rows: plain, plan, crew }: PlainReading,
  marks: LineMarks,
  { signal }: ImportOptions,
): Promise<Pick<Staged, 'plain' | 'duplicatesDropped' | 'repeatsKept'>> {
  plain.endTaking();
  await appendRead(plain, database, plan);
  plain.endAdding();
  const order = await orderRows(plain, crew);
  const kept = { plain: { rows: plain, order, crew } };
  const likely = await crew.drive(likelyRepeats(plain, order));
  if (likely.length === 0) return { ...kept, duplicatesDropped: 0, repeatsKept: 0 };
  const records = recordOptions(head.dialect);
  const finder = new RepeatFinder(plain, likely, { ...records, columnCount: plan.columnCount });
  await marks.eachRecord(local, records, finder, () =>
    decodedChunks(readBytes(local), createUtf8Decoder(head.dialect.encoding), signal),
  );
  if (finder.count === 0 || !(await repeatsAreSame(database, plan, plain.hasClock))) {
    return { ...kept, duplicatesDropped: 0, repeatsKept: finder.count };
  }
  await dropRows(plain, order, finder.dropped, crew);
  return { ...kept, duplicatesDropped: finder.count, repeatsKept: 0 };
}

async function keepShaped(
  database: Database,
  plan: Plan,
): Promise<Pick<Staged, 'duplicatesDropped' | 'repeatsKept' | 'outputs'>> {
  const repeats = await keepAccepted(database, plan);
  const outputs = await shapeKept(database, plan);
  await numberPeople(database);
  return { ...repeats, outputs };
}

async function keepAccepted(
  database: Database,
  plan: Plan,
): Promise<Pick<Staged, 'duplicatesDropped' | 'repeatsKept'>> {
  if (plan.lines !== null) {
    // equal lines of one order are two pieces of it
    await database.run(groupedLinesSql(plan));
    return { duplicatesDropped: 0, repeatsKept: 0 };
  }
  if (plan.consent !== null) {
    // several decisions of one customer are a history, of which the last holds
    await database.run('CREATE TABLE kept AS SELECT * FROM staged WHERE code IS NULL');
    return { duplicatesDropped: 0, repeatsKept: 0 };
  }
  if (plan.isList) {
    await database.run(`CREATE TABLE dropped AS SELECT line FROM (
      SELECT line, row_number() OVER (PARTITION BY customer ORDER BY line DESC) AS place FROM staged WHERE code IS NULL)
      WHERE place > 1`);
  } else {
    const cells = Array.from({ length: plan.columnCount }, (_, index) => `c${index + 1}`).join(', ');
    await database.run(`CREATE TABLE dropped AS
      WITH lines AS (SELECT raw.line, hash(${cells}) AS digest, ${cells} FROM raw JOIN staged USING (line) WHERE code IS NULL),
        repeated AS (SELECT digest FROM lines GROUP BY digest HAVING count(*) > 1)
      SELECT line FROM (SELECT line, row_number() OVER (PARTITION BY ${cells} ORDER BY line) AS place
        FROM lines WHERE digest IN (SELECT digest FROM repeated)) WHERE place > 1`);
  }
  const repeats = await count(database, 'SELECT count(*) FROM dropped');
  const isSame = plan.isList || (repeats > 0 && (await repeatsAreSame(database, plan, false)));
  if (!isSame) await database.run('DELETE FROM dropped');
  await database.run(
    'CREATE TABLE kept AS SELECT * FROM staged WHERE code IS NULL AND line NOT IN (SELECT line FROM dropped)',
  );
  return { duplicatesDropped: isSame ? repeats : 0, repeatsKept: isSame ? 0 : repeats };
}

/** Numbers the customers of `kept` by the bytes of their ids; again where `kept` has changed. */
export function numberPeople(database: Database): Promise<void> {
  return database.run(`CREATE OR REPLACE TABLE people AS
    SELECT customer, row_number() OVER (ORDER BY customer) - 1 AS row FROM (SELECT DISTINCT customer FROM kept)`);
}

/**
 * Equal rows are one row only where the file can tell two orders apart: by a number of the row, or by a clock together with a
 * column beyond customer, time, event and amount. Two purchases on one day for the same amount are not a fault.
 */
async function repeatsAreSame(database: Database, plan: Plan, hasClock: boolean): Promise<boolean> {
  if (plan.names.some(isRowNumberHeader)) return true;
  const known = new Set([...namingColumns(plan), plan.time, plan.value, plan.event]);
  const hasMore = plan.names.some((_, index) => !known.has(`c${index + 1}`));
  if (!hasMore) return false;
  return hasClock || (await count(database, 'SELECT count(*) FROM (SELECT 1 FROM staged WHERE has_clock LIMIT 1)')) > 0;
}

async function count(database: Database, sql: string): Promise<number> {
  return Number((await database.rows(sql))[0]![0]);
}
