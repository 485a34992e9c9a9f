import type { JourneyNode } from './nodes.ts';
import { portsOf } from './ports.ts';
import type { Journey, JourneyEdge } from './spec.ts';
import { portKey } from './structure.ts';

/** Look-ups over a journey whose edges refer to existing nodes and ports. */
export interface JourneyGraph {
  readonly nodes: ReadonlyMap<string, JourneyNode>;
  /** The edge that leaves this port, if any. */
  edgeFrom(nodeId: string, port: string): JourneyEdge | undefined;
  /** Edges that leave the node, in the order of its ports. */
  outgoing(nodeId: string): readonly JourneyEdge[];
  /** Edges that end at the node, in the order of the journey. */
  incoming(nodeId: string): readonly JourneyEdge[];
  /** Where a run may go on from the node, in the order of its ports: along edges, and from a `goTo` to its target. */
  next(nodeId: string): readonly string[];
}

/** Indexes the journey once; O(nodes + edges). */
export function createGraph(journey: Journey): JourneyGraph {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const byPort = new Map(journey.edges.map((edge) => [portKey(edge), edge]));
  const incoming = new Map<string, JourneyEdge[]>();
  for (const edge of journey.edges) {
    const edges = incoming.get(edge.to);
    if (edges) edges.push(edge);
    else incoming.set(edge.to, [edge]);
  }
  const edgeFrom = (nodeId: string, port: string) => byPort.get(portKey({ from: nodeId, port }));
  const outgoing = new Map(
    journey.nodes.map((node) => [
      node.id,
      portsOf(node).flatMap((port) => {
        const edge = edgeFrom(node.id, port);
        return edge ? [edge] : [];
      }),
    ]),
  );
  const next = new Map(
    journey.nodes.map((node) => [
      node.id,
      [
        ...outgoing.get(node.id)!.map((edge) => edge.to),
        ...(node.type === 'goTo' && nodes.has(node.target) ? [node.target] : []),
      ],
    ]),
  );
  return {
    nodes,
    edgeFrom,
    next: (nodeId) => next.get(nodeId) ?? [],
    outgoing: (nodeId) => outgoing.get(nodeId) ?? [],
    incoming: (nodeId) => incoming.get(nodeId) ?? [],
  };
}

/** Ids of the nodes that can be reached from `starts`, themselves included. */
export function reachableFrom(graph: JourneyGraph, starts: readonly string[]): Set<string> {
  const reached = new Set<string>();
  const pending = [...starts];
  while (pending.length > 0) {
    const nodeId = pending.pop()!;
    if (reached.has(nodeId)) continue;
    reached.add(nodeId);
    pending.push(...graph.next(nodeId));
  }
  return reached;
}

/**
 * Whether every pass through the node takes at least a second. A wait until a time of day, a date or the best hour does not
 * count: its moment may be now or past, so a circle of such waits would turn forever within one second. Nor does waiting for a
 * segment that the customer may be in already.
 */
export function takesTime(node: JourneyNode): boolean {
  switch (node.type) {
    case 'wait':
      return node.wait.kind === 'duration' && node.wait.waitSeconds > 0;
    case 'waitFor':
      return (
        node.timeoutSeconds > 0 && node.segment === null && node.others.every((awaited) => awaited.kind === 'event')
      );
    case 'survey':
      return node.answerSeconds > 0 && node.timeoutSeconds > 0;
    default:
      return false;
  }
}

/** The groups of nodes that form circles without a node that takes time, each in the order of the journey. */
export function timelessCycles(journey: Journey): string[][] {
  const graph = createGraph(journey);
  const instant = journey.nodes.filter((node) => !takesTime(node));
  const isInstant = new Set(instant.map((node) => node.id));
  const order = new Map(journey.nodes.map((node, index) => [node.id, index]));
  const targetsOf = (nodeId: string) => graph.next(nodeId).filter((to) => isInstant.has(to));
  const components = stronglyConnected(
    instant.map((node) => node.id),
    targetsOf,
  );
  return components
    .filter((ids) => ids.length > 1 || targetsOf(ids[0]!).includes(ids[0]!))
    .map((ids) => ids.sort((a, b) => order.get(a)! - order.get(b)!))
    .sort((a, b) => order.get(a[0]!)! - order.get(b[0]!)!);
}

/** Tarjan's strongly connected components, with its own stack because a journey may be thousands of nodes long. */
function stronglyConnected(ids: readonly string[], targetsOf: (id: string) => string[]): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const open: string[] = [];
  const isOpen = new Set<string>();
  const components: string[][] = [];

  const enter = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    open.push(id);
    isOpen.add(id);
    return { id, targets: targetsOf(id), next: 0 };
  };
  const lower = (id: string, value: number) => low.set(id, Math.min(low.get(id)!, value));

  for (const start of ids) {
    if (index.has(start)) continue;
    const frames = [enter(start)];
    while (frames.length > 0) {
      const frame = frames.at(-1)!;
      const target = frame.targets[frame.next++];
      if (target !== undefined) {
        if (!index.has(target)) frames.push(enter(target));
        else if (isOpen.has(target)) lower(frame.id, index.get(target)!);
        continue;
      }
      frames.pop();
      const parent = frames.at(-1);
      if (parent) lower(parent.id, low.get(frame.id)!);
      if (low.get(frame.id) !== index.get(frame.id)) continue;
      const component = open.splice(open.lastIndexOf(frame.id));
      for (const id of component) isOpen.delete(id);
      components.push(component);
    }
  }
  return components;
}

/**
 * Node ids in columns from left to right: each node stands right of everything that leads to it, edges that close a circle
 * aside. Within a column nodes stand in the order in which a walk by ports first meets them. Notes have no column.
 */
export function layersOf(journey: Journey): string[][] {
  const graph = createGraph(journey);
  const flow = journey.nodes.filter((node) => node.type !== 'note');
  const isLedTo = new Set(flow.flatMap((node) => graph.next(node.id)));
  const starts = [
    ...flow.filter((node) => node.type === 'trigger'),
    ...flow.filter((node) => node.type !== 'trigger' && !isLedTo.has(node.id)),
    ...flow,
  ];
  const walk = walkForward(
    graph,
    starts.map((node) => node.id),
  );
  const column = new Map<string, number>();
  for (const id of walk.topological) {
    const at = column.get(id) ?? 0;
    column.set(id, at);
    for (const to of walk.forward.get(id)!) column.set(to, Math.max(column.get(to) ?? 0, at + 1));
  }
  const layers: string[][] = [];
  for (const id of walk.met) (layers[column.get(id)!] ??= []).push(id);
  return layers;
}

function walkForward(graph: JourneyGraph, starts: readonly string[]) {
  const met: string[] = [];
  const seen = new Set<string>();
  const onPath = new Set<string>();
  const finished: string[] = [];
  const forward = new Map<string, string[]>();
  const enter = (id: string) => {
    seen.add(id);
    onPath.add(id);
    met.push(id);
    forward.set(id, []);
    return { id, targets: graph.next(id), next: 0 };
  };
  for (const start of starts) {
    if (seen.has(start)) continue;
    const frames = [enter(start)];
    while (frames.length > 0) {
      const frame = frames.at(-1)!;
      const to = frame.targets[frame.next++];
      if (to === undefined) {
        frames.pop();
        onPath.delete(frame.id);
        finished.push(frame.id);
      } else if (!onPath.has(to)) {
        forward.get(frame.id)!.push(to);
        if (!seen.has(to)) frames.push(enter(to));
      }
    }
  }
  return { met, forward, topological: finished.reverse() };
}
