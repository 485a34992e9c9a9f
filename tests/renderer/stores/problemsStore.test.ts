import { describe, expect, it } from 'vitest';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { createProblemsStore } from '../../../renderer/stores/problemsStore.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';

const journey: Journey = { ...emptyJourney('j', '장바구니'), nodes: cartNodes, edges: cartEdges.slice(1) };

describe('problems store', () => {
  it('keeps its lists where a check finds the same, and those of other nodes where it finds something new', () => {
    const store = createProblemsStore();
    store.getState().check(journey, null, {});
    const before = store.getState();
    expect(before.byNode.size).toBeGreaterThan(1);
    const moved = { ...journey, nodes: journey.nodes.map((node) => ({ ...node, position: { x: 1, y: 1 } })) };
    store.getState().check(moved, null, {});
    expect(store.getState().problems).toBe(before.problems);
    expect(store.getState().byNode).toBe(before.byNode);

    store.getState().check({ ...journey, edges: journey.edges.slice(1) }, null, {});
    const after = store.getState();
    expect(after.problems).not.toEqual(before.problems);
    const kept = [...before.byNode].filter(([id, problems]) => after.byNode.get(id) === problems);
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(after.byNode.size);
  });
});
