import { describe, expect, it } from 'vitest';
import { emptyJourney } from '../../../core/journey/spec.ts';
import { reasonLines } from '../../../renderer/views/results/reasonLines.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';
import { fakeResult } from '../../fixtures/fakeHost.ts';

describe('lines of reasons', () => {
  it('add up one reason over all nodes, apart by what it kept from happening, the most frequent first', () => {
    const result = fakeResult({ ...emptyJourney('j', 'j'), nodes: cartNodes, edges: cartEdges });
    const [first, second, third] = Object.values(result.nodes);
    const nodes = {
      a: { ...first!, refusedPerDay: { reentry: [1, 0, 2] } },
      b: { ...second!, exitsPerDay: { goal: [4, 4, 4], unsubscribed: [0, 1, 0] } },
      c: { ...third!, exitsPerDay: { unsubscribed: [2, 0, 0] }, message: null },
    };
    expect(reasonLines({ nodes, daily: result.daily })).toEqual([
      { group: 'exits', reason: 'goal', values: [4, 4, 4] },
      { group: 'refused', reason: 'reentry', values: [1, 0, 2] },
      { group: 'exits', reason: 'unsubscribed', values: [2, 1, 0] },
    ]);
  });
});
