import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { predictedNames } from '../../core/dataset/predictedCatalogue.ts';
import { emptyJourney, type Journey } from '../../core/journey/spec.ts';
import type { Condition, ValueTest } from '../../core/segment/condition.ts';
import { counterKey } from '../../core/simulate/counters.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

async function shop(customers: number, workers = 1, days = 365): Promise<Engine> {
  const engine = testEngine(temporaryFolder(), workers);
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 's', customers, days, seed: 3 });
  return engine;
}

const asks = (attribute: string, test: ValueTest): Condition => ({ kind: 'attribute', attribute, test });
const risky = asks('predicted:churnRisk', { compare: 'atLeast', value: 0.5 });
const soon = asks('predicted:nextPurchaseDays', { compare: 'between', from: 0, to: 7 });
const base = { title: '', position: { x: 0, y: 0 } };

/** Everybody is asked on the first day, and those whose risk turns high are called later on. */
const journey: Journey = {
  ...emptyJourney('p', '예측'),
  entry: { ...emptyJourney('p', '').entry, concurrent: true, reentry: { kind: 'always' } },
  nodes: [
    {
      ...base,
      id: 'day',
      type: 'trigger',
      trigger: {
        kind: 'schedule',
        schedule: { kind: 'daily', secondOfDay: 0 },
        segment: { kind: 'all', of: [] },
      },
    },
    { ...base, id: 'turns', type: 'trigger', trigger: { kind: 'segment', segment: risky } },
    {
      ...base,
      id: 'risk',
      type: 'trigger',
      trigger: { kind: 'predicted', quantity: { kind: 'churnRisk', above: 0.5 } },
    },
    {
      ...base,
      id: 'who',
      type: 'branch',
      branches: [
        { id: 'risky', label: '위험', condition: risky },
        { id: 'soon', label: '곧', condition: soon },
      ],
    },
    { ...base, id: 'out', type: 'exit' },
  ],
  edges: [
    { id: 'a', from: 'day', port: 'next', to: 'who' },
    { id: 'b', from: 'turns', port: 'next', to: 'who' },
    { id: 'c', from: 'risk', port: 'next', to: 'who' },
    { id: 'd', from: 'who', port: 'risky', to: 'out' },
  ],
};

describe('segments of predictions', () => {
  it('count those whom the table shows, and explain each with the value and why it is missing', async () => {
    const engine = await shop(600);
    const ask = { jobId: 'page', date: null, search: '', offset: 0, limit: 500 };
    const sort = { column: 'predicted:churnRisk', descending: true };
    const { rows, total } = await engine.call('customers.page', {
      ...ask,
      sort,
      condition: risky,
      columns: [...predictedNames],
    });
    const counted = await engine.call('segment.count', { jobId: 'count', condition: risky });
    expect(counted).toMatchObject({ count: total, customers: 600, problems: [] });
    expect(total).toBeGreaterThan(20);
    const risks = rows.map(({ cells }) => Number(cells[predictedNames.indexOf('predicted:churnRisk')]));
    expect(risks).toEqual(risks.toSorted((a, b) => b - a));
    expect(Math.min(...risks)).toBeGreaterThanOrEqual(0.5);

    const why = await engine.call('segment.explain', { jobId: 'why', condition: risky, customerId: rows[0]!.id });
    expect(why).toMatchObject({ holds: true, found: `predicted:churnRisk = ${Number(risks[0]!.toPrecision(6))}` });
    const never = asks('predicted:churnRisk', { compare: 'isNotSet' });
    const { rows: nobody } = await engine.call('customers.page', { ...ask, sort, condition: never, columns: [] });
    const missing = await engine.call('segment.explain', { jobId: 'why', condition: risky, customerId: nobody[0]!.id });
    expect(missing).toMatchObject({ holds: false, found: 'predicted:churnRisk = –' });
    const { traits } = await engine.call('customers.persona', { jobId: 'who', date: null, condition: risky });
    expect(traits.length).toBeGreaterThan(0);
  });

  it('say that there is too little to predict from, and hold nobody', async () => {
    const engine = await shop(100, 1, 7);
    const { count, problems } = await engine.call('segment.count', { jobId: 'count', condition: risky });
    expect([count, problems.map(({ code }) => code)]).toEqual([0, ['prediction.tooFewPurchases']]);
    await engine.call('journey.importSpec', { text: JSON.stringify(journey) });
    const found = await engine.call('journey.lint', { journeyId: 'p' });
    const places = found.filter(({ code }) => code === 'prediction.tooFewPurchases').map(({ nodeId }) => nodeId);
    expect(places.sort()).toEqual(['risk', 'turns', 'who', 'who']);
  });
});

/** The local day after the last that is recorded. */
async function dayAfter(engine: Engine): Promise<string> {
  const { time } = await engine.call('segment.count', { jobId: 'end', condition: { kind: 'all', of: [] } });
  return new Date((time + 9 * 3600 + 86_400) * 1000).toISOString().slice(0, 10);
}

describe('journeys that ask for predictions', () => {
  const request: RunRequest = {
    mode: 'replay',
    startDate: '2026-10-01',
    days: 14,
    replications: 2,
    seed: 1,
    simulateResponses: true,
  };

  it.each(['replay', 'forecast'] as const)('run to the same bytes on 1, 2 and 7 workers in a %s', async (mode) => {
    const texts: string[] = [];
    for (const workers of [1, 2, 7]) {
      const engine = await shop(1200, workers);
      const startDate = mode === 'replay' ? request.startDate : await dayAfter(engine);
      await engine.call('journey.importSpec', { text: JSON.stringify(journey) });
      const { result } = await engine.call('run.start', {
        jobId: 'run',
        journeyId: 'p',
        request: { ...request, mode, startDate },
      });
      texts.push(JSON.stringify(result));
      expect(result.nodes.who!.ports.risky!.mean).toBeGreaterThan(100);
    }
    expect(new Set(texts).size).toBe(1);
  });

  it('hold on the first day whom the segment held at the end of the day before, and call at the same midnight', async () => {
    const engine = await shop(600);
    await engine.call('journey.importSpec', { text: JSON.stringify(journey) });
    const days = { ...request, startDate: await dayAfter(engine), days: 1, mode: 'forecast' as const, replications: 1 };
    const { runId, result } = await engine.call('run.start', { jobId: 'run', journeyId: 'p', request: days });
    const page = { date: null, search: '', offset: 0, limit: 500, columns: ['predicted:churnRisk'] };
    const sort = { column: 'id', descending: false };
    const { rows } = await engine.call('customers.page', { ...page, jobId: 'page', condition: risky, sort });
    const { rows: behind } = await engine.call('run.customers', {
      jobId: 'behind',
      runId,
      key: counterKey.triggered('risk'),
      limit: 500,
    });
    // a day more without a purchase only adds to them
    expect(behind.length).toBeLessThan(500);
    const called = new Set(behind.map(({ id }) => id));
    expect(rows.filter(({ id }) => !called.has(id))).toEqual([]);
    expect(called.size).toBeGreaterThanOrEqual(rows.length);
    expect(result.nodes.who!.entered.mean).toBeGreaterThan(600);
    const { steps } = await engine.call('run.trace', { runId, customerId: rows[0]!.id });
    expect(JSON.stringify(steps)).toContain('predicted:churnRisk = ');
  });
});
