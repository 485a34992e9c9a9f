import { parentPort, workerData } from 'node:worker_threads';
import { invariant, unreachable } from '../../core/lib/invariant.ts';
import {
  countSlice,
  createCounter,
  fit,
  makeSample,
  type CountInput,
  type FromWorker,
  type Task,
  type ToWorker,
} from './compute/tasks.ts';

/** A thread of the engine: does the one task it was started for. */
function main(): void {
  const task: Task = workerData;
  switch (task.kind) {
    case 'sample':
      return send({ kind: 'dataset', dataset: makeSample(task.options, sendProgress) });
    case 'fit':
      return send({ kind: 'model', model: fit(task.dataset, task.untilTime, sendProgress) });
    case 'count':
      return serveSlices(task.input);
    default:
      return unreachable(task);
  }
}

function serveSlices(input: CountInput): void {
  const counter = createCounter(input);
  port().on('message', ({ slice }: ToWorker) => {
    const { counts, milliseconds } = countSlice(counter, slice);
    const memory = counts.replications.map((block) => block.buffer).filter((buffer) => buffer instanceof ArrayBuffer);
    port().postMessage({ kind: 'counts', slice, counts, milliseconds } satisfies FromWorker, [...new Set(memory)]);
  });
  send({ kind: 'ready' });
}

function sendProgress(done: number, total: number): void {
  send({ kind: 'progress', done, total });
}

function send(message: FromWorker): void {
  port().postMessage(message, []);
}

function port(): NonNullable<typeof parentPort> {
  invariant(parentPort !== null, 'this module runs as a worker thread');
  return parentPort;
}

main();
