import type { Dataset } from '../../core/dataset/dataset.ts';

/** Phases of an import, named in the texts `progress.<phase>`. */
export type ImportPhase = 'import.read' | 'import.check' | 'import.build';

export interface ImportOptions {
  /** Epoch seconds. Rows later than this are refused as `futureTime`. */
  readonly nowTime: number;
  /** `done` of `total` in the phase; bytes while reading, steps afterwards. */
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void;
  /** Stops the work; the call then rejects with an EngineError of kind `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface CommitOptions extends ImportOptions {
  /** Dataset whose customers and events are kept; the file's are merged onto them. */
  readonly addTo?: Dataset | null;
}
