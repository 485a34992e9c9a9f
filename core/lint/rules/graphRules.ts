import { reachableFrom, timelessCycles } from '../../journey/index.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import { portsOf } from '../../journey/ports.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';

export const graphRules: readonly Rule[] = [noTrigger, unreachable, openPorts, timelessCycle];

function noTrigger({ journey }: LintContext): Problem[] {
  return journey.nodes.some((node) => node.type === 'trigger') ? [] : [problemOf('error', 'graph.noTrigger')];
}

function unreachable({ journey, graph }: LintContext): Problem[] {
  const triggers = journey.nodes.filter((node) => node.type === 'trigger').map((node) => node.id);
  // without a trigger nothing is reachable, and that is one problem, not one per node
  if (triggers.length === 0) return [];
  const reached = reachableFrom(graph, triggers);
  return journey.nodes
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
  switch (node.type) {
    case 'trigger':
      return problemOf('warning', 'graph.openTrigger', {}, place);
    case 'wait':
      return problemOf('warning', 'graph.openWait', {}, place);
    case 'filter':
      return problemOf('warning', 'graph.openFilter', {}, place);
    case 'waitFor':
      return problemOf('warning', port === 'happened' ? 'graph.openHappened' : 'graph.openTimedOut', {}, place);
    case 'branch': {
      const branch = node.branches.find((candidate) => candidate.id === port);
      return branch
        ? problemOf('warning', 'graph.openBranch', { label: branch.label }, place)
        : problemOf('warning', 'graph.openElse', {}, place);
    }
    case 'split':
    case 'experiment': {
      const arm = node.arms.find((candidate) => candidate.id === port);
      return problemOf('warning', 'graph.openArm', { label: arm?.label ?? port }, place);
    }
    case 'message':
    case 'update':
    case 'goal':
    case 'exit':
    case 'note':
    case 'gate':
    case 'audience':
    case 'survey':
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
