import { type Edge, type Node, type NodeHandle, Position } from 'reactflow';
import type { JourneyNode, NodeOf } from '../../core/journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../core/journey/ports.ts';
import type { Journey, JourneyEdge } from '../../core/journey/spec.ts';
import { type Family, familyOf } from '../../core/words/family.ts';
import type { HighlightedPath, Selection } from '../stores/journeyStore.ts';
import { nodeSize, portOffset } from '../../core/journey/geometry.ts';

/** Only the spec's own node: figures reach a card through the numbers store, never through here. */
export interface CardData extends Record<string, unknown> {
  readonly node: JourneyNode;
  readonly emphasis: Emphasis;
}
export type CardNode = Node<CardData, Family>;

export interface FlowData extends Record<string, unknown> {
  readonly port: string;
  readonly label: string;
  readonly emphasis: Emphasis;
  readonly isDropTarget: boolean;
}
/** `jump` is what leads from a `goTo` card to its target: seen, but no edge of the journey. */
export type FlowEdge = Edge<FlowData, 'flow' | 'jump'>;

export type Emphasis = 'normal' | 'onPath' | 'offPath';

/** Session state that the canvas adds to the journey. */
export interface CanvasView {
  readonly selection: Selection;
  readonly path: HighlightedPath | null;
  /** Places of nodes that are being dragged at this moment. */
  readonly moving: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
  readonly dropEdgeId: string | null;
}

/** Names for screen readers and edge labels, in the user's language. */
export interface CanvasTexts {
  nodeName(node: JourneyNode): string;
  edgeName(edge: JourneyEdge, source: JourneyNode, target: JourneyNode): string;
  portName(source: JourneyNode, port: string): string;
  jumpName(node: JourneyNode, target: JourneyNode): string;
}

export interface DerivedGraph {
  readonly nodes: CardNode[];
  readonly edges: FlowEdge[];
}

export const targetHandle = 'in';
/** Where the dashed line of a `goTo` card begins. */
export const jumpHandle = 'jump';
/** Handles are points on the card's border; what is seen and hit around them is drawn by CSS. */
const handleSize = 2;

function handlesOf(node: JourneyNode): NodeHandle[] {
  const { width, height } = nodeSize(node);
  const box = { width: handleSize, height: handleSize };
  const ports = portsOf(node);
  const handles: NodeHandle[] = ports.map((port, index) => ({
    id: port,
    type: 'source',
    position: Position.Right,
    x: width - handleSize / 2,
    y: portOffset(height, index, ports.length) - handleSize / 2,
    ...box,
  }));
  if (node.type === 'goTo') {
    handles.push({
      id: jumpHandle,
      type: 'source',
      position: Position.Right,
      x: width - handleSize / 2,
      y: height / 2 - handleSize / 2,
      ...box,
    });
  }
  if (acceptsEdges(node)) {
    handles.push({
      id: targetHandle,
      type: 'target',
      position: Position.Left,
      x: -handleSize / 2,
      y: height / 2 - handleSize / 2,
      ...box,
    });
  }
  return handles;
}

function emphasisOf(path: readonly string[] | undefined, id: string): Emphasis {
  if (path === undefined) return 'normal';
  return path.includes(id) ? 'onPath' : 'offPath';
}

/**
 * Makes the function that turns a journey and the session state into React Flow's elements. It hands out the same object
 * for an element that has not changed, so that only changed cards are rendered again. One per language.
 */
export function createDeriver(texts: CanvasTexts): (journey: Journey, view: CanvasView) => DerivedGraph {
  let cards = new Map<string, CardNode>();
  let flows = new Map<string, FlowEdge>();

  function card(node: JourneyNode, view: CanvasView): CardNode {
    const position = view.moving.get(node.id) ?? node.position;
    const selected = view.selection.nodeIds.includes(node.id);
    const dragging = view.moving.has(node.id);
    const emphasis = emphasisOf(view.path?.nodeIds, node.id);
    const before = cards.get(node.id);
    const same =
      before !== undefined &&
      before.data.node === node &&
      before.data.emphasis === emphasis &&
      before.selected === selected &&
      before.dragging === dragging &&
      before.position.x === position.x &&
      before.position.y === position.y;
    if (same) return before;
    const size = nodeSize(node);
    return {
      id: node.id,
      type: familyOf(node),
      position: { x: position.x, y: position.y },
      data: { node, emphasis },
      selected,
      dragging,
      ...size,
      measured: size,
      handles: handlesOf(node),
      ariaLabel: texts.nodeName(node),
    };
  }

  function flow(edge: JourneyEdge, source: JourneyNode, target: JourneyNode, view: CanvasView): FlowEdge {
    const selected = view.selection.edgeIds.includes(edge.id);
    const emphasis = emphasisOf(view.path?.edgeIds, edge.id);
    const isDropTarget = view.dropEdgeId === edge.id;
    const label = texts.portName(source, edge.port);
    const ariaLabel = texts.edgeName(edge, source, target);
    const before = flows.get(edge.id);
    const same =
      before !== undefined &&
      before.source === edge.from &&
      before.sourceHandle === edge.port &&
      before.target === edge.to &&
      before.selected === selected &&
      before.ariaLabel === ariaLabel &&
      before.data?.label === label &&
      before.data.emphasis === emphasis &&
      before.data.isDropTarget === isDropTarget;
    if (same) return before;
    return {
      id: edge.id,
      type: 'flow',
      source: edge.from,
      sourceHandle: edge.port,
      target: edge.to,
      targetHandle,
      selected,
      reconnectable: 'target',
      data: { port: edge.port, label, emphasis, isDropTarget },
      ariaLabel,
    };
  }

  function jump(node: NodeOf<'goTo'>, target: JourneyNode, view: CanvasView): FlowEdge {
    const id = `jump ${node.id}`;
    const onPath = view.path !== null && [node.id, target.id].every((end) => view.path?.nodeIds.includes(end));
    const emphasis: Emphasis = view.path === null ? 'normal' : onPath ? 'onPath' : 'offPath';
    const ariaLabel = texts.jumpName(node, target);
    const before = flows.get(id);
    const same =
      before !== undefined &&
      before.target === target.id &&
      before.ariaLabel === ariaLabel &&
      before.data?.emphasis === emphasis;
    if (same) return before;
    return {
      id,
      type: 'jump',
      source: node.id,
      sourceHandle: jumpHandle,
      target: target.id,
      targetHandle,
      selectable: false,
      focusable: false,
      deletable: false,
      reconnectable: false,
      data: { port: 'next', label: '', emphasis, isDropTarget: false },
      ariaLabel,
    };
  }

  return (journey, view) => {
    const byId = new Map(journey.nodes.map((node) => [node.id, node]));
    const nodes = journey.nodes.map((node) => card(node, view));
    const edges: FlowEdge[] = [];
    for (const edge of journey.edges) {
      const source = byId.get(edge.from);
      const target = byId.get(edge.to);
      // a draft may hold edges to nowhere; the linter reports them
      if (source === undefined || target === undefined) continue;
      if (!portsOf(source).includes(edge.port) || !acceptsEdges(target)) continue;
      edges.push(flow(edge, source, target, view));
    }
    for (const node of journey.nodes) {
      if (node.type !== 'goTo') continue;
      const target = byId.get(node.target);
      if (target !== undefined) edges.push(jump(node, target, view));
    }
    cards = new Map(nodes.map((node) => [node.id, node]));
    flows = new Map(edges.map((edge) => [edge.id, edge]));
    return { nodes, edges };
  };
}
