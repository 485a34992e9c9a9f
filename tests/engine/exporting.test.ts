import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { journeyToText } from '../../core/journey/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { journeyOf, message, trigger } from '../core/exporters/builders.ts';
import { cartEdges, cartNodes } from '../fixtures/cartJourney.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

const place = { title: '', position: { x: 0, y: 0 } };

async function openShop(): Promise<{ engine: Engine; journeyId: string; path: string }> {
  const engine = testEngine(temporaryFolder());
  const path = join(temporaryFolder(), 'shop.yeojeong');
  await engine.call('workspace.create', { path, name: '상점' });
  const journey = { ...emptyJourney('cart', '장바구니'), nodes: cartNodes, edges: cartEdges };
  const { journey: added } = await engine.call('journey.importSpec', { text: journeyToText(journey) });
  return { engine, journeyId: added.id, path };
}

describe('exports through the engine', () => {
  it('list their targets', async () => {
    const { engine } = await openShop();
    const targets = await engine.call('export.targets', {});
    expect(targets.map(({ id }) => id)).toEqual(expect.arrayContaining(['native', 'klaviyo', 'mautic', 'n8n']));
  });

  it('are stopped by errors until someone gives a reason, which is kept', async () => {
    const { engine, journeyId } = await openShop();
    const request = { journeyId, target: 'klaviyo', fields: null };
    const preview = await engine.call('export.preview', request);
    expect(preview.blockers.map(({ code }) => code)).toContain('export.fieldMissing');
    expect(preview.overrides).toEqual([]);
    for (const overrideReason of [null, '  ']) {
      await expect(engine.call('export.save', { ...request, overrideReason })).rejects.toMatchObject({
        data: { code: 'export.blocked' },
      });
    }
    const made = await engine.call('export.save', { ...request, overrideReason: ' later ' });
    expect(made.files).toHaveLength(1);
    const again = await engine.call('export.preview', request);
    expect(again.overrides).toMatchObject([{ journeyId, target: 'klaviyo', reason: 'later', time: 1_800_000_000 }]);
  });

  it('remember values in the workspace, those of nodes for their journey alone', async () => {
    const { engine, journeyId, path } = await openShop();
    const fields = { 'metricId:cart': 'C1', [`templateId@${cartNodes[0]!.id}`]: 'T1' };
    await engine.call('export.preview', { journeyId, target: 'klaviyo', fields });
    await engine.call('workspace.close', {});
    await engine.call('workspace.open', { path });
    const { fields: needed } = await engine.call('export.preview', { journeyId, target: 'klaviyo', fields: null });
    expect(needed.find(({ address }) => address === 'metricId:cart')?.value).toBe('C1');
    const copy = await engine.call('journey.duplicate', { journeyId, name: '사본' });
    const other = await engine.call('export.preview', { journeyId: copy.journey.id, target: 'klaviyo', fields: null });
    expect(other.fields.find(({ address }) => address === 'metricId:cart')?.value).toBe('C1');
    expect(other.fields.filter(({ nodeId }) => nodeId !== null).every(({ value }) => value === null)).toBe(true);
  });

  it('say the conditions of a saved segment to targets that cannot look it up, and its name to our own format', async () => {
    const { engine } = await openShop();
    const condition = { kind: 'attribute' as const, attribute: '등급', test: { compare: 'is' as const, value: 'VIP' } };
    const saved = { segmentId: null, name: '단골', description: '', condition };
    const { id: segmentId } = await engine.call('segment.save', saved);
    const kept = { ...place, id: 'kept', type: 'filter' as const, condition: { kind: 'segment' as const, segmentId } };
    const drawn = journeyOf([trigger('t'), kept, message('m')], ['t', 'kept', 'm']);
    const { journey } = await engine.call('journey.importSpec', { text: journeyToText(drawn) });
    const textFor = async (target: string) => {
      const { files, losses, fields } = await engine.call('export.preview', {
        journeyId: journey.id,
        target,
        fields: null,
      });
      // what a target cannot hold is described in the losses and in the names of what has to be built there
      return JSON.stringify([files, losses, fields]);
    };
    for (const target of ['klaviyo', 'dittofeed', 'mautic', 'n8n', 'stepFunctions', 'bpmn', 'brief']) {
      const text = await textFor(target);
      expect(text).not.toContain(segmentId);
      expect(text).toContain('VIP');
    }
    expect(await textFor('native')).toContain(segmentId);
    await engine.call('segment.delete', { segmentId });
    const { blockers } = await engine.call('export.preview', { journeyId: journey.id, target: 'n8n', fields: null });
    expect(blockers.map(({ code, nodeId }) => [code, nodeId])).toContainEqual(['condition.unknownSegment', 'kept']);
    expect(await textFor('n8n')).toContain(segmentId);
  });

  it('refuse a target that nobody knows', async () => {
    const { engine, journeyId } = await openShop();
    await expect(engine.call('export.preview', { journeyId, target: 'fax', fields: null })).rejects.toMatchObject({
      data: { code: 'export.unknownTarget' },
    });
  });
});
