import type { Problem } from '../lint/problem.ts';
import { problemOf } from '../lint/problems.ts';
import type { JourneyNode } from './nodes.ts';
import { acceptsEdges, portsOf } from './ports.ts';
import type { Journey, JourneyEdge } from './spec.ts';

/**
 * What the shape alone cannot promise: unique ids, edges that leave one existing port each for another node, and jumps to
 * nodes that a run can come to.
 */
export function structureProblems(journey: Journey): Problem[] {
  const problems: Problem[] = [];
  const nodes = new Map<string, JourneyNode>();
  for (const node of journey.nodes) {
    if (nodes.has(node.id)) problems.push(problemOf('error', 'spec.duplicateId', { id: node.id }, { nodeId: node.id }));
    nodes.set(node.id, node);
    const repeated = repeatedPortOf(node);
    if (repeated !== null) problems.push(problemOf('error', 'spec.duplicateId', { id: repeated }, { nodeId: node.id }));
  }
  for (const node of journey.nodes) {
    const problem = goToProblem(node, nodes, 'spec');
    if (problem) problems.push(problem);
  }
  const edgeIds = new Set<string>();
  const usedPorts = new Set<string>();
  for (const edge of journey.edges) {
    if (edgeIds.has(edge.id))
      problems.push(problemOf('error', 'spec.duplicateId', { id: edge.id }, { edgeId: edge.id }));
    edgeIds.add(edge.id);
    const problem = edgeProblem(edge, nodes, 'spec');
    if (problem) problems.push(problem);
    const port = portKey(edge);
    if (usedPorts.has(port)) problems.push(portTaken(edge, 'spec'));
    usedPorts.add(port);
  }
  return problems;
}

/** One text for the port that an edge leaves from, for sets and maps. */
export function portKey(edge: Pick<JourneyEdge, 'from' | 'port'>): string {
  return JSON.stringify([edge.from, edge.port]);
}

/** The id that two ports of one node share, or null. */
export function repeatedPortOf(node: JourneyNode): string | null {
  const seen = new Set<string>();
  for (const port of portsOf(node)) {
    if (seen.has(port)) return port;
    seen.add(port);
  }
  return null;
}

/** Why this edge cannot be, given the nodes, or null; codes are `<area>.unknownNode` and the like. */
export function edgeProblem(
  edge: JourneyEdge,
  nodes: ReadonlyMap<string, JourneyNode>,
  area: 'spec' | 'command',
): Problem | null {
  const place = { edgeId: edge.id };
  const from = nodes.get(edge.from);
  if (!from) return problemOf('error', `${area}.unknownNode`, { id: edge.from }, place);
  const to = nodes.get(edge.to);
  if (!to) return problemOf('error', `${area}.unknownNode`, { id: edge.to }, place);
  if (!portsOf(from).includes(edge.port)) {
    return problemOf('error', `${area}.unknownPort`, { port: edge.port, id: edge.from }, { ...place, nodeId: from.id });
  }
  if (edge.from === edge.to) return problemOf('error', `${area}.selfEdge`, {}, { ...place, nodeId: from.id });
  if (!acceptsEdges(to)) return problemOf('error', `${area}.notAcceptingEdges`, {}, { ...place, nodeId: to.id });
  return null;
}

/** Why a `goTo` node cannot lead where it does, or null; without a target it is only incomplete. */
export function goToProblem(
  node: JourneyNode,
  nodes: ReadonlyMap<string, JourneyNode>,
  area: 'spec' | 'command',
): Problem | null {
  if (node.type !== 'goTo' || node.target === '') return null;
  const place = { nodeId: node.id };
  const target = nodes.get(node.target);
  if (!target) return problemOf('error', `${area}.unknownNode`, { id: node.target }, place);
  if (target.id === node.id) return problemOf('error', `${area}.selfEdge`, {}, place);
  return acceptsEdges(target) ? null : problemOf('error', `${area}.notAcceptingEdges`, {}, place);
}

/** The problem of a second edge on one port. */
export function portTaken(edge: JourneyEdge, area: 'spec' | 'command'): Problem {
  return problemOf(
    'error',
    `${area}.portTaken`,
    { port: edge.port, id: edge.from },
    { nodeId: edge.from, edgeId: edge.id },
  );
}
