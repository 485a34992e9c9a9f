import { describe, expect, it } from 'vitest';
import { hour, node, play } from './scenario.ts';

/** How often a cart without a purchase for an hour calls in a window that begins on 2026-03-01 in Seoul. */
function fired(restart: boolean, ...carts: string[]): number {
  const { count } = play({
    startDate: '2026-03-01',
    days: 2,
    customers: [{ id: 'a' }],
    events: carts.map((time): [string, string, string] => ['a', 'cart', `2026-02-28T${time}+09:00`]),
    nodes: [
      {
        ...node('in'),
        type: 'trigger',
        trigger: { kind: 'absence', event: 'cart', where: [], absentEvent: 'purchase', afterSeconds: hour, restart },
      },
    ],
    edges: [],
  });
  return count('trigger|in|fired');
}

describe('a clock of absence that history has started', () => {
  it('ended before the window where the first of two carts started it and the second left it alone', () => {
    expect(fired(false, '22:30:00', '23:20:00')).toBe(0);
    expect(fired(true, '22:30:00', '23:20:00')).toBe(1);
  });

  it('runs into the window where a cart came after the end of the clock before', () => {
    expect(fired(false, '22:10:00', '23:20:00')).toBe(1);
    expect(fired(false, '21:20:00', '22:10:00', '22:50:00', '23:40:00')).toBe(0);
  });
});
