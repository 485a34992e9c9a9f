import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import { counterKey } from '../../../core/simulate/counters.ts';
import { compileProgram, runSlice } from '../../../core/simulate/index.ts';
import { alone } from '../../fixtures/alone.ts';
import { benchmarkInput, benchmarkWorld } from '../../real-data/benchmarkJourney.ts';
import { day, hour, message, node, onEvent, play, waitSeconds } from './scenario.ts';

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
function variance(values: readonly number[]): number {
  const middle = mean(values);
  return values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (values.length - 1);
}

describe('a journey without chance', () => {
  const customers = 210;
  /** Carts at 10:00 on the first, second, … of March, the seventh again after the sixth: thirty customers each. */
  const cartDay = (row: number) => row % 7;
  const { count } = play({
    startDate: '2026-03-01',
    days: 10,
    customers: Array.from({ length: customers }, (_, row) => ({ id: String(row).padStart(3, '0') })),
    events: Array.from({ length: customers }, (_, row): [string, string, string] => [
      String(row).padStart(3, '0'),
      'cart',
      `2026-03-0${1 + cartDay(row)}T10:00:00+09:00`,
    ]),
    nodes: [
      onEvent('in', 'cart'),
      waitSeconds('two', 2 * day),
      message('mail'),
      { ...node('morning'), type: 'wait', wait: { kind: 'untilLocal', secondOfDay: 9 * hour, weekdays: [] } },
      message('sms', { channel: 'sms' }),
      waitSeconds('more', 2 * day),
      { ...node('out'), type: 'exit' },
    ],
    edges: ['in > two', 'two > mail', 'mail > morning', 'morning > sms', 'sms > more', 'more > out'],
  });
  const byDay = (key: (day: number) => string) => Array.from({ length: 10 }, (_, index) => count(key(index)));

  it('has each customer at each node on the very day that adding up its waits gives', () => {
    const groups = [30, 30, 30, 30, 30, 30, 30];
    expect(byDay((index) => counterKey.nodeDay('two', index))).toEqual([...groups, 0, 0, 0]);
    expect(byDay((index) => counterKey.nodeDay('mail', index))).toEqual([0, 0, ...groups, 0]);
    // at 9 o’clock of the day after the mail
    expect(byDay((index) => counterKey.sentDay('sms', index))).toEqual([0, 0, 0, ...groups]);
    expect(byDay((index) => counterKey.nodeDay('out', index))).toEqual([0, 0, 0, 0, 0, 30, 30, 30, 30, 30]);
  });

  it('has still inside exactly those whose last wait ends after the window, and costs what its messages cost', () => {
    expect(count(counterKey.nodeInside('more'))).toBe(60);
    expect(count(counterKey.nodeExit('out', 'exitNode'))).toBe(150);
    expect(count(counterKey.message('mail', 'costWon'))).toBe(210);
    expect(count(counterKey.message('sms', 'costWon'))).toBe(210 * 12);
  });
});

/** The benchmark's customers and carts (Poisson, 0.1 a day each for 30 days) under another journey. */
function benchmark(journey: Partial<Journey>, customers: number, replications: number) {
  const input = {
    ...benchmarkInput(customers),
    ...alone({ ...emptyJourney('closed', 'Closed'), ...journey }),
  };
  const program = compileProgram(input);
  const slice = { fromRow: 0, toRow: customers, fromReplication: 0, toReplication: replications };
  const blocks = runSlice(program, benchmarkWorld(input), slice).replications;
  return (key: string) => blocks.map((block) => block[program.layout.indexOf(key)!]!);
}

const chain = (nodes: JourneyNode[]) => ({
  nodes,
  edges: nodes.slice(1).map((to, index) => ({
    id: `${index}`,
    from: nodes[index]!.id,
    port: 'next',
    to: to.id,
  })),
});

describe('entries', () => {
  const plain = emptyJourney('closed', 'Closed');
  const customers = 50;
  const replications = 3000;
  const entering = (entry: Partial<Journey['entry']>) =>
    benchmark(
      {
        ...chain([onEvent('in', 'cart_abandon'), { ...node('out'), type: 'exit' }]),
        entry: { ...plain.entry, ...entry },
      },
      customers,
      replications,
    );

  it('at every event of a Poisson process are Poisson: mean and variance are rate × time, on each day too', () => {
    const counts = entering({ reentry: { kind: 'always' }, concurrent: true });
    const totals = counts(counterKey.journey('entries'));
    const expected = customers * 0.1 * 30;
    expect(Math.abs(mean(totals) - expected)).toBeLessThan(4 * Math.sqrt(expected / replications));
    // the variance of a variance of nearly normal values is 2σ⁴/n
    expect(Math.abs(variance(totals) / expected - 1)).toBeLessThan(4 * Math.sqrt(2 / replications));
    for (const index of [0, 14, 29]) {
      const daily = counts(counterKey.nodeDay('in', index));
      const rate = customers * 0.1;
      expect(Math.abs(mean(daily) - rate)).toBeLessThan(4 * Math.sqrt(rate / replications));
      expect(Math.abs(variance(daily) / rate - 1)).toBeLessThan(4 * Math.sqrt((2 + 1 / rate) / replications));
    }
  });

  it('of each customer once are one Bernoulli draw with share 1 − exp(−rate × time)', () => {
    const totals = entering({ reentry: { kind: 'never' } })(counterKey.journey('customersEntered'));
    const share = 1 - Math.exp(-3);
    const own = customers * share * (1 - share);
    expect(Math.abs(mean(totals) - customers * share)).toBeLessThan(4 * Math.sqrt(own / replications));
    expect(Math.abs(variance(totals) / own - 1)).toBeLessThan(4 * Math.sqrt(2.3 / replications));
  });

  it('past a holdout of 20 % are thinned to 80 %, customer by customer', () => {
    const refused = entering({ reentry: { kind: 'never' }, holdoutPercent: 20 })(counterKey.journey('entries'));
    const share = 0.8 * (1 - Math.exp(-3));
    const error = Math.sqrt((customers * share * (1 - share)) / replications);
    expect(Math.abs(mean(refused) - customers * share)).toBeLessThan(4 * error);
  });
});

describe('a loop that ends with the same chance each day', () => {
  it('has geometric waiting times', () => {
    const leaving = 0.3;
    const customers = 100_000;
    const first = { kind: 'schedule' as const, schedule: { kind: 'daily' as const, secondOfDay: 0 } };
    const counts = benchmark(
      {
        nodes: [
          {
            ...node('in'),
            type: 'trigger',
            trigger: { ...first, segment: { kind: 'all', of: [] } },
          },
          {
            ...node('coin'),
            type: 'survey',
            question: '',
            answers: [
              { id: 'leave', label: 'leave', sharePercent: 100 * leaving },
              { id: 'stay', label: 'stay', sharePercent: 100 - 100 * leaving },
            ],
            answerSeconds: day,
            timeoutSeconds: day,
          },
          { ...node('out'), type: 'exit' },
        ],
        edges: [
          { id: '1', from: 'in', port: 'next', to: 'coin' },
          { id: '2', from: 'coin', port: 'leave', to: 'out' },
          { id: '3', from: 'coin', port: 'stay', to: 'coin' },
        ],
      },
      customers,
      1,
    );
    const left = Array.from({ length: 13 }, (_, index) => counts(counterKey.nodeDay('out', index))[0]!);
    expect(left[0]).toBe(0);
    const expected = left.map((_, wait) => (wait === 0 ? 0 : customers * leaving * (1 - leaving) ** (wait - 1)));
    const chiSquare = left.reduce(
      (sum, count, wait) => (wait === 0 ? 0 : sum + (count - expected[wait]!) ** 2 / expected[wait]!),
      0,
    );
    // 99.9 % point of chi-square with 12 degrees of freedom
    expect(chiSquare).toBeLessThan(32.91);
  });
});
