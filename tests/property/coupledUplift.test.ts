import { describe, expect, it } from 'vitest';
import { fitForecast, forecastWorld } from '../../core/models/index.ts';
import { emptyJourney } from '../../core/journey/spec.ts';
import { counterKey } from '../../core/simulate/counters.ts';
import { compileProgram, type ProgramInput, runSlice, windowOf } from '../../core/simulate/index.ts';
import { defaultAssumptions } from '../../core/simulate/settings.ts';
import type { World } from '../../core/simulate/world.ts';
import { message, onEvent, waitSeconds } from '../core/simulate/scenario.ts';
import { smallShop } from '../core/models/smallShop.ts';
import { alone } from '../fixtures/alone.ts';
import { benchmarkInput, benchmarkWorld } from '../real-data/benchmarkJourney.ts';

/* The effect of a journey is small beside what customers do anyway. Both arms share every draw, so what they do anyway cancels; two
   arms with seeds of their own would each bring their own noise. */

const withSeed = (input: ProgramInput, seed: number): ProgramInput => ({
  ...input,
  request: { ...input.request, seed },
});

/** Sums of a measure in each arm, by replication. */
function armsOf(
  input: ProgramInput,
  world: World,
  replications: number,
  measure: (arm: 'with' | 'without') => string[],
) {
  const program = compileProgram(input);
  const slice = {
    fromRow: 0,
    toRow: input.dataset.customerCount,
    fromReplication: 0,
    toReplication: replications,
  };
  const blocks = runSlice(program, world, slice).replications;
  const sums = (arm: 'with' | 'without') => {
    const counters = measure(arm).map((key) => program.layout.indexOf(key)!);
    return blocks.map((block) => counters.reduce((sum, counter) => sum + block[counter]!, 0));
  };
  return { with: sums('with'), without: sums('without') };
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}
const differences = (a: readonly number[], b: readonly number[]) => a.map((value, index) => value - b[index]!);

describe('the uplift of arms that share their draws', () => {
  it('varies 90 times less than that of arms of their own seeds on the benchmark journey, as the closed form says', () => {
    const customers = 250;
    const replications = 4000;
    const buyers = (arm: 'with' | 'without') => [counterKey.buyers(arm)];
    const run = (seed: number) => {
      const input = withSeed(benchmarkInput(customers), seed);
      return armsOf(input, benchmarkWorld(input), replications, buyers);
    };
    const one = run(1);
    const other = run(2);
    const coupled = variance(differences(one.with, one.without));
    const uncoupled = variance(differences(one.with, other.without));
    // organic purchases come with hazard 0.01 a day from the first cart on, which comes with hazard 0.1, within 30 days
    const boughtAnyway = 1 - Math.exp(-3) - (0.1 / 0.09) * Math.exp(-0.3) * (1 - Math.exp(-2.7));
    // a message can only add a buyer: one Bernoulli draw per customer
    const boughtBecause = mean(differences(one.with, one.without)) / customers;
    const bernoulli = (share: number) => customers * share * (1 - share);
    // 4 standard errors of a variance of 4,000 values, of which one is of few successes
    expect(Math.abs(coupled / bernoulli(boughtBecause) - 1)).toBeLessThan(0.12);
    expect(Math.abs(uncoupled / (bernoulli(boughtAnyway + boughtBecause) + bernoulli(boughtAnyway)) - 1)).toBeLessThan(
      0.09,
    );
    expect(uncoupled / coupled).toBeGreaterThan(50);
    // both estimate the same uplift
    const error = 4 * Math.sqrt((coupled + uncoupled) / replications);
    const gap = mean(differences(one.with, one.without)) - mean(differences(one.with, other.without));
    expect(Math.abs(gap)).toBeLessThan(error);
  });

  it('varies at least 50 times less on a fitted forecast, with conversions that bring purchases forward', () => {
    const dataset = smallShop(600, 200);
    const startDate = '2026-07-20';
    const request = {
      mode: 'forecast' as const,
      startDate,
      days: 28,
      replications: 400,
      seed: 1,
      simulateResponses: true,
    };
    const window = windowOf(dataset.zone, request);
    const model = fitForecast(dataset, window.startTime);
    const journey = {
      ...emptyJourney('carts', 'Carts'),
      nodes: [onEvent('in', 'cart'), waitSeconds('hour', 3600), message('mail')],
      edges: [
        { id: '1', from: 'in', port: 'next', to: 'hour' },
        { id: '2', from: 'hour', port: 'next', to: 'mail' },
      ],
    };
    const input: ProgramInput = { ...alone(journey), dataset, assumptions: defaultAssumptions(), request, ...window };
    const purchases = (arm: 'with' | 'without') =>
      Array.from({ length: request.days }, (_, day) => counterKey.outcomeDay(arm, 'purchases', day));
    const run = (seed: number) =>
      armsOf(
        withSeed(input, seed),
        forecastWorld(dataset, model, { ...window, seed }),
        request.replications,
        purchases,
      );
    const one = run(1);
    const other = run(2);
    const coupled = differences(one.with, one.without);
    const uncoupled = differences(one.with, other.without);
    expect(mean(coupled)).toBeGreaterThan(0.1);
    expect(mean(one.without)).toBeGreaterThan(50);
    expect(variance(uncoupled) / variance(coupled)).toBeGreaterThan(50);
  });
});
