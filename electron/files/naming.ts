import { closeSync, openSync, writeSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { normaliseEmail, normalisePhone } from '../../core/dataset/identity/index.ts';
import { type IdentifierKind, identifierKinds } from '../../core/dataset/identity/policy.ts';
import { EngineError } from '../shared/errors.ts';
import type { Mapping } from '../shared/importTypes.ts';
import type { Database } from './database.ts';
import { quoted } from './regularize.ts';
import { literal } from './sql.ts';

/** Raw columns by which a row may name its customer. */
export interface NamingColumns {
  readonly id: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

/** Column of `raw` with the name of a row's customer, where not one column alone gives it. */
export const namingColumn = 'who';
/** Columns of `raw` with a row's address and number as they are compared. */
export const normalColumns = { email: 'who_email', phone: 'who_phone' } as const;

/** The columns of a mapping by which rows name customers; null where that is an id only. Throws `import.customerNotMapped`. */
export function namingOf(mapping: Mapping, rawColumn: (column: string) => string): NamingColumns | null {
  const given = (column: string | null | undefined) => (column == null || column === '' ? null : rawColumn(column));
  const naming = { id: given(mapping.customer), email: given(mapping.email), phone: given(mapping.phone) };
  if (naming.email !== null || naming.phone !== null) return naming;
  if (naming.id === null) throw new EngineError('input', 'import.customerNotMapped');
  return null;
}

/**
 * Adds to every row of `raw` its address and number as they are compared, and the name of its customer: the id, or else the address,
 * or else the number.
 */
export async function nameRows(
  database: Database,
  folder: string,
  naming: NamingColumns,
  region: string,
): Promise<void> {
  const normals: string[] = [];
  const joins: string[] = [];
  for (const kind of identifierKinds) {
    const column = naming[kind];
    if (column === null) {
      normals.push(`NULL::VARCHAR AS ${normalColumns[kind]}`);
      continue;
    }
    await writeNormals(database, folder, column, kind, region);
    normals.push(`${kind}_forms.normal AS ${normalColumns[kind]}`);
    joins.push(`LEFT JOIN ${kind}_forms ON cell(raw.${column}) = ${kind}_forms.written`);
  }
  const id = naming.id === null ? 'NULL' : `text_or_null(cell(${naming.id}))`;
  await database.run(`CREATE TABLE named AS SELECT *, COALESCE(${id}, ${normalColumns.email}, ${normalColumns.phone}) AS ${namingColumn}
    FROM (SELECT raw.*, ${normals.join(', ')} FROM raw ${joins.join(' ')})`);
  await database.run('DROP TABLE raw');
  await database.run('ALTER TABLE named RENAME TO raw');
}

/** Makes the table of the different cells of a column with what they are as identifiers; cells that are none are left out. */
async function writeNormals(
  database: Database,
  folder: string,
  column: string,
  kind: IdentifierKind,
  region: string,
): Promise<void> {
  const path = join(folder, `${kind}.csv`);
  const file = openSync(path, 'wx', 0o600);
  try {
    await database.eachChunk(`SELECT DISTINCT cell(${column}) FROM raw WHERE cell(${column}) <> ''`, (chunk) => {
      const cells = chunk.getColumnVector(0);
      let lines = '';
      for (let index = 0; index < chunk.rowCount; index++) {
        const written = String(cells.getItem(index));
        const normal = normalised(kind, written, region);
        if (normal !== null) lines += `${quoted(written)},${quoted(normal)}\n`;
      }
      writeSync(file, lines);
    });
  } finally {
    closeSync(file);
  }
  await database.run(`CREATE TABLE ${kind}_forms AS SELECT * FROM read_csv(${literal(path)}, auto_detect = false, header = false,
    delim = ',', quote = '"', escape = '"', new_line = '\\n', parallel = false, columns = {'written': 'VARCHAR', 'normal': 'VARCHAR'})`);
  await rm(path);
}

/** What a cell is as an identifier; null where it is none. */
export function normalised(kind: IdentifierKind, written: string, region: string): string | null {
  return kind === 'email' ? normaliseEmail(written) : normalisePhone(written, region);
}

/** Raw columns that say who a row is about: what lies beyond them tells two rows apart. */
export function namingColumns({
  customer,
  naming,
}: {
  customer: string;
  naming: NamingColumns | null;
}): (string | null)[] {
  return naming === null ? [customer] : [naming.id, naming.email, naming.phone];
}
