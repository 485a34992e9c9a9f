import type { ImportPreview, ImportSource } from '../../shared/importTypes.ts';
import type { TableHead } from '../table.ts';
import type { RowStream } from './rowStream.ts';

/** A file found to be a table, unpacked as far as reading it needs. */
export interface OpenTable {
  readonly head: TableHead;
  readonly choices: ImportPreview['choices'];
  /** Where the bytes of a text table stand (perhaps still as gzip). */
  readonly local: ImportSource;
  /** The rows of a file that is no text table; null for CSV and the like. */
  readonly stream: RowStream | null;
  /** Columns of the file itself: the first of `head`. */
  readonly ownColumns: number;
  /** Tables whose columns are joined to it, in the order in which they stand in `head`. */
  readonly lookups: readonly OpenLookup[];
}

/** A table to look up in, with what is taken from it. */
export interface OpenLookup {
  readonly table: OpenTable;
  /** Place of the key among all columns of the file, and of the column that it is found in among those of the table. */
  readonly keyAt: number;
  readonly matchAt: number;
  /** Places of the table's other columns. */
  readonly takenAt: readonly number[];
}
