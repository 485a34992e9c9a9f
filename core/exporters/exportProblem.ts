import type { Problem } from '../lint/problem.ts';

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
