import type { Database } from '../database.ts';
import type { OpenTable } from '../formats/openFile.ts';
import type { ImportOptions } from '../options.ts';
import type { Plan } from '../plan.ts';
import { laterRows, recordOptions } from '../rowFiles.ts';
import { ColumnCrew } from './columnCrew.ts';
import { PlainRows } from './plainRows.ts';
import { SecondThread } from './secondThread.ts';

/** Rows that are read without the database, and who reads them. */
export interface PlainReading {
  readonly rows: PlainRows;
  readonly plan: Plan;
  /** Reads the later half of a large file. */
  readonly second: SecondThread | null;
  readonly crew: ColumnCrew;
}

/** Begins to read a text table of events, with one for each row; null for other tables. `second` is to be stopped at the end. */
export async function beginPlain(
  table: OpenTable,
  plan: Plan,
  folder: string,
  { nowTime, splitAbove, signal }: ImportOptions,
): Promise<PlainReading | null> {
  if (table.stream !== null || table.lookups.length > 0 || !readsPlain(plan)) return null;
  const { dialect } = table.head;
  const part = { plan, records: recordOptions(dialect), nowTime, rowsPath: laterRows(folder) };
  const second = dialect.encoding === 'utf-8' ? await SecondThread.begin(table.local, part, splitAbove) : null;
  return { rows: new PlainRows(plan, nowTime), plan, second, crew: new ColumnCrew(second, signal) };
}

function readsPlain({ mapping, lines, naming }: Plan): boolean {
  if (naming !== null) return false;
  return lines === null && (mapping.kind === 'events' || mapping.kind === 'orders') && mapping.timeFormat === 'auto';
}

/** Appends the rows that the database has read and accepted. */
export async function appendRead(plain: PlainRows, database: Database, plan: Plan): Promise<void> {
  const slots = plan.kept.map(({ slot }) => slot);
  const select = ['line', 'customer', 'time', 'event', 'value', ...slots].join(', ');
  await database.eachChunk(`SELECT ${select} FROM staged WHERE code IS NULL ORDER BY line`, (chunk) => {
    const vectors = Array.from({ length: chunk.columnCount }, (_, at) => chunk.getColumnVector(at));
    for (let row = 0; row < chunk.rowCount; row++) {
      const [line, customer, time, event, value, ...kept] = vectors.map((vector) => vector.getItem(row));
      plain.append({
        line: Number(line),
        customer: String(customer),
        time: Number(time),
        event: String(event),
        value: value === null ? Number.NaN : Number(value),
        kept: kept.map((cell) => (typeof cell === 'string' || cell === null ? cell : Number(cell))),
      });
    }
  });
}
