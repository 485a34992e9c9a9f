import { timelessCycles } from '../../journey/index.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import type { Journey, JourneyEdge } from '../../journey/spec.ts';
import type { ProblemCode } from '../codes.ts';
import { changing, type Fix, type Fixer, freshId, nodeOf } from './fix.ts';

const columnWidth = 216;
const rowHeight = 120;
const hourSeconds = 3600;
const daySeconds = 86_400;

export const graphFixes: Partial<Record<ProblemCode, Fixer>> = {
  'graph.unreachable': removeNode,
  'graph.openWait': removeNode,
  'graph.openFilter': connectExit(() => 'passed'),
  'graph.openHappened': connectExit(() => 'happened'),
  'graph.openTimedOut': connectExit(() => 'timedOut'),
  'graph.openElse': connectExit(() => 'else'),
  'graph.openGate': connectExit(() => 'passed'),
  'graph.openAwaited': connectExit(portOf),
  'graph.openBranch': connectExit(portOf),
  'graph.openArm': connectExit(portOf),
  'graph.openAnswer': connectExit(portOf),
  'graph.timelessCycle': breakCycle,
  'goTo.chain': changing('straight', 'goTo', (node, _problem, journey) => {
    const target = endOfChain(node.target, journey);
    return target === null || target === node.id ? null : { ...node, target };
  }),
  'sense.backToBack': separate,
};

function portOf(params: Readonly<Record<string, string | number>>): string {
  return String(params.port);
}

function removeNode({ nodeId }: Parameters<Fixer>[0]): Fix | null {
  if (nodeId === null) return null;
  return { kind: 'removeNode', command: { kind: 'removeElements', nodeIds: [nodeId], edgeIds: [] } };
}

function connectExit(port: (params: Readonly<Record<string, string | number>>) => string): Fixer {
  return (problem, journey) => {
    const node = nodeOf(journey, problem);
    if (node === undefined) return null;
    const exit: JourneyNode = {
      id: freshId(journey, 'exit'),
      title: '',
      position: freePlace(journey, { x: node.position.x + columnWidth, y: node.position.y }),
      type: 'exit',
    };
    const edge = { id: freshId(journey, 'edge'), from: node.id, port: port(problem.params), to: exit.id };
    return { kind: 'connectExit', command: { kind: 'addElements', nodes: [exit], edges: [edge] } };
  };
}

/** The place itself or the first one below it on which no node stands. */
function freePlace(journey: Journey, wished: JourneyNode['position']): JourneyNode['position'] {
  let y = wished.y;
  const isTaken = () =>
    journey.nodes.some(
      ({ position }) => Math.abs(position.x - wished.x) < columnWidth && Math.abs(position.y - y) < rowHeight,
    );
  while (isTaken()) y += rowHeight;
  return { x: wished.x, y };
}

/** A wait in a loop that has only one way round; in a knot of loops it is not clear where. */
function breakCycle({ nodeId }: Parameters<Fixer>[0], journey: Journey): Fix | null {
  const cycle = timelessCycles(journey).find((ids) => ids[0] === nodeId);
  if (cycle === undefined) return null;
  const inside = new Set(cycle);
  const edges = journey.edges.filter((edge) => inside.has(edge.from) && inside.has(edge.to));
  const jumps = journey.nodes.filter((node) => node.type === 'goTo' && inside.has(node.id) && inside.has(node.target));
  const edge = edges[0];
  return edge === undefined || edges.length + jumps.length !== cycle.length
    ? null
    : insertWait(journey, edge, hourSeconds);
}

function insertWait(journey: Journey, edge: JourneyEdge, waitSeconds: number): Fix {
  const from = journey.nodes.find((node) => node.id === edge.from)!;
  const to = journey.nodes.find((node) => node.id === edge.to)!;
  const middle = {
    x: (from.position.x + to.position.x) / 2,
    y: (from.position.y + to.position.y) / 2,
  };
  const node: JourneyNode = {
    id: freshId(journey, 'wait'),
    title: '',
    position: freePlace(journey, middle),
    type: 'wait',
    wait: { kind: 'duration', waitSeconds },
  };
  const newEdgeId = freshId(journey, 'edge');
  return { kind: 'insertWait', command: { kind: 'insertOnEdge', edgeId: edge.id, node, newEdgeId } };
}

function separate({ nodeId }: Parameters<Fixer>[0], journey: Journey): Fix | null {
  const edges = journey.edges.filter((edge) => edge.to === nodeId);
  const isJumpedTo = journey.nodes.some((node) => node.type === 'goTo' && node.target === nodeId);
  const edge = edges[0];
  return edge === undefined || edges.length > 1 || isJumpedTo ? null : insertWait(journey, edge, daySeconds);
}

function endOfChain(start: string, journey: Journey): string | null {
  const seen = new Set<string>();
  let at = start;
  for (;;) {
    const node = journey.nodes.find((candidate) => candidate.id === at);
    if (node === undefined || seen.has(at)) return null;
    if (node.type !== 'goTo') return at;
    seen.add(at);
    at = node.target;
  }
}
