import { DuckDBInstance } from '@duckdb/node-api';
import { EngineError } from '../../shared/errors.ts';
import { literal } from '../sql.ts';
import { openJson } from './jsonRows.ts';
import type { RowStream, StreamRow } from './rowStream.ts';

/** Opens a Parquet file: flat columns as texts, nested ones flattened as JSON is. Rejects with `import.damagedParquet`. */
export async function openParquet(path: string, name: string, list: string | undefined): Promise<RowStream> {
  const file = `read_parquet(${literal(path)})`;
  const columns = await selected(`DESCRIBE SELECT * FROM ${file}`, name);
  const names: string[] = [];
  let isNested = false;
  for await (const [column, type] of columns()) {
    names.push(column!);
    if (/STRUCT|MAP|\[\]/.test(type!)) isNested = true;
  }
  if (isNested) {
    const records = await selected(`SELECT to_json(t)::VARCHAR FROM ${file} t`, name);
    return openJson(() => jsonLines(records), name, list);
  }
  const texts = names.map((column) => `"${column.replaceAll('"', '""')}"::VARCHAR`).join(', ');
  const rows = await selected(`SELECT ${texts} FROM ${file}`, name);
  return {
    names,
    sheets: [],
    lists: [],
    sheet: null,
    list: null,
    laterNames: () => [],
    async *rows(): AsyncGenerator<StreamRow> {
      let line = 0;
      for await (const cells of rows()) yield { line: ++line, cells, raw: '' };
    },
  };
}

async function* jsonLines(records: () => AsyncIterable<string[]>): AsyncGenerator<Buffer> {
  for await (const [text] of records()) yield Buffer.from(`${text}\n`);
}

async function selected(sql: string, name: string): Promise<() => AsyncIterable<string[]>> {
  return async function* () {
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    try {
      const result = await connection.stream(sql);
      for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
        if (chunk.rowCount === 0) break;
        for (const row of chunk.getRows()) yield row.map((cell) => (typeof cell === 'string' ? cell : ''));
      }
    } catch (error) {
      const isOurs = error instanceof EngineError;
      throw isOurs ? error : new EngineError('input', 'import.damagedParquet', { name });
    } finally {
      connection.closeSync();
      instance.closeSync();
    }
  };
}
