import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJourney } from '../../core/journey/index.ts';
import { noLimits, specVersion } from '../../core/journey/spec.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

/** A workspace as version 0.1.0 left it: a journey of spec version 1, its undo history, one redo, a run. */
async function openGolden() {
  const path = join(temporaryFolder(), 'shop.yeojeong');
  copyFileSync('tests/golden/workspace-1.sqlite', path);
  const engine = testEngine(temporaryFolder());
  await engine.call('workspace.open', { path });
  const [summary] = await engine.call('journey.list', {});
  return { engine, journeyId: summary!.id };
}

describe('a workspace of the first version', () => {
  it('gives its journeys as the current version, with nothing added but defaults', async () => {
    const { engine, journeyId } = await openGolden();
    const { journey } = await engine.call('journey.get', { journeyId });
    expect(journey.version).toBe(specVersion);
    expect(journey.name).toBe('리뷰 요청과 생일');
    expect(journey).toMatchObject({ limits: noLimits, muted: [] });
    expect(parseJourney(JSON.parse(JSON.stringify(journey)))).toEqual({ ok: true, value: journey });
    const waits = journey.nodes.filter((node) => node.type === 'waitFor');
    expect(waits).toHaveLength(2);
    for (const wait of waits) expect(wait).toMatchObject({ segment: null, others: [] });
    const messages = journey.nodes.filter((node) => node.type === 'message');
    for (const message of messages) expect(message).toMatchObject({ offer: null, kakao: null });
  });

  it('goes through the whole undo history and back', async () => {
    const { engine, journeyId } = await openGolden();
    const names: (string | undefined)[] = [];
    let state = await engine.call('journey.get', { journeyId });
    const latest = state.journey;
    while (state.undo !== null) {
      names.push(state.undo.code);
      state = await engine.call('journey.undo', { journeyId });
    }
    expect(names).toEqual(['renameJourney', 'updateNodeNamed', 'addElements']);
    expect(state.journey.nodes).toHaveLength(8);
    for (let step = 0; step < names.length; step++) state = await engine.call('journey.redo', { journeyId });
    expect(state.journey).toEqual(latest);
    const removed = await engine.call('journey.redo', { journeyId });
    expect(removed.journey.nodes).toHaveLength(latest.nodes.length - 1);
  });

  it('takes new edits with what the current version adds', async () => {
    const { engine, journeyId } = await openGolden();
    const { revision, journey } = await engine.call('journey.get', { journeyId });
    const limits = { ...noLimits, budgetWon: 50_000 };
    await engine.call('journey.apply', { journeyId, revision, command: { kind: 'updateJourney', patch: { limits } } });
    expect((await engine.call('journey.get', { journeyId })).journey.limits).toEqual(limits);
    expect((await engine.call('journey.undo', { journeyId })).journey).toEqual(journey);
  });

  it('keeps limits when something else of the journey is changed', async () => {
    const { engine, journeyId } = await openGolden();
    const limits = { ...noLimits, entriesTotal: 10 };
    const first = await engine.call('journey.get', { journeyId });
    const { revision } = await engine.call('journey.apply', {
      journeyId,
      revision: first.revision,
      command: { kind: 'updateJourney', patch: { limits } },
    });
    await engine.call('journey.apply', {
      journeyId,
      revision,
      command: { kind: 'updateJourney', patch: { name: '새 이름' } },
    });
    expect((await engine.call('journey.get', { journeyId })).journey).toMatchObject({ limits, name: '새 이름' });
  });

  it('shows its runs with the journey that they ran', async () => {
    const { engine, journeyId } = await openGolden();
    const [run] = await engine.call('run.list', { journeyId });
    const { journey, result } = await engine.call('run.get', { runId: run!.id });
    expect(journey.version).toBe(specVersion);
    expect(result.customers).toBe(100);
  });
});
