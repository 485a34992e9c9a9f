import { alone } from '../fixtures/alone.ts';
import { randomUUID } from 'node:crypto';
import { generateSampleShop } from '../../core/dataset/sampleShop/index.ts';
import { fitForecast, forecastWorld } from '../../core/models/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import { compileProgram, runSlice, windowOf } from '../../core/simulate/index.ts';
import { createEventBuffer } from '../../core/simulate/world.ts';
import { sha256Hex } from '../../electron/storage/index.ts';
import { alternate, type Figure, median, secondsOf } from './measure.ts';
import { addCartJourney, benchEngine, cartJourney, createShop, forecast, inFolder, shopDays } from './shop.ts';

const customers = 20_000;

/** A whole forecast run as the app does it, and how the time of its kernel divides, the latter in one thread. */
export async function benchForecast(): Promise<Figure[]> {
  return [...(await wholeRun()), ...(await division())];
}

function wholeRun(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    try {
      await createShop(engine, folder, customers);
      const journeyId = await addCartJourney(engine);
      const run = () => engine.call('run.start', { jobId: randomUUID(), journeyId, request: forecast });
      const first = await secondsOf(run);
      const again: number[] = [];
      for (let repetition = 0; repetition < 3; repetition++) again.push(await secondsOf(run));
      return [
        { name: 'first run, model fitted on the way', value: first, unit: 's' },
        { name: 'run with the model known', value: median(again), unit: 's' },
        {
          name: 'customer-replications',
          value: (customers * forecast.replications) / median(again),
          unit: 'customers/s',
        },
      ];
    } finally {
      await engine.close();
    }
  });
}

async function division(): Promise<Figure[]> {
  const { dataset } = generateSampleShop({ customers, days: shopDays, seed: 1, endDate: '2026-06-01' }, sha256Hex);
  const window = windowOf(dataset.zone, forecast);
  const model = fitForecast(dataset, window.startTime);
  const input = { ...alone(cartJourney()), dataset, assumptions: defaultAssumptions(), request: forecast, ...window };
  const program = compileProgram(input);
  const world = forecastWorld(dataset, model, { ...window, seed: forecast.seed });
  const slice = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: 10 };
  const events = createEventBuffer(64);
  const { first: both, second: worldOnly } = await alternate(
    5,
    () => runSlice(program, world, slice),
    () => {
      for (let replication = 0; replication < slice.toReplication; replication++) {
        for (let row = 0; row < customers; row++) world.fill(row, replication, events);
      }
    },
  );
  return [
    { name: 'one thread', value: (customers * slice.toReplication) / both.seconds, unit: 'customers/s' },
    { name: 'share of world generation', value: (100 * worldOnly.processorSeconds) / both.processorSeconds, unit: '%' },
    {
      name: 'share of the journey',
      value: 100 - (100 * worldOnly.processorSeconds) / both.processorSeconds,
      unit: '%',
    },
  ];
}
