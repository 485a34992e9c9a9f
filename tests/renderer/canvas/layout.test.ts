import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { portsOf } from '../../../core/journey/ports.ts';
import { emptyJourney, type Journey, type JourneyEdge } from '../../../core/journey/spec.ts';
import { nodeSize } from '../../../core/journey/geometry.ts';
import { layoutJourney } from '../../../renderer/canvas/layout.ts';

function split(id: string, arms: number): JourneyNode {
  return {
    id,
    type: 'split',
    title: '',
    position: { x: 0, y: 0 },
    arms: Array.from({ length: arms }, (_, index) => ({ id: `p${index}`, label: `${index}`, weightPercent: 1 })),
  };
}

function note(id: string, x: number, y: number): JourneyNode {
  return { id, type: 'note', title: '', position: { x, y }, text: '' };
}

/** A random tree of splits: node i hangs on a free port of an earlier node. `order` shuffles the list of edges. */
const trees = fc
  .record({
    parents: fc.array(fc.nat(1000), { minLength: 1, maxLength: 24 }),
    arms: fc.integer({ min: 1, max: 5 }),
    order: fc.nat(1000),
  })
  .map(({ parents, arms, order }): Journey => {
    const nodes = [split('n0', arms)];
    const edges: JourneyEdge[] = [];
    for (const [index, choice] of parents.entries()) {
      const open = nodes.flatMap((node) =>
        portsOf(node)
          .filter((port) => !edges.some((edge) => edge.from === node.id && edge.port === port))
          .map((port) => ({ from: node.id, port })),
      );
      const place = open[choice % open.length];
      if (place === undefined) break;
      const id = `n${index + 1}`;
      nodes.push(split(id, arms));
      edges.push({ id: `e${index}`, ...place, to: id });
    }
    const turn = order % Math.max(1, edges.length);
    return { ...emptyJourney('j', 'j'), nodes, edges: [...edges.slice(turn), ...edges.slice(0, turn)] };
  });

/** Any graph at all: merges, cycles, self edges, parts without a connection, notes. */
const graphs = fc
  .record({
    count: fc.integer({ min: 1, max: 16 }),
    edges: fc.array(fc.tuple(fc.nat(15), fc.nat(2), fc.nat(15)), { maxLength: 40 }),
    notes: fc.array(fc.tuple(fc.integer({ min: -500, max: 900 }), fc.integer({ min: -500, max: 900 })), {
      maxLength: 4,
    }),
  })
  .map(({ count, edges, notes }): Journey => {
    const nodes = Array.from({ length: count }, (_, index) => split(`n${index}`, 3));
    return {
      ...emptyJourney('j', 'j'),
      nodes: [...nodes, ...notes.map(([x, y], index) => note(`note${index}`, x, y))],
      edges: edges.map(([from, port, to], index) => ({
        id: `e${index}`,
        from: `n${from % count}`,
        port: `p${port}`,
        to: `n${to % count}`,
      })),
    };
  });

function overlaps(journey: Journey): string[] {
  const places = layoutJourney(journey);
  const boxes = places.map((place) => {
    const node = journey.nodes.find((candidate) => candidate.id === place.nodeId);
    if (node === undefined) throw new Error('a place of no node');
    return { ...place, ...nodeSize(node) };
  });
  return boxes.flatMap((a, index) =>
    boxes
      .slice(index + 1)
      .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
      .map((b) => `${a.nodeId} ${b.nodeId}`),
  );
}

describe('auto layout', () => {
  it('lets no two cards overlap, whatever the graph', () => {
    fc.assert(
      fc.property(graphs, (journey) => {
        expect(layoutJourney(journey)).toHaveLength(journey.nodes.length);
        expect(overlaps(journey)).toEqual([]);
      }),
      { seed: 20_260_401, numRuns: 200 },
    );
  });

  it('draws the branches of a node from top to bottom in the order of its ports', () => {
    fc.assert(
      fc.property(trees, (journey) => {
        const places = new Map(layoutJourney(journey).map((place) => [place.nodeId, place]));
        for (const node of journey.nodes) {
          const tops = portsOf(node).flatMap((port) => {
            const edge = journey.edges.find((candidate) => candidate.from === node.id && candidate.port === port);
            const place = edge === undefined ? undefined : places.get(edge.to);
            return place === undefined ? [] : [place.y];
          });
          expect(tops).toEqual([...tops].sort((a, b) => a - b));
        }
      }),
      { seed: 20_260_402, numRuns: 200 },
    );
  });

  it('draws what follows to the right of what leads to it', () => {
    fc.assert(
      fc.property(trees, (journey) => {
        const places = new Map(layoutJourney(journey).map((place) => [place.nodeId, place]));
        for (const edge of journey.edges) {
          const source = journey.nodes.find((node) => node.id === edge.from);
          const right = (places.get(edge.from)?.x ?? 0) + (source === undefined ? 0 : nodeSize(source).width);
          expect(places.get(edge.to)?.x).toBeGreaterThan(right);
        }
      }),
      { seed: 20_260_403, numRuns: 100 },
    );
  });

  it('places nothing in an empty journey', () => {
    expect(layoutJourney(emptyJourney('j', 'j'))).toEqual([]);
  });
});
