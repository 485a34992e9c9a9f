import { compileProgram, runSlice } from '../../core/simulate/index.ts';
import { benchmarkInput, benchmarkWorld } from '../real-data/benchmarkJourney.ts';
import { costOf, type Figure } from './measure.ts';

const sizes = [10_000, 100_000, 1_000_000, 10_000_000];
/** As the engine cuts a run. */
const rowsPerSlice = 100_000;

/** The benchmark journey in one thread from ten thousand to ten million customers: cost per customer, and memory beside the data. */
export async function benchGrowth(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const customers of sizes) {
    const input = benchmarkInput(customers);
    const world = benchmarkWorld(input);
    const program = compileProgram(input);
    const before = process.memoryUsage().rss;
    let highest = before;
    const { processorSeconds } = await costOf(() => {
      for (let fromRow = 0; fromRow < customers; fromRow += rowsPerSlice) {
        const toRow = Math.min(customers, fromRow + rowsPerSlice);
        runSlice(program, world, { fromRow, toRow, fromReplication: 0, toReplication: 1 });
        highest = Math.max(highest, process.memoryUsage().rss);
      }
    });
    const size = customers.toLocaleString('en');
    figures.push({ name: `${size} customers, per customer`, value: (processorSeconds / customers) * 1e6, unit: 'µs' });
    figures.push({ name: `${size} customers, memory beside the data`, value: (highest - before) / 1e6, unit: 'MB' });
  }
  return figures;
}
