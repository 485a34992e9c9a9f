import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { journeyTemplates } from '../../core/journey/index.ts';
import type { Journey } from '../../core/journey/spec.ts';
import type { RunRequest } from '../../core/simulate/request.ts';
import { createEngine, type Engine } from '../../electron/engine/index.ts';
import { liveJourneys } from './liveShop.ts';

/** 2026-06-01 noon in Seoul, so that every run of the benches sees the same shop. */
const now = Date.UTC(2026, 5, 1, 3) / 1000;
export const shopDays = 365;

/** The day after the shop's last one. */
export const forecast: RunRequest = {
  mode: 'forecast',
  startDate: '2026-06-02',
  days: 30,
  replications: 100,
  seed: 7,
  simulateResponses: true,
};

/** Calls `work` with an empty folder, which is removed afterwards. */
export async function inFolder<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(join(tmpdir(), 'yeojeong-bench-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** An engine as the app starts it; `workers` in place of what the machine would be given. */
export function benchEngine(folder: string, workers?: number): Engine {
  const threads = workers === undefined ? {} : { workers };
  return createEngine({
    appFolder: folder,
    version: 'bench',
    remember: false,
    clock: () => now,
    newId: randomUUID,
    ...threads,
  });
}

/** A new workspace in `folder` with a sample shop. */
export async function createShop(engine: Engine, folder: string, customers: number): Promise<string> {
  const path = join(folder, `${randomUUID()}.yeojeong`);
  await engine.call('workspace.create', { path, name: 'Bench' });
  await engine.call('sample.create', { jobId: randomUUID(), customers, days: shopDays, seed: 1 });
  return path;
}

/** The abandoned-cart template for the sample shop. */
export function cartJourney(): Journey {
  const template = journeyTemplates.find(({ id }) => id === 'abandonedCart')!;
  let ids = 0;
  return template.build({ language: 'en', newId: (prefix) => `${prefix}${++ids}`, shopName: 'Bench', roles: {} });
}

/** Puts the abandoned-cart template into the open workspace; its id there. */
export async function addCartJourney(engine: Engine): Promise<string> {
  const { journey } = await engine.call('journey.importSpec', { text: JSON.stringify(cartJourney()) });
  return journey.id;
}

/** Puts five live journeys into the open workspace; the abandoned cart first. */
export async function addLiveJourneys(engine: Engine): Promise<Journey[]> {
  const added: Journey[] = [];
  for (const spec of liveJourneys()) {
    const { journey } = await engine.call('journey.importSpec', { text: JSON.stringify(spec) });
    await engine.call('journey.setLive', { journeyId: journey.id, live: true });
    added.push(journey);
  }
  return added;
}
