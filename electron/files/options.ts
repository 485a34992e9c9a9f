import type { Sources } from '../../core/dataset/identity/index.ts';
import { defaultIdentityPolicy } from '../../core/dataset/identity/policy.ts';

/** Phases of an import, named in the texts `progress.<phase>`. */
export type ImportPhase = 'import.read' | 'import.check' | 'import.build' | 'import.judge';

export interface ImportOptions {
  /** Epoch seconds. Rows later than this are refused as `futureTime`. */
  readonly nowTime: number;
  /** `done` of `total` in the phase; bytes while reading, steps afterwards. */
  readonly onProgress?: (phase: ImportPhase, done: number, total: number) => void;
  /** Country of phone numbers that are written without one; absent = that of the default policy. */
  readonly region?: string;
  /** Bytes from which on a text file of events is read by two threads; absent = 32 MB. */
  readonly splitAbove?: number;
  /** Stops the work; the call then rejects with an EngineError of kind `cancelled`. */
  readonly signal?: AbortSignal;
}

export interface CommitOptions extends ImportOptions {
  /** Source customers that are kept with their events; the file's are added to them. */
  readonly addTo?: Sources | null;
}

export function regionOf({ region }: ImportOptions): string {
  return region ?? defaultIdentityPolicy.region;
}
