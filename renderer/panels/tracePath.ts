import type { JourneyEdge } from '../../core/journey/spec.ts';
import type { TraceStep } from '../../core/simulate/trace.ts';

/** The nodes that a traced customer entered and the edges between one and the next, over all runs. */
export function pathOfTrace(
  steps: readonly TraceStep[],
  edges: readonly JourneyEdge[],
): { nodeIds: string[]; edgeIds: string[] } {
  const nodeIds = new Set<string>();
  const edgeIds = new Set<string>();
  const lastOfRun = new Map<number, string>();
  for (const step of steps) {
    if (step.nodeId === null) continue;
    nodeIds.add(step.nodeId);
    const before = lastOfRun.get(step.run);
    if (before !== undefined && before !== step.nodeId) {
      const edge = edges.find((candidate) => candidate.from === before && candidate.to === step.nodeId);
      if (edge !== undefined) edgeIds.add(edge.id);
    }
    lastOfRun.set(step.run, step.nodeId);
  }
  return { nodeIds: [...nodeIds], edgeIds: [...edgeIds] };
}
