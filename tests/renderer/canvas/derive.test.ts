import { describe, expect, it } from 'vitest';
import { portsOf } from '../../../core/journey/ports.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { type CanvasView, createDeriver } from '../../../renderer/canvas/derive.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';

const journey: Journey = { ...emptyJourney('j', 'j'), nodes: cartNodes, edges: cartEdges };
const view: CanvasView = { selection: { nodeIds: [], edgeIds: [] }, path: null, moving: new Map(), dropEdgeId: null };
const deriver = () =>
  createDeriver({
    nodeName: (node) => node.id,
    edgeName: (edge) => edge.id,
    jumpName: (node, target) => `${node.id} ⇢ ${target.id}`,
    portName: (_, port) => port,
  });

describe('elements derived from a journey', () => {
  it('draws every node and edge with a handle for each port', () => {
    const { nodes, edges } = deriver()(journey, view);
    expect(nodes.map((node) => node.id)).toEqual(journey.nodes.map((node) => node.id));
    expect(edges.map((edge) => [edge.source, edge.sourceHandle, edge.target])).toEqual(
      journey.edges.map((edge) => [edge.from, edge.port, edge.to]),
    );
    for (const node of nodes) {
      const sources = node.handles?.filter((handle) => handle.type === 'source').map((handle) => handle.id);
      expect(sources).toEqual(portsOf(node.data.node));
    }
  });

  it('puts handles of ports in their order from top to bottom', () => {
    const half = deriver()(journey, view).nodes.find((node) => node.id === 'half');
    const tops = half?.handles?.filter((handle) => handle.type === 'source').map((handle) => handle.y) ?? [];
    expect(tops).toHaveLength(2);
    expect(tops[0]).toBeLessThan(tops[1] ?? 0);
  });

  it('hands out the same objects for what has not changed', () => {
    const derive = deriver();
    const first = derive(journey, view);
    const changed = {
      ...journey,
      nodes: journey.nodes.map((node) => (node.id === 'mail' ? { ...node, title: '새' } : node)),
    };
    const second = derive(changed, view);
    const kept = second.nodes.filter((node, index) => node === first.nodes[index]).map((node) => node.id);
    expect(kept).toEqual(['cart', 'half', 'end']);
    expect(second.edges.every((edge, index) => edge === first.edges[index])).toBe(true);
  });

  it('follows selection, dragging and the traced path', () => {
    const { nodes, edges } = deriver()(journey, {
      selection: { nodeIds: ['mail'], edgeIds: ['e1'] },
      path: { nodeIds: ['cart', 'half'], edgeIds: ['e1'] },
      moving: new Map([['end', { x: 70, y: 80 }]]),
      dropEdgeId: 'e2',
    });
    expect(nodes.filter((node) => node.selected).map((node) => node.id)).toEqual(['mail']);
    expect(nodes.map((node) => node.data.emphasis)).toEqual(['onPath', 'onPath', 'offPath', 'offPath']);
    expect(nodes.find((node) => node.id === 'end')).toMatchObject({ position: { x: 70, y: 80 }, dragging: true });
    expect(edges.filter((edge) => edge.data?.isDropTarget).map((edge) => edge.id)).toEqual(['e2']);
  });

  it('leaves out edges of a draft that lead nowhere', () => {
    const broken = {
      ...journey,
      edges: [
        ...journey.edges,
        { id: 'lost', from: 'mail', port: 'next', to: 'gone' },
        { id: 'noPort', from: 'half', port: 'z', to: 'end' },
        { id: 'intoTrigger', from: 'mail', port: 'next', to: 'cart' },
      ],
    };
    expect(deriver()(broken, view).edges.map((edge) => edge.id)).toEqual(['e1', 'e2', 'e3', 'e4']);
  });

  it('leads from a jump to its target, apart from the edges of the journey', () => {
    const jump = { id: 'jump', title: '', position: { x: 0, y: 0 }, type: 'goTo' as const, target: 'mail' };
    const { nodes, edges } = deriver()({ ...journey, nodes: [...cartNodes, jump] }, view);
    expect(edges.at(-1)).toMatchObject({
      type: 'jump',
      source: 'jump',
      target: 'mail',
      selectable: false,
      deletable: false,
      ariaLabel: 'jump ⇢ mail',
    });
    const handles = nodes.find((node) => node.id === 'jump')?.handles?.map((handle) => handle.id);
    expect(handles).toEqual([edges.at(-1)?.sourceHandle, 'in']);
    const none = deriver()({ ...journey, nodes: [...cartNodes, { ...jump, target: '' }] }, view);
    expect(none.edges).toHaveLength(cartEdges.length);
  });
});
