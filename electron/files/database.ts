import { type DuckDBConnection, type DuckDBDataChunk, DuckDBInstance } from '@duckdb/node-api';
import { EngineError } from '../shared/errors.ts';
import { cellMacros, literal } from './sql.ts';
import { clockMacros } from './timeSql.ts';

/** One value of a result; the queries here ask for numbers and texts only. */
export type Cell = number | string | null;

/** A database in memory for one import, with the macros that read cells. */
export class Database {
  private readonly instance: DuckDBInstance;
  private readonly connection: DuckDBConnection;
  private readonly signal: AbortSignal | undefined;
  private readonly onAbort = () => this.connection.interrupt();

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, signal: AbortSignal | undefined) {
    this.instance = instance;
    this.connection = connection;
    this.signal = signal;
    signal?.addEventListener('abort', this.onAbort);
  }

  /** `folder` takes what does not fit into memory. */
  static async open(folder: string, signal: AbortSignal | undefined): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:');
    const database = new Database(instance, await instance.connect(), signal);
    await database.run(`SET temp_directory = ${literal(folder)}`);
    await database.run('SET preserve_insertion_order = false');
    for (const macro of [...cellMacros, ...clockMacros]) await database.run(macro);
    return database;
  }

  close(): void {
    this.signal?.removeEventListener('abort', this.onAbort);
    this.connection.closeSync();
    this.instance.closeSync();
  }

  /** Rejects with the EngineErrors `cancelled` and `import.readFailed`. */
  async run(sql: string): Promise<void> {
    await this.guarded(() => this.connection.run(sql));
  }

  /** All rows of a small result. */
  async rows(sql: string): Promise<Cell[][]> {
    const reader = await this.guarded(() => this.connection.runAndReadAll(sql));
    return reader.getRows().map((row) => row.map(plainCell));
  }

  /** Hands over a large result chunk by chunk, so that accepted rows never become objects. */
  async eachChunk(sql: string, visit: (chunk: DuckDBDataChunk, firstRow: number) => void): Promise<void> {
    await this.guarded(async () => {
      const result = await this.connection.stream(sql);
      let firstRow = 0;
      for (let chunk = await result.fetchChunk(); chunk !== null; chunk = await result.fetchChunk()) {
        if (chunk.rowCount === 0) break;
        throwIfAborted(this.signal);
        visit(chunk, firstRow);
        firstRow += chunk.rowCount;
      }
    });
  }

  private async guarded<T>(work: () => Promise<T>): Promise<T> {
    throwIfAborted(this.signal);
    try {
      return await work();
    } catch (error) {
      throwIfAborted(this.signal);
      if (error instanceof EngineError) throw error;
      throw new EngineError('failure', 'import.readFailed', {
        reason: error instanceof Error ? error.message : String(error),
      });
    }
  }
}

export function throwIfAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new EngineError('cancelled', 'cancelled');
}

function plainCell(value: unknown): Cell {
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'number' || typeof value === 'string' ? value : null;
}
