import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../core/segment/condition.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import { readySegments } from '../../core/segment/readySegments.ts';
import type { Engine } from '../../electron/engine/index.ts';
import type { ExplainedPart } from '../../core/segment/explainMembership.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

async function openShop(customers: number | null): Promise<Engine> {
  const engine = testEngine(temporaryFolder());
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  if (customers !== null) await engine.call('sample.create', { jobId: 's', customers, days: 200, seed: 3 });
  return engine;
}

const bought = (times: number, compare: 'atLeast' | 'exactly' = 'atLeast'): Condition => ({
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare, times },
  span: { kind: 'ever' },
});
const all = (...of: Condition[]): Condition => ({ kind: 'all', of });
const text = { description: '', segmentId: null };

describe('saved segments', () => {
  it('keep every definition that they have had', async () => {
    const engine = await openShop(null);
    const first = await engine.call('segment.save', { ...text, name: ' 단골 ', condition: bought(2) });
    expect(first).toMatchObject({ name: '단골', version: 1, condition: bought(2) });
    await engine.call('segment.save', { ...text, segmentId: first.id, name: '단골', condition: bought(3) });
    expect((await engine.call('segment.list', {})).map(({ id, version }) => [id, version])).toEqual([[first.id, 2]]);
    const versions = await engine.call('segment.get', { segmentId: first.id });
    expect(versions.map(({ version, condition }) => [version, condition])).toEqual([
      [2, bought(3)],
      [1, bought(2)],
    ]);
    await engine.call('segment.delete', { segmentId: first.id });
    expect(await engine.call('segment.list', {})).toEqual([]);
    await expect(engine.call('segment.get', { segmentId: first.id })).rejects.toMatchObject({
      data: { code: 'segment.notFound' },
    });
  });

  it('say which journeys and segments name them', async () => {
    const engine = await openShop(null);
    const { id } = await engine.call('segment.save', { ...text, name: '단골', condition: bought(2) });
    const named: Condition = { kind: 'segment', segmentId: id };
    expect(await engine.call('segment.uses', { segmentId: id })).toEqual({ journeys: [], segments: [] });
    const outer = await engine.call('segment.save', { ...text, name: '바깥', condition: { kind: 'not', of: named } });
    const place = { title: '', position: { x: 0, y: 0 } };
    const filter = { ...place, id: 'f', type: 'filter' as const, condition: all(bought(1), named) };
    const wants = { ...emptyJourney('a', '쓰는 여정'), nodes: [filter] };
    const other = { ...emptyJourney('b', '안 쓰는 여정'), nodes: [{ ...filter, condition: bought(1) }] };
    for (const journey of [wants, other]) await engine.call('journey.importSpec', { text: JSON.stringify(journey) });
    expect(await engine.call('segment.uses', { segmentId: id })).toEqual({
      journeys: [{ id: 'a', name: '쓰는 여정', live: false }],
      segments: [{ id: outer.id, name: '바깥' }],
    });
  });

  it('are refused without a name, under an unknown id, and when they would lead to themselves', async () => {
    const engine = await openShop(null);
    const codeOf = (input: Parameters<typeof engine.call<'segment.save'>>[1]) =>
      engine.call('segment.save', input).then(
        () => 'saved',
        (error: { data: { code: string } }) => error.data.code,
      );
    const a = await engine.call('segment.save', { ...text, name: 'a', condition: bought(1) });
    const b = await engine.call('segment.save', {
      ...text,
      name: 'b',
      condition: { kind: 'segment', segmentId: a.id },
    });
    expect(await codeOf({ ...text, name: '  ', condition: bought(1) })).toBe('segment.nameMissing');
    expect(await codeOf({ ...text, segmentId: 'gone', name: 'x', condition: bought(1) })).toBe('segment.notFound');
    const circle: Condition = { kind: 'not', of: { kind: 'segment', segmentId: b.id } };
    expect(await codeOf({ ...text, segmentId: a.id, name: 'a', condition: circle })).toBe('segment.circle');
    expect(await engine.call('segment.get', { segmentId: a.id })).toHaveLength(1);
  });
});

describe('counting a segment', () => {
  it('agrees with the purchases that the list of customers shows', async () => {
    const engine = await openShop(300);
    const { rows, total } = await engine.call('dataset.customers', { search: '', offset: 0, limit: 500 });
    expect(total).toBe(300);
    const count = async (condition: Condition) => (await engine.call('segment.count', { jobId: 'c', condition })).count;
    const twice = rows.filter((row) => row.purchaseCount >= 2).length;
    expect(twice).toBeGreaterThan(10);
    expect(await count(bought(2))).toBe(twice);
    expect(await count({ kind: 'not', of: bought(2) })).toBe(300 - twice);
    expect(await count(all())).toBe(300);
  });

  it('follows a saved segment when its definition changes', async () => {
    const engine = await openShop(300);
    const loyal = await engine.call('segment.save', { ...text, name: '단골', condition: bought(2) });
    const named = all({ kind: 'segment', segmentId: loyal.id });
    const count = async (condition: Condition) => (await engine.call('segment.count', { jobId: 'c', condition })).count;
    expect(await count(named)).toBe(await count(bought(2)));
    await engine.call('segment.save', { ...text, segmentId: loyal.id, name: '단골', condition: bought(4) });
    expect(await count(named)).toBe(await count(bought(4)));
    expect(await count(bought(4))).toBeLessThan(await count(bought(2)));
    await engine.call('segment.delete', { segmentId: loyal.id });
    expect(await count(named)).toBe(0);
  });

  it('takes every ready segment, and finds someone in those of stages together', async () => {
    const engine = await openShop(300);
    const counts: Record<string, number> = {};
    for (const { id, condition } of readySegments) {
      counts[id] = (await engine.call('segment.count', { jobId: id, condition })).count;
    }
    const stages = ['browsing', 'comparing', 'atRisk', 'dormant', 'loyal'].map((id) => counts[id]!);
    expect(stages.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(100);
    expect(counts.champions).toBeGreaterThan(0);
  });
});

describe('why a customer is in or out', () => {
  it('answers part by part as the count does for all customers', async () => {
    const engine = await openShop(120);
    const loyal = await engine.call('segment.save', { ...text, name: '단골', condition: bought(2) });
    const condition = all(
      { kind: 'any', of: [{ kind: 'segment', segmentId: loyal.id }, bought(1, 'exactly')] },
      { kind: 'attribute', attribute: 'derived:recencyDays', test: { compare: 'atMost', value: 60 } },
      { kind: 'not', of: bought(5) },
    );
    const { rows } = await engine.call('dataset.customers', { search: '', offset: 0, limit: 500 });
    let inside = 0;
    for (const { id, purchaseCount } of rows) {
      const why = await engine.call('segment.explain', { jobId: 'e', condition, customerId: id });
      if (why.holds) inside++;
      expect(why.holds).toBe(why.parts.every((part) => part.holds));
      const [either, recent, notFive] = why.parts as [ExplainedPart, ExplainedPart, ExplainedPart];
      expect(either.parts.map((part) => part.holds)).toEqual([purchaseCount >= 2, purchaseCount === 1]);
      expect(either.parts[0]!.parts[0]!.found).toBe(`purchase: ${purchaseCount} (≥ 2)`);
      expect(notFive.holds).toBe(purchaseCount < 5);
      expect(recent.found).toMatch(/^derived:recencyDays = /);
    }
    const { count } = await engine.call('segment.count', { jobId: 'c', condition });
    expect(inside).toBe(count);
    expect(count).toBeGreaterThan(3);
  });
});
