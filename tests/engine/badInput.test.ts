import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Journey } from '../../core/journey/spec.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { cartEdges, cartNodes } from '../fixtures/cartJourney.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const request: RunRequest = {
  mode: 'replay',
  startDate: '2026-11-01',
  days: 7,
  replications: 2,
  seed: 1,
  simulateResponses: true,
};

async function shop(engine: Engine): Promise<void> {
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers: 300, days: 120, seed: 5 });
}

async function cartJourney(engine: Engine, name: string, change: Partial<Journey> = {}): Promise<string> {
  const { journey, revision } = await engine.call('journey.create', { name });
  const command = { kind: 'addElements' as const, nodes: cartNodes, edges: cartEdges };
  await engine.call('journey.apply', { journeyId: journey.id, revision, command });
  if (Object.keys(change).length === 0) return journey.id;
  const { journey: made } = await engine.call('journey.get', { journeyId: journey.id });
  const text = JSON.stringify({ ...made, ...change, name });
  return (await engine.call('journey.importSpec', { text })).journey.id;
}

const asked = (id: string): Journey['nodes'][number] => ({
  type: 'filter',
  id,
  title: '',
  position: { x: 0, y: 0 },
  condition: { kind: 'attribute', attribute: 'noSuchColumn', test: { compare: 'isSet' } },
});

/** A loop that takes no time. */
const broken: Partial<Journey> = {
  nodes: [cartNodes[0]!, asked('first'), asked('second')],
  edges: [
    { id: 'e1', from: 'cart', port: 'next', to: 'first' },
    { id: 'e2', from: 'first', port: 'passed', to: 'second' },
    { id: 'e3', from: 'second', port: 'passed', to: 'first' },
  ],
};

const refusalOf = (call: Promise<unknown>) =>
  call.then(
    () => null,
    (error: { data: { code: string; params: Record<string, unknown> } }) => error.data,
  );

describe('a journey that the linter refuses', () => {
  it('is not run, says how many problems there are and which is the first, and the linter lists them', async () => {
    const engine = testEngine(temporaryFolder());
    await shop(engine);
    const journeyId = await cartJourney(engine, '고장', broken);
    const problems = await engine.call('journey.lint', { journeyId });
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toContain('graph.timelessCycle');
    expect(await refusalOf(engine.call('run.start', { jobId: 'run', journeyId, request }))).toMatchObject({
      code: 'run.journeyHasErrors',
      params: { count: errors.length, problem: errors[0]!.code },
    });
    expect(await engine.call('run.list', { journeyId: null })).toEqual([]);
  });

  it('is not run beside another journey either, neither as the other version nor as a live one', async () => {
    const engine = testEngine(temporaryFolder());
    await shop(engine);
    const journeyId = await cartJourney(engine, '장바구니');
    const other = await cartJourney(engine, '고장', broken);
    const start = (changes: Partial<RunRequest>) =>
      refusalOf(engine.call('run.start', { jobId: 'run', journeyId, request: { ...request, ...changes } }));
    expect(await start({})).toBeNull();
    expect(await start({ compareJourneyId: other })).toMatchObject({
      code: 'run.otherHasErrors',
      params: { name: '고장' },
    });
    await engine.call('journey.setLive', { journeyId: other, live: true });
    expect(await start({})).toMatchObject({ code: 'run.otherHasErrors', params: { name: '고장' } });
    expect(await start({ withLive: false })).toBeNull();
  });
});

describe('a run that cannot be', () => {
  it.each([{ days: 0 }, { replications: 0 }, { seed: -1 }, { days: 1.5 }])(
    'of %o is refused at the border',
    async (changes) => {
      const engine = testEngine(temporaryFolder());
      await shop(engine);
      const journeyId = await cartJourney(engine, '장바구니');
      const refused = await refusalOf(
        engine.call('run.start', { jobId: 'run', journeyId, request: { ...request, ...changes } }),
      );
      expect(refused).toMatchObject({ kind: 'input' });
      expect(await engine.call('run.list', { journeyId: null })).toEqual([]);
    },
  );
});
