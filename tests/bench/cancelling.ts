import { randomUUID } from 'node:crypto';
import { setTimeout as after } from 'node:timers/promises';
import { createStream, domains, uniformAt } from '../../core/lib/random.ts';
import { dateText, dayNumber } from '../../core/time/index.ts';
import { previewFile } from '../../electron/files/index.ts';
import { EngineError } from '../../electron/shared/errors.ts';
import type { Engine } from '../../electron/engine/index.ts';
import { type Figure, median, secondsOf } from './measure.ts';
import { writeOrders } from './orderFile.ts';
import { addCartJourney, benchEngine, createShop, forecast, inFolder, shopDays } from './shop.ts';

const moments = 8;
/** Later moments would often find the work done, where it went faster than the whole that was measured first. */
const mostOfTheWork = 0.8;
const orders = 1_000_000;
const customers = 20_000;
const sampleCustomers = 100_000;

type Work = (jobId: string, repetition: number) => Promise<unknown>;

/** How long work goes on after a cancel that comes at some moment of it. */
export function benchCancel(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    try {
      await createShop(engine, folder, customers);
      const journeyId = await addCartJourney(engine);
      // Another start asks for another model, so that the cancel may also meet the fit.
      const run: Work = (jobId, repetition) => {
        const startDate = dateText(dayNumber(forecast.startDate) + repetition);
        return engine.call('run.start', { jobId, journeyId, request: { ...forecast, startDate } });
      };
      const source = await writeOrders(folder, orders);
      const { dialect, mapping } = await previewFile(source, null, null, 'Asia/Seoul');
      const check: Work = (jobId) => engine.call('import.check', { jobId, source, dialect, mapping });
      const sample: Work = (jobId, repetition) =>
        engine.call('sample.create', { jobId, customers: sampleCustomers, days: shopDays, seed: repetition });
      return [
        ...(await latencies('run.start', engine, run, 1)),
        ...(await latencies('import.check', engine, check, 2)),
        ...(await latencies('sample.create', engine, sample, 3)),
      ];
    } finally {
      await engine.close();
    }
  });
}

/** The longest wait over moments that are spread over the time that the whole work takes. */
async function latencies(name: string, engine: Engine, work: Work, purpose: number): Promise<Figure[]> {
  const seconds = await secondsOf(() => work(randomUUID(), 0));
  const stream = createStream(17, 0, domains.measure);
  const waits: number[] = [];
  for (let index = 0; index < moments; index++) {
    const share = (index + uniformAt(stream, index, purpose)) / moments;
    const wait = await cancelAfter(engine, (jobId) => work(jobId, index + 1), mostOfTheWork * share * seconds * 1000);
    if (wait !== null) waits.push(wait);
  }
  return [
    { name: `${name}, whole`, value: seconds, unit: 's' },
    { name: `${name}, cancelled`, value: waits.length, unit: `of ${moments}` },
    { name: `${name}, median wait after a cancel`, value: median(waits), unit: 'ms' },
    { name: `${name}, longest wait after a cancel`, value: Math.max(...waits), unit: 'ms' },
  ];
}

/**
 * Milliseconds between the moment at which the cancel was due and the work's end; null where the work was over before. From
 * the moment it was due, because an engine that is too busy to hear of it keeps its user waiting as well.
 */
async function cancelAfter(
  engine: Engine,
  work: (jobId: string) => Promise<unknown>,
  milliseconds: number,
): Promise<number | null> {
  const jobId = randomUUID();
  const due = performance.now() + milliseconds;
  const settled = work(jobId).then(
    () => null,
    (error: unknown) => {
      if (error instanceof EngineError && error.data.kind === 'cancelled') return performance.now() - due;
      throw error;
    },
  );
  await Promise.race([settled, after(milliseconds)]);
  await engine.call('job.cancel', { jobId });
  return settled;
}
