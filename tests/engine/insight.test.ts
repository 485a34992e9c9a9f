import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { CallInput } from '../../electron/shared/contract.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

async function shop(customers = 800, workers = 1): Promise<Engine> {
  const engine = testEngine(temporaryFolder(), workers);
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers, days: 200, seed: 5 });
  return engine;
}

const ask = { jobId: 'insight', date: null };
const firstPage: CallInput<'customers.page'> = {
  ...ask,
  search: '',
  condition: null,
  sort: { column: 'id', descending: false },
  columns: ['derived:monetaryWon', 'derived:stage', 'attribute gender', 'attribute signupTime', 'purchases'],
  offset: 0,
  limit: 50,
};

describe('the measures of customers', () => {
  it('agree with each other about the same shop', async () => {
    const engine = await shop();
    const { overall, groups, breakdowns } = await engine.call('customers.kpis', {
      ...ask,
      periodDays: 60,
      breakdown: 'stage',
    });
    expect(breakdowns).toEqual(['gender', 'ageBand', 'region', 'acquisitionChannel', 'tier', 'stage']);
    expect(overall.customers).toBe(800);
    expect(overall.predictedPerCustomerWon).toBeNull();
    expect(groups.reduce((sum, { kpis }) => sum + kpis.revenueWon, 0)).toBeCloseTo(overall.revenueWon, 3);

    const rfm = await engine.call('customers.rfm', { ...ask, rule: 'tile' });
    expect(rfm.buyers).toBe(overall.buyers);
    expect(rfm.cells.reduce((sum, cell) => sum + cell.revenueWon, 0)).toBeCloseTo(overall.revenueWon, 3);

    const { funnel, stages } = await engine.call('customers.stages', ask);
    expect(funnel.find(({ step }) => step === 'bought')!.customers).toBe(overall.buyers);
    expect(funnel.find(({ step }) => step === 'boughtAgain')!.customers).toBe(overall.repeatBuyers);
    const kpisOf = (stage: string) => groups.find(({ label }) => label === stage)?.kpis.customers ?? 0;
    expect(stages.map(({ stage, customers }) => [stage, customers])).toEqual(
      stages.map(({ stage }) => [stage, kpisOf(stage)]),
    );

    const { cohorts } = await engine.call('customers.cohorts', ask);
    expect(cohorts.reduce((sum, { customers }) => sum + customers[0]!, 0)).toBe(overall.buyers);
    const { months } = await engine.call('customers.trend', ask);
    expect(months.reduce((sum, { revenueWon }) => sum + revenueWon, 0)).toBeCloseTo(overall.revenueWon, 3);
    expect(months.map(({ month }) => month)).toEqual(cohorts.map(({ month }) => month));
  });

  it('show what the model expects of each customer, the same in the table as for one of them, and sort by it', async () => {
    const engine = await shop(300);
    const page = await engine.call('customers.page', {
      ...firstPage,
      columns: ['predicted:aliveProbability', 'predicted:purchases90Days', 'predicted:lifetimeValueWon'],
      sort: { column: 'predicted:lifetimeValueWon', descending: true },
    });
    expect(page.total).toBe(300);
    const values = page.rows.map(({ cells }) => Number(cells[2]));
    expect(values).toEqual(values.toSorted((a, b) => b - a));
    expect(values[0]).toBeGreaterThan(0);
    for (const { id, cells } of page.rows.slice(0, 5)) {
      const { values: figures } = await engine.call('customers.derived', { ...ask, customerId: id });
      expect(cells).toEqual([
        figures['predicted:aliveProbability'] ?? null,
        figures['predicted:purchases90Days'],
        figures['predicted:lifetimeValueWon'],
      ]);
    }
  });

  it('as of a date know nothing of what came after', async () => {
    const engine = await shop();
    const { months } = await engine.call('customers.trend', ask);
    const earlier = await engine.call('customers.trend', { ...ask, date: `${months[3]!.month}-01` });
    expect(earlier.months.slice(0, 3)).toEqual(months.slice(0, 3));
    expect(earlier.months[3]!.purchases).toBeLessThan(months[3]!.purchases);
    const wrong = engine.call('customers.trend', { ...ask, date: '2026-13-01' });
    await expect(wrong).rejects.toMatchObject({ data: { code: 'run.badDate' } });
  });

  it('hold predictions once a model has been fitted, the same on threads as without', async () => {
    const means = [];
    for (const workers of [1, 2]) {
      const engine = await shop(800, workers);
      await engine.call('customers.kpis', { ...ask, periodDays: 60, breakdown: null });
      await engine.call('models.fit', { jobId: 'fit', untilDate: null });
      const { overall } = await engine.call('customers.kpis', { ...ask, periodDays: 60, breakdown: null });
      means.push(overall.predictedPerCustomerWon);
      const { rows } = await engine.call('customers.page', {
        ...firstPage,
        sort: { column: 'derived:monetaryWon', descending: true },
      });
      const { values } = await engine.call('customers.derived', { ...ask, customerId: rows[0]!.id });
      expect(values['derived:monetaryWon']).toBe(rows[0]!.cells[0]);
      expect(values['predicted:lifetimeValueWon']).toBeGreaterThan(0);
    }
    expect(means[0]).toBeGreaterThan(0);
    expect(means[1]).toBe(means[0]);
  });

  it('stop when they are cancelled, and answer when asked again', async () => {
    const engine = await shop(3_000);
    const asking = engine.call('customers.stages', ask);
    await engine.call('job.cancel', { jobId: ask.jobId });
    await expect(asking).rejects.toMatchObject({ data: { code: 'job.cancelled' } });
    expect((await engine.call('customers.stages', ask)).customers).toBe(3_000);
  });

  it('say what sets the customers of a condition apart', async () => {
    const engine = await shop(2_000);
    const women = { kind: 'attribute' as const, attribute: 'gender', test: { compare: 'is' as const, value: '여성' } };
    const persona = await engine.call('customers.persona', { ...ask, condition: women });
    expect(persona.base).toBe(2_000);
    expect(persona.traits[0]).toMatchObject({
      attribute: 'gender',
      label: '여성',
      share: 1,
      customers: persona.customers,
    });
    expect(persona.profiles.map(({ attribute }) => attribute)).toContain('derived:hourBlock');
  });
});

describe('pages of customers', () => {
  it('come in the order of any column, missing values last, and tile the whole list', async () => {
    const engine = await shop();
    for (const column of ['derived:recencyDays', 'derived:stage', 'attribute name', 'attribute birthday', 'lastTime']) {
      for (const descending of [false, true]) {
        const cells: (string | number | null)[] = [];
        const ids = new Set<string>();
        let total = 1;
        while (ids.size < total) {
          const input = { ...firstPage, sort: { column, descending }, columns: [column], offset: ids.size, limit: 300 };
          const page = await engine.call('customers.page', input);
          total = page.total;
          for (const row of page.rows) {
            ids.add(row.id);
            cells.push(row.cells[0]!);
          }
        }
        expect(ids.size).toBe(800);
        const known = cells.filter((cell) => cell !== null);
        expect(cells.slice(0, known.length)).toEqual(known);
        const sorted = known.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0) * (descending ? -1 : 1));
        expect([column, descending, known]).toEqual([column, descending, sorted]);
      }
    }
  });

  it('hold only those found by text and condition', async () => {
    const engine = await shop();
    const all = await engine.call('customers.page', firstPage);
    expect(all.total).toBe(800);
    const { id } = all.rows[7]!;
    const byId = await engine.call('customers.page', { ...firstPage, search: id });
    expect(byId.rows).toEqual([all.rows[7]]);
    const condition = {
      kind: 'attribute' as const,
      attribute: 'gender',
      test: { compare: 'is' as const, value: '남성' },
    };
    const men = await engine.call('customers.page', { ...firstPage, condition });
    expect(men.total).toBeGreaterThan(100);
    expect(men.total).toBeLessThan(400);
    expect(new Set(men.rows.map((row) => row.cells[2]))).toEqual(new Set(['남성']));
  });

  it('hold only those of a derived value', async () => {
    const engine = await shop();
    const condition = {
      kind: 'attribute' as const,
      attribute: 'derived:orders',
      test: { compare: 'atLeast' as const, value: 4 },
    };
    const page = await engine.call('customers.page', { ...firstPage, columns: ['derived:orders'], condition });
    expect(page.total).toBeGreaterThan(10);
    expect(Math.min(...page.rows.map((row) => Number(row.cells[0])))).toBe(4);
  });

  it('refuse a column that the data do not have', async () => {
    const engine = await shop(100);
    const asking = engine.call('customers.page', { ...firstPage, columns: ['attribute shoe size'] });
    await expect(asking).rejects.toMatchObject({ data: { code: 'customer.unknownColumn' } });
  });
});
