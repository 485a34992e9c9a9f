import { afterEach, describe, expect, it } from 'vitest';
import { generateSampleShop } from '../../../core/dataset/sampleShop/index.ts';
import { Computer } from '../../../electron/engine/compute/computer.ts';
import { sha256Hex } from '../../../electron/storage/index.ts';
import { WorkerPool } from '../../../electron/engine/compute/workerPool.ts';
import type { FromWorker, Task } from '../../../electron/engine/compute/tasks.ts';

const options = { customers: 50, days: 60, seed: 1, endDate: '2026-06-01' };
const sample: Task = { kind: 'sample', options };

let pool: WorkerPool;
afterEach(() => pool.close());

function answerOf(task: Task, signal = new AbortController().signal): Promise<FromWorker> {
  return pool.run<FromWorker>(task, { signal, isShort: false }, (_thread, finish) => (answer) => {
    if (answer.kind !== 'progress') finish(answer);
  });
}

describe('threads that are kept between tasks', () => {
  it('do one task after the other with the same answer', async () => {
    pool = new WorkerPool(1);
    const hashes: string[] = [];
    for (let time = 0; time < 3; time++) {
      const answer = await answerOf(sample);
      hashes.push(answer.kind === 'sample' ? answer.shop.dataset.hash : '');
    }
    const own = generateSampleShop(options, sha256Hex, () => {}).dataset.hash;
    expect(hashes).toEqual([own, own, own]);
  });

  it('do more tasks at once than are kept', async () => {
    pool = new WorkerPool(1);
    const answers = await Promise.all([answerOf(sample), answerOf(sample), answerOf(sample)]);
    expect(answers.map(({ kind }) => kind)).toEqual(['sample', 'sample', 'sample']);
    expect((await answerOf(sample)).kind).toBe('sample');
  });

  it('are replaced when a cancel stops one in mid-work, and the cancel does not wait for it', async () => {
    pool = new WorkerPool(1);
    const stop = new AbortController();
    const long = answerOf({ kind: 'sample', options: { ...options, customers: 200_000 } }, stop.signal);
    stop.abort(new Error('enough'));
    await expect(long).rejects.toThrow('enough');
    expect((await answerOf(sample)).kind).toBe('sample');
  });

  it('never take a late answer of a cancelled task for one of the next', async () => {
    pool = new WorkerPool(1);
    const stop = new AbortController();
    const short = pool.run<FromWorker>(sample, { signal: stop.signal, isShort: true }, (_thread, finish) => finish);
    stop.abort(new Error('enough'));
    await expect(short).rejects.toThrow('enough');
    const other: Task = { kind: 'sample', options: { ...options, seed: 2 } };
    const answer = await answerOf(other);
    const expected = generateSampleShop({ ...options, seed: 2 }, sha256Hex, () => {}).dataset.hash;
    expect(answer.kind === 'sample' && answer.shop.dataset.hash).toBe(expected);
  });

  it('report what went wrong inside, and the next task gets a sound one', async () => {
    pool = new WorkerPool(1);
    const shop = generateSampleShop(options, sha256Hex, () => {});
    const broken: Task = { kind: 'fit', dataset: { ...shop.dataset, zone: 'Nowhere/At_All' }, untilTime: 0 };
    await expect(answerOf(broken)).rejects.toThrow('Nowhere/At_All');
    expect((await answerOf(sample)).kind).toBe('sample');
  });

  it('start none for a computer that works in the caller’s thread', async () => {
    pool = new WorkerPool(0);
    const computer = new Computer(1);
    computer.prepare();
    const shop = await computer.sample(options, { signal: new AbortController().signal, onProgress: () => {} });
    expect(shop.dataset.customerCount).toBe(50);
    computer.close();
  });
});
