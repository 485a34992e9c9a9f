import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyTemplates } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const request: RunRequest = {
  mode: 'replay',
  startDate: '2026-11-01',
  days: 14,
  replications: 8,
  seed: 42,
  simulateResponses: true,
};

async function shop(engine: Engine): Promise<void> {
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers: 3000, days: 120, seed: 5 });
}

/** The abandoned-cart template: it waits an hour and a day, and its messages bring purchases. */
async function cartJourney(engine: Engine, name: string): Promise<Journey> {
  const template = journeyTemplates.find(({ id }) => id === 'abandonedCart')!;
  let ids = 0;
  const newId = (prefix: string) => `${name}-${prefix}${++ids}`;
  const journey = template.build({ language: 'en', newId, shopName: 'Shop', roles: {} });
  return (await engine.call('journey.importSpec', { text: JSON.stringify({ ...journey, name }) })).journey;
}

describe('journeys of one workspace', () => {
  it('run together when they are live, in both arms, and say where they met', async () => {
    const engine = testEngine(temporaryFolder());
    await shop(engine);
    const study = await cartJourney(engine, '장바구니');
    const other = await cartJourney(engine, '다른 여정');
    const start = (jobId: string, changes: Partial<RunRequest> = {}) =>
      engine.call('run.start', { jobId, journeyId: study.id, request: { ...request, ...changes } });

    const alone = await start('alone');
    expect(alone.result.others).toEqual([]);
    await engine.call('journey.setLive', { journeyId: other.id, live: true });
    const together = await start('together');
    const [met] = together.result.others;
    expect(met!.name).toBe('다른 여정');
    // the same triggers call the same customers into both at the same second
    expect(met!.entries.mean).toBe(together.result.journey.entries.mean);
    expect(met!.sharedCustomers.mean).toBeGreaterThan(100);
    // what the other adds is in both arms
    expect(together.result.outcome.purchasesWithout.mean).toBeGreaterThan(alone.result.outcome.purchasesWithout.mean);
    expect((await start('without', { withLive: false })).result).toEqual({
      ...alone.result,
      identity: { ...alone.result.identity, request: { ...request, withLive: false } },
    });
    const { steps } = await engine.call('run.trace', { runId: together.runId, customerId: 'C0000001' });
    expect(new Set(steps.map(({ journeyId }) => journeyId)).size).toBeGreaterThan(0);
  });

  it('are compared as two versions under the same draws: an equal one makes no difference', async () => {
    const engine = testEngine(temporaryFolder());
    await shop(engine);
    const study = await cartJourney(engine, '장바구니');
    const { journey: equal } = await engine.call('journey.duplicate', { journeyId: study.id, name: '같은 여정' });
    const { result } = await engine.call('run.start', {
      jobId: 'run',
      journeyId: study.id,
      request: { ...request, compareJourneyId: equal.id },
    });
    expect(result.comparedWith).toBe('같은 여정');
    expect(result.outcome.convertedByMessage.mean).toBeGreaterThan(0);
    expect(result.outcome.incrementalPurchases.mean).toBe(0);
    expect(result.outcome.incrementalProfitWon.mean).toBe(0);
    // nothing speaks for either
    expect(result.outcome.probabilityMorePurchases).toBe(0.5);
  });

  it('call by predicted dates also where only the version in the other arm does, and its customers are listed', async () => {
    const engine = testEngine(temporaryFolder());
    await shop(engine);
    const study = await cartJourney(engine, '장바구니');
    const predicted = {
      ...study,
      name: '다음 구매',
      nodes: study.nodes.map((node) =>
        node.type === 'trigger'
          ? {
              ...node,
              trigger: {
                kind: 'predicted' as const,
                quantity: { kind: 'nextPurchase' as const, offsetDays: 0, secondOfDay: 36_000 },
              },
            }
          : node,
      ),
    };
    const { journey } = await engine.call('journey.importSpec', { text: JSON.stringify(predicted) });
    const { runId } = await engine.call('run.start', {
      jobId: 'run',
      journeyId: study.id,
      request: { ...request, compareJourneyId: journey.id },
    });
    const of = (key: string) => engine.call('run.customers', { jobId: 'list', runId, key, limit: 5 });
    expect((await of('outcome|without|sent')).total).toBeGreaterThan(10);
    expect((await of('outcome|without|sent')).rows).toHaveLength(5);
  });

  it('share entries, turns and a budget with the same bytes on one thread and on two', async () => {
    const texts: string[] = [];
    for (const workers of [1, 2]) {
      const engine = testEngine(temporaryFolder(), workers);
      await shop(engine);
      const study = await cartJourney(engine, '장바구니');
      const limits = { entriesTotal: 150, entriesPerDay: 12, sendsPerHour: 1, budgetWon: 600 };
      const text = JSON.stringify({ ...study, id: 'limited', name: '한도', limits });
      const { journey } = await engine.call('journey.importSpec', { text });
      const { result } = await engine.call('run.start', { jobId: 'run', journeyId: journey.id, request });
      expect(result.identity.request.replications * 3000).toBeGreaterThan(20_000);
      const refused = Object.values(result.nodes).flatMap(({ refused: reasons }) => reasons?.entryCap?.mean ?? []);
      expect(Math.max(...refused)).toBeGreaterThan(0);
      texts.push(JSON.stringify(result));
    }
    expect(texts[1] === texts[0]).toBe(true);
  });
});
