import type { z } from 'zod';
import type { Problem } from '../lint/problem.ts';
import type { ExportNotes } from './notes.ts';

/** A problem of an export; its text is `problem.<code>`. */
export type ExportProblemCode = `export.${string}`;

/** A problem of the given code; without a node it belongs to the journey as a whole. */
export function exportProblem(
  severity: Problem['severity'],
  code: ExportProblemCode,
  params: Problem['params'],
  nodeId: string | null,
): Problem {
  return { code, severity, nodeId, edgeId: null, params };
}

const mostReported = 10;

/** Checks what an exporter has made against our schema of the target; each violation becomes a problem. */
export function checkOutput(notes: ExportNotes, schema: z.ZodType, output: unknown): void {
  const parsed = schema.safeParse(output);
  if (parsed.success) return;
  for (const issue of parsed.error.issues.slice(0, mostReported)) {
    notes.problem('error', 'export.invalidOutput', { path: issue.path.map(String).join('.'), reason: issue.message });
  }
}
