/** Which source customers a dataset's customers are made of, and what a person decided about that. Released: never edited. */
export const identityTables: readonly string[] = [
  `CREATE TABLE identity_records (
  dataset_id INTEGER PRIMARY KEY REFERENCES datasets (id) ON DELETE CASCADE,
  head TEXT NOT NULL
) STRICT`,
  `CREATE TABLE identity_chunks (
  dataset_id INTEGER NOT NULL REFERENCES datasets (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  seq INTEGER NOT NULL,
  sha256 BLOB NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (dataset_id, key, seq)
) STRICT`,
  `CREATE TABLE identity_decisions (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  decided_time REAL NOT NULL,
  decision TEXT NOT NULL
) STRICT`,
];
