import { describe, expect, it } from 'vitest';
import type { Condition } from '../../../core/segment/condition.ts';
import { node, onEvent, play } from './scenario.ts';

const orders: Condition = { kind: 'attribute', attribute: 'derived:orders', test: { compare: 'atLeast', value: 2 } };

describe('a condition on a computed attribute', () => {
  it('counts what has happened up to the simulated moment, in the history and in the window', () => {
    const run = play({
      startDate: '2026-03-01',
      days: 10,
      nodes: [
        onEvent('in', 'purchase'),
        { ...node('twice'), type: 'filter', condition: orders },
        { ...node('out'), type: 'exit' },
      ],
      edges: ['in > twice', 'twice.passed > out'],
      customers: [{ id: 'a' }, { id: 'b' }],
      events: [
        // the purchase of a inside the window is the second
        ['a', 'purchase', '2026-02-01T10:00+09:00', 100],
        ['a', 'purchase', '2026-03-02T10:00+09:00', 100],
        // b buys for the first and the second time inside
        ['b', 'purchase', '2026-03-03T10:00+09:00', 100],
        ['b', 'purchase', '2026-03-05T10:00+09:00', 100],
      ],
      journey: {
        entry: {
          window: { from: null, until: null },
          segment: null,
          reentry: { kind: 'always' },
          concurrent: true,
          holdoutPercent: 0,
        },
      },
    });
    expect(run.count('node|twice|entered')).toBe(3);
    expect(run.count('node|twice|port|passed')).toBe(2);
    expect(run.count('node|twice|exit|filtered')).toBe(1);
  });
});
