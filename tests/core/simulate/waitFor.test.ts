import { describe, expect, it } from 'vitest';
import { hour, node, onEvent, play } from './scenario.ts';

describe('a wait for a segment', () => {
  /** A visit at 08:00, a cart at 10:00, and a wait for "no visit in the last six hours", which time alone makes true at 14:00. */
  const portAfter = (timeoutSeconds: number) =>
    play({
      startDate: '2026-03-01',
      days: 5,
      customers: [{ id: 'a' }],
      events: [
        ['a', 'visit', '2026-03-02T08:00:00+09:00'],
        ['a', 'cart', '2026-03-02T10:00:00+09:00'],
      ],
      nodes: [
        onEvent('in', 'cart'),
        {
          ...node('quiet'),
          type: 'waitFor',
          event: '',
          where: [],
          segment: {
            kind: 'event',
            event: 'visit',
            where: [],
            count: { compare: 'exactly', times: 0 },
            span: { kind: 'last', seconds: 6 * hour },
          },
          others: [],
          timeoutSeconds,
        },
      ],
      edges: ['in > quiet'],
    })
      .steps(0)
      .filter(({ kind }) => kind === 'port')
      .map(({ params, time }) => `${params.port} ${new Date(time * 1000).toISOString().slice(0, 16)}`)
      .at(-1);

  it('is not asked for at the end of the wait, which is no moment at which anything happens to the customer', () => {
    expect(portAfter(5 * hour)).toBe('timedOut 2026-03-02T06:00');
  });

  it('is asked for at the next midnight, also where the wait ends then', () => {
    expect(portAfter(20 * hour)).toBe('happened 2026-03-02T15:00');
    expect(portAfter(14 * hour)).toBe('happened 2026-03-02T15:00');
  });

  it('is asked for on arrival, and not again by a wait without length', () => {
    expect(portAfter(0)).toBe('timedOut 2026-03-02T01:00');
  });
});
