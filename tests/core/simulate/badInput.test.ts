import { describe, expect, it } from 'vitest';
import { buildDataset, mergeDatasets, sealDataset } from '../../../core/dataset/index.ts';
import type { JourneyNode, NodeOf } from '../../../core/journey/nodes.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import type { Condition, ValueTest } from '../../../core/segment/condition.ts';
import { compileProgram, runSlice, windowOf } from '../../../core/simulate/index.ts';
import { runRequestSchema } from '../../../core/simulate/request.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { pushEvent, type World } from '../../../core/simulate/world.ts';
import { alone } from '../../fixtures/alone.ts';
import { day, digest, hour, message, node, onEvent, play, playOn } from './scenario.ts';

/* Input that no one should have, and what is defined for it: ADR 4, 5 and 22. */

const plain = emptyJourney('scenario', 'Scenario');
const end: NodeOf<'exit'> = { ...node('end'), type: 'exit' };
const week = { startDate: '2026-03-01', days: 7 };
const carts = (ids: string[]): [string, string, string][] => ids.map((id) => [id, 'cart', '2026-03-02T10:00:00+09:00']);
const ids = (count: number) => Array.from({ length: count }, (_, index) => `c${String(index).padStart(4, '0')}`);
const filter = (condition: Condition): NodeOf<'filter'> => ({ ...node('asked'), type: 'filter', condition });
const attribute = (name: string, test: ValueTest): Condition => ({ kind: 'attribute', attribute: name, test });

/** Everyone's cart calls into one condition: how many pass. */
const asked = (condition: Condition) => ({
  ...week,
  nodes: [onEvent('in', 'cart'), filter(condition), end],
  edges: ['in > asked', 'asked.passed > end'],
});
const passedOf = ({ count }: { count: (key: string) => number }) => [
  count('node|asked|port|passed'),
  count('node|asked|exit|filtered'),
];

describe('a condition on a column that the data do not have', () => {
  const people = { customers: [{ id: 'a' }, { id: 'b' }], events: carts(['a', 'b']) };
  it.each<[string, ValueTest, number]>([
    ['is', { compare: 'is', value: 'gold' }, 0],
    ['is not', { compare: 'isNot', value: 'gold' }, 2],
    ['is one of', { compare: 'in', values: ['gold'] }, 0],
    ['is none of', { compare: 'notIn', values: ['gold'] }, 2],
    ['is at least', { compare: 'atLeast', value: 0 }, 0],
    ['is set', { compare: 'isSet' }, 0],
    ['is not set', { compare: 'isNotSet' }, 2],
    ['is false', { compare: 'isFalse' }, 0],
    ['was within the last day', { compare: 'withinLast', seconds: day }, 0],
  ])('takes it as missing for everyone: “%s”', (_, test, passes) => {
    expect(passedOf(play({ ...people, ...asked(attribute('tier', test)) }))).toEqual([passes, 2 - passes]);
    const property: Condition = {
      kind: 'event',
      event: 'cart',
      where: [{ property: 'brand', test }],
      count: { compare: 'atLeast', times: 1 },
      span: { kind: 'ever' },
    };
    expect(passedOf(play({ ...people, ...asked(property) }))).toEqual([passes, 2 - passes]);
  });

  it('holds nobody back at a wait for its date, and calls nobody by it', () => {
    const { count } = play({
      ...people,
      ...week,
      nodes: [
        onEvent('in', 'cart'),
        {
          ...node('born'),
          type: 'trigger',
          trigger: { kind: 'date', attribute: 'born', offsetDays: 0, secondOfDay: 0, repeat: 'yearly' },
        },
        {
          ...node('wait'),
          type: 'wait',
          wait: { kind: 'untilDate', attribute: 'renewal', offsetDays: 0, secondOfDay: 0 },
        },
        end,
      ],
      edges: ['in > wait', 'born > wait', 'wait > end'],
    });
    expect([count('trigger|born|fired'), count('node|wait|entered'), count('node|end|entered')]).toEqual([0, 2, 2]);
  });
});

describe('an attribute whose kind changes when data are merged', () => {
  const build = (
    attributes: Record<string, Record<string, string | number | boolean>>,
    kinds: Record<string, 'date' | 'text'> = {},
  ) =>
    buildDataset(
      {
        customers: Object.entries(attributes).map(([id, own]) => ({ id, attributes: own })),
        events: Object.keys(attributes).map((customerId) => ({
          customerId,
          type: 'cart',
          time: Date.parse('2026-03-02T10:00:00+09:00') / 1000,
        })),
      },
      { zone: 'Asia/Seoul', attributeKinds: kinds },
      digest,
    );

  it('from numbers to texts still compares as numbers where the text is one', () => {
    const numbers = build({ a: { age: 31 }, b: { age: 12 } });
    const texts = build({ c: { age: '40' }, d: { age: 'forty' }, e: { age: '9' } }, { age: 'text' });
    const merged = mergeDatasets(numbers, texts, digest);
    expect(merged.attributes[0]!.kind).toBe('text');
    const passed = (test: ValueTest) => passedOf(playOn(merged, asked(attribute('age', test))))[0];
    expect(passed({ compare: 'atLeast', value: 30 })).toBe(2);
    expect(passed({ compare: 'less', value: 30 })).toBe(2);
    expect(passed({ compare: 'isSet' })).toBe(5);
    expect(passed({ compare: 'is', value: 31 })).toBe(1);
  });

  it('from categories to others with other labels keeps each customer’s own label', () => {
    const merged = mergeDatasets(
      build({ a: { tier: 'gold' }, b: { tier: 'silver' } }),
      build({ c: { tier: 'bronze' }, d: { tier: 'silver' }, b: { tier: 'diamond' } }),
      digest,
    );
    const passed = (value: string) => passedOf(playOn(merged, asked(attribute('tier', { compare: 'is', value }))))[0];
    expect(['gold', 'silver', 'bronze', 'diamond'].map(passed)).toEqual([1, 1, 1, 1]);
    // what the column no longer holds is nobody’s, and everybody is not it
    expect(passedOf(playOn(merged, asked(attribute('tier', { compare: 'isNot', value: 'platinum' }))))).toEqual([4, 0]);
  });

  it('from dates to texts no longer calls anyone on a date, and loses nobody who waits for it', () => {
    const merged = mergeDatasets(
      build({ a: { born: '1990-03-04' } }, { born: 'date' }),
      build({ b: { born: 'spring' } }, { born: 'text' }),
      digest,
    );
    const { count } = playOn(merged, {
      ...week,
      nodes: [
        {
          ...node('born'),
          type: 'trigger',
          trigger: { kind: 'date', attribute: 'born', offsetDays: 0, secondOfDay: 0, repeat: 'yearly' },
        },
        onEvent('in', 'cart'),
        {
          ...node('wait'),
          type: 'wait',
          wait: { kind: 'untilDate', attribute: 'born', offsetDays: 0, secondOfDay: 0 },
        },
        end,
      ],
      edges: ['born > wait', 'in > wait', 'wait > end'],
    });
    expect([count('trigger|born|fired'), count('trigger|in|fired'), count('node|end|entered')]).toEqual([0, 2, 2]);
  });
});

describe('an event log', () => {
  const moments = ['2026-03-04T10:00:00+09:00', '2026-03-02T10:00:00+09:00', '2026-03-03T10:00:00+09:00'];
  const events = moments.map((moment, index) => ({
    customerId: 'a',
    type: ['purchase', 'cart', 'visit'][index]!,
    time: Date.parse(moment) / 1000,
  }));
  const options = { zone: 'Asia/Seoul' };

  it('out of order is sorted when a dataset is built from it', () => {
    const dataset = buildDataset({ customers: [], events }, options, digest);
    const sorted = buildDataset(
      { customers: [], events: [...events].sort((a, b) => a.time - b.time) },
      options,
      digest,
    );
    expect(dataset.hash).toBe(sorted.hash);
    const steps = playOn(dataset, { ...week, nodes: [onEvent('in', 'cart')], edges: [] }).steps(0);
    expect(steps.filter(({ kind }) => kind === 'event').map(({ params }) => params.event)).toEqual([
      'cart',
      'visit',
      'purchase',
    ]);
  });

  it('out of order cannot be sealed, so no run ever meets one', () => {
    const dataset = buildDataset({ customers: [], events }, options, digest);
    const backwards = { ...dataset, events: { ...dataset.events, times: dataset.events.times.toReversed() } };
    expect(() => sealDataset(backwards, digest)).toThrow('events of a customer are in time order');
  });

  it.each([
    ['a time that is none', 'times', Number.NaN],
    ['a time at infinity', 'times', Number.POSITIVE_INFINITY],
    ['an infinite amount', 'values', Number.POSITIVE_INFINITY],
    ['an amount of minus infinity', 'values', Number.NEGATIVE_INFINITY],
  ] as const)('with %s cannot be sealed, so no run ever adds one up', (_, column, value) => {
    const dataset = buildDataset({ customers: [], events: [events[0]!] }, options, digest);
    const bad = { ...dataset, events: { ...dataset.events, [column]: Float64Array.of(value) } };
    expect(() => sealDataset(bad, digest)).toThrow('Invariant broken: ');
    expect(() => sealDataset({ ...dataset, attributes: [] }, digest)).not.toThrow();
  });

  it('of a customer with an infinite number cannot be sealed, one with a missing number can', () => {
    const dataset = buildDataset({ customers: [], events: [events[0]!] }, options, digest);
    const withAge = (age: number) => ({
      ...dataset,
      attributes: [{ kind: 'number' as const, name: 'age', values: Float64Array.of(age) }],
    });
    expect(() => sealDataset(withAge(Number.POSITIVE_INFINITY), digest)).toThrow('attribute age is finite');
    expect(() => sealDataset(withAge(Number.NaN), digest)).not.toThrow();
  });

  it('with purchases without an amount counts them with no revenue', () => {
    const { count } = play({
      ...week,
      customers: [],
      events: [
        ['a', 'purchase', '2026-03-02T10:00:00+09:00'],
        ['a', 'purchase', '2026-03-02T11:00:00+09:00', 5000],
        ['a', 'purchase', '2026-03-02T12:00:00+09:00', -2000],
      ],
      nodes: [onEvent('in', 'cart')],
      edges: [],
    });
    expect(count('outcome|with|purchases|day|1')).toBe(3);
    expect(count('outcome|with|revenueWon|day|1')).toBe(3000);
  });
});

describe('events at the edges of the window', () => {
  it('count from its first second on and before its end; what lies before is known, what comes after is not', () => {
    const { count, trace } = play({
      ...week,
      customers: [],
      events: [
        ['a', 'cart', '2026-02-28T23:59:59+09:00'],
        ['a', 'cart', '2026-03-01T00:00:00+09:00'],
        ['a', 'cart', '2026-03-07T23:59:59+09:00'],
        ['a', 'cart', '2026-03-08T00:00:00+09:00'],
        ['b', 'cart', '2026-04-01T00:00:00+09:00'],
      ],
      nodes: [
        onEvent('in', 'cart'),
        filter({
          kind: 'event',
          event: 'cart',
          where: [],
          count: { compare: 'exactly', times: 3 },
          span: { kind: 'ever' },
        }),
        end,
      ],
      edges: ['in > asked', 'asked.passed > end'],
      journey: { entry: { ...plain.entry, reentry: { kind: 'always' }, concurrent: true } },
    });
    expect(count('journey|entries')).toBe(2);
    // the one before the window and the two inside it
    expect(passedOf({ count })).toEqual([1, 1]);
    expect(trace(1)).toEqual([]);
  });

  it('that a world gives at or after the end do not happen', () => {
    const dataset = buildDataset({ customers: [{ id: 'a' }], events: [] }, { zone: 'Asia/Seoul' }, digest);
    const request = { ...week, mode: 'forecast' as const, replications: 1, seed: 1, simulateResponses: false };
    const input = {
      ...alone({ ...plain, goal: { event: 'buy', where: [] }, nodes: [onEvent('in', 'buy')] }),
      dataset: { ...dataset, events: { ...dataset.events, types: ['buy'] } },
      assumptions: defaultAssumptions(),
      request,
      ...windowOf('Asia/Seoul', request),
    };
    const program = compileProgram(input);
    const world: World = {
      startTime: input.startTime,
      fill(_row, _replication, into) {
        into.count = 0;
        for (const second of [0, 7 * day - 1, 7 * day, 8 * day]) pushEvent(into, second, 0, 1, -1);
      },
    };
    const [counts] = runSlice(program, world, {
      fromRow: 0,
      toRow: 1,
      fromReplication: 0,
      toReplication: 1,
    }).replications;
    expect(counts![program.layout.indexOf('trigger|in|fired')!]).toBe(2);
  });
});

describe('who has unsubscribed before the window', () => {
  const sent = (attributes: Record<string, boolean>) => {
    const { count } = play({
      ...week,
      customers: [{ id: 'a', attributes }],
      roles: {
        ...('ads' in attributes ? { adConsent: 'ads' } : {}),
        ...('texts' in attributes ? { smsConsent: 'texts' } : {}),
      },
      events: [
        ['a', 'unsubscribe', '2026-02-27T10:00:00+09:00'],
        ['b', 'unsubscribe', '2026-03-05T10:00:00+09:00'],
        ...carts(['a', 'b']),
      ],
      nodes: [
        onEvent('in', 'cart'),
        message('ad', { channel: 'email', purpose: 'advertising' }),
        message('note', { channel: 'email', purpose: 'information' }),
      ],
      edges: ['in > ad', 'ad > note'],
    });
    return [count('message|ad|sent'), count('message|ad|suppressed|unsubscribed'), count('message|note|sent')];
  };

  it('gets information, and no advertising where the data say nothing else of consent', () => {
    expect(sent({})).toEqual([1, 1, 2]);
  });

  it('gets no advertising by e-mail where a column speaks of text messages only', () => {
    expect(sent({ texts: true })).toEqual([1, 1, 2]);
  });

  it('gets advertising where a column says that they consent', () => {
    // customer b, of whom the column says nothing, does not
    expect(sent({ ads: true })).toEqual([1, 0, 2]);
  });
});

describe('a window without length', () => {
  it('cannot be asked for, and a program for it is not made', () => {
    const request = { ...week, mode: 'replay', replications: 1, seed: 1, simulateResponses: false };
    expect(runRequestSchema.safeParse(request).success).toBe(true);
    expect(runRequestSchema.safeParse({ ...request, days: 0 }).success).toBe(false);
    const dataset = buildDataset({ customers: [{ id: 'a' }], events: [] }, { zone: 'Asia/Seoul' }, digest);
    const { startTime } = windowOf('Asia/Seoul', week);
    const input = {
      ...alone({ ...plain, nodes: [onEvent('in', 'cart')] }),
      dataset,
      assumptions: defaultAssumptions(),
      request: { ...week, mode: 'replay' as const, replications: 1, seed: 1, simulateResponses: false },
      startTime,
      endTime: startTime,
    };
    expect(() => compileProgram(input)).toThrow('the window ends after it starts');
  });
});

describe('arms whose weights are 0', () => {
  const arms = (a: number, b: number, c: number) => [
    { id: 'a', label: 'A', weightPercent: a },
    { id: 'b', label: 'B', weightPercent: b },
    { id: 'c', label: 'C', weightPercent: c },
  ];
  const through = (choice: JourneyNode) =>
    play({
      ...week,
      customers: [],
      events: carts(ids(600)),
      nodes: [onEvent('in', 'cart'), choice, end],
      edges: ['in > choice', 'choice.a > end', 'choice.b > end', 'choice.c > end'],
    }).count;
  const split = (a: number, b: number, c: number): JourneyNode => ({
    ...node('choice'),
    type: 'split',
    arms: arms(a, b, c),
  });
  const experiment = (a: number, b: number, c: number): JourneyNode => ({
    ...node('choice'),
    type: 'experiment',
    arms: arms(a, b, c).map((arm) => ({ ...arm, isControl: false })),
    metric: 'goal',
    winnerAfterDays: null,
  });

  it.each([
    ['split', split(0, 0, 0)],
    ['experiment', experiment(0, 0, 0)],
  ])('all of them in a %s let nobody through, and nobody is lost', (_, choice) => {
    const count = through(choice);
    expect(count('node|choice|entered')).toBe(600);
    expect(count('node|choice|exit|noEdge')).toBe(600);
  });

  it.each([
    ['split', split(50, 0, 50)],
    ['experiment', experiment(50, 0, 50)],
    ['split whose weights are far from 100', split(2, 0, 2)],
  ])('one of them in a %s gets nobody, and the others share', (_, choice) => {
    const count = through(choice);
    const [a, b, c] = ['a', 'b', 'c'].map((port) => count(`node|choice|port|${port}`));
    expect([a! + c!, b]).toEqual([600, 0]);
    expect(Math.abs(a! - 300)).toBeLessThan(4 * Math.sqrt(150));
  });

  it('before the only one with weight send everyone to that one', () => {
    expect(through(split(0, 0, 1))('node|choice|port|c')).toBe(600);
  });
});

describe('customers without events', () => {
  it('are called by what needs none, and by nothing else', () => {
    const { count } = play({
      ...week,
      customers: ids(5).map((id) => ({ id, attributes: { born: '1990-03-04' } })),
      kinds: { born: 'date' },
      events: [],
      nodes: [
        onEvent('event', 'cart'),
        {
          ...node('inactive'),
          type: 'trigger',
          trigger: { kind: 'inactivity', events: [], afterSeconds: hour },
        },
        {
          ...node('absent'),
          type: 'trigger',
          trigger: {
            kind: 'absence',
            event: 'cart',
            where: [],
            absentEvent: 'purchase',
            afterSeconds: hour,
            restart: true,
          },
        },
        {
          ...node('born'),
          type: 'trigger',
          trigger: { kind: 'date', attribute: 'born', offsetDays: 0, secondOfDay: 0, repeat: 'yearly' },
        },
        { ...node('hour'), type: 'wait', wait: { kind: 'bestHour', withinSeconds: day } },
        message('mail'),
        end,
      ],
      edges: ['event > hour', 'inactive > hour', 'absent > hour', 'born > hour', 'hour > mail', 'mail > end'],
    });
    expect(['event', 'inactive', 'absent', 'born'].map((id) => count(`trigger|${id}|fired`))).toEqual([0, 0, 0, 5]);
    expect(count('message|mail|sent')).toBe(5);
  });
});

describe('data without customers', () => {
  it('are run, and every count is 0', () => {
    const dataset = buildDataset({ customers: [], events: [] }, { zone: 'Asia/Seoul' }, digest);
    const { keys, count } = playOn(dataset, {
      ...week,
      nodes: [
        onEvent('in', 'cart'),
        { ...node('wait'), type: 'wait', wait: { kind: 'bestHour', withinSeconds: day } },
        message('mail'),
        end,
      ],
      edges: ['in > wait', 'wait > mail', 'mail > end'],
      simulateResponses: true,
    });
    expect(keys.length).toBeGreaterThan(50);
    expect(keys.filter((key) => count(key) !== 0)).toEqual([]);
  });
});
