import { parentPort, workerData } from 'node:worker_threads';
import { flattenDataset } from '../../core/dataset/index.ts';
import type { SampleShop } from '../../core/dataset/sampleShop/index.ts';
import { invariant, unreachable } from '../../core/lib/invariant.ts';
import { measureResponses } from '../../core/models/index.ts';
import {
  countSlice,
  createCounter,
  fit,
  fitPredictor,
  makeSample,
  predict,
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
      return sendShop(makeSample(task.options, sendProgress));
    case 'fit':
      return send({ kind: 'model', model: fit(task.dataset, task.untilTime, sendProgress) });
    case 'fitPredictor':
      return send({ kind: 'predictor', predictor: fitPredictor(task.dataset, task.untilTime) });
    case 'predict':
      return send({ kind: 'predictions', predictions: predict(task.dataset, task.model, task.horizonDays) });
    case 'responses':
      return send({ kind: 'responses', responses: measureResponses(task.dataset, task.assumed) });
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
    send({ kind: 'counts', slice, counts, milliseconds }, memoryOf(counts.replications));
  });
  send({ kind: 'ready' });
}

function sendProgress(done: number, total: number): void {
  send({ kind: 'progress', done, total });
}

function sendShop(shop: SampleShop): void {
  send({ kind: 'sample', shop }, memoryOf(flattenDataset(shop.dataset).arrays.map((array) => array.data)));
}

/** The memory behind arrays, to be handed over instead of copied; shared memory needs neither. */
function memoryOf(arrays: readonly ArrayBufferView[]): ArrayBuffer[] {
  return [...new Set(arrays.map((array) => array.buffer).filter((buffer) => buffer instanceof ArrayBuffer))];
}

function send(message: FromWorker, handedOver: readonly ArrayBuffer[] = []): void {
  port().postMessage(message, [...handedOver]);
}

function port(): NonNullable<typeof parentPort> {
  invariant(parentPort !== null, 'this module runs as a worker thread');
  return parentPort;
}

main();
