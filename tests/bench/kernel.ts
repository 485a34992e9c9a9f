import assert from 'node:assert/strict';
import { counterKey, exitReasons } from '../../core/simulate/counters.ts';
import { compileProgram, type Program, runSlice } from '../../core/simulate/index.ts';
import { createEventBuffer } from '../../core/simulate/world.ts';
import { benchmarkInput, benchmarkWorld } from '../real-data/benchmarkJourney.ts';
import { hardCodedJourney, type JourneyTotals } from './hardCodedJourney.ts';
import { alternate, type Figure, median, secondsOf } from './measure.ts';

const customers = 400_000;

/** The kernel on the benchmark journey against one loop written for that journey; both draw the world themselves. */
export async function benchKernel(): Promise<Figure[]> {
  const input = benchmarkInput(customers);
  const world = benchmarkWorld(input);
  const program = compileProgram(input);
  const slice = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: 1 };
  let kernelTotals: JourneyTotals | null = null;
  let loopTotals: JourneyTotals | null = null;
  const { first: kernelCost, second: loopCost } = await alternate(
    5,
    () => {
      kernelTotals = totalsOf(program, runSlice(program, world, slice).replications[0]!);
    },
    () => {
      loopTotals = hardCodedJourney(world, customers, input.request.seed, input.endTime - input.startTime);
    },
  );
  // The ratio means something only where both have done the same.
  assert.deepEqual(loopTotals, kernelTotals);
  const kernel = kernelCost.seconds;
  const loop = loopCost.seconds;
  const events = createEventBuffer(64);
  const worlds: number[] = [];
  for (let repetition = 0; repetition < 5; repetition++) {
    worlds.push(
      await secondsOf(() => {
        for (let row = 0; row < customers; row++) world.fill(row, 0, events);
      }),
    );
  }
  return [
    { name: 'kernel', value: customers / kernel, unit: 'customers/s' },
    { name: 'hard-coded loop', value: customers / loop, unit: 'customers/s' },
    { name: 'kernel time / loop time', value: kernel / loop, unit: '×' },
    {
      name: 'kernel processor time / loop processor time',
      value: kernelCost.processorSeconds / loopCost.processorSeconds,
      unit: '×',
    },
    { name: 'world generation, share of kernel time', value: (100 * median(worlds)) / kernel, unit: '%' },
    { name: 'world generation, share of loop time', value: (100 * median(worlds)) / loop, unit: '%' },
  ];
}

function totalsOf({ layout, input }: Program, counts: Float64Array): JourneyTotals {
  const sum = (...keys: string[]) => keys.reduce((total, key) => total + counts[layout.indexOf(key)!]!, 0);
  const message = (count: 'sent' | 'opened' | 'clicked' | 'delivered' | 'converted', ...ids: string[]) =>
    sum(...ids.map((id) => counterKey.message(id, count)));
  return {
    entries: sum(counterKey.journey('entries')),
    emails: message('sent', 'emailA', 'emailB'),
    opens: message('opened', 'emailA', 'emailB'),
    emailClicks: message('clicked', 'emailA', 'emailB'),
    smses: message('sent', 'sms'),
    delivered: message('delivered', 'sms'),
    smsClicks: message('clicked', 'sms'),
    conversions: message('converted', 'emailA', 'emailB', 'sms'),
    goals: sum(counterKey.journey('goals')),
    exits: sum(
      ...input.journeys[0]!.nodes.flatMap(({ id }) => exitReasons.map((reason) => counterKey.nodeExit(id, reason))),
    ),
    buyersWith: sum(counterKey.buyers('with')),
    buyersWithout: sum(counterKey.buyers('without')),
  };
}
