import { describe, expect, it } from 'vitest';
import type { Column, Dataset } from '../../../../core/dataset/dataset.ts';
import { derivedColumns } from '../../../../core/dataset/derived/index.ts';
import { buildDataset, rowOfId } from '../../../../core/dataset/index.ts';
import { runPass } from '../../../../core/lib/rowPass.ts';
import { cohortPass } from '../../../../core/measure/customers/cohorts.ts';
import { groupsBy } from '../../../../core/measure/customers/groups.ts';
import { kpiPass } from '../../../../core/measure/customers/kpis.ts';
import { personaOf } from '../../../../core/measure/customers/persona.ts';
import { rfmGrid } from '../../../../core/measure/customers/rfmGrid.ts';
import { stagePass } from '../../../../core/measure/customers/stages.ts';
import { trendPass } from '../../../../core/measure/customers/trend.ts';
import { event, seoul } from '../../dataset/derived/handMade.ts';
import { sha256 } from '../../dataset/digest.ts';

const at = seoul('2026-04-01 00:00');

function numbers(column: Column | undefined): Float64Array {
  if (column?.kind !== 'number') throw new Error('a number column');
  return column.values;
}

function ordersOf(dataset: Dataset, time = at): Float64Array {
  return numbers(runPass(derivedColumns(dataset, time, ['derived:orders']), dataset.customerCount)[0]);
}

/**
 * Periods of 30 days before 1 April: (2 March 00:00, now] and (31 January 00:00, 2 March 00:00]. Women: a bought in both and b in
 * the earlier only; the man c bought in the later only; d never; e bought after the moment.
 */
const dataset = buildDataset(
  {
    customers: [
      { id: 'a', attributes: { gender: '여성', birthday: '1996-04-01' } },
      { id: 'b', attributes: { gender: '여성', birthday: '1996-04-02' } },
      { id: 'c', attributes: { gender: '남성', birthday: '1956-01-01' } },
      { id: 'd', attributes: {} },
      { id: 'e', attributes: { gender: '남성', birthday: '2026-04-05' } },
    ],
    events: [
      event('a', 'purchase', '2026-02-10', 10_000),
      event('a', 'purchase', '2026-02-20', 20_000),
      event('a', 'purchase', '2026-03-10', 30_000),
      event('b', 'purchase', '2026-02-01 00:01', 5_000),
      event('b', 'product_view', '2026-03-30', null, { seconds: 10 }),
      event('c', 'visit', '2026-01-30'),
      event('c', 'purchase', '2026-03-05', null),
      event('c', 'message_sent', '2026-03-06'),
      event('d', 'visit', '2026-03-06'),
      event('e', 'purchase', '2026-04-02', 99_000),
    ],
  },
  { zone: 'Asia/Seoul', roles: { gender: 'gender', birthday: 'birthday' }, attributeKinds: { birthday: 'date' } },
  sha256,
);

describe('the key figures of customers', () => {
  const options = { time: at, periodDays: 30, predictedWon: null };
  const table = runPass(
    kpiPass(dataset, { ...options, groups: groupsBy(dataset, 'gender', at), orders: ordersOf(dataset) }),
    dataset.customerCount,
  );

  it('count repurchase, retention of one period into the next, cycle and value', () => {
    expect(table.overall).toEqual({
      customers: 5,
      buyers: 3,
      repeatBuyers: 1,
      repurchaseRate: 1 / 3,
      previousBuyers: 2,
      retainedBuyers: 1,
      retention: 0.5,
      churn: 0.5,
      cycleDays: 14,
      orders: 5,
      revenueWon: 65_000,
      averageOrderWon: 13_000,
      valuePerBuyerWon: 65_000 / 3,
      predictedPerCustomerWon: null,
    });
  });

  it('are given for each group, those without a value last', () => {
    expect(table.groups.map(({ label, kpis }) => [label, kpis.customers, kpis.buyers, kpis.retention])).toEqual([
      ['남성', 2, 1, null],
      ['여성', 2, 2, 0.5],
      [null, 1, 0, null],
    ]);
  });

  it('hold the mean of what a model expects, leaving out whom it says nothing of', () => {
    const predictedWon = Float64Array.from([10, 20, 30, 40, Number.NaN]);
    const { overall } = runPass(
      kpiPass(dataset, { ...options, predictedWon, groups: null, orders: ordersOf(dataset) }),
      dataset.customerCount,
    );
    expect(overall.predictedPerCustomerWon).toBe(25);
  });

  it('know ages to the day and no age of the unborn', () => {
    const { codes, labels } = groupsBy(dataset, 'ageBand', at)!;
    expect(['a', 'b', 'c', 'd', 'e'].map((id) => labels[codes[rowOfId(dataset, id)]! - 1] ?? null)).toEqual([
      '30',
      '20',
      '70',
      null,
      null,
    ]);
    expect(groupsBy(dataset, 'region', at)).toBeNull();
  });
});

describe('cohorts and months', () => {
  it('follow customers from the month of the first purchase, by the local calendar', () => {
    expect(runPass(cohortPass(dataset, at), dataset.customerCount)).toEqual([
      { month: '2026-01', customers: [0, 0, 0, 0], revenueWon: [0, 0, 0, 0] },
      { month: '2026-02', customers: [2, 1, 0], revenueWon: [35_000, 30_000, 0] },
      { month: '2026-03', customers: [1, 0], revenueWon: [0, 0] },
      { month: '2026-04', customers: [0], revenueWon: [0] },
    ]);
  });

  it('show who was active, who bought, for the first time or again, and what was sent', () => {
    const months = runPass(trendPass(dataset, at), dataset.customerCount);
    const common = { newBuyers: 0, buyers: 0, purchases: 0, revenueWon: 0, messagesSent: 0 };
    expect(months).toEqual([
      { ...common, month: '2026-01', activeCustomers: 1 },
      { ...common, month: '2026-02', activeCustomers: 2, buyers: 2, newBuyers: 2, purchases: 3, revenueWon: 35_000 },
      {
        month: '2026-03',
        activeCustomers: 4,
        buyers: 2,
        newBuyers: 1,
        purchases: 2,
        revenueWon: 30_000,
        messagesSent: 1,
      },
      { ...common, month: '2026-04', activeCustomers: 0 },
    ]);
  });

  it('are none before the first event', () => {
    const before = seoul('2025-01-01');
    expect(runPass(cohortPass(dataset, before), dataset.customerCount)).toEqual([]);
    expect(runPass(trendPass(dataset, before), dataset.customerCount)).toEqual([]);
  });
});

describe('stages and the funnel', () => {
  it('count whoever came further in all steps before', () => {
    const { funnel, stages, customers } = runPass(stagePass(dataset, at), dataset.customerCount);
    expect(customers).toBe(5);
    expect(funnel).toEqual([
      { step: 'known', customers: 5 },
      { step: 'active', customers: 4 },
      { step: 'considered', customers: 3 },
      { step: 'bought', customers: 3 },
      { step: 'boughtAgain', customers: 1 },
      { step: 'boughtOften', customers: 0 },
    ]);
    expect(stages.filter((stage) => stage.customers > 0)).toEqual([
      { stage: 'atRisk', customers: 1, buyers: 1, revenueWon: 60_000 },
      { stage: 'new', customers: 1, buyers: 0, revenueWon: 0 },
      { stage: 'active', customers: 2, buyers: 2, revenueWon: 5_000 },
      { stage: 'dormant', customers: 1, buyers: 0, revenueWon: 0 },
    ]);
  });
});

describe('the RFM grid', () => {
  it('has all 25 cells with sizes, revenue and the mean monetary score', () => {
    const grid = rfmGrid({
      recency: Float64Array.from([5, 5, 1, Number.NaN]),
      frequency: Float64Array.from([5, 5, 2, Number.NaN]),
      monetary: Float64Array.from([4, 5, 1, Number.NaN]),
      monetaryWon: Float64Array.from([100, 300, 20, 0]),
    });
    expect([grid.buyers, grid.revenueWon, grid.cells.length]).toEqual([3, 420, 25]);
    expect(grid.cells[24]).toEqual({ recency: 5, frequency: 5, customers: 2, revenueWon: 400, monetaryScore: 4.5 });
    expect(grid.cells[1]).toEqual({ recency: 1, frequency: 2, customers: 1, revenueWon: 20, monetaryScore: 1 });
    expect(grid.cells[0]).toEqual({ recency: 1, frequency: 1, customers: 0, revenueWon: 0, monetaryScore: null });
  });
});

describe('the persona of a segment', () => {
  // 20 in the segment, 80 outside; 16 and 16 of them are from Seoul, 4 have no region
  const rows = Uint32Array.from({ length: 20 }, (_, row) => row);
  const region = {
    labels: ['서울', '부산'],
    codes: Uint32Array.from({ length: 100 }, (_, row) => (row < 16 || (row >= 20 && row < 36) ? 1 : row > 95 ? 0 : 2)),
  };
  const persona = personaOf({
    rows,
    categories: [
      { attribute: 'region', codes: region },
      {
        attribute: 'coin',
        codes: { labels: ['앞', '뒤'], codes: Uint32Array.from(region.codes, (_, row) => (row % 2) + 1) },
      },
    ],
    numbers: [
      { attribute: 'age', values: Float64Array.from({ length: 100 }, (_, row) => (row === 3 ? Number.NaN : row)) },
    ],
    profiled: ['coin'],
    monetaryWon: Float64Array.from({ length: 100 }, (_, row) => (row < 20 ? 20 : 10)),
  });

  it('names what is more frequent than outside of it, and nothing that chance explains', () => {
    expect(persona.traits).toEqual([
      { attribute: 'region', label: '서울', customers: 16, share: 0.8, baseShare: 32 / 96, lift: 0.8 / (32 / 96) },
    ]);
  });

  it('sets medians, spend and distributions beside those of all', () => {
    expect(persona.figures).toEqual([{ attribute: 'age', median: 10, baseMedian: 50 }]);
    expect([persona.customers, persona.base, persona.revenueWon, persona.revenueShare]).toEqual([20, 100, 400, 1 / 3]);
    expect(persona.profiles).toEqual([
      { attribute: 'coin', labels: ['앞', '뒤'], shares: [0.5, 0.5], baseShares: [0.5, 0.5] },
    ]);
  });

  it('of nobody and of everybody has no traits', () => {
    const input = { categories: [{ attribute: 'region', codes: region }], numbers: [], profiled: [] };
    const monetaryWon = new Float64Array(100);
    expect(personaOf({ ...input, monetaryWon, rows: new Uint32Array(0) })).toMatchObject({
      traits: [],
      revenueShare: null,
    });
    const everybody = Uint32Array.from({ length: 100 }, (_, row) => row);
    expect(personaOf({ ...input, monetaryWon, rows: everybody }).traits).toEqual([]);
  });
});
