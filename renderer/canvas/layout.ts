import { Graph, layout } from '@dagrejs/dagre';
import type { JourneyNode } from '../../core/journey/nodes.ts';
import { portsOf } from '../../core/journey/ports.ts';
import type { Journey, JourneyEdge } from '../../core/journey/spec.ts';
import { nodeSize, type Size } from '../../core/journey/geometry.ts';

export interface PlacedNode {
  readonly nodeId: string;
  readonly x: number;
  readonly y: number;
}

const rankGap = 64;
const nodeGap = 32;
const noteGap = 16;

/**
 * Places for all nodes, left to right, branches from top to bottom in the order of their ports. Notes travel with the node
 * they lie nearest to. Coordinates are top-left corners in whole pixels; the top left node keeps its place.
 */
export function layoutJourney(journey: Journey): PlacedNode[] {
  const cards = journey.nodes.filter((node) => node.type !== 'note');
  const placed = placeCards(cards, [...journey.edges, ...jumpsTo(cards, journey.edges)]);
  const notes = journey.nodes.filter((node) => node.type === 'note');
  return [...placed, ...placeNotes(notes, cards, placed)];
}

/**
 * Jumps to nodes that nothing else leads to, as edges, so that such a node stands right of the card that jumps to it. Other
 * jumps may lead anywhere, and do not move what they lead to.
 */
function jumpsTo(cards: readonly JourneyNode[], edges: readonly JourneyEdge[]): JourneyEdge[] {
  const led = new Set(edges.map((edge) => edge.to));
  return cards.flatMap((node) =>
    node.type === 'goTo' && node.target !== '' && !led.has(node.target)
      ? [{ id: `jump ${node.id}`, from: node.id, port: 'jump', to: node.target }]
      : [],
  );
}

/** Edges by source, in port order: the order in which dagre walks them decides the order within a column. */
function edgesInPortOrder(cards: readonly JourneyNode[], edges: readonly JourneyEdge[]): Map<string, JourneyEdge[]> {
  const known = new Set(cards.map((node) => node.id));
  const bySource = new Map<string, JourneyEdge[]>();
  for (const node of cards) {
    const ports = node.type === 'goTo' ? ['jump'] : portsOf(node);
    const own = edges.filter((edge) => edge.from === node.id && known.has(edge.to) && ports.includes(edge.port));
    own.sort((a, b) => ports.indexOf(a.port) - ports.indexOf(b.port));
    bySource.set(node.id, own);
  }
  return bySource;
}

/** Every node once, each after the node that led to it, starting at those that nothing leads to. */
function walkOrder(cards: readonly JourneyNode[], bySource: ReadonlyMap<string, readonly JourneyEdge[]>): string[] {
  const targets = new Set([...bySource.values()].flat().map((edge) => edge.to));
  const starts = [...cards.filter((node) => !targets.has(node.id)), ...cards];
  const seen = new Set<string>();
  for (const start of starts) {
    const stack = [start.id];
    while (stack.length > 0) {
      const id = stack.pop();
      if (id === undefined || seen.has(id)) continue;
      seen.add(id);
      for (const edge of (bySource.get(id) ?? []).toReversed()) stack.push(edge.to);
    }
  }
  return [...seen];
}

function placeCards(cards: readonly JourneyNode[], edges: readonly JourneyEdge[]): PlacedNode[] {
  if (cards.length === 0) return [];
  const graph = new Graph({ directed: true, multigraph: true });
  graph.setGraph({ rankdir: 'LR', ranksep: rankGap, nodesep: nodeGap, edgesep: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const bySource = edgesInPortOrder(cards, edges);
  const byId = new Map(cards.map((node) => [node.id, node]));
  const order = walkOrder(cards, bySource);
  for (const id of order) {
    const node = byId.get(id);
    if (node !== undefined) graph.setNode(id, { ...nodeSize(node) });
  }
  for (const id of order) {
    for (const edge of bySource.get(id) ?? []) if (edge.to !== id) graph.setEdge(id, edge.to, {}, edge.id);
  }
  // without the crossing heuristic dagre keeps the order of the walk, which is the order of the ports
  layout(graph, { disableOptimalOrderHeuristic: true });

  const corners = cards.map((node) => {
    const { width, height } = nodeSize(node);
    const center = graph.node(node.id);
    return { nodeId: node.id, x: Math.round((center.x ?? 0) - width / 2), y: Math.round((center.y ?? 0) - height / 2) };
  });
  const shift = {
    x: Math.min(...cards.map((node) => node.position.x)) - Math.min(...corners.map((corner) => corner.x)),
    y: Math.min(...cards.map((node) => node.position.y)) - Math.min(...corners.map((corner) => corner.y)),
  };
  return corners.map((corner) => ({
    nodeId: corner.nodeId,
    x: Math.round(corner.x + shift.x),
    y: Math.round(corner.y + shift.y),
  }));
}

interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

function boxAt(node: JourneyNode, x: number, y: number): Box {
  return { x, y, ...nodeSize(node) };
}

/** Whether two boxes come closer than `gap`. */
function touches(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap && b.x < a.x + a.width + gap && a.y < b.y + b.height + gap && b.y < a.y + a.height + gap
  );
}

function placeNotes(
  notes: readonly JourneyNode[],
  cards: readonly JourneyNode[],
  placed: readonly PlacedNode[],
): PlacedNode[] {
  const places = new Map(placed.map((place) => [place.nodeId, place]));
  const boxes = cards.flatMap((card) => {
    const place = places.get(card.id);
    return place === undefined ? [] : [boxAt(card, place.x, place.y)];
  });
  const result: PlacedNode[] = [];
  for (const note of notes) {
    const near = nearest(note, cards);
    const place = near === undefined ? undefined : places.get(near.id);
    const x = Math.round(note.position.x + (place === undefined || near === undefined ? 0 : place.x - near.position.x));
    let y = Math.round(note.position.y + (place === undefined || near === undefined ? 0 : place.y - near.position.y));
    for (;;) {
      const box = boxAt(note, x, y);
      const hit = boxes.find((other) => touches(box, other, noteGap));
      if (hit === undefined) break;
      y = hit.y + hit.height + noteGap;
    }
    boxes.push(boxAt(note, x, y));
    result.push({ nodeId: note.id, x, y });
  }
  return result;
}

function nearest(note: JourneyNode, cards: readonly JourneyNode[]): JourneyNode | undefined {
  let best: JourneyNode | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const card of cards) {
    const distance = Math.hypot(card.position.x - note.position.x, card.position.y - note.position.y);
    if (distance < bestDistance) {
      best = card;
      bestDistance = distance;
    }
  }
  return best;
}
