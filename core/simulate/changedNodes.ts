import type { JourneyNode } from '../journey/nodes.ts';
import type { Journey } from '../journey/spec.ts';
import { consentBit } from './consentBits.ts';
import { countedPorts, targetOf } from './layout.ts';
import { simulatedNode } from './simulatedNode.ts';

/**
 * Ids of the nodes of `before` that differ in `after` by what a run does there: a customer who comes to none of them takes
 * the same way through both, since every draw has an address of its own and nothing counts nodes or their order. Null where
 * anybody's way may differ: other triggers, another goal, other rules of entry, end or limits.
 */
export function changedNodes(before: Journey, after: Journey): ReadonlySet<string> | null {
  if (rulesOf(before) !== rulesOf(after)) return null;
  const nodes = new Map(after.nodes.map((node) => [node.id, node]));
  const known = new Map(before.nodes.map((node) => [node.id, node]));
  // a draft may name two nodes alike
  if (nodes.size !== after.nodes.length || known.size !== before.nodes.length) return null;
  const kept = before.nodes.filter(({ id }) => nodes.has(id));
  const keptNow = after.nodes.filter(({ id }) => known.has(id));
  if (kept.some(({ id }, place) => keptNow[place]!.id !== id)) return null;
  const changed = new Set<string>();
  for (const node of before.nodes) {
    const now = nodes.get(node.id);
    if (now === undefined || partOf(before, node) !== partOf(after, now)) changed.add(node.id);
  }
  // whoever can be reached by none of the messages leaves at any node
  if (before.exits.unsubscribed && reachOf(before) !== reachOf(after)) return new Set(known.keys());
  return changed;
}

/** One text per journey as far as a run can tell journeys apart. */
export function simulatedText(journey: Journey): string {
  return JSON.stringify([rulesOf(journey), ...journey.nodes.map((node) => partOf(journey, node))]);
}

/** What a journey is beside its nodes' own settings: nobody's way is safe from a change in it. */
function rulesOf({ id, priority, goal, entry, exits, limits, nodes }: Journey): string {
  const triggers = nodes.filter(({ type }) => type === 'trigger').map(simulatedNode);
  return JSON.stringify([id, priority, goal, entry, exits, limits, triggers]);
}

/** A node's settings and where its ports lead. */
function partOf(journey: Journey, node: JourneyNode): string {
  if (node.type === 'note') return 'note';
  const targets = countedPorts(node).map((port) => targetOf(journey, node, port)?.id ?? null);
  return JSON.stringify([simulatedNode(node), targets]);
}

function reachOf({ nodes }: Journey): number {
  let bits = 0;
  for (const node of nodes) {
    if (node.type === 'message') bits |= consentBit(node.channel, node.purpose ?? 'advertising');
  }
  return bits;
}
