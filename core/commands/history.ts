/** Past edits in order; those before `cursor` are done, those from it on are undone and can be redone. */
interface History<Entry> {
  readonly entries: readonly Entry[];
  readonly cursor: number;
}

interface HistoryStep<Entry> {
  readonly history: History<Entry>;
  /** The entry to reverse (undo) or to apply again (redo). */
  readonly entry: Entry;
}

export function emptyHistory<Entry>(): History<Entry> {
  return { entries: [], cursor: 0 };
}

/** Adds an edit; what had been undone can no longer be redone. */
export function recordEntry<Entry>(history: History<Entry>, entry: Entry): History<Entry> {
  return { entries: [...history.entries.slice(0, history.cursor), entry], cursor: history.cursor + 1 };
}

/** Steps back; null at the beginning. */
export function undoEntry<Entry>(history: History<Entry>): HistoryStep<Entry> | null {
  const entry = history.entries[history.cursor - 1];
  return entry === undefined ? null : { history: { ...history, cursor: history.cursor - 1 }, entry };
}

/** Steps forward; null at the end. */
export function redoEntry<Entry>(history: History<Entry>): HistoryStep<Entry> | null {
  const entry = history.entries[history.cursor];
  return entry === undefined ? null : { history: { ...history, cursor: history.cursor + 1 }, entry };
}
