import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyToText } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { Condition } from '../../core/segment/condition.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { journeyOf, message, trigger } from '../core/exporters/builders.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const ever = { kind: 'ever' as const };
const buys = { event: 'purchase', where: [] };
const spent = (value: number): Condition => {
  const test = { compare: 'atLeast' as const, value };
  return { kind: 'eventMeasure', ...buys, span: ever, measure: 'sum', property: 'value', test };
};
const orders = (value: number): Condition => ({
  kind: 'attribute',
  attribute: 'derived:orders',
  test: { compare: 'atLeast', value },
});
const boughtAfterCart = (withinSeconds: number): Condition => {
  return {
    kind: 'followed',
    first: { event: 'cart', where: [] },
    next: buys,
    withinSeconds,
    span: ever,
    followed: true,
  };
};

async function openShop(): Promise<Engine> {
  const engine = testEngine(temporaryFolder());
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 's', customers: 300, days: 200, seed: 3 });
  return engine;
}

async function codesOf(engine: Engine, change: Partial<Journey>): Promise<string[]> {
  const drawn = { ...journeyOf([trigger('t'), message('m')], ['t', 'm']), ...change };
  const { journey } = await engine.call('journey.importSpec', { text: journeyToText(drawn) });
  const found = await engine.call('journey.lint', { journeyId: journey.id });
  return found.map(({ code }) => code).filter((code) => code.startsWith('condition.'));
}

const enteredBy = (segment: Condition): Partial<Journey> => ({
  entry: { ...journeyOf([]).entry, segment },
});

describe('what the linter is told by the workspace', () => {
  it('says which audiences nobody is in, whatever kind of history they ask for', async () => {
    const engine = await openShop();
    const id = async (condition: Condition) => {
      const saved = { segmentId: null, name: JSON.stringify(condition), description: '', condition };
      return { kind: 'segment' as const, segmentId: (await engine.call('segment.save', saved)).id };
    };
    const pairs: [Condition, Condition][] = [
      [spent(1), spent(1e12)],
      [orders(1), orders(1e6)],
      [boughtAfterCart(86_400), { kind: 'all', of: [boughtAfterCart(86_400), spent(1e12)] }],
    ];
    for (const [some, none] of pairs) {
      expect(await codesOf(engine, enteredBy(some))).toEqual([]);
      expect(await codesOf(engine, enteredBy(none))).toEqual(['condition.nobody']);
      expect(await codesOf(engine, enteredBy(await id(some)))).toEqual([]);
      expect(await codesOf(engine, enteredBy(await id(none)))).toEqual(['condition.emptySegment']);
    }
  });

  it('does not judge who depends on what journeys do', async () => {
    const engine = await openShop();
    expect(await codesOf(engine, enteredBy({ kind: 'tag', tag: 'seen' }))).toEqual([]);
  });

  it('knows which saved segments there are, and lets a journey with a lost one run', async () => {
    const engine = await openShop();
    const gone: Condition = { kind: 'segment', segmentId: 'gone' };
    expect(await codesOf(engine, enteredBy(gone))).toEqual(['condition.unknownSegment']);
    const [journey] = await engine.call('journey.list', {});
    const request = {
      mode: 'replay' as const,
      startDate: '2026-11-01',
      days: 7,
      replications: 1,
      seed: 1,
      simulateResponses: false,
    };
    const { result, problems } = await engine.call('run.start', { jobId: 'r', journeyId: journey!.id, request });
    expect(problems.map(({ code }) => code)).toContain('condition.unknownSegment');
    expect(result.journey.entries.mean).toBe(0);
  });
});
