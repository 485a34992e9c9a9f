import type { RunResult } from './result.ts';

/** One long table as CSV text with CRLF lines: section, key, item, day, mean, q05 … q95. */
export function resultCsv(_result: RunResult): string {
  throw new Error('not written yet');
}
