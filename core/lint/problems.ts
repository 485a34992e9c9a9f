import type { ProblemCode } from './codes.ts';
import type { SourceId } from './data/sources.ts';
import type { Problem, Severity } from './problem.ts';

interface ProblemPlace {
  readonly nodeId?: string | null;
  readonly edgeId?: string | null;
  readonly source?: SourceId;
}

/** A problem of the given code; without a place it belongs to the journey as a whole. */
export function problemOf(
  severity: Severity,
  code: ProblemCode,
  params: Problem['params'] = {},
  place: ProblemPlace = {},
): Problem {
  const problem = { code, severity, nodeId: place.nodeId ?? null, edgeId: place.edgeId ?? null, params };
  return place.source === undefined ? problem : { ...problem, source: place.source };
}
