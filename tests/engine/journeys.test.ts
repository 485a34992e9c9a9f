import { join } from 'node:path';
import { assert, asyncProperty, integer } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../core/commands/command.ts';
import { journeyToText } from '../../core/journey/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { sessionAfter, sessionStart, sessionStep } from '../fixtures/editingSession.ts';
import { temporaryFolder, testEngine } from '../fixtures/workspaces.ts';

async function openShop(): Promise<{ engine: Engine; path: string }> {
  const engine = testEngine(temporaryFolder());
  const path = join(temporaryFolder(), 'shop.yeojeong');
  await engine.call('workspace.create', { path, name: '상점' });
  return { engine, path };
}

function rename(name: string): Command {
  return { kind: 'updateJourney', patch: { name } };
}

describe('live journeys', () => {
  it('are marked in the list, and neither undo nor a copy touches the mark', async () => {
    const { engine } = await openShop();
    const { journey, revision } = await engine.call('journey.create', { name: '여정' });
    const journeyId = journey.id;
    await engine.call('journey.apply', { journeyId, revision, command: rename('둘째') });
    await engine.call('journey.setLive', { journeyId, live: true });
    await engine.call('journey.undo', { journeyId });
    await engine.call('journey.duplicate', { journeyId, name: '사본' });
    const live = (await engine.call('journey.list', {})).map((item) => [item.name, item.live]);
    expect(new Map(live as [string, boolean][])).toEqual(
      new Map([
        ['여정', true],
        ['사본', false],
      ]),
    );
    await engine.call('journey.setLive', { journeyId, live: false });
    expect((await engine.call('journey.list', {})).some((item) => item.live)).toBe(false);
    await expect(engine.call('journey.setLive', { journeyId: 'gone', live: true })).rejects.toMatchObject({
      data: { code: 'journey.notFound' },
    });
  });
});

describe('editing a journey through the engine', () => {
  it('saves each command under the next revision and names it for undo', async () => {
    const { engine } = await openShop();
    const { journey, revision } = await engine.call('journey.create', { name: '  첫 여정 ' });
    expect(journey).toEqual(emptyJourney(journey.id, '첫 여정'));
    const applied = await engine.call('journey.apply', { journeyId: journey.id, revision, command: rename('둘째') });
    expect(applied.revision).toBe(revision + 1);
    expect(applied.undo).not.toBeNull();
    expect(applied.redo).toBeNull();
    expect(await engine.call('journey.list', {})).toEqual([
      { id: journey.id, name: '둘째', nodeCount: 0, updatedTime: 1_800_000_000, live: false },
    ]);
  });

  it('refuses a command made on an older revision, or one that cannot be, and changes nothing', async () => {
    const { engine } = await openShop();
    const { journey, revision } = await engine.call('journey.create', { name: '여정' });
    const journeyId = journey.id;
    await engine.call('journey.apply', { journeyId, revision, command: rename('하나') });
    const before = await engine.call('journey.get', { journeyId });
    const stale = engine.call('journey.apply', { journeyId, revision, command: rename('둘') });
    await expect(stale).rejects.toMatchObject({ data: { kind: 'input', code: 'journey.stale' } });
    const impossible = engine.call('journey.apply', {
      journeyId,
      revision: before.revision,
      command: { kind: 'connect', edge: { id: 'e', from: 'nothing', port: 'next', to: 'nowhere' } },
    });
    await expect(impossible).rejects.toMatchObject({
      data: { code: 'journey.editRejected', params: { problem: expect.stringContaining('command.') } },
    });
    expect(await engine.call('journey.get', { journeyId })).toEqual(before);
  });

  it('undoes and redoes across a restart, and a new command after an undo ends what could be redone', async () => {
    const { engine, path } = await openShop();
    const created = await engine.call('journey.create', { name: '가' });
    const journeyId = created.journey.id;
    let { revision } = created;
    for (const name of ['나', '다', '라']) {
      ({ revision } = await engine.call('journey.apply', { journeyId, revision, command: rename(name) }));
    }
    expect((await engine.call('journey.undo', { journeyId })).journey.name).toBe('다');
    await engine.call('workspace.close', {});

    const restarted = testEngine(temporaryFolder());
    await restarted.call('workspace.open', { path });
    const undone = await restarted.call('journey.undo', { journeyId });
    expect(undone.journey.name).toBe('나');
    expect(undone.diff?.journey?.to).toEqual({ name: '나' });
    expect((await restarted.call('journey.redo', { journeyId })).journey.name).toBe('다');
    const state = await restarted.call('journey.redo', { journeyId });
    expect(state.journey.name).toBe('라');
    expect(state.redo).toBeNull();
    expect((await restarted.call('journey.redo', { journeyId })).diff).toBeNull();

    const back = await restarted.call('journey.undo', { journeyId });
    await restarted.call('journey.apply', { journeyId, revision: back.revision, command: rename('마') });
    expect((await restarted.call('journey.redo', { journeyId })).journey.name).toBe('마');
    expect((await restarted.call('journey.undo', { journeyId })).journey.name).toBe('다');
  });

  it('agrees with an in-memory model after any session of commands, undos and redos', async () => {
    const { engine } = await openShop();
    await assert(
      asyncProperty(integer({ min: 0, max: 1_000_000 }), integer({ min: 1, max: 25 }), async (seed, steps) => {
        const created = await engine.call('journey.create', { name: '여정' });
        const journeyId = created.journey.id;
        let { revision } = created;
        let state = { ...sessionStart(journeyId), journey: created.journey };
        for (let index = 0; index < steps; index++) {
          const step = sessionStep(state, seed, revision);
          state = { ...state, ...sessionAfter(state, step) };
          if (step.kind === 'command') {
            ({ revision } = await engine.call('journey.apply', { journeyId, revision, command: step.command }));
          } else ({ revision } = await engine.call(`journey.${step.kind}`, { journeyId }));
        }
        expect((await engine.call('journey.get', { journeyId })).journey).toEqual(state.journey);
      }),
      { seed: 7, numRuns: 15 },
    );
  });

  it('keeps a thousand steps of undo and lets older ones go', { timeout: 120_000 }, async () => {
    const { engine } = await openShop();
    const created = await engine.call('journey.create', { name: '0' });
    const journeyId = created.journey.id;
    let { revision } = created;
    for (let index = 1; index <= 1005; index++) {
      ({ revision } = await engine.call('journey.apply', { journeyId, revision, command: rename(String(index)) }));
    }
    let steps = 0;
    let name = '';
    for (;;) {
      const state = await engine.call('journey.undo', { journeyId });
      if (state.diff === null) break;
      ({ name } = state.journey);
      steps++;
    }
    expect(steps).toBe(1000);
    expect(name).toBe('5');
  });

  it('copies, exports and imports a journey, giving a new id where the id is taken', async () => {
    const { engine } = await openShop();
    const { journey } = await engine.call('journey.create', { name: '재구매 / 30일' });
    const copy = await engine.call('journey.duplicate', { journeyId: journey.id, name: '사본' });
    expect(copy.journey).toEqual({ ...journey, id: copy.journey.id, name: '사본' });
    expect(copy.journey.id).not.toBe(journey.id);

    const file = await engine.call('journey.exportSpec', { journeyId: journey.id });
    expect(file).toEqual({ fileName: '재구매-30일.journey.json', text: journeyToText(journey) });
    const taken = await engine.call('journey.importSpec', { text: file.text });
    expect(taken.journey).toEqual({ ...journey, id: taken.journey.id });
    expect(taken.journey.id).not.toBe(journey.id);
    await engine.call('journey.delete', { journeyId: journey.id });
    expect((await engine.call('journey.importSpec', { text: `\uFEFF${file.text}` })).journey).toEqual(journey);
  });

  it('refuses texts that are no journey and adds nothing', async () => {
    const { engine } = await openShop();
    await expect(engine.call('journey.importSpec', { text: 'hello' })).rejects.toThrow('spec.notJson');
    await expect(engine.call('journey.importSpec', { text: '{}' })).rejects.toMatchObject({
      data: { code: 'spec.rejected', params: { problem: 'spec.notAJourney' } },
    });
    const newer = JSON.stringify({ ...emptyJourney('j', '여정'), version: 3 });
    await expect(engine.call('journey.importSpec', { text: newer })).rejects.toMatchObject({
      data: { params: { problem: 'spec.newerVersion', version: 3 } },
    });
    await expect(engine.call('journey.create', { name: '  ' })).rejects.toThrow('journey.nameMissing');
    expect(await engine.call('journey.list', {})).toEqual([]);
  });
});
