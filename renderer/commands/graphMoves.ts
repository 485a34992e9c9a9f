import type { JourneyNode } from '../../core/journey/nodes.ts';
import { acceptsEdges, portsOf } from '../../core/journey/ports.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { Command } from '../../core/commands/command.ts';
import { nodeSize, snapped } from '../../core/journey/geometry.ts';

type Direction = 'left' | 'right' | 'up' | 'down';

/**
 * The node to focus next from `nodeId`: right = along the first edge, left = back along an edge, up and down = the sibling
 * that shares a source, else the neighbour in the list of nodes. Null where there is none.
 */
export function neighbourOf(journey: Journey, nodeId: string, direction: Direction): string | null {
  const node = journey.nodes.find((candidate) => candidate.id === nodeId);
  if (node === undefined) return null;
  if (direction === 'right') return orderedTargets(journey, node)[0] ?? null;
  if (direction === 'left') return journey.edges.find((edge) => edge.to === nodeId)?.from ?? null;
  const incoming = journey.edges.find((edge) => edge.to === nodeId);
  const source = journey.nodes.find((candidate) => candidate.id === incoming?.from);
  const row = source === undefined ? rowWithoutSource(journey) : orderedTargets(journey, source);
  const place = row.indexOf(nodeId);
  return row[place + (direction === 'down' ? 1 : -1)] ?? null;
}

function orderedTargets(journey: Journey, node: JourneyNode): string[] {
  const targets = portsOf(node).flatMap((port) =>
    journey.edges.filter((edge) => edge.from === node.id && edge.port === port).map((edge) => edge.to),
  );
  return [...new Set(targets)];
}

function rowWithoutSource(journey: Journey): string[] {
  const reached = new Set(journey.edges.map((edge) => edge.to));
  const row = journey.nodes.filter((node) => !reached.has(node.id));
  return row.sort((a, b) => a.position.y - b.position.y).map((node) => node.id);
}

/** The nearest place at or below `wanted` where a node of this size covers no other. */
export function freePlace(
  journey: Journey,
  node: JourneyNode,
  wanted: { readonly x: number; readonly y: number },
): { x: number; y: number } {
  const size = nodeSize(node);
  const gap = 16;
  const place = snapped(wanted);
  for (;;) {
    const hit = journey.nodes.find((other) => {
      const box = nodeSize(other);
      return (
        place.x < other.position.x + box.width + gap &&
        other.position.x < place.x + size.width + gap &&
        place.y < other.position.y + box.height + gap &&
        other.position.y < place.y + size.height + gap
      );
    });
    if (hit === undefined) return place;
    place.y = Math.ceil((hit.position.y + nodeSize(hit).height + gap) / 12) * 12;
  }
}

/**
 * The command that adds `node` after the chosen one: on its first free port, else into the edge of its only port, else alone
 * in the middle of what is visible.
 */
export function addAfter(
  journey: Journey,
  node: JourneyNode,
  selectedId: string | null,
  center: { readonly x: number; readonly y: number },
  newEdgeId: string,
): Command {
  const selected = journey.nodes.find((candidate) => candidate.id === selectedId);
  const alone = (): Command => {
    const size = nodeSize(node);
    const position = freePlace(journey, node, { x: center.x - size.width / 2, y: center.y - size.height / 2 });
    return { kind: 'addElements', nodes: [{ ...node, position }], edges: [] };
  };
  if (selected === undefined || !acceptsEdges(node)) return alone();
  const right = { x: selected.position.x + nodeSize(selected).width + 64, y: selected.position.y };
  const ports = portsOf(selected);
  const open = ports.find((port) => !journey.edges.some((edge) => edge.from === selected.id && edge.port === port));
  if (open !== undefined) {
    const position = freePlace(journey, node, right);
    return {
      kind: 'addElements',
      nodes: [{ ...node, position }],
      edges: [{ id: newEdgeId, from: selected.id, port: open, to: node.id }],
    };
  }
  const edge = journey.edges.find((candidate) => candidate.from === selected.id);
  if (ports.length !== 1 || edge === undefined || portsOf(node).length === 0) return alone();
  return {
    kind: 'insertOnEdge',
    edgeId: edge.id,
    node: { ...node, position: freePlace(journey, node, right) },
    newEdgeId,
  };
}
