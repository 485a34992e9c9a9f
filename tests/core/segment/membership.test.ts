import { describe, expect, it } from 'vitest';
import { textAt } from '../../../core/dataset/index.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { membershipOf } from '../../../core/segment/index.ts';
import { event, seoul, shopOf } from '../dataset/derived/handMade.ts';

const dataset = shopOf([
  event('a', 'purchase', '2026-01-10 12:00', 1_000),
  event('b', 'purchase', '2026-01-12 12:00', 1_000),
  event('b', 'purchase', '2026-01-20 12:00', 1_000),
  event('c', 'visit', '2026-01-12 12:00'),
]);

function members(condition: Condition, when: string): string[] {
  const belongs = membershipOf(condition, dataset, seoul(when));
  return [0, 1, 2].filter(belongs).map((row) => textAt(dataset.ids, row));
}

describe('membership of a condition outside of journeys', () => {
  const bought = (times: number, span: Extract<Condition, { kind: 'event' }>['span']): Condition => ({
    kind: 'event',
    event: 'purchase',
    where: [],
    count: { compare: 'atLeast', times },
    span,
  });

  it('counts events up to and including the moment, and none after it', () => {
    expect(members(bought(1, { kind: 'ever' }), '2026-01-12 11:59')).toEqual(['a']);
    expect(members(bought(1, { kind: 'ever' }), '2026-01-12 12:00')).toEqual(['a', 'b']);
    expect(members(bought(2, { kind: 'ever' }), '2026-02-12 12:00')).toEqual(['b']);
  });

  it('counts spans back from the moment, open at the far end', () => {
    const lastTwoDays = bought(1, { kind: 'last', seconds: 2 * 86_400 });
    expect(members(lastTwoDays, '2026-01-12 11:59')).toEqual(['a']);
    expect(members(lastTwoDays, '2026-01-12 12:00')).toEqual(['b']);
  });

  it('finds no message of a journey and no tag', () => {
    const sent: Condition = { kind: 'message', state: 'sent', nodeId: null, span: { kind: 'ever' } };
    expect(members({ kind: 'any', of: [sent, { kind: 'tag', tag: 'vip' }] }, '2026-02-01')).toEqual([]);
    expect(members({ kind: 'not', of: sent }, '2026-02-01')).toEqual(['a', 'b', 'c']);
  });
});
