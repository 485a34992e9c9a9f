import { describe, expect, it } from 'vitest';
import { rowOfId } from '../../../core/dataset/index.ts';
import { customerStates } from '../../../core/models/forecastModel.ts';
import { purchaseSummaries } from '../../../core/models/index.ts';
import { datasetOf, daySeconds, purchasesOn, shopStart } from './smallShop.ts';

const until = shopStart + 200 * daySeconds;

describe('purchaseSummaries', () => {
  it('merges purchases of one local day and averages the amounts of the repeats', () => {
    const dataset = datasetOf([
      ...purchasesOn('a', [0, 0, 10, 10, 31], 500),
      // 23:30 and 00:30 in Seoul are different days although they share one in UTC
      { customerId: 'b', type: 'purchase', time: shopStart + 5 * daySeconds - 1800, value: 1 },
      { customerId: 'b', type: 'purchase', time: shopStart + 5 * daySeconds + 1800, value: 2 },
    ]);
    const summaries = purchaseSummaries(dataset, until, { births: 'all' });
    const a = rowOfId(dataset, 'a');
    expect([summaries.repeats[a], summaries.recencyDays[a], summaries.spanDays[a]]).toEqual([2, 31, 199]);
    expect([summaries.spendCounts[a], summaries.spendSums[a]]).toEqual([2, 1500]);
    expect([...summaries.repeats]).toEqual([2, 1]);
    expect(summaries.transactions).toBe(5);
  });

  it('ignores what happens at or after the cut', () => {
    const dataset = datasetOf([
      ...purchasesOn('a', [3, 50]),
      { customerId: 'a', type: 'purchase', time: shopStart + 40 * daySeconds, value: 1 },
    ]);
    const summaries = purchaseSummaries(dataset, shopStart + 40 * daySeconds, { births: 'all' });
    expect([...summaries.repeats]).toEqual([0]);
    expect([...summaries.spanDays]).toEqual([36]);
  });

  it('starts the clock of customers who were there before at the edge and counts all their purchases', () => {
    const dataset = datasetOf(
      [
        ...purchasesOn('inBurnIn', [4, 90]),
        ...purchasesOn('later', [60, 90]),
        ...purchasesOn('signedUpBefore', [60, 90]),
        ...purchasesOn('signedUpInside', [4, 90]),
        { customerId: 'edge', type: 'product_view', time: shopStart },
      ],
      [
        { id: 'signedUpBefore', attributes: { signup: '2025-06-01' } },
        { id: 'signedUpInside', attributes: { signup: '2026-01-03' } },
        { id: 'oldAndQuiet', attributes: { signup: '2025-06-01' } },
        { id: 'newAndQuiet', attributes: { signup: '2026-02-01' } },
      ],
    );
    const summaries = purchaseSummaries(dataset, until, { births: 'burnIn', burnInDays: 28 });
    const rowOf = (id: string): (number | undefined)[] => {
      const row = rowOfId(dataset, id);
      return [summaries.state[row], summaries.repeats[row], summaries.recencyDays[row], summaries.spanDays[row]];
    };
    const { buyer, prospect } = customerStates;
    expect(rowOf('inBurnIn')).toEqual([buyer, 2, 90, 199]);
    expect(rowOf('later')).toEqual([buyer, 1, 30, 139]);
    expect(rowOf('signedUpBefore')).toEqual([buyer, 2, 90, 199]);
    expect(rowOf('signedUpInside')).toEqual([buyer, 1, 86, 195]);
    expect(rowOf('oldAndQuiet')).toEqual([buyer, 0, 0, 199]);
    expect(rowOf('newAndQuiet')).toEqual([prospect, 0, 0, 168]);
    expect(rowOf('edge')).toEqual([prospect, 0, 0, 199]);
    expect(summaries.truncated).toBe(3);
    expect(summaries.buyers).toBe(4);
  });

  it('takes first purchases for births while first-seen buyers keep coming, and not when they thin out', () => {
    const level = Array.from({ length: 112 }, (_, index) =>
      purchasesOn(`c${index}`, [Math.floor(index / 2), Math.floor(index / 2) + 20]),
    ).flat();
    expect(purchaseSummaries(datasetOf(level), until).births).toBe('all');
    const thinning = Array.from({ length: 112 }, (_, index) =>
      purchasesOn(`c${index}`, [Math.floor(index ** 2 / 224), 60 + index]),
    ).flat();
    expect(purchaseSummaries(datasetOf(thinning), until).births).toBe('burnIn');
  });
});
