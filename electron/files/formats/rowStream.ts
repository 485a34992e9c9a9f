/** One row of a file that is no text table: its cells in the order of the columns, or why it has none. */
export interface StreamRow {
  /** 1-based line, row or record of the file. */
  readonly line: number;
  readonly cells: readonly string[] | null;
  /** What stands there, where it could not be read. */
  readonly raw: string;
}

/** A file that is no text table, as rows of texts under known column names. */
export interface RowStream {
  readonly names: readonly string[];
  /** What else the rows could be: sheets, lists. */
  readonly sheets: readonly string[];
  readonly lists: readonly string[];
  readonly sheet: string | null;
  readonly list: string | null;
  rows(): AsyncIterable<StreamRow>;
  /** Names that only later records have, which are not read; known when all rows have been. */
  laterNames(): readonly string[];
}
