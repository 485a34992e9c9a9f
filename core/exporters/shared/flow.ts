import type { JourneyNode } from '../../journey/nodes.ts';
import { portsOf } from '../../journey/ports.ts';
import { portKey } from '../../journey/structure.ts';
import type { Journey } from '../../journey/spec.ts';

/** The port of customers whom a filter does not let pass; a journey has no edge there, because they leave. */
export const failedPort = 'failed';

export interface FlowPort {
  readonly port: string;
  /** The step that follows; null where the run ends. */
  readonly to: string | null;
}

export interface FlowStep {
  readonly node: JourneyNode;
  readonly ports: readonly FlowPort[];
}

/**
 * What a customer can come to, as steps of a target: notes, exits and goTo nodes are gone, and so are the nodes that the target
 * has no step for, their edges tied together.
 */
export interface Flow {
  /** Each trigger and the step after it, in the order of the journey. */
  readonly starts: readonly { readonly trigger: JourneyNode; readonly to: string | null }[];
  /** Steps that some trigger leads to, in the order of the journey. */
  readonly steps: ReadonlyMap<string, FlowStep>;
  /** Reachable nodes that are no steps: exits, goTo nodes and those passed over. */
  readonly passed: readonly JourneyNode[];
  /** Nodes, other than notes, to which no trigger leads. */
  readonly unreachable: readonly JourneyNode[];
}

/**
 * Reads the journey as steps. `isStep` says whether the target has a step for the node; where it has not, the flow goes on at the
 * node's first port. Never asked about triggers, notes, exits and goTo nodes.
 */
export function createFlow(journey: Journey, isStep: (node: JourneyNode) => boolean = () => true): Flow {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const edges = new Map(journey.edges.map((edge) => [portKey(edge), edge.to]));
  const passed = new Set<string>();
  const after = (nodeId: string, port: string) => edges.get(portKey({ from: nodeId, port })) ?? null;

  const resolve = (first: string | null): string | null => {
    const seen = new Set<string>();
    let at = first;
    while (at !== null) {
      const node = nodes.get(at);
      // a circle of nodes without a step holds customers until they are taken out
      if (!node || node.type === 'note' || node.type === 'trigger' || seen.has(at)) return null;
      if (node.type !== 'exit' && node.type !== 'goTo' && isStep(node)) return at;
      seen.add(at);
      passed.add(at);
      const [port] = portsOf(node);
      at = node.type === 'goTo' ? node.target : port === undefined ? null : after(at, port);
    }
    return null;
  };
  const portsFor = (node: JourneyNode): FlowPort[] => {
    const ports = portsOf(node).map((port) => ({ port, to: resolve(after(node.id, port)) }));
    return node.type === 'filter' ? [...ports, { port: failedPort, to: null }] : ports;
  };

  const starts = journey.nodes
    .filter((node) => node.type === 'trigger')
    .map((trigger) => ({ trigger, to: resolve(after(trigger.id, 'next')) }));
  const reached = new Map<string, FlowStep>();
  const pending = starts.flatMap(({ to }) => (to === null ? [] : [to]));
  while (pending.length > 0) {
    const id = pending.pop()!;
    if (reached.has(id)) continue;
    const node = nodes.get(id)!;
    const ports = portsFor(node);
    reached.set(id, { node, ports });
    for (const { to } of ports) if (to !== null) pending.push(to);
  }
  const steps = new Map<string, FlowStep>();
  for (const node of journey.nodes) {
    const step = reached.get(node.id);
    if (step) steps.set(node.id, step);
  }
  return {
    starts,
    steps,
    passed: journey.nodes.filter((node) => passed.has(node.id)),
    unreachable: journey.nodes.filter(
      (node) => node.type !== 'trigger' && node.type !== 'note' && !steps.has(node.id) && !passed.has(node.id),
    ),
  };
}
