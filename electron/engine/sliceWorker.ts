import { parentPort } from 'node:worker_threads';
import { flattenDataset } from '../../core/dataset/index.ts';
import type { SampleShop } from '../../core/dataset/sampleShop/index.ts';
import { invariant, unreachable } from '../../core/lib/invariant.ts';
import { measureCampaignAnswers, measureResponses } from '../../core/models/index.ts';
import { CountSum } from './compute/countSum.ts';
import {
  countSlice,
  createCounter,
  fit,
  makeSample,
  predict,
  type Counter,
  type FromWorker,
  type Task,
  type ToWorker,
} from './compute/tasks.ts';

/** The count that slices are asked of, and the sum of those of the present pass: counts of many replications are long. */
let counter: Counter | null = null;
let sum: CountSum | null = null;

/** A thread of the engine: does one task after the other. */
function take(message: ToWorker): void {
  switch (message.kind) {
    case 'task':
      return work(message.task);
    case 'pass':
      counter = { ...currentCounter(), setup: message.setup };
      sum = new CountSum(counter.program);
      return send({ kind: 'ready' });
    case 'slice': {
      const { slice } = message;
      const { counts, milliseconds } = countSlice(currentCounter(), slice);
      currentSum().add(slice.fromReplication, counts);
      return send({ kind: 'counted', slice, milliseconds });
    }
    case 'sum': {
      const parts = currentSum().parts();
      sum = null;
      const memory = parts.flatMap(({ counts }) => memoryOf(counts.replications));
      return send({ kind: 'sum', parts }, memory);
    }
    case 'forget':
      counter = null;
      sum = null;
      return;
    default:
      return unreachable(message);
  }
}

function work(task: Task): void {
  switch (task.kind) {
    case 'sample':
      return sendShop(makeSample(task.options, sendProgress));
    case 'fit':
      return send({ kind: 'model', model: fit(task.dataset, task.untilTime, sendProgress) });
    case 'predict':
      return send({ kind: 'predictions', columns: predict(task, sendProgress) });
    case 'responses':
      return send({ kind: 'responses', responses: measureResponses(task.dataset, task.assumed) });
    case 'campaignAnswers':
      return send({ kind: 'campaignAnswers', answers: measureCampaignAnswers(task.dataset) });
    case 'count':
      counter = createCounter(task.input, task.setup);
      sum = new CountSum(counter.program);
      return send({ kind: 'ready' });
    default:
      return unreachable(task);
  }
}

function currentCounter(): Counter {
  invariant(counter !== null, 'slices belong to a count');
  return counter;
}

function currentSum(): CountSum {
  invariant(sum !== null, 'slices belong to a pass');
  return sum;
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

port().on('message', take);
