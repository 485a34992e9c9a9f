import type { Suppression } from '../../core/simulate/counters.ts';
import type { Estimate, RunResult } from '../../core/measure/result.ts';

/** What a card shows of one node. Counts are means over replications. */
export interface NodeNumbers {
  readonly entered: number;
  /** Half the width of the 90 % interval. */
  readonly halfWidth: number;
  /** Of all entries of the journey; null without any. */
  readonly share: number | null;
  /** Share of intended sends that were suppressed, and why, most frequent first; null for other nodes. */
  readonly suppressed: SuppressedShare | null;
}

export interface SuppressedShare {
  readonly share: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** Half the 90 % interval of an estimate. */
export function halfWidthOf(estimate: Estimate): number {
  return (estimate.q95 - estimate.q05) / 2;
}

/** Suppressed sends by reason, largest first, without reasons that stopped nobody. */
export function suppressionsOf(
  suppressed: Readonly<Record<string, Estimate>>,
): readonly { readonly reason: Suppression | string; readonly count: number }[] {
  return Object.entries(suppressed)
    .map(([reason, estimate]) => ({ reason, count: estimate.mean }))
    .filter((item) => item.count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The figures of one node, or null where the result does not know it. */
export function nodeNumbers(result: RunResult | null, nodeId: string): NodeNumbers | null {
  const node = result?.nodes[nodeId];
  if (result === null || node === undefined) return null;
  const entries = result.journey.entries.mean;
  const intended = node.message?.counts['intended']?.mean ?? 0;
  const reasons = node.message === null ? [] : suppressionsOf(node.message.suppressed);
  const stopped = reasons.reduce((sum, item) => sum + item.count, 0);
  return {
    entered: node.entered.mean,
    halfWidth: halfWidthOf(node.entered),
    share: entries > 0 ? node.entered.mean / entries : null,
    suppressed: node.message === null ? null : { share: intended > 0 ? stopped / intended : 0, reasons },
  };
}

/** How many leave by a port, and what share of the journey's entries that is; null where the result does not know it. */
export function portNumbers(
  result: RunResult | null,
  nodeId: string,
  port: string,
): { readonly passed: number; readonly share: number } | null {
  const passed = result?.nodes[nodeId]?.ports[port]?.mean;
  if (result === null || passed === undefined) return null;
  const entries = result.journey.entries.mean;
  return { passed, share: entries > 0 ? Math.min(1, passed / entries) : 0 };
}
