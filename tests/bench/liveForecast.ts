import { compileProgram, type ProgramInput, windowOf } from '../../core/simulate/index.ts';
import type { Computer } from '../../electron/engine/compute/computer.ts';
import { costOf, type Figure } from './measure.ts';

/** A tenth of what a run makes for its intervals: each pair of replications costs the same. */
const replicationCounts = [1, 10];

/** A forecast of the 90 days after a shop's records, without and with intervals, fitting its models apart. */
export async function forecastFigures(computer: Computer, replay: ProgramInput): Promise<Figure[]> {
  const { dataset } = replay;
  const work = { signal: new AbortController().signal, onProgress: () => {} };
  const request = { ...replay.request, mode: 'forecast' as const, startDate: '2026-06-02' };
  const { startTime } = windowOf(dataset.zone, request);
  const size = dataset.customerCount.toLocaleString('en');
  let model: Awaited<ReturnType<Computer['fit']>> | null = null;
  const fitted = await costOf(async () => {
    model = await computer.fit(dataset, startTime, work);
  });
  const figures: Figure[] = [{ name: `${size}, models of a forecast`, value: fitted.seconds, unit: 's' }];
  for (const replications of replicationCounts) {
    const again = { ...request, replications };
    const program = { ...replay, request: again, ...windowOf(dataset.zone, again) };
    const compiled = compileProgram(program);
    const cost = await costOf(() => computer.count({ program, model }, compiled, work));
    const name = `${size}, forecast of 90 days, ${replications} replication${replications === 1 ? '' : 's'}`;
    figures.push({ name, value: cost.seconds, unit: 's' });
    figures.push({ name: `${name}, processor`, value: cost.processorSeconds, unit: 's' });
  }
  return figures;
}
