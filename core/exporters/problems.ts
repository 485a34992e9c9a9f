import type { z } from 'zod';
import type { ExportNotes } from './notes.ts';

const mostReported = 10;

/** Checks what an exporter has made against our schema of the target; each violation becomes a problem. */
export function checkOutput(notes: ExportNotes, schema: z.ZodType, output: unknown): void {
  const parsed = schema.safeParse(output);
  if (parsed.success) return;
  for (const issue of parsed.error.issues.slice(0, mostReported)) {
    notes.problem('error', 'export.invalidOutput', { path: issue.path.map(String).join('.'), reason: issue.message });
  }
}
