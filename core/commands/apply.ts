import { invariant, unreachable } from '../lib/invariant.ts';
import { fail, ok, type Result } from '../lib/result.ts';
import type { JourneyNode } from '../journey/nodes.ts';
import { edgeProblem, goToProblem, portKey, portTaken, repeatedPortOf } from '../journey/index.ts';
import { acceptsEdges, portsOf } from '../journey/ports.ts';
import type { Journey, JourneyEdge } from '../journey/spec.ts';
import type { Problem } from '../lint/problem.ts';
import { problemOf } from '../lint/problems.ts';
import type { Command, Diff, EditLabel } from './command.ts';
import { definedOf, diffBetween } from './diff.ts';
import { labelOf } from './label.ts';

interface AppliedCommand {
  readonly journey: Journey;
  readonly diff: Diff;
  readonly label: EditLabel;
}

/**
 * The journey after the command, the diff for undo and the name of the edit; or why the command cannot be: `command.`
 * `unknownNode`, `unknownEdge`, `unknownPort`, `duplicateId`, `selfEdge`, `notAcceptingEdges`, `portTaken`, `noPort`.
 */
export function applyCommand(journey: Journey, command: Command): Result<AppliedCommand, Problem> {
  const changed = change(journey, command);
  if (!changed.ok) return changed;
  return ok({
    journey: changed.value,
    diff: diffBetween(journey, changed.value),
    label: labelOf(journey, command),
  });
}

type CommandOf<Kind extends Command['kind']> = Extract<Command, { kind: Kind }>;
type Changed = Result<Journey, Problem>;

function change(journey: Journey, command: Command): Changed {
  switch (command.kind) {
    case 'addElements':
      return addElements(journey, command);
    case 'insertOnEdge':
      return insertOnEdge(journey, command);
    case 'connect':
      return connect(journey, command.edge);
    case 'removeElements':
      return removeElements(journey, command);
    case 'moveNodes':
      return moveNodes(journey, command);
    case 'updateNode':
      return updateNode(journey, command.node);
    case 'updateJourney':
      return ok({ ...journey, ...definedOf(command.patch) });
    default:
      return unreachable(command);
  }
}

function addElements(journey: Journey, { nodes, edges }: CommandOf<'addElements'>): Changed {
  const byId = nodesById(journey);
  for (const node of nodes) {
    const problem = newNodeProblem(node, byId);
    if (problem) return fail(problem);
    byId.set(node.id, node);
  }
  for (const node of nodes) {
    const problem = goToProblem(node, byId, 'command');
    if (problem) return fail(problem);
  }
  const edgeIds = new Set(journey.edges.map((edge) => edge.id));
  const ports = new Set<string>();
  for (const edge of edges) {
    if (edgeIds.has(edge.id)) return fail(duplicateId(edge.id));
    edgeIds.add(edge.id);
    const problem = edgeProblem(edge, byId, 'command');
    if (problem) return fail(problem);
    if (ports.has(portKey(edge))) return fail(portTaken(edge, 'command'));
    ports.add(portKey(edge));
  }
  const kept = journey.edges.filter((edge) => !ports.has(portKey(edge)));
  return ok({ ...journey, nodes: [...journey.nodes, ...nodes], edges: [...kept, ...edges] });
}

function insertOnEdge(journey: Journey, { edgeId, node, newEdgeId }: CommandOf<'insertOnEdge'>): Changed {
  const edge = journey.edges.find((candidate) => candidate.id === edgeId);
  if (!edge) return fail(unknownEdge(edgeId));
  const known = nodesById(journey);
  const problem = newNodeProblem(node, known) ?? goToProblem(node, known, 'command');
  if (problem) return fail(problem);
  if (journey.edges.some((candidate) => candidate.id === newEdgeId)) return fail(duplicateId(newEdgeId));
  const port = portsOf(node)[0];
  if (!acceptsEdges(node)) return fail(problemOf('error', 'command.notAcceptingEdges', {}, { edgeId }));
  if (port === undefined) return fail(problemOf('error', 'command.noPort', {}, { edgeId }));
  return ok({
    ...journey,
    nodes: [...journey.nodes, node],
    edges: [
      ...journey.edges.map((other) => (other.id === edgeId ? { ...other, to: node.id } : other)),
      { id: newEdgeId, from: node.id, port, to: edge.to },
    ],
  });
}

function connect(journey: Journey, edge: JourneyEdge): Changed {
  const problem = edgeProblem(edge, nodesById(journey), 'command');
  if (problem) return fail(problem);
  const isKnown = journey.edges.some((other) => other.id === edge.id);
  const kept = journey.edges
    .filter((other) => other.id === edge.id || portKey(other) !== portKey(edge))
    .map((other) => (other.id === edge.id ? edge : other));
  return ok({ ...journey, edges: isKnown ? kept : [...kept, edge] });
}

function removeElements(journey: Journey, { nodeIds, edgeIds }: CommandOf<'removeElements'>): Changed {
  const nodes = nodesById(journey);
  const unknown = nodeIds.find((id) => !nodes.has(id));
  if (unknown !== undefined) return fail(unknownNode(unknown));
  const edges = new Set(journey.edges.map((edge) => edge.id));
  const unknownEdgeId = edgeIds.find((id) => !edges.has(id));
  if (unknownEdgeId !== undefined) return fail(unknownEdge(unknownEdgeId));
  const goneNodes = new Set(nodeIds);
  const goneEdges = new Set(edgeIds);
  return ok({
    ...journey,
    nodes: journey.nodes.filter((node) => !goneNodes.has(node.id)).map((node) => withoutTarget(node, goneNodes)),
    edges: journey.edges.filter(
      (edge) => !goneEdges.has(edge.id) && !goneNodes.has(edge.from) && !goneNodes.has(edge.to),
    ),
  });
}

/** A jump to a node that is no more has to be given a new target. */
function withoutTarget(node: JourneyNode, gone: ReadonlySet<string>): JourneyNode {
  return node.type === 'goTo' && gone.has(node.target) ? { ...node, target: '' } : node;
}

function moveNodes(journey: Journey, { positions }: CommandOf<'moveNodes'>): Changed {
  const nodes = nodesById(journey);
  const places = new Map(positions.map(({ nodeId, x, y }) => [nodeId, { x, y }]));
  for (const nodeId of places.keys()) {
    if (!nodes.has(nodeId)) return fail(unknownNode(nodeId));
  }
  return ok({
    ...journey,
    nodes: journey.nodes.map((node) => {
      const position = places.get(node.id);
      return position ? { ...node, position } : node;
    }),
  });
}

function updateNode(journey: Journey, node: JourneyNode): Changed {
  const known = nodesById(journey);
  if (!known.has(node.id)) return fail(unknownNode(node.id));
  const repeated = repeatedPortOf(node);
  if (repeated !== null) return fail(duplicateId(repeated));
  const problem = goToProblem(node, known, 'command');
  if (problem) return fail(problem);
  const ports = new Set(portsOf(node));
  const accepts = acceptsEdges(node);
  const barred = new Set(accepts ? [] : [node.id]);
  return ok({
    ...journey,
    nodes: journey.nodes.map((other) => (other.id === node.id ? node : withoutTarget(other, barred))),
    edges: journey.edges.filter(
      (edge) => (edge.from !== node.id || ports.has(edge.port)) && (edge.to !== node.id || accepts),
    ),
  });
}

function nodesById(journey: Journey): Map<string, JourneyNode> {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  invariant(nodes.size === journey.nodes.length, 'two nodes of the journey share an id');
  return nodes;
}

function newNodeProblem(node: JourneyNode, known: ReadonlyMap<string, JourneyNode>): Problem | null {
  if (known.has(node.id)) return duplicateId(node.id);
  const repeated = repeatedPortOf(node);
  return repeated === null ? null : duplicateId(repeated);
}

function duplicateId(id: string): Problem {
  return problemOf('error', 'command.duplicateId', { id });
}

function unknownNode(id: string): Problem {
  return problemOf('error', 'command.unknownNode', { id });
}

function unknownEdge(id: string): Problem {
  return problemOf('error', 'command.unknownEdge', { id });
}
