import type { NodeResult, RunResult } from '../../../core/measure/result.ts';

export type ReasonGroup = 'refused' | 'suppressed' | 'fallbackRefused' | 'exits';

/** What happened for one reason at all nodes together, by day. */
export interface ReasonLine {
  readonly group: ReasonGroup;
  readonly reason: string;
  readonly values: readonly number[];
}

/** Refusals, suppressions and exits by reason, the most frequent first. */
export function reasonLines({ nodes, daily }: Pick<RunResult, 'nodes' | 'daily'>): ReasonLine[] {
  const lines = new Map<string, { group: ReasonGroup; reason: string; values: number[] }>();
  for (const node of Object.values(nodes)) {
    for (const [group, byReason] of groupsOf(node)) {
      for (const [reason, days] of Object.entries(byReason)) {
        const key = `${group} ${reason}`;
        const line = lines.get(key) ?? { group, reason, values: daily.dates.map(() => 0) };
        lines.set(key, line);
        for (const [day, count] of days.entries()) line.values[day] = (line.values[day] ?? 0) + count;
      }
    }
  }
  return [...lines.values()].sort((a, b) => total(b.values) - total(a.values));
}

function groupsOf(node: NodeResult): [ReasonGroup, Readonly<Record<string, readonly number[]>>][] {
  return [
    ['refused', node.refusedPerDay],
    ['suppressed', node.message?.suppressedPerDay ?? {}],
    ['fallbackRefused', node.message?.fallbackRefusedPerDay ?? {}],
    ['exits', node.exitsPerDay],
  ];
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
