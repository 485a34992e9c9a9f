import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RunResult } from '../../core/measure/result.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { cartEdges, cartNodes } from '../fixtures/cartJourney.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const forecast: RunRequest = {
  mode: 'forecast',
  startDate: '2027-01-15',
  days: 14,
  replications: 6,
  seed: 42,
  simulateResponses: true,
};
const replay: RunRequest = { ...forecast, mode: 'replay', startDate: '2026-11-01', replications: 2 };

/** A workspace with a small sample shop and a cart journey in it; gives the journey's id. */
async function shopWithJourney(engine: Engine, folder: string, customers = 600): Promise<string> {
  await engine.call('workspace.create', { path: join(folder, 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers, days: 120, seed: 5 });
  const { journey, revision } = await engine.call('journey.create', { name: '장바구니' });
  const command = { kind: 'addElements' as const, nodes: cartNodes, edges: cartEdges };
  await engine.call('journey.apply', { journeyId: journey.id, revision, command });
  return journey.id;
}

async function resultOn(workers: number, request: RunRequest): Promise<RunResult> {
  const engine = testEngine(temporaryFolder(), workers);
  const journeyId = await shopWithJourney(engine, temporaryFolder());
  const { result } = await engine.call('run.start', { jobId: 'run', journeyId, request });
  return result;
}

describe('a run', () => {
  it.each([
    // enough work for seven threads to get some
    ['forecast', { ...forecast, days: 7, replications: 240 }],
    ['replay', { ...replay, days: 7, replications: 240 }],
  ])('of a %s gives the same bytes on 1, 2 and 7 workers', async (_mode, request) => {
    const texts = [];
    for (const workers of [1, 2, 7]) texts.push(JSON.stringify(await resultOn(workers, request)));
    // compared as a whole, because a difference printed in full would fill the screen
    expect([texts[1] === texts[0], texts[2] === texts[0]]).toEqual([true, true]);
    const result: RunResult = JSON.parse(texts[0]!);
    expect(result.journey.entries.mean).toBeGreaterThan(10);
    expect(result.journey.sent.mean).toBeGreaterThan(0);
  });

  it('differs with another seed, and names another identity', async () => {
    const engine = testEngine(temporaryFolder());
    const journeyId = await shopWithJourney(engine, temporaryFolder());
    const first = await engine.call('run.start', { jobId: 'a', journeyId, request: forecast });
    const other = await engine.call('run.start', { jobId: 'b', journeyId, request: { ...forecast, seed: 43 } });
    expect(other.result.outcome).not.toEqual(first.result.outcome);
    expect(other.result.identity).toEqual({ ...first.result.identity, request: { ...forecast, seed: 43 } });
  });

  it('is kept with its result, its journey as it was, and its headline, until it is deleted', async () => {
    const engine = testEngine(temporaryFolder());
    const folder = temporaryFolder();
    const journeyId = await shopWithJourney(engine, folder);
    const { runId, result } = await engine.call('run.start', { jobId: 'run', journeyId, request: forecast });
    const { journey, revision } = await engine.call('journey.get', { journeyId });
    await engine.call('journey.apply', {
      journeyId,
      revision,
      command: { kind: 'removeElements', nodeIds: ['mail'], edgeIds: [] },
    });
    await engine.call('workspace.close', {});
    await engine.call('workspace.open', { path: join(folder, 'shop.yeojeong') });

    const kept = await engine.call('run.get', { runId });
    expect(kept.result).toEqual(result);
    expect(kept.journey).toEqual(journey);
    expect(kept.summary.headline.sent).toBe(Math.round(result.journey.sent.mean));
    expect(kept.summary.identity.journeyRevision).toBe(revision);
    expect(await engine.call('run.list', { journeyId })).toEqual([kept.summary]);
    expect(await engine.call('run.list', { journeyId: 'another' })).toEqual([]);
    expect((await engine.call('run.exportCsv', { runId })).fileName).toBe('장바구니-2027-01-15-14d.csv');
    await engine.call('run.delete', { runId });
    await expect(engine.call('run.get', { runId })).rejects.toThrow('run.notFound');
  });

  it('opens the customers behind a count, as many as were counted, and each customer’s trace passes that node', async () => {
    const engine = testEngine(temporaryFolder());
    const journeyId = await shopWithJourney(engine, temporaryFolder());
    const request = { ...forecast, replications: 1 };
    const { runId, result } = await engine.call('run.start', { jobId: 'run', journeyId, request });
    const behind = await engine.call('run.customers', {
      jobId: 'c',
      runId,
      key: 'journey|customersEntered',
      limit: 10_000,
    });
    expect(behind.total).toBe(result.journey.customersEntered.mean);
    expect(behind.rows.length).toBe(behind.total);
    const few = await engine.call('run.customers', { jobId: 'c', runId, key: 'journey|customersEntered', limit: 3 });
    expect(few.total).toBe(behind.total);
    expect(few.rows).toEqual(behind.rows.slice(0, 3));

    let entries = 0;
    for (const row of behind.rows) {
      const { steps, customer } = await engine.call('run.trace', { runId, customerId: row.id });
      expect(customer).toEqual(row);
      entries += steps.filter((step) => step.kind === 'entered').length;
    }
    expect(entries).toBe(result.journey.entries.mean);
    await expect(engine.call('run.customers', { jobId: 'c', runId, key: 'no|such', limit: 1 })).rejects.toThrow(
      'run.unknownCount',
    );
    await expect(engine.call('run.trace', { runId, customerId: 'nobody' })).rejects.toThrow('customer.notFound');
  });

  it('keeps its figures when its data is deleted, and says that customers can no longer be shown', async () => {
    const engine = testEngine(temporaryFolder());
    const journeyId = await shopWithJourney(engine, temporaryFolder());
    const { runId, result } = await engine.call('run.start', { jobId: 'run', journeyId, request: replay });
    const { currentId } = await engine.call('dataset.list', {});
    await engine.call('dataset.delete', { datasetId: currentId! });
    expect((await engine.call('run.get', { runId })).result).toEqual(result);
    await expect(engine.call('run.trace', { runId, customerId: 'C0000001' })).rejects.toThrow('run.datasetGone');
    await expect(engine.call('run.start', { jobId: 'run', journeyId, request: replay })).rejects.toThrow(
      'dataset.none',
    );
  });

  it('is refused with a reason when the journey, the date or the history does not allow it', async () => {
    const engine = testEngine(temporaryFolder());
    const journeyId = await shopWithJourney(engine, temporaryFolder());
    const start = (request: RunRequest) => engine.call('run.start', { jobId: 'run', journeyId, request });
    await expect(start({ ...replay, startDate: '2020-01-01' })).rejects.toThrow('run.outsideHistory');
    await expect(start({ ...forecast, startDate: '2020-01-01' })).rejects.toThrow('run.noHistoryBefore');
    await expect(start({ ...forecast, startDate: '2027-02-31' })).rejects.toThrow('run.badDate');
    const empty = await engine.call('journey.create', { name: '빈 여정' });
    const run = engine.call('run.start', { jobId: 'run', journeyId: empty.journey.id, request: forecast });
    await expect(run).rejects.toThrow('run.journeyHasErrors');
    expect(await engine.call('run.list', { journeyId: null })).toEqual([]);
  });

  it.each([1, 2])(
    'on %i worker(s) stops in the middle at a cancel, stores nothing, and the next run is whole',
    async (workers) => {
      const engine = testEngine(temporaryFolder(), workers);
      const journeyId = await shopWithJourney(engine, temporaryFolder());
      const request = { ...forecast, replications: 2000 };
      const running = new Promise<void>((resolve) => {
        engine.on('job.progress', ({ phase, done }) => {
          if (phase === 'run' && done > 0) resolve();
        });
      });
      const run = engine.call('run.start', { jobId: 'run', journeyId, request });
      const ending = run.catch((error: unknown) => error);
      await running;
      await engine.call('job.cancel', { jobId: 'run' });
      expect(await ending).toMatchObject({ data: { kind: 'cancelled', code: 'job.cancelled' } });
      expect(await engine.call('run.list', { journeyId: null })).toEqual([]);
      const next = await engine.call('run.start', { jobId: 'run', journeyId, request: replay });
      expect(next.result.journey.entries.mean).toBeGreaterThan(0);
    },
  );
});

describe('an estimate', () => {
  it('of a shop small enough to be its own sample equals a run with the same request', async () => {
    const engine = testEngine(temporaryFolder());
    const journeyId = await shopWithJourney(engine, temporaryFolder(), 300);
    const { journey } = await engine.call('journey.get', { journeyId });
    const estimate = await engine.call('run.estimate', { journey, days: 14, jobId: 'e' });
    const { request } = estimate!.result.identity;
    const run = await engine.call('run.start', { jobId: 'r', journeyId, request });
    expect(estimate!.result.journey).toEqual(run.result.journey);
    expect(estimate!.result.outcome).toEqual(run.result.outcome);
    expect(estimate!.sampledCustomers).toBe(300);
  });

  it('on a sample is in figures for all customers and near the full run', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    const journeyId = await shopWithJourney(engine, temporaryFolder(), 15_000);
    const { journey } = await engine.call('journey.get', { journeyId });
    const estimate = await engine.call('run.estimate', { journey, days: 14, jobId: 'e' });
    expect(estimate!.sampledCustomers).toBe(400);
    expect(estimate!.result.customers).toBe(15_000);
    const { request } = estimate!.result.identity;
    const run = await engine.call('run.start', { jobId: 'r', journeyId, request });
    const ratio = estimate!.result.journey.entries.mean / run.result.journey.entries.mean;
    expect(ratio).toBeGreaterThan(0.9);
    expect(ratio).toBeLessThan(1.1);
    const node = estimate!.result.nodes['mail']!;
    expect(node.message!.counts['intended']!.mean).toBeCloseTo(node.entered.mean, 6);
  });

  it('of everyone is the run that asks the same, kept nowhere, and gives way to a run', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    const journeyId = await shopWithJourney(engine, temporaryFolder(), 3_000);
    const { journey } = await engine.call('journey.get', { journeyId });
    const estimate = await engine.call('run.estimate', { journey, days: 14, jobId: 'everyone', of: 'everyone' });
    expect(estimate!.sampledCustomers).toBe(3_000);
    const { request } = estimate!.result.identity;
    expect(await engine.call('run.list', { journeyId })).toEqual([]);
    const slow = engine.call('run.estimate', { journey, days: 90, jobId: 'slow', of: 'everyone' });
    const [stopped, { result }] = await Promise.all([
      slow.then(
        () => null,
        (error: unknown) => error,
      ),
      engine.call('run.start', { jobId: 'run', journeyId, request }),
    ]);
    expect(stopped).toMatchObject({ data: { kind: 'cancelled' } });
    const { identity, basis, warnings, ...figures } = result;
    expect(estimate!.result).toMatchObject(figures);
    expect({ ...identity, journeyRevision: 0 }).toEqual(estimate!.result.identity);
    expect(basis).toEqual(estimate!.result.basis);
    expect(warnings.every(({ severity }) => severity !== 'error')).toBe(true);
  });

  it('never stops a run, whichever of the two was asked first', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    const journeyId = await shopWithJourney(engine, temporaryFolder(), 3_000);
    const { journey } = await engine.call('journey.get', { journeyId });
    const first = engine.call('run.estimate', { journey, days: 14, jobId: 'first' }).then(
      () => 'done',
      () => 'cancelled',
    );
    const run = engine.call('run.start', { jobId: 'run', journeyId, request: { ...forecast, replications: 20 } });
    const later = await engine.call('run.estimate', { journey, days: 14, jobId: 'later' });
    expect(later?.sampledCustomers).toBe(400);
    expect((await run).result.journey.entries.mean).toBeGreaterThan(0);
    expect(await first).toBe('cancelled');
  });

  it('gives way to a newer one, and is nothing without data', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    const journeyId = await shopWithJourney(engine, temporaryFolder());
    const { journey } = await engine.call('journey.get', { journeyId });
    const older = engine.call('run.estimate', { journey, days: 14, jobId: 'older' });
    const overtaken = older.catch((error: unknown) => error);
    const newer = await engine.call('run.estimate', { journey, days: 14, jobId: 'newer' });
    expect(await overtaken).toMatchObject({ data: { code: 'job.cancelled' } });
    expect(newer!.result.journey.entries.mean).toBeGreaterThan(0);
    const { currentId } = await engine.call('dataset.list', {});
    await engine.call('dataset.delete', { datasetId: currentId! });
    expect(await engine.call('run.estimate', { journey, days: 14, jobId: 'third' })).toBeNull();
  });
});
