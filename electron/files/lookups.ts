import { EngineError } from '../shared/errors.ts';
import type { Lookup } from '../shared/importTypes.ts';
import type { Database } from './database.ts';
import type { OpenTable } from './formats/openFile.ts';
import { customerNames, plainHeader } from './headerNames.ts';
import type { TableHead } from './table.ts';

/** What became of looking a file's rows up in a table. */
export interface LookupCounts {
  readonly name: string;
  /** Rows of the file whose key the table does not have, and one such key. */
  readonly unmatched: number;
  readonly example: string;
  /** Rows of the table that repeat a key; the first of them is taken. */
  readonly repeated: number;
}

/** A cell of the first rows that stands in a part of the table which has not been read yet. */
export const notRead = '…';

/** The table with the columns of `lookup` behind its own. Throws `import.lookupKeyMissing` where a column is not there. */
export function withLookup(table: OpenTable, { source, key, match, columns }: Lookup, found: OpenTable): OpenTable {
  const { head } = table;
  const keyAt = head.names.indexOf(key);
  const matchAt = found.head.names.indexOf(match);
  if (keyAt === -1) throw new EngineError('input', 'import.lookupKeyMissing', { column: key, name: table.local.name });
  if (matchAt === -1) throw new EngineError('input', 'import.lookupKeyMissing', { column: match, name: source.name });
  const missing = columns?.find((column) => !found.head.names.includes(column));
  if (missing !== undefined) {
    throw new EngineError('input', 'import.lookupKeyMissing', { column: missing, name: source.name });
  }
  const isTaken = (at: number) => at !== matchAt && (columns === undefined || columns.includes(found.head.names[at]!));
  const takenAt = [...found.head.names.keys()].filter(isTaken);
  const stem = source.name.replace(/\.gz$/i, '').replace(/\.[^.]*$/, '');
  const used = new Set(head.names);
  const names = takenAt.map((at) => {
    const name = found.head.names[at]!;
    const unique = used.has(name) ? `${stem}.${name}` : name;
    used.add(unique);
    return unique;
  });
  const byKey = new Map(
    found.head.rows.map((row) => [(row[matchAt] ?? '').trim(), row]).reverse() as [string, readonly string[]][],
  );
  const isWhole = found.head.rows.length < 1000;
  const rows = head.rows.map((row) => {
    const cell = (row[keyAt] ?? '').trim();
    const hit = byKey.get(cell);
    const own = head.names.map((_, at) => row[at] ?? '');
    return [...own, ...takenAt.map((at) => (hit === undefined ? (isWhole ? '' : notRead) : (hit[at] ?? '')))];
  });
  return {
    ...table,
    head: { ...head, names: [...head.names, ...names], rows },
    lookups: [...table.lookups, { table: found, keyAt, matchAt, takenAt }],
  };
}

/** Adds the columns of the lookup tables to the rows in `raw`. `load` writes a table's rows into the database under a name. */
export async function joinLookups(
  database: Database,
  table: OpenTable,
  load: (lookup: OpenTable, into: string) => Promise<unknown>,
): Promise<LookupCounts[]> {
  const counts: LookupCounts[] = [];
  let columns = table.ownColumns;
  for (const [index, { table: found, keyAt, matchAt, takenAt }] of table.lookups.entries()) {
    const name = `lookup${index}`;
    await load(found, `${name}_rows`);
    const taken = takenAt.map((at, place) => `first(c${at + 1} ORDER BY line) AS l${columns + place + 1}`);
    await database.run(`CREATE TABLE ${name} AS SELECT key, count(*) AS times${taken.map((column) => `, ${column}`).join('')}
      FROM (SELECT *, cell(c${matchAt + 1}) AS key FROM ${name}_rows WHERE width = ${found.ownColumns})
      WHERE key <> '' GROUP BY key`);
    const joined = takenAt.map((_, place) => `, found.l${columns + place + 1} AS c${columns + place + 1}`).join('');
    // the condition has to be an equality alone, or every row is compared with every row of the table
    await database.run(`CREATE TABLE joined AS
      SELECT asked.* EXCLUDE (asked_key), asked_key <> '' AND found.key IS NULL AS misses${joined}
      FROM (SELECT *, CASE WHEN width = ${table.ownColumns} THEN cell(c${keyAt + 1}) END AS asked_key FROM raw) asked
      LEFT JOIN ${name} found ON asked.asked_key = found.key`);
    const [missed] = await database.rows(`SELECT count(*), min(cell(c${keyAt + 1})) FROM joined WHERE misses`);
    const [repeated] = await database.rows(`SELECT COALESCE(sum(times - 1), 0)::DOUBLE FROM ${name}`);
    await database.run(`ALTER TABLE joined DROP COLUMN misses`);
    for (const old of ['raw', name, `${name}_rows`]) await database.run(`DROP TABLE ${old}`);
    await database.run('ALTER TABLE joined RENAME TO raw');
    counts.push({
      name: found.local.name,
      unmatched: Number(missed![0]),
      example: String(missed![1] ?? ''),
      repeated: Number(repeated![0]),
    });
    columns += takenAt.length;
  }
  return counts;
}

/**
 * The columns by which a table is most likely looked up in: of one name on both sides, different in every row of the table, not the
 * customer where there is another. Null where there are none.
 */
export function guessLookupKey(
  file: Pick<TableHead, 'names'>,
  table: TableHead,
): { key: string; match: string } | null {
  const candidates = table.names.flatMap((match, at) => {
    const key = file.names.find((name) => plainHeader(name) === plainHeader(match));
    if (key === undefined) return [];
    const cells = table.rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
    if (cells.length === 0 || new Set(cells).size < cells.length) return [];
    return [{ key, match }];
  });
  const isCustomer = ({ key }: { key: string }) => customerNames.includes(plainHeader(key));
  return candidates.find((candidate) => !isCustomer(candidate)) ?? candidates[0] ?? null;
}
