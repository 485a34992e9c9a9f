import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Condition } from '../../core/segment/condition.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { childFigures } from './child.ts';
import { type Cost, costOf, type Figure, medianCost, secondsOf } from './measure.ts';
import { measurePage } from './page.ts';
import { benchEngine, inFolder } from './shop.ts';

const customers = 1_000_000;
/** A sample shop has a little more than ten events per customer in so many days. */
const days = 46;
const repetitions = 5;
const day = 86_400;

/**
 * A workspace of a million customers and ten million events, each part in a process of its own on a file that was not open before: opening
 * it, the first customers, counting segments, fitting the models; and in the page of browser mode, where it is built and a browser is found.
 */
export async function benchLarge(part: string | null): Promise<Figure[]> {
  if (part !== null) return part.startsWith('make:') ? make(part.slice(5)) : work(part);
  return inFolder(async (folder) => {
    const path = join(folder, 'large.yeojeong');
    const made = childFigures('large', `make:${path}`);
    const worked = childFigures('large', path);
    const isBuilt = existsSync(new URL('../../dist/shell/cli.js', import.meta.url));
    return [...made, ...worked, ...(isBuilt ? await measurePage(path, folder) : [])];
  });
}

async function make(path: string): Promise<Figure[]> {
  const engine = benchEngine(join(path, '..'));
  await engine.call('workspace.create', { path, name: 'Bench' });
  const request = { jobId: randomUUID(), customers, days, seed: 1 };
  const seconds = await secondsOf(() => engine.call('sample.create', request));
  await engine.close();
  return [{ name: 'make and keep the sample shop', value: seconds, unit: 's' }];
}

async function work(path: string): Promise<Figure[]> {
  const engine = benchEngine(join(path, '..'));
  const figures: Figure[] = [];
  const note = async (name: string, act: () => Promise<unknown>) => {
    const { seconds, processorSeconds } = await costOf(act);
    figures.push({ name, value: 1000 * seconds, unit: 'ms' });
    figures.push({ name: `${name}, processor time`, value: 1000 * processorSeconds, unit: 'ms' });
  };
  await note('open the workspace', () => engine.call('workspace.open', { path }));
  await note('first page of customers, columns read', () =>
    engine.call('dataset.customers', { search: '', offset: 0, limit: 50 }),
  );
  // before the counts, of which one would fit them on the way
  await note('fit the models of purchases', () => engine.call('models.fit', { jobId: randomUUID(), untilDate: null }));
  for (const { name, condition } of segments) figures.push(...(await counted(engine, name, condition)));
  figures.push({ name: 'peak memory', value: process.resourceUsage().maxRSS / 1024, unit: 'MB' });
  await engine.close();
  return figures;
}

/** The number makes each repetition another condition, because answers are remembered. */
const segments: readonly { name: string; condition: (number: number) => Condition }[] = [
  {
    name: 'one attribute',
    condition: (number) => ({ kind: 'attribute', attribute: 'points', test: { compare: 'atLeast', value: number } }),
  },
  {
    name: 'two attributes',
    condition: (number) => ({
      kind: 'all',
      of: [
        { kind: 'attribute', attribute: 'adConsent', test: { compare: 'isTrue' } },
        { kind: 'attribute', attribute: 'points', test: { compare: 'atLeast', value: number } },
      ],
    }),
  },
  {
    name: 'bought in the last 30 days',
    condition: (number) => ({
      kind: 'event',
      event: 'purchase',
      where: [],
      count: { compare: 'atLeast', times: 1 },
      span: { kind: 'last', seconds: 30 * day + number },
    }),
  },
  {
    name: 'risk of having left, once the model is fitted',
    condition: (number) => ({
      kind: 'attribute',
      attribute: 'predicted:churnRisk',
      test: { compare: 'atLeast', value: 0.5 + number / 1000 },
    }),
  },
  {
    name: 'bought for so much in the last 30 days',
    condition: (number) => ({
      kind: 'event',
      event: 'purchase',
      where: [{ property: 'value', test: { compare: 'atLeast', value: 50_000 + number } }],
      count: { compare: 'atLeast', times: 1 },
      span: { kind: 'last', seconds: 30 * day },
    }),
  },
];

async function counted(engine: Engine, name: string, condition: (number: number) => Condition): Promise<Figure[]> {
  const costs: Cost[] = [];
  for (let number = 0; number <= repetitions; number++) {
    const request = { jobId: randomUUID(), condition: condition(number) };
    costs.push(await costOf(() => engine.call('segment.count', request)));
  }
  const { seconds, processorSeconds } = medianCost(costs.slice(1));
  return [
    { name: `count: ${name}`, value: 1000 * seconds, unit: 'ms' },
    { name: `count: ${name}, processor time`, value: 1000 * processorSeconds, unit: 'ms' },
  ];
}
