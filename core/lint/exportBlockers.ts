import type { Problem } from './problem.ts';

/** An error that someone exports in spite of, and why; `nodeId` null = wherever it occurs. */
interface ExportOverride {
  readonly code: string;
  readonly nodeId: string | null;
  readonly reason: string;
}

/** The problems that stand in the way of an export: errors that are neither muted nor overridden. */
export function exportBlockers(problems: readonly Problem[], overrides: readonly ExportOverride[]): Problem[] {
  return problems.filter(
    (problem) =>
      problem.severity === 'error' &&
      problem.mutedReason === undefined &&
      !overrides.some(({ code, nodeId }) => code === problem.code && (nodeId === null || nodeId === problem.nodeId)),
  );
}
