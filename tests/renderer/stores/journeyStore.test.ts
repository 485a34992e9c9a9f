import { describe, expect, it } from 'vitest';
import type { Command } from '../../../core/commands/command.ts';
import { EngineError } from '../../../electron/shared/errors.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { createJourneyStore } from '../../../renderer/stores/journeyStore.ts';
import { createFakeHost } from '../../fixtures/fakeHost.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';

function cartJourney(): Journey {
  return { ...emptyJourney('j', '장바구니'), nodes: cartNodes, edges: cartEdges };
}

function note(id: string): JourneyNode {
  return { id, type: 'note', title: '', position: { x: 0, y: 0 }, text: id };
}

async function opened() {
  const host = createFakeHost([cartJourney()]);
  const store = createJourneyStore(host, 'j');
  await store.getState().load();
  return { host, store };
}

const add = (id: string): Command => ({ kind: 'addElements', nodes: [note(id)], edges: [] });

describe('journey store', () => {
  it('shows an edit at once and has it on disk after settling', async () => {
    const { host, store } = await opened();
    const release = host.hold();
    expect(store.getState().dispatch(add('n1'))).toBe(true);
    expect(store.getState().journey?.nodes.map((node) => node.id)).toContain('n1');
    expect(host.stored('j').nodes.map((node) => node.id)).not.toContain('n1');
    expect(store.getState().saved.kind).toBe('saving');
    release();
    await store.getState().settled();
    expect(host.stored('j')).toEqual(store.getState().journey);
    expect(store.getState().saved.kind).toBe('saved');
  });

  it('sends edits one after another with the revision of the one before', async () => {
    const { host, store } = await opened();
    for (const id of ['n1', 'n2', 'n3']) store.getState().dispatch(add(id));
    await store.getState().settled();
    expect(host.log.filter((name) => name === 'journey.apply')).toHaveLength(3);
    expect(store.getState().revision).toBe(4);
    expect(
      host
        .stored('j')
        .nodes.slice(-3)
        .map((node) => node.id),
    ).toEqual(['n1', 'n2', 'n3']);
  });

  it('refuses an edit that cannot be and says why without asking the engine', async () => {
    const { host, store } = await opened();
    const edge = { id: 'loop', from: 'half', port: 'a', to: 'half' };
    expect(store.getState().dispatch({ kind: 'connect', edge })).toBe(false);
    expect(store.getState().notice).toMatchObject({ kind: 'problem', problem: { code: 'command.selfEdge' } });
    expect(host.log).not.toContain('journey.apply');
  });

  it('goes back to what is on disk when the engine fails, with what was made on top of it', async () => {
    const { host, store } = await opened();
    host.failNext('journey.apply', new EngineError('failure', 'disk.full'));
    store.getState().dispatch(add('lost'));
    store.getState().dispatch(add('lostToo'));
    await store.getState().settled();
    const { journey, notice, saved } = store.getState();
    expect(journey).toEqual(cartJourney());
    expect(saved).toMatchObject({ kind: 'failed', error: { code: 'disk.full' } });
    expect(notice).toMatchObject({ kind: 'error', error: { code: 'disk.full' } });
    store.getState().dispatch(add('later'));
    await store.getState().settled();
    expect(store.getState().saved.kind).toBe('saved');
    expect(host.stored('j').nodes.at(-1)?.id).toBe('later');
  });

  it('undoes and redoes in the order given, behind edits that are still on their way', async () => {
    const { host, store } = await opened();
    store.getState().dispatch(add('n1'));
    store.getState().dispatch(add('n2'));
    void store.getState().undo();
    void store.getState().undo();
    await store.getState().redo();
    expect(host.log.filter((name) => name.startsWith('journey.') && name !== 'journey.get')).toEqual([
      'journey.apply',
      'journey.apply',
      'journey.undo',
      'journey.undo',
      'journey.redo',
    ]);
    expect(
      store
        .getState()
        .journey?.nodes.slice(cartNodes.length)
        .map((node) => node.id),
    ).toEqual(['n1']);
    expect(store.getState().undoLabel).not.toBeNull();
    expect(store.getState().redoLabel).not.toBeNull();
  });

  it('shows what undo and redo lead to before the engine has answered, and then still the same objects', async () => {
    const { host, store } = await opened();
    const before = store.getState().journey;
    store.getState().dispatch(add('n1'));
    const edited = store.getState().journey;
    await store.getState().settled();
    expect(store.getState().journey).toBe(edited);
    const release = host.hold();
    void store.getState().undo();
    expect(store.getState().journey).toBe(before);
    void store.getState().redo();
    expect(store.getState().journey).toBe(edited);
    expect(host.stored('j')).toEqual(edited);
    release();
    await store.getState().settled();
    expect(store.getState().journey).toBe(edited);
    expect(host.stored('j')).toEqual(edited);
  });

  it('takes what the engine says where its history leads elsewhere, and guesses no further', async () => {
    const { host, store } = await opened();
    store.getState().dispatch(add('n1'));
    store.getState().dispatch(add('n2'));
    await store.getState().settled();
    // another window has gone on with the same journey
    await host.call('journey.apply', { journeyId: 'j', revision: store.getState().revision, command: add('other') });
    await host.call('journey.apply', { journeyId: 'j', revision: store.getState().revision + 1, command: add('more') });
    await store.getState().undo();
    const added = () =>
      store
        .getState()
        .journey?.nodes.slice(cartNodes.length)
        .map((node) => node.id);
    expect(added()).toEqual(['n1', 'n2', 'other']);
    const release = host.hold();
    void store.getState().undo();
    expect(added()).toEqual(['n1', 'n2', 'other']);
    release();
    await store.getState().settled();
    expect(added()).toEqual(['n1', 'n2']);
    expect(host.stored('j')).toEqual(store.getState().journey);
  });

  it('keeps an edit made while an undo is on its way', async () => {
    const { host, store } = await opened();
    store.getState().dispatch(add('n1'));
    await store.getState().settled();
    const release = host.hold();
    void store.getState().undo();
    store.getState().dispatch(add('n2'));
    release();
    await store.getState().settled();
    expect(
      store
        .getState()
        .journey?.nodes.slice(cartNodes.length)
        .map((node) => node.id),
    ).toEqual(['n2']);
    expect(host.stored('j')).toEqual(store.getState().journey);
  });

  it('forgets the selection of elements that are gone', async () => {
    const { store } = await opened();
    store.getState().select({ nodeIds: ['mail', 'end'], edgeIds: ['e4'] });
    store.getState().dispatch({ kind: 'removeElements', nodeIds: ['mail'], edgeIds: [] });
    expect(store.getState().selection).toEqual({ nodeIds: ['end'], edgeIds: [] });
  });

  it('says that a journey which is not there cannot be opened', async () => {
    const store = createJourneyStore(createFakeHost([]), 'gone');
    await store.getState().load();
    expect(store.getState()).toMatchObject({ status: 'failed', notice: { error: { code: 'journey.unknown' } } });
  });
});
