import { randomUUID } from 'node:crypto';
import { alternate, type Figure } from './measure.ts';
import { addCartJourney, benchEngine, createShop, forecast, inFolder } from './shop.ts';

const customers = 20_000;
const request = { ...forecast, replications: 50 };

/** The same run through the engine in the caller's thread and on two worker threads, with the model already fitted. */
export function benchThreads(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const one = benchEngine(folder, 1);
    const two = benchEngine(folder, 2);
    try {
      // A workspace belongs to one engine; the same seed makes the same shop in both.
      const runs = await Promise.all(
        [one, two].map(async (engine) => {
          await createShop(engine, folder, customers);
          const journeyId = await addCartJourney(engine);
          return () => engine.call('run.start', { jobId: randomUUID(), journeyId, request });
        }),
      );
      const { first, second } = await alternate(3, runs[0]!, runs[1]!);
      const cells = customers * request.replications;
      return [
        { name: '1 thread', value: cells / first.seconds, unit: 'customers/s' },
        { name: '2 worker threads', value: cells / second.seconds, unit: 'customers/s' },
        { name: 'speed of 2 / speed of 1', value: first.seconds / second.seconds, unit: '×' },
        { name: 'processor time of 2 / of 1', value: second.processorSeconds / first.processorSeconds, unit: '×' },
      ];
    } finally {
      await one.close();
      await two.close();
    }
  });
}
