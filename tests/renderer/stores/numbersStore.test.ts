import { describe, expect, it } from 'vitest';
import { EngineError } from '../../../electron/shared/errors.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { createNumbersStore } from '../../../renderer/stores/numbersStore.ts';
import { nodeNumbers, portNumbers } from '../../../renderer/stores/nodeNumbers.ts';
import { createFakeHost, fakeResult } from '../../fixtures/fakeHost.ts';
import { cartEdges, cartNodes } from '../../fixtures/cartJourney.ts';

const journey: Journey = { ...emptyJourney('j', '장바구니'), nodes: cartNodes, edges: cartEdges };
const edited: Journey = { ...journey, entry: { ...journey.entry, holdoutPercent: 10 } };
const moved: Journey = { ...journey, nodes: journey.nodes.map((node) => ({ ...node, position: { x: 5, y: 5 } })) };

/** Timers that run when told to. */
function opened() {
  const host = createFakeHost([journey]);
  const waiting = new Set<() => void>();
  const store = createNumbersStore(host, (run) => {
    waiting.add(run);
    return () => waiting.delete(run);
  });
  function begin(): void {
    const due = Array.from(waiting);
    waiting.clear();
    for (const run of due) run();
  }
  async function elapse(): Promise<void> {
    begin();
    // the fake host answers within a few turns of the microtask queue
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  }
  const estimates = () => host.log.filter((name) => name === 'run.estimate').length;
  return { host, store, begin, elapse, estimates };
}

describe('numbers store', () => {
  it('estimates at once, and once more for a burst of edits', async () => {
    const { store, elapse, estimates } = opened();
    store.getState().follow(journey);
    expect(estimates()).toBe(1);
    for (let percent = 1; percent < 10; percent++) {
      store.getState().follow({ ...journey, entry: { ...journey.entry, holdoutPercent: percent } });
    }
    store.getState().follow(edited);
    await elapse();
    expect(estimates()).toBe(2);
    expect(store.getState()).toMatchObject({ source: 'estimate', stale: false, sampledCustomers: 20_000 });
  });

  it('lets an estimate that is under way come, marked as old, and then asks once for the newest journey', async () => {
    const { store, elapse, estimates, host } = opened();
    const shown: boolean[] = [];
    store.subscribe(({ result, stale }, before) => {
      if (result !== before.result) shown.push(stale);
    });
    store.getState().follow(journey);
    store.getState().follow(edited);
    store.getState().follow({ ...edited, entry: { ...edited.entry, holdoutPercent: 20 } });
    expect(host.log).not.toContain('job.cancel');
    await elapse();
    expect(shown).toEqual([true, false]);
    expect(estimates()).toBe(2);
  });

  it('goes on to everyone after a pause, says how far it is, and takes the figures over', async () => {
    const { store, begin, elapse, host } = opened();
    host.sample(600);
    store.getState().follow(journey);
    await elapse();
    expect(store.getState()).toMatchObject({ sampledCustomers: 600, ofEveryone: false, refinedShare: null });
    begin();
    expect(store.getState()).toMatchObject({ refinedShare: 0, estimating: false, stale: false });
    host.progress({ jobId: 'estimate-j-2', phase: 'fit', done: 9, total: 10, secondsLeft: null });
    expect(store.getState().refinedShare).toBe(0);
    host.progress({ jobId: 'estimate-j-2', phase: 'run', done: 3, total: 10, secondsLeft: null });
    expect(store.getState().refinedShare).toBe(0.3);
    await elapse();
    expect(store.getState()).toMatchObject({ sampledCustomers: 20_000, ofEveryone: true, refinedShare: null });
  });

  it('drops the estimate of everyone at the next edit, and keeps the sample’s figures where it fails', async () => {
    const { store, begin, elapse, host } = opened();
    host.sample(600);
    store.getState().follow(journey);
    await elapse();
    begin();
    store.getState().follow(edited);
    expect(host.log).toContain('job.cancel');
    expect(store.getState()).toMatchObject({ refinedShare: null, stale: true });
    await elapse();
    expect(store.getState()).toMatchObject({ stale: false, sampledCustomers: 600 });
    host.failNext('run.estimate', new EngineError('failure', 'engine.gone'));
    await elapse();
    expect(store.getState()).toMatchObject({ error: null, refinedShare: null, sampledCustomers: 600, stale: false });
  });

  it('does not estimate again when a card only moved', async () => {
    const { store, elapse, estimates } = opened();
    store.getState().follow(journey);
    await elapse();
    store.getState().follow(moved);
    await elapse();
    expect(estimates()).toBe(1);
    expect(store.getState().stale).toBe(false);
  });

  it('marks figures of an older journey until new ones come', async () => {
    const { store, elapse } = opened();
    store.getState().follow(journey);
    await elapse();
    store.getState().follow(edited);
    expect(store.getState()).toMatchObject({ source: 'estimate', stale: true });
    await elapse();
    expect(store.getState().stale).toBe(false);
  });

  it('holds the journey that its figures are of, by the names it has now', async () => {
    const { store, elapse } = opened();
    store.getState().follow(journey);
    expect(store.getState().journey).toBeNull();
    await elapse();
    expect(store.getState().journey).toBe(journey);
    const renamed = { ...journey, nodes: journey.nodes.map((node) => ({ ...node, title: '새 이름' })) };
    store.getState().follow(renamed);
    expect(store.getState().journey).toBe(renamed);
    store.getState().follow(edited);
    expect(store.getState().journey).toBe(renamed);
    await elapse();
    expect(store.getState().journey).toBe(edited);
  });

  it('shows a full run in place of the estimate, and again after undoing back to it', async () => {
    const { store, elapse, estimates } = opened();
    store.getState().follow(journey);
    await elapse();
    store.getState().showRun(7, fakeResult(journey), journey);
    expect(store.getState()).toMatchObject({ source: 'run', runId: 7 });
    store.getState().follow(edited);
    await elapse();
    expect(store.getState()).toMatchObject({ source: 'estimate', runId: null });
    store.getState().follow(journey);
    expect(store.getState()).toMatchObject({ source: 'run', runId: 7, stale: false });
    expect(estimates()).toBe(2);
  });

  it('keeps quiet about a cancelled estimate and tells a failed one', async () => {
    const { host, store, elapse } = opened();
    host.failNext('run.estimate', new EngineError('cancelled', 'cancelled'));
    store.getState().follow(journey);
    await elapse();
    expect(store.getState().error).toBeNull();
    host.failNext('run.estimate', new EngineError('failure', 'engine.gone'));
    store.getState().follow(edited);
    await elapse();
    expect(store.getState().error?.code).toBe('engine.gone');
  });

  it('asks nothing for a journey that nobody can enter', async () => {
    const { store, elapse, estimates } = opened();
    store.getState().follow({ ...journey, nodes: journey.nodes.filter((node) => node.type !== 'trigger'), edges: [] });
    await elapse();
    expect(estimates()).toBe(0);
    expect(store.getState().source).toBe('none');
  });
});

describe('figures of one node', () => {
  const result = fakeResult(journey);

  it('gives a share of all entries and the reasons of suppression, largest first', () => {
    const numbers = nodeNumbers(result, 'mail');
    const message = result.nodes['mail'];
    expect(numbers?.share).toBeCloseTo((message?.entered.mean ?? 0) / result.journey.entries.mean, 12);
    expect(numbers?.suppressed?.reasons.map((item) => item.reason)).toEqual(['notFriend', 'frequencyCap']);
    expect(numbers?.suppressed?.share).toBeCloseTo(0.15, 2);
  });

  it('knows nothing of a node that the result lacks', () => {
    expect(nodeNumbers(result, 'new')).toBeNull();
    expect(portNumbers(result, 'half', 'c')).toBeNull();
    expect(nodeNumbers(null, 'mail')).toBeNull();
  });
});
