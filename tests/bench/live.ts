import { createHash } from 'node:crypto';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { flattenDataset, type NamedArray, restoreDataset } from '../../core/dataset/index.ts';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { compileProgram, type ProgramInput, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { Computer } from '../../electron/engine/compute/computer.ts';
import { forecastFigures } from './liveForecast.ts';
import { liveJourneys } from './liveShop.ts';
import { type Cost, costOf, type Figure, medianCost } from './measure.ts';

const sizes = [10_000, 100_000, 1_000_000];
const repetitions = 3;

function sha256Hex(chunks: Iterable<Uint8Array>): string {
  const hash = createHash('sha256');
  for (const chunk of chunks) hash.update(chunk);
  return hash.digest('hex');
}

/**
 * Five live journeys over 90 days of a shop's history on two threads, and how cost grows with customers: against the recorded
 * baseline, and, as the app runs one of them, against the other four without it; and a forecast of most customers.
 */
export async function benchLive(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const customers of sizes) {
    const input = inputOf(customers);
    const beside = { ...input, withoutJourneys: input.journeys.slice(1) };
    const before = process.memoryUsage().rss;
    const computer = new Computer(2);
    let highest = before;
    const watch = setInterval(() => {
      highest = Math.max(highest, process.memoryUsage().rss);
    }, 20);
    computer.prepare();
    const took: Cost[] = [];
    for (const program of [input, beside]) {
      const compiled = compileProgram(program);
      const costs: Cost[] = [];
      for (let repetition = 0; repetition < repetitions; repetition++) {
        const work = { signal: new AbortController().signal, onProgress: () => {} };
        costs.push(await costOf(() => computer.count({ program, model: null }, compiled, work)));
      }
      took.push(medianCost(costs));
    }
    clearInterval(watch);
    const size = customers.toLocaleString('en');
    figures.push({ name: `${size} customers, 90 days, 5 journeys`, value: took[0]!.seconds, unit: 's' });
    figures.push({ name: `${size}, against the other four`, value: took[1]!.seconds, unit: 's' });
    figures.push({ name: `${size}, processor`, value: took[0]!.processorSeconds, unit: 's' });
    figures.push({ name: `${size}, against four, processor`, value: took[1]!.processorSeconds, unit: 's' });
    figures.push({ name: `${size}, per customer`, value: (took[0]!.seconds / customers) * 1e6, unit: 'µs' });
    figures.push({ name: `${size}, memory above the dataset`, value: (highest - before) / 1e6, unit: 'MB' });
    if (customers === sizes.at(-1)) figures.push(...(await forecastFigures(computer, input)));
    computer.close();
  }
  return figures;
}

/** The dataset as the workspace file gives it: threads read the same memory. */
function inSharedMemory(dataset: Dataset): Dataset {
  const { meta, arrays } = flattenDataset(dataset);
  return restoreDataset(
    meta,
    arrays.map((array): NamedArray => ({ ...array, data: sharedCopy(array.data) }) as NamedArray),
  );
}

function sharedCopy(data: NamedArray['data']): NamedArray['data'] {
  const copy = new Uint8Array(new SharedArrayBuffer(data.byteLength));
  copy.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
  const make = data.constructor as new (memory: ArrayBufferLike) => NamedArray['data'];
  return new make(copy.buffer);
}

function inputOf(customers: number): ProgramInput {
  const shop = generateSampleShop({ customers, days: 200, seed: 1, endDate: '2026-06-01' }, sha256Hex);
  const dataset = inSharedMemory(shop.dataset);
  const request = {
    mode: 'replay' as const,
    startDate: '2026-03-01',
    days: 90,
    replications: 1,
    seed: 1,
    simulateResponses: true,
  };
  return {
    journeys: liveJourneys(),
    withoutJourneys: [],
    dataset,
    assumptions: defaultAssumptions(),
    request,
    ...windowOf(dataset.zone, request),
    segments: {},
    predictor: null,
  };
}
