import { runSteps, type Steps } from '../../core/lib/steps.ts';
import type { Column, Dataset } from '../../core/dataset/dataset.ts';
import { addSteps, plainSources, unifySteps } from '../../core/dataset/identity/index.ts';
import { defaultIdentityPolicy } from '../../core/dataset/identity/policy.ts';
import { columnNamed } from '../../core/dataset/index.ts';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { invariant } from '../../core/lib/invariant.ts';
import { qualitySteps } from '../../core/measure/quality.ts';
import { orderSteps } from '../../electron/engine/insight/customerOrder.ts';
import { sha256Hex } from '../../electron/storage/index.ts';
import { sha256Steps } from '../../electron/turns/sha256Steps.ts';
import type { Figure } from './measure.ts';

const customers = 1_000_000;
const endDate = '2026-06-01';

/** Processor time of the longest step of work that is done in turns, over a million customers with ten million events. */
export function benchTurns(): Promise<Figure[]> {
  const { dataset } = generateSampleShop({ customers, days: 46, seed: 1, endDate }, sha256Hex);
  const sources = plainSources(dataset);
  const now = Date.parse(`${endDate}T12:00:00+09:00`) / 1000;
  const rows = Uint32Array.from({ length: customers }, (_, row) => row);
  const works: readonly [string, Steps<unknown>][] = [
    ['quality of the data', qualitySteps(dataset, now)],
    ['finding who is one customer', unifySteps(sources, defaultIdentityPolicy, [], sha256Steps)],
    ['adding the same data again', addSteps(sources, sources, defaultIdentityPolicy.region, sha256Steps)],
    ...['points', 'name', 'email'].map((name): [string, Steps<unknown>] => [
      `sorting customers by ${name}`,
      orderSteps(rows, attribute(dataset, name), true),
    ]),
  ];
  return Promise.resolve(
    works.flatMap(([name, steps]) => {
      const { whole, longest } = timesOf(steps);
      return [
        { name, value: whole, unit: 'ms' },
        { name: `${name}, longest step`, value: longest, unit: 'ms' },
      ];
    }),
  );
}

function attribute(dataset: Dataset, name: string): Column {
  const column = columnNamed(dataset, name);
  invariant(column !== null, `the sample shop has ${name}`);
  return column;
}

function timesOf(steps: Steps<unknown>): { whole: number; longest: number } {
  const start = processorMilliseconds();
  let before = start;
  let longest = 0;
  function* watched(): Steps<unknown> {
    for (;;) {
      const step = steps.next();
      const now = processorMilliseconds();
      longest = Math.max(longest, now - before);
      before = now;
      if (step.done === true) return step.value;
      yield step.value;
    }
  }
  runSteps(watched());
  return { whole: before - start, longest };
}

function processorMilliseconds(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
