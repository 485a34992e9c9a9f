import type { JourneyNode } from '../journey/nodes.ts';
import { portsOf } from '../journey/ports.ts';
import type { Journey } from '../journey/spec.ts';
import {
  counterKey,
  entryRefusals,
  exitReasons,
  fallbackRefusals,
  messageCounts,
  suppressions,
} from '../simulate/counters.ts';
import { estimateOf } from './estimate.ts';
import type { CountReader } from './readCounts.ts';
import type { Estimate, NodeResult } from './result.ts';

/** Figures of every node that means something, by node id. */
export function nodeResults(journey: Journey, counts: CountReader, days: number): Record<string, NodeResult> {
  const results: Record<string, NodeResult> = {};
  for (const node of journey.nodes) {
    if (node.type !== 'note') results[node.id] = nodeResult(node, counts, days);
  }
  return results;
}

function nodeResult(node: JourneyNode, counts: CountReader, days: number): NodeResult {
  const { id } = node;
  const estimate = (key: string): Estimate => estimateOf(counts.of(key));
  const estimates = <Name extends string>(
    names: readonly Name[],
    key: (name: Name) => string,
  ): Record<string, Estimate> =>
    Object.fromEntries(names.filter((name) => counts.has(key(name))).map((name) => [name, estimate(key(name))]));
  const perDay = <Name extends string>(names: readonly Name[], key: (name: Name) => string): Record<string, number[]> =>
    Object.fromEntries(
      names.flatMap((name) => {
        const line = counts.reasonPerDay(key(name));
        return line === null ? [] : [[name, line]];
      }),
    );
  return {
    entered: estimate(counterKey.nodeEntered(id)),
    inside: estimate(counterKey.nodeInside(id)),
    ports: estimates(portsOf(node), (port) => counterKey.nodePort(id, port)),
    exits: estimates(exitReasons, (reason) => counterKey.nodeExit(id, reason)),
    perDay: Array.from({ length: days }, (_, day) => counts.meanOf(counterKey.nodeDay(id, day))),
    exitsPerDay: perDay(exitReasons, (reason) => counterKey.nodeExit(id, reason)),
    fired: node.type === 'trigger' ? estimate(counterKey.triggered(id)) : null,
    refused: estimates(entryRefusals, (reason) => counterKey.refused(id, reason)),
    refusedPerDay: perDay(entryRefusals, (reason) => counterKey.refused(id, reason)),
    message:
      node.type === 'message'
        ? {
            counts: estimates(messageCounts, (count) => counterKey.message(id, count)),
            suppressed: estimates(suppressions, (reason) => counterKey.suppressed(id, reason)),
            suppressedPerDay: perDay(suppressions, (reason) => counterKey.suppressed(id, reason)),
            fallbackRefused: estimates(fallbackRefusals, (reason) => counterKey.fallbackRefused(id, reason)),
            fallbackRefusedPerDay: perDay(fallbackRefusals, (reason) => counterKey.fallbackRefused(id, reason)),
          }
        : null,
  };
}
