import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { schemaOf, summaryOf } from '../../core/dataset/index.ts';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { schemaOfSummary } from '../../electron/engine/summarySchema.ts';
import { sha256Hex } from '../../electron/storage/index.ts';
import { attachEngine, type Engine, type PortLike } from '../../electron/engine/index.ts';
import { createTranslator, placeholdersOf, type Catalog } from '../../core/i18n/index.ts';
import { errors as english } from '../../core/i18n/en/errors.ts';
import { errors as korean } from '../../core/i18n/ko/errors.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

async function withSample(engine: Engine, customers = 400): Promise<void> {
  await engine.call('workspace.create', { path: null, name: '상점' });
  await engine.call('sample.create', { jobId: 's', customers, days: 60, seed: 3 });
}

describe('workspaces in the engine', () => {
  it('are made in the app’s own folder when no path is given, under a free and safe name, and are remembered', async () => {
    const folder = temporaryFolder();
    const engine = testEngine(folder);
    const first = await engine.call('workspace.create', { path: null, name: 'A/B: 봄 상점?' });
    expect(first.path).toBe(join(folder, 'workspaces', 'A-B-봄-상점.yeojeong'));
    const second = await engine.call('workspace.create', { path: null, name: 'A/B: 봄 상점?' });
    expect(second.path).toBe(join(folder, 'workspaces', 'A-B-봄-상점-2.yeojeong'));
    expect((await engine.call('workspace.create', { path: null, name: '...' })).path).toContain('yeojeong.yeojeong');
    await engine.call('workspace.open', { path: first.path });
    expect(await engine.call('workspace.current', {})).toEqual(first);
    const recent = await engine.call('workspace.recent', {});
    expect(recent.map(({ path, exists }) => [path === first.path, exists])).toEqual([
      [true, true],
      [false, true],
      [false, true],
    ]);
  });

  it('start with an empty list when the list of recent ones is broken', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'recent.json'), '{"half');
    const engine = testEngine(folder);
    expect(await engine.call('workspace.recent', {})).toEqual([]);
    await engine.call('workspace.create', { path: null, name: '상점' });
    expect(await engine.call('workspace.recent', {})).toHaveLength(1);
  });

  it('come back at the next start if they were open when the engine ended, and not if the user had closed them', async () => {
    const folder = temporaryFolder();
    const engine = testEngine(folder);
    const info = await engine.call('workspace.create', { path: null, name: '상점' });
    await engine.close();
    const next = testEngine(folder);
    await next.resume(null);
    expect(await next.call('workspace.current', {})).toEqual(info);
    await next.call('workspace.close', {});
    const last = testEngine(folder);
    await last.resume(null);
    expect(await last.call('workspace.current', {})).toBeNull();
    await last.resume(info.path);
    expect(await last.call('workspace.current', {})).toEqual(info);
    await expect(testEngine(folder).resume(join(folder, 'none.yeojeong'))).rejects.toThrow('workspace.notFound');
  });

  it('stay open when opening another one fails, and opening the open one again is no error', async () => {
    const folder = temporaryFolder();
    const engine = testEngine(folder);
    const info = await engine.call('workspace.create', { path: null, name: '상점' });
    mkdirSync(join(folder, 'not one'));
    await expect(engine.call('workspace.open', { path: join(folder, 'not one') })).rejects.toThrow('notAWorkspace');
    expect(await engine.call('workspace.open', { path: info.path })).toEqual(info);
    expect(await engine.call('workspace.current', {})).toEqual(info);
    await engine.call('workspace.close', {});
    expect(await engine.call('workspace.current', {})).toBeNull();
    expect(existsSync(`${info.path}-wal`)).toBe(false);
    await expect(engine.call('journey.list', {})).rejects.toThrow('workspace.none');
  });

  it('keep their settings, and refuse a zone that does not exist', async () => {
    const engine = testEngine(temporaryFolder());
    const { settings, path } = await engine.call('workspace.create', { path: null, name: '상점' });
    const changed = { ...settings, shopName: '다른 상점', assumptions: { ...settings.assumptions, marginShare: 0.4 } };
    await engine.call('workspace.setSettings', { settings: changed });
    const wrong = engine.call('workspace.setSettings', { settings: { ...changed, zone: 'Asia/Nowhere' } });
    await expect(wrong).rejects.toThrow('workspace.unknownZone');
    await engine.call('workspace.close', {});
    expect((await engine.call('workspace.open', { path })).settings).toEqual(changed);
  });
});

describe('customers in the engine', () => {
  it('are paged, found by id and by name in any case, and shown with all their events', async () => {
    const engine = testEngine(temporaryFolder());
    await withSample(engine);
    const all = await engine.call('dataset.customers', { search: '', offset: 0, limit: 500 });
    expect(all.total).toBe(400);
    expect(all.rows).toHaveLength(400);
    expect((await engine.call('dataset.customers', { search: '', offset: 390, limit: 100 })).rows).toEqual(
      all.rows.slice(390),
    );
    const found = await engine.call('dataset.customers', { search: 'c000001', offset: 1, limit: 3 });
    const wanted = all.rows.filter((row) => row.id.toLowerCase().includes('c000001'));
    expect(wanted.length).toBeGreaterThan(3);
    expect(found).toEqual({ total: wanted.length, rows: wanted.slice(1, 4) });
    const kims = all.rows.filter((row) => row.attributes['name']?.includes('김'));
    expect(kims.length).toBeGreaterThan(0);
    expect((await engine.call('dataset.customers', { search: '김', offset: 0, limit: 500 })).rows).toEqual(kims);
    expect((await engine.call('dataset.customers', { search: '없는 사람', offset: 0, limit: 5 })).total).toBe(0);

    const busiest = all.rows.toSorted((a, b) => b.eventCount - a.eventCount)[0]!;
    const one = await engine.call('dataset.customer', { customerId: busiest.id });
    expect(one.row).toEqual(busiest);
    expect(one.events).toHaveLength(busiest.eventCount);
    expect(one.events.filter((event) => event.type === 'purchase')).toHaveLength(busiest.purchaseCount);
    expect(one.events.at(-1)!.time).toBe(busiest.lastTime);
    await expect(engine.call('dataset.customer', { customerId: '없음' })).rejects.toThrow('customer.notFound');
  });

  it('of a sample shop lie beside the truth that they were drawn from', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    await withSample(engine, 300);
    const path = (await engine.call('workspace.current', {}))!.path;
    const truth = JSON.parse(readFileSync(path.replace('.yeojeong', '.truth.json'), 'utf8'));
    expect(truth).toMatchObject({ synthetic: true, customers: 300, seed: 3 });
    expect(truth.campaigns.length).toBeGreaterThan(0);
    for (const campaign of truth.campaigns) expect(campaign.addedPurchases).toBeGreaterThan(0);
  });

  it('come from the dataset in use, which stays in use after a restart', async () => {
    const engine = testEngine(temporaryFolder());
    await withSample(engine, 300);
    await engine.call('sample.create', { jobId: 's', customers: 200, days: 30, seed: 4 });
    const { datasets, currentId } = await engine.call('dataset.list', {});
    expect(datasets.map(({ customerCount, synthetic }) => [customerCount, synthetic])).toEqual([
      [200, true],
      [300, true],
    ]);
    expect(currentId).toBe(datasets[0]!.id);
    await engine.call('dataset.select', { datasetId: datasets[1]!.id });
    const path = (await engine.call('workspace.current', {}))!.path;
    await engine.call('workspace.close', {});
    await engine.call('workspace.open', { path });
    expect((await engine.call('dataset.customers', { search: '', offset: 0, limit: 1 })).total).toBe(300);
    await expect(engine.call('dataset.select', { datasetId: 99 })).rejects.toThrow('dataset.notFound');
  });

  it('are described for the checks of a journey without being loaded, as their columns describe themselves', () => {
    const { dataset } = generateSampleShop({ customers: 150, days: 60, seed: 1, endDate: '2026-11-01' }, sha256Hex);
    const summary = {
      ...summaryOf(dataset),
      id: 1,
      name: '',
      hash: dataset.hash,
      zone: dataset.zone,
      synthetic: true,
      createdTime: 0,
      sources: [],
    };
    expect(schemaOfSummary(summary)).toEqual(schemaOf(dataset));
  });

  it('can be learnt from: the purchase model is a function of the data and the date', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    await withSample(engine, 1000);
    const model = await engine.call('models.fit', { jobId: 'm', untilDate: null });
    expect(model.customers).toBe(1000);
    expect(await engine.call('models.fit', { jobId: 'm', untilDate: null })).toEqual(model);
    const { datasets } = await engine.call('dataset.list', {});
    expect(model.untilTime).toBe(Math.floor(datasets[0]!.lastTime!) + 1);
    const responses = await engine.call('models.responses', { jobId: 'r' });
    expect(responses.map(({ channel }) => channel)).toContain('alimtalk');
    expect(responses.every(({ response }) => response.source === 'measured')).toBe(true);
    const early = engine.call('models.fit', { jobId: 'm', untilDate: '1999-01-01' });
    await expect(early).rejects.toThrow('run.noHistoryBefore');
  });
});

describe('long work in the engine', () => {
  it('reports each phase to its end, under the id that the caller chose', async () => {
    const engine = testEngine(temporaryFolder());
    const heard: string[] = [];
    const stop = engine.on('job.progress', ({ jobId, phase, done, total, secondsLeft }) => {
      expect(jobId).toBe('s');
      expect(done).toBeLessThanOrEqual(total);
      expect(secondsLeft === null || secondsLeft >= 0).toBe(true);
      if (done === total) heard.push(phase);
    });
    await withSample(engine);
    expect([...new Set(heard)]).toEqual(['sample', 'save']);
    stop();
    await engine.call('sample.create', { jobId: 'unheard', customers: 100, days: 10, seed: 1 });
  });

  it('is stopped by closing the workspace, and leaves no dataset', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    const { path } = await engine.call('workspace.create', { path: null, name: '상점' });
    const work = engine.call('sample.create', { jobId: 's', customers: 200_000, days: 365, seed: 1 });
    const ending = work.catch((error: unknown) => error);
    await engine.call('workspace.close', {});
    expect(await ending).toMatchObject({ data: { code: 'job.cancelled' } });
    await engine.call('workspace.open', { path });
    expect((await engine.call('dataset.list', {})).datasets).toEqual([]);
  });

  it('is refused under an id that is in use', async () => {
    const engine = testEngine(temporaryFolder(), 2);
    await engine.call('workspace.create', { path: null, name: '상점' });
    const first = engine.call('sample.create', { jobId: 's', customers: 100, days: 10, seed: 1 });
    const second = engine.call('sample.create', { jobId: 's', customers: 100, days: 10, seed: 1 });
    await expect(second).rejects.toThrow('job.idTaken');
    expect((await first).customerCount).toBe(100);
  });
});

describe('the border of the engine', () => {
  it('refuses unknown calls and wrong inputs with what was wrong', async () => {
    const engine = testEngine(temporaryFolder());
    await expect(engine.call('toString' as never, {} as never)).rejects.toThrow('contract.unknownCall');
    await expect(engine.call('workspace.open', { path: 5 } as never)).rejects.toMatchObject({
      data: { kind: 'input', code: 'contract.invalid', params: { call: 'workspace.open', path: 'path' } },
    });
  });

  it('answers requests on a port, sends events, ignores noise, and stops with the port', async () => {
    const engine = testEngine(temporaryFolder());
    const sent: unknown[] = [];
    const listeners: { message?: (message: unknown) => void; close?: () => void } = {};
    const port: PortLike = {
      post: (message) => sent.push(message),
      onMessage: (listener) => (listeners.message = listener),
      onClose: (listener) => (listeners.close = listener),
    };
    attachEngine(engine, port);
    listeners.message?.('noise');
    listeners.message?.({ id: 1, name: 'workspace.current', input: {} });
    listeners.message?.({ id: 2, name: 'journey.list', input: {} });
    await expect.poll(() => sent.length).toBe(2);
    expect(sent).toContainEqual({ id: 1, ok: true, value: null });
    expect(sent).toContainEqual({ id: 2, ok: false, error: { kind: 'input', code: 'workspace.none', params: {} } });
    sent.length = 0;
    await withSample(engine, 100);
    expect(sent).toContainEqual(expect.objectContaining({ event: 'job.progress' }));
    sent.length = 0;
    listeners.close?.();
    await engine.call('sample.create', { jobId: 's', customers: 100, days: 10, seed: 1 });
    expect(sent).toEqual([]);
  });
});

describe('the texts of errors', () => {
  it('exist in both languages with the same parameters', () => {
    expect(Object.keys(korean).toSorted()).toEqual(Object.keys(english).toSorted());
    const placeholders = (texts: Catalog) => Object.entries(texts).map(([key, text]) => [key, placeholdersOf(text)]);
    expect(placeholders(korean).toSorted()).toEqual(placeholders(english).toSorted());
  });

  it('are filled from what an error carries', async () => {
    const engine = testEngine(temporaryFolder());
    const path = join(temporaryFolder(), '없는 파일.yeojeong');
    const error = await engine.call('workspace.open', { path }).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ data: { code: 'workspace.notFound', params: { path } } });
    const translate = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, korean);
    expect(translate('error.workspace.notFound', { path })).toContain(path);
  });
});
