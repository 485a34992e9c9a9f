import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyTemplates } from '../../core/journey/index.ts';
import type { Journey, Limits } from '../../core/journey/spec.ts';
import type { GroupResult } from '../../core/measure/groupResult.ts';
import type { RunResult } from '../../core/measure/result.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const request: RunRequest = {
  mode: 'forecast',
  startDate: '2026-12-20',
  days: 14,
  replications: 6,
  seed: 42,
  simulateResponses: true,
};

async function shop(workers: number): Promise<Engine> {
  const engine = testEngine(temporaryFolder(), workers);
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers: 3000, days: 300, seed: 5 });
  return engine;
}

/** The abandoned-cart template with other limits, as a new journey; gives its run. */
async function runWith(engine: Engine, limits: Partial<Limits> = {}): Promise<{ runId: number; result: RunResult }> {
  const template = journeyTemplates.find(({ id }) => id === 'abandonedCart')!;
  let ids = 0;
  const built: Journey = template.build({
    language: 'en',
    newId: (prefix) => `${prefix}${++ids}`,
    shopName: 'Shop',
    roles: {},
  });
  const text = JSON.stringify({ ...built, limits: { ...built.limits, ...limits } });
  const { journey } = await engine.call('journey.importSpec', { text });
  return engine.call('run.start', { jobId: 'run', journeyId: journey.id, request });
}

const sumOf = (
  groups: readonly GroupResult[],
  figure: 'entered' | 'reached' | 'sent' | 'costWon' | 'purchasesWith' | 'incrementalPurchases',
) => groups.reduce((sum, group) => sum + group[figure].mean, 0);

/** Every customer is in one group, so counts add up to those of the run. */
function expectWhole(groups: readonly GroupResult[], { customers, journey, outcome }: RunResult): void {
  expect(groups.reduce((sum, group) => sum + group.customers, 0)).toBe(customers);
  expect(sumOf(groups, 'entered')).toBeCloseTo(journey.customersEntered.mean, 6);
  expect(sumOf(groups, 'reached')).toBeCloseTo(journey.customersReached.mean, 6);
  expect(sumOf(groups, 'sent')).toBeCloseTo(journey.sent.mean, 6);
  expect(sumOf(groups, 'costWon')).toBeCloseTo(journey.costWon.mean, 4);
  expect(sumOf(groups, 'purchasesWith')).toBeCloseTo(outcome.purchasesWith.mean, 6);
  expect(sumOf(groups, 'incrementalPurchases')).toBeCloseTo(outcome.incrementalPurchases.mean, 6);
}

describe('a run by groups of customers', () => {
  it('adds up to the run, by what the data say, by what is computed of them, and by a prediction', async () => {
    const engine = await shop(1);
    const run = await runWith(engine);
    const { attributes } = await engine.call('run.groupings', { runId: run.runId });
    expect(attributes).toEqual(
      expect.arrayContaining(['tier', 'derived:stage', 'derived:orders', 'predicted:churnRisk']),
    );
    expect(attributes).not.toContain('name');
    for (const id of ['tier', 'birthday', 'derived:stage', 'derived:monetaryWon', 'predicted:churnRisk']) {
      const { groups } = await engine.call('run.groups', {
        jobId: 'split',
        runId: run.runId,
        by: { kind: 'attribute', id },
      });
      expect(groups.length).toBeGreaterThan(1);
      expectWhole(groups, run.result);
    }
  });

  it('counts in a group those whom the run lists there', async () => {
    const engine = await shop(1);
    const run = await runWith(engine);
    const by = { kind: 'attribute' as const, id: 'tier' };
    const { groups } = await engine.call('run.groups', { jobId: 'split', runId: run.runId, by });
    const single = await engine.call('run.start', {
      jobId: 'one',
      journeyId: run.result.identity.journeyId,
      request: { ...request, replications: 1 },
    });
    const { rows } = await engine.call('run.customers', {
      jobId: 'who',
      runId: single.runId,
      key: 'journey|customersReached',
      limit: 10_000,
    });
    const split = await engine.call('run.groups', { jobId: 'split', runId: single.runId, by });
    for (const { value, reached } of split.groups) {
      const label = value.kind === 'label' ? value.label : undefined;
      expect(reached.mean).toBe(rows.filter(({ attributes }) => attributes['tier'] === label).length);
    }
    expect(split.groups.map(({ customers }) => customers)).toEqual(groups.map(({ customers }) => customers));
  });

  it('adds up where customers share limits, and gives the same bytes on one thread and on two', async () => {
    const limits = { entriesTotal: 120, entriesPerDay: 20 };
    const texts: string[] = [];
    for (const workers of [1, 2]) {
      const other = await shop(workers);
      const limited = await runWith(other, limits);
      const by = { kind: 'attribute' as const, id: 'tier' };
      const { groups } = await other.call('run.groups', { jobId: 'split', runId: limited.runId, by });
      expect(limited.result.journey.entries.mean).toBe(120);
      expectWhole(groups, limited.result);
      texts.push(JSON.stringify(groups));
    }
    expect(texts[1]).toBe(texts[0]);
  });

  it('tells those in a saved segment from the others, and says what it cannot split by', async () => {
    const engine = await shop(1);
    const run = await runWith(engine);
    const condition = {
      kind: 'attribute' as const,
      attribute: 'derived:orders',
      test: { compare: 'greater' as const, value: 2 },
    };
    const saved = { segmentId: null, name: '단골', description: '', condition };
    const { id: segmentId } = await engine.call('segment.save', saved);
    const { segments } = await engine.call('run.groupings', { runId: run.runId });
    expect(segments).toEqual([{ segmentId, name: '단골' }]);
    const by = { kind: 'segment' as const, segmentId };
    const { groups } = await engine.call('run.groups', { jobId: 'split', runId: run.runId, by });
    expect(groups.map(({ value }) => value)).toEqual([
      { kind: 'segment', inside: true },
      { kind: 'segment', inside: false },
    ]);
    expectWhole(groups, run.result);
    const unknown = { kind: 'attribute' as const, id: 'name' };
    await expect(engine.call('run.groups', { jobId: 'x', runId: run.runId, by: unknown })).rejects.toThrow(
      'run.unknownGrouping',
    );
  });

  it('is stopped by a cancel', async () => {
    const engine = await shop(1);
    const run = await runWith(engine);
    const by = { kind: 'attribute' as const, id: 'tier' };
    const split = engine.call('run.groups', { jobId: 'stopped', runId: run.runId, by });
    await engine.call('job.cancel', { jobId: 'stopped' });
    await expect(split).rejects.toThrow('cancelled');
  });
});
