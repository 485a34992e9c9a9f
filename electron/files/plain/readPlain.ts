import type { Database } from '../database.ts';
import type { Plan } from '../plan.ts';
import type { PlainRows } from './plainRows.ts';

/** Whether the rows of such a file can be read without the database: one event for each row of a text table, with ids. */
export function readsPlain({ mapping, lines, naming }: Plan): boolean {
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
