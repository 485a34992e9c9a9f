import { reachableFrom, takesTime, timelessCycles } from '../../journey/index.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import { portsOf } from '../../journey/ports.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

export const graphRules: readonly Rule[] = [
  noTrigger,
  unreachable,
  openPorts,
  timelessCycle,
  endlessLoop,
  nodeRule('goTo', ({ id, target }, { graph }) => {
    if (target === '') return [problemOf('error', 'goTo.noTarget', {}, { nodeId: id })];
    return graph.nodes.get(target)?.type === 'goTo' ? [problemOf('warning', 'goTo.chain', {}, { nodeId: id })] : [];
  }),
];

function noTrigger({ journey }: LintContext): Problem[] {
  return journey.nodes.some((node) => node.type === 'trigger') ? [] : [problemOf('error', 'graph.noTrigger')];
}

function triggersOf({ journey }: LintContext): string[] {
  return journey.nodes.filter((node) => node.type === 'trigger').map((node) => node.id);
}

function unreachable(context: LintContext): Problem[] {
  const triggers = triggersOf(context);
  // without a trigger nothing is reachable, and that is one problem, not one per node
  if (triggers.length === 0) return [];
  const reached = reachableFrom(context.graph, triggers);
  return context.journey.nodes
    .filter((node) => node.type !== 'note' && !reached.has(node.id))
    .map((node) => problemOf('warning', 'graph.unreachable', {}, { nodeId: node.id }));
}

/** A port without an edge is an exit; where that is rarely meant, it is said. A journey may well end with a message. */
function openPorts({ journey, graph }: LintContext): Problem[] {
  return journey.nodes.flatMap((node) =>
    portsOf(node)
      .filter((port) => !graph.edgeFrom(node.id, port))
      .flatMap((port) => openPort(node, port) ?? []),
  );
}

function openPort(node: JourneyNode, port: string): Problem | null {
  const place = { nodeId: node.id };
  const labelled = (parts: readonly { id: string; label: string }[]) => ({
    label: parts.find((part) => part.id === port)?.label ?? port,
    port,
  });
  switch (node.type) {
    case 'trigger':
      return problemOf('warning', 'graph.openTrigger', {}, place);
    case 'wait':
      return problemOf('warning', 'graph.openWait', {}, place);
    case 'filter':
      return problemOf('warning', 'graph.openFilter', {}, place);
    case 'waitFor':
      if (port === 'happened') return problemOf('warning', 'graph.openHappened', {}, place);
      if (port === 'timedOut') return problemOf('warning', 'graph.openTimedOut', {}, place);
      return problemOf('warning', 'graph.openAwaited', labelled(node.others), place);
    case 'branch':
      return port === 'else'
        ? problemOf('warning', 'graph.openElse', {}, place)
        : problemOf('warning', 'graph.openBranch', labelled(node.branches), place);
    case 'split':
    case 'experiment':
      return problemOf('warning', 'graph.openArm', labelled(node.arms), place);
    case 'gate':
      return port === 'passed' ? problemOf('warning', 'graph.openGate', {}, place) : null;
    case 'survey':
      return port === 'noAnswer' ? null : problemOf('warning', 'graph.openAnswer', labelled(node.answers), place);
    case 'message':
    case 'update':
    case 'goal':
    case 'exit':
    case 'note':
    case 'audience':
    case 'webhook':
    case 'goTo':
      return null;
  }
}

function timelessCycle({ journey }: LintContext): Problem[] {
  return timelessCycles(journey).map((nodeIds) =>
    problemOf('error', 'graph.timelessCycle', { count: nodeIds.length }, { nodeId: nodeIds[0] ?? null }),
  );
}

/** Nodes that take time and from which no way out leads: customers go round until the journey's maximum duration. */
function endlessLoop(context: LintContext): Problem[] {
  const { journey, graph, previous } = context;
  const reached = reachableFrom(graph, triggersOf(context));
  const leaves = (node: JourneyNode) =>
    graph.next(node.id).length === 0 || portsOf(node).some((port) => !graph.edgeFrom(node.id, port));
  const canLeave = new Set<string>();
  const pending = journey.nodes.filter(leaves).map((node) => node.id);
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (canLeave.has(id)) continue;
    canLeave.add(id);
    pending.push(...previous(id));
  }
  const stuck = journey.nodes.filter((node) => reached.has(node.id) && !canLeave.has(node.id) && takesTime(node));
  const first = stuck[0];
  return first === undefined ? [] : [problemOf('warning', 'graph.endlessLoop', {}, { nodeId: first.id })];
}
