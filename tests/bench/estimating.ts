import { randomUUID } from 'node:crypto';
import type { Journey } from '../../core/journey/spec.ts';
import { type Figure, quantile } from './measure.ts';
import { benchEngine, cartJourney, createShop, inFolder } from './shop.ts';

const customers = 20_000;
const edits = 200;
const days = 30;

/** How long the numbers on the canvas take after an edit, once the first estimate has been made. */
export function benchEstimate(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    try {
      await createShop(engine, folder, customers);
      const estimate = async (journey: Journey) => {
        const start = performance.now();
        await engine.call('run.estimate', { jobId: randomUUID(), journey, days });
        return performance.now() - start;
      };
      const journey = cartJourney();
      const first = await estimate(journey);
      await estimate(withWait(journey, 0));
      const latencies: number[] = [];
      for (let edit = 1; edit <= edits; edit++) latencies.push(await estimate(withWait(journey, edit)));
      return [
        { name: 'first estimate, model fitted on the way', value: first, unit: 'ms' },
        { name: 'after an edit, p50', value: quantile(latencies, 0.5), unit: 'ms' },
        { name: 'after an edit, p95', value: quantile(latencies, 0.95), unit: 'ms' },
      ];
    } finally {
      await engine.close();
    }
  });
}

/** The journey with all its waits `hours` longer. */
function withWait(journey: Journey, hours: number): Journey {
  const nodes = journey.nodes.map((node) =>
    node.type === 'wait' && node.wait.kind === 'duration'
      ? { ...node, wait: { ...node.wait, waitSeconds: node.wait.waitSeconds + hours * 3600 } }
      : node,
  );
  return { ...journey, nodes };
}
