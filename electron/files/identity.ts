import type { Dataset } from '../../core/dataset/dataset.ts';
import { type Claims, origins, plainSources, type Sources } from '../../core/dataset/identity/index.ts';
import { identifierKinds } from '../../core/dataset/identity/policy.ts';
import { encodeTexts } from '../../core/dataset/index.ts';
import { normalColumns, normalised } from './naming.ts';
import type { Plan } from './plan.ts';
import type { Staged } from './stage.ts';

/** Whether rows give an address or a number of their customer, as a name or as an attribute. */
export function givesIdentifiers({ naming, kept }: Plan): boolean {
  return naming !== null || kept.some(({ role }) => role === 'email' || role === 'phone');
}

/** The accepted rows as sources: who was named by what, and which identifiers belong to whom. */
export async function sourcesOf(staged: Staged, dataset: Dataset, region: string): Promise<Sources> {
  const { database, plan } = staged;
  const sources = plainSources(dataset);
  if (dataset.attributes.length > 0) sources.lastImport.fill(1);
  if (plan.naming === null) return { ...sources, claims: await claimsOfDropped(staged, region) };
  const id = plan.naming.id === null ? 'NULL' : `text_or_null(cell(raw.${plan.naming.id}))`;
  const accepted = 'FROM raw JOIN staged USING (line) JOIN people USING (customer) WHERE code IS NULL';
  const origin = `CASE WHEN ${id} IS NOT NULL THEN ${origins.id} WHEN ${normalColumns.email} IS NOT NULL THEN ${origins.email}
    ELSE ${origins.phone} END`;
  await database.eachChunk(`SELECT people.row, min(${origin}) ${accepted} GROUP BY people.row`, (chunk) => {
    const rows = chunk.getColumnVector(0);
    const found = chunk.getColumnVector(1);
    for (let index = 0; index < chunk.rowCount; index++) {
      sources.origins[Number(rows.getItem(index))] = Number(found.getItem(index));
    }
  });
  const claims = new ClaimWriter();
  for (const [place, kind] of identifierKinds.entries()) {
    if (plan.naming[kind] === null) continue;
    const normal = normalColumns[kind];
    await database.eachChunk(
      `SELECT DISTINCT people.row, ${normal} ${accepted} AND ${normal} IS NOT NULL ORDER BY ALL`,
      (chunk) => {
        const rows = chunk.getColumnVector(0);
        const values = chunk.getColumnVector(1);
        for (let index = 0; index < chunk.rowCount; index++) {
          claims.add(Number(rows.getItem(index)), place, String(values.getItem(index)));
        }
      },
    );
  }
  return { ...sources, claims: claims.finish() };
}

/** Of a customer that a list has twice the last row counts, but the identifiers of all its rows are the customer's. */
async function claimsOfDropped({ database, plan, duplicatesDropped }: Staged, region: string): Promise<Claims> {
  const claims = new ClaimWriter();
  if (plan.mapping.kind !== 'customers' || duplicatesDropped === 0) return claims.finish();
  for (const [place, kind] of identifierKinds.entries()) {
    const column = plan.kept.find(({ role }) => role === kind);
    if (column === undefined) continue;
    const rows =
      await database.rows(`SELECT DISTINCT people.row, cell(raw.${column.raw}) FROM raw JOIN dropped USING (line)
      JOIN staged USING (line) JOIN people USING (customer) ORDER BY ALL`);
    for (const [row, written] of rows) {
      const normal = normalised(kind, String(written), region);
      if (normal !== null) claims.add(Number(row), place, normal);
    }
  }
  return claims.finish();
}

class ClaimWriter {
  readonly #rows: number[] = [];
  readonly #kinds: number[] = [];
  readonly #values: string[] = [];

  add(row: number, kind: number, value: string): void {
    this.#rows.push(row);
    this.#kinds.push(kind);
    this.#values.push(value);
  }

  finish(): Claims {
    return {
      rows: Uint32Array.from(this.#rows),
      kinds: Uint8Array.from(this.#kinds),
      values: encodeTexts(this.#values),
    };
  }
}
