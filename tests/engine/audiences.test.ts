import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyToText } from '../../core/journey/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';
import { journeyOf, message, trigger } from '../core/exporters/builders.ts';

const request: RunRequest = {
  mode: 'replay',
  startDate: '2026-11-01',
  days: 14,
  replications: 1,
  seed: 42,
  simulateResponses: false,
};

async function ranShop() {
  const engine = testEngine(temporaryFolder());
  await engine.call('workspace.create', { path: join(temporaryFolder(), 'shop.yeojeong'), name: '상점' });
  await engine.call('sample.create', { jobId: 'sample', customers: 400, days: 120, seed: 5 });
  const drawn = journeyOf([trigger('t'), message('m')], ['t', 'm']);
  const spec = { ...emptyJourney('cart', '장바구니'), nodes: drawn.nodes, edges: drawn.edges };
  const { journey } = await engine.call('journey.importSpec', { text: journeyToText(spec) });
  const { runId, result } = await engine.call('run.start', { jobId: 'run', journeyId: journey.id, request });
  return { engine, journeyId: journey.id, runId, result };
}

describe('lists for ad platforms', () => {
  it('are made for ad audiences of the run only', async () => {
    const { engine, runId } = await ranShop();
    for (const nodeId of ['m', 'gone']) {
      await expect(engine.call('export.audience', { jobId: nodeId, runId, nodeId })).rejects.toMatchObject({
        data: { code: 'export.notAnAudience' },
      });
    }
  });
});

describe('the brief through the engine', () => {
  it('carries the newest run of the journey as it is, in the language that was asked for, and no older one', async () => {
    const { engine, journeyId, result } = await ranShop();
    const preview = { journeyId, target: 'brief', fields: null, language: 'en' } as const;
    const [brief] = (await engine.call('export.preview', preview)).files;
    const entered = Math.round(result.journey.customersEntered.mean);
    expect(brief!.text).toContain(`<dt>Customers who enter</dt><dd>${entered.toLocaleString('en-US')}</dd>`);
    const { revision } = await engine.call('journey.get', { journeyId });
    const command = { kind: 'removeElements' as const, nodeIds: ['m'], edgeIds: [] };
    await engine.call('journey.apply', { journeyId, revision, command });
    const [changed] = (await engine.call('export.preview', preview)).files;
    expect(changed!.text).toContain('Not run yet');
  });
});
