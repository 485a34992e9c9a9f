import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyToText } from '../../core/journey/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import { counterKey } from '../../core/simulate/counters.ts';
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

describe('the list of an audience node, from the run to the file', () => {
  it('holds the SHA-256 of the normalised address and number of each customer behind the node, and nobody else', async () => {
    const { engine } = await ranShop();
    const place = { title: '', position: { x: 0, y: 0 } };
    const list = { type: 'audience', platform: 'meta', audience: '장바구니', action: 'add' } as const;
    const nodes = [trigger('t'), { ...place, ...list, id: 'ads' }];
    const drawn = { ...journeyOf(nodes, ['t', 'ads']), id: 'ads', name: '광고' };
    const { journey } = await engine.call('journey.importSpec', { text: journeyToText(drawn) });
    const { runId, result } = await engine.call('run.start', { jobId: 'ads', journeyId: journey.id, request });
    const made = await engine.call('export.audience', { jobId: 'list', runId, nodeId: 'ads' });
    expect(made.fileName).toBe('장바구니-meta-add-2026-11-01.csv');

    const key = counterKey.nodeEntered('ads');
    const behind = await engine.call('run.customers', { jobId: 'who', runId, key, limit: 1000 });
    expect(behind.total).toBe(result.journey.customersEntered.mean);
    expect(behind.total).toBeGreaterThan(20);
    const expected = new Set<string>();
    for (const { id } of behind.rows) {
      const page = { search: id, condition: null, sort: { column: 'id', descending: false }, offset: 0, limit: 1 };
      const asked = { jobId: `of ${id}`, date: null, columns: ['attribute email', 'attribute phone'], ...page };
      const { rows } = await engine.call('customers.page', asked);
      const [email, phone] = rows[0]!.cells as [string | null, string | null];
      // by hand: what Meta asks for is a lower-case address, and digits with the country code
      const digits = phone === null ? '' : `82${phone.replaceAll('-', '').slice(1)}`;
      const hash = (text: string) => (text === '' ? '' : createHash('sha256').update(text).digest('hex'));
      if ((email ?? '') !== '' || digits !== '') expected.add(`${hash((email ?? '').toLowerCase())},${hash(digits)}`);
    }
    const [header, ...lines] = made.text.trimEnd().split('\r\n');
    expect(header).toBe('email,phone');
    expect(new Set(lines)).toEqual(expected);
    expect(lines).toHaveLength(made.listed);
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

  it('lists what an export that goes with it changes, and nothing of the kind without one', async () => {
    const { engine, journeyId } = await ranShop();
    const preview = { journeyId, target: 'brief', fields: null, language: 'en' } as const;
    const [alone] = (await engine.call('export.preview', preview)).files;
    expect(alone!.text).not.toContain('What changes in the export');
    const [brief] = (await engine.call('export.preview', { ...preview, alongside: 'klaviyo' })).files;
    expect(brief!.text).toContain('What changes in the export: Klaviyo');
    const { losses } = await engine.call('export.preview', { journeyId, target: 'klaviyo', fields: null });
    const [, told] = brief!.text.split('What changes in the export');
    expect(told!.match(/<li>/g)).toHaveLength(losses.length);
    const unknown = engine.call('export.preview', { ...preview, alongside: 'fax' });
    await expect(unknown).rejects.toMatchObject({ data: { code: 'export.unknownTarget' } });
  });
});
