import { describe, expect, it } from 'vitest';
import { emptyJourney } from '../../../core/journey/spec.ts';
import { groupResult } from '../../../core/measure/groupResult.ts';
import { costPerPurchase, totalMean } from '../../../renderer/views/results/groupTotals.ts';
import { fakeResult } from '../../fixtures/fakeHost.ts';

describe('all groups together', () => {
  it('have the sum of the means, and nothing without groups', () => {
    const group = groupResult({ kind: 'missing' }, fakeResult(emptyJourney('j', 'j')));
    expect(totalMean([group, group], 'sent')).toBe(2 * group.sent.mean);
    expect(totalMean([], 'sent')).toBe(0);
  });
});

describe('the cost of one more purchase', () => {
  it('is the cost over the increment in whole won', () => {
    expect(costPerPurchase(91_000, 74)).toBe(1230);
  });

  it('is nothing where the increment shown is not above zero', () => {
    for (const increment of [0, -3, 0.4]) expect(costPerPurchase(91_000, increment)).toBeNaN();
  });
});
