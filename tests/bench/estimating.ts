import { randomUUID } from 'node:crypto';
import type { Journey } from '../../core/journey/spec.ts';
import { type Figure, quantile } from './measure.ts';
import { edit, type Edited, type EditKind, editKinds, kindOf } from './scriptedEdits.ts';
import { addLiveJourneys, benchEngine, createShop, inFolder } from './shop.ts';

const customers = 20_000;
const edits = 200;
const days = 30;

/**
 * How long the engine takes to answer after each of 200 scripted edits of one of five live journeys, once the first estimate has been
 * made: by the clock, and by processor time of the whole engine, which other programs hardly change.
 */
export function benchEstimate(): Promise<Figure[]> {
  return inFolder(async (folder) => {
    const engine = benchEngine(folder);
    try {
      await createShop(engine, folder, customers);
      const [cart] = await addLiveJourneys(engine);
      const estimate = async (journey: Journey): Promise<Latency> => {
        const start = performance.now();
        const before = process.cpuUsage();
        await engine.call('run.estimate', { jobId: randomUUID(), journey, days });
        const { user, system } = process.cpuUsage(before);
        return { elapsed: performance.now() - start, processor: (user + system) / 1000 };
      };
      let edited: Edited = { journey: cart!, before: [] };
      const first = await estimate(edited.journey);
      const latencies: (Latency & { kind: EditKind })[] = [];
      for (let number = 0; number < edits; number++) {
        edited = edit(edited, number);
        latencies.push({ kind: kindOf(number), ...(await estimate(edited.journey)) });
      }
      const all = latencies.map(({ elapsed }) => elapsed);
      const processor = latencies.map((one) => one.processor);
      return [
        { name: 'first estimate, model fitted on the way', value: first.elapsed, unit: 'ms' },
        { name: 'after an edit, p50', value: quantile(all, 0.5), unit: 'ms' },
        { name: 'after an edit, p95', value: quantile(all, 0.95), unit: 'ms' },
        { name: 'after an edit, processor time, p50', value: quantile(processor, 0.5), unit: 'ms' },
        { name: 'after an edit, processor time, p95', value: quantile(processor, 0.95), unit: 'ms' },
        ...[...new Set(editKinds)].map((kind) => {
          const ofKind = latencies.filter((one) => one.kind === kind).map(({ elapsed }) => elapsed);
          return { name: `after an edit (${kind}), p95`, value: quantile(ofKind, 0.95), unit: 'ms' };
        }),
      ];
    } finally {
      await engine.close();
    }
  });
}

interface Latency {
  readonly elapsed: number;
  readonly processor: number;
}
