import { describe, expect, it } from 'vitest';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { noLimits } from '../../../core/journey/spec.ts';
import { createStream, domains, purposeOf, uniformAt } from '../../../core/lib/random.ts';
import { journey, message, momentsOf, node, onEvent, runWorld, silence, total, wait } from './fixture.ts';
import { daySeconds } from './zones.ts';

const hour = 3600;

/** Customers with a cart each at these local times of 1 March 2024 in Seoul. */
const cartsAt = (...times: string[]) =>
  times.map((time) => ({ events: [{ at: `2024-03-01T${time}:00+09:00`, type: 'cart' }] }));

describe('limits that customers share, in order of time', () => {
  it('refuse entries beyond the day’s cap in order of customers within a second, and begin again at midnight', () => {
    const limits = { ...noLimits, entriesPerDay: 2 };
    const customers = [
      ...cartsAt('12:00', '11:00', '12:00', '12:00'),
      { events: [{ at: '2024-03-02T00:00:00+09:00', type: 'cart' }] },
    ];
    const rows = runWorld({ journeys: [journey([onEvent('cart')], { limits })], customers });
    expect(rows.map((row) => row.with.counts.get('trigger|in|refused|entryCap') ?? 0)).toEqual([0, 0, 1, 1, 0]);
    expect(total(rows, 'journey|entries')).toBe(3);
  });

  it('count held-out customers’ places in the total cap', () => {
    const limits = { ...noLimits, entriesTotal: 3 };
    const plain = journey([onEvent('cart')], { limits });
    const held = { ...plain, entry: { ...plain.entry, holdoutPercent: 100 } };
    const rows = runWorld({ journeys: [held], customers: cartsAt('10:00', '11:00', '12:00', '13:00') });
    expect(total(rows, 'trigger|in|refused|holdout')).toBe(3);
    expect(total(rows, 'trigger|in|refused|entryCap')).toBe(1);
  });

  it('let a gate pass so many a period: hours and weeks from the start, days by the calendar', () => {
    const customers = cartsAt('10:10', '10:59', '11:00', '23:00');
    for (const day of ['05', '08']) {
      customers[3]!.events.push({ at: `2024-03-${day}T00:00:00+09:00`, type: 'cart' });
    }
    const run = (per: NodeOf<'gate'>['per']) => {
      const gate = node<NodeOf<'gate'>>('gate', { type: 'gate', passes: 1, per });
      const rows = runWorld({ journeys: [journey([onEvent('cart'), gate, message('mail')])], customers, days: 9 });
      return rows.map((row) => momentsOf(row.with, 'sent').map((iso) => iso.slice(5, 13)));
    };
    // local midnight is 15:00 the day before
    expect(run('hour')).toEqual([['03-01T01'], [], ['03-01T02'], ['03-01T14', '03-04T15', '03-07T15']]);
    expect(run('day')).toEqual([['03-01T01'], [], [], ['03-04T15', '03-07T15']]);
    expect(run('week')).toEqual([['03-01T01'], [], [], ['03-07T15']]);
    expect(run('window')).toEqual([['03-01T01'], [], [], []]);
  });

  it('queue sends beyond the pace for the first later hour with a free place, first come first served', () => {
    const limits = { ...noLimits, sendsPerHour: 1 };
    const rows = runWorld({
      journeys: [journey([onEvent('cart'), message('mail')], { limits })],
      customers: cartsAt('10:30', '10:20', '10:30', '11:40', '13:10'),
    });
    expect(rows.map((row) => momentsOf(row.with, 'sent'))).toEqual([
      ['2024-03-01T02:00:00Z'],
      ['2024-03-01T01:20:00Z'],
      ['2024-03-01T03:00:00Z'],
      ['2024-03-01T04:00:00Z'],
      ['2024-03-01T05:00:00Z'],
    ]);
    expect(total(rows, 'message|mail|delayed')).toBe(4);
  });

  it('give back the place of a run that ends while it waits, and count its message as suppressed by the pace', () => {
    const limits = { ...noLimits, sendsPerHour: 1 };
    const customers = cartsAt('10:00', '10:10', '10:40');
    customers[1]!.events.push({ at: '2024-03-01T10:30:00+09:00', type: 'stop' });
    const plain = journey([onEvent('cart'), message('mail')], { limits });
    const rows = runWorld({ journeys: [{ ...plain, exits: { ...plain.exits, events: ['stop'] } }], customers });
    expect(rows.map((row) => momentsOf(row.with, 'sent'))).toEqual([
      ['2024-03-01T01:00:00Z'],
      [],
      ['2024-03-01T02:00:00Z'],
    ]);
    expect(rows[1]!.with.counts.get('message|mail|suppressed|pacing')).toBe(1);
  });

  it('suppress what would exceed the budget, a cheaper message of the same journey being sent still', () => {
    const limits = { ...noLimits, budgetWon: 100 };
    const dear = message('dear', { channel: 'lms' });
    const cheap = message('cheap', { channel: 'sms' });
    // 39 + 12 leave 49, then 39 leaves 10, and neither 12 nor 39 fits
    const rows = runWorld({
      journeys: [journey([onEvent('cart'), dear, cheap], { limits })],
      customers: cartsAt('10:00', '11:00', '12:00'),
    });
    expect(total(rows, 'message|dear|sent')).toBe(2);
    expect(total(rows, 'message|cheap|sent')).toBe(1);
    expect(total(rows, 'message|dear|suppressed|budget')).toBe(1);
    expect(total(rows, 'message|cheap|suppressed|budget')).toBe(2);
    const exact = runWorld({
      journeys: [journey([onEvent('cart'), dear], { limits: { ...noLimits, budgetWon: 78 } })],
      customers: cartsAt('10:00', '11:00', '12:00'),
    });
    expect(total(exact, 'message|dear|sent')).toBe(2);
  });

  it('count fallbacks in the budget, and leave them unstopped by it and by the pace', () => {
    const lost = message('lost', {
      channel: 'alimtalk',
      response: { ...silence, deliveredShare: 0 },
      fallback: { channel: 'sms', body: '' },
    });
    const limits = { ...noLimits, budgetWon: 25, sendsPerHour: 1 };
    const rows = runWorld({
      journeys: [journey([onEvent('cart'), lost], { limits })],
      customers: cartsAt('10:00', '11:00', '12:00'),
    });
    // 10 + 12 have been spent, so 10 more do not fit
    expect(rows.map((row) => row.with.counts.get('message|lost|costWon') ?? 0)).toEqual([22, 0, 0]);
    expect(total(rows, 'message|lost|suppressed|budget')).toBe(2);
  });
});

describe('an experiment with a winner', () => {
  const arms = ['x', 'y'].map((id) => ({ id, label: '', weightPercent: 50, isControl: id === 'y' }));
  const test = (metric: NodeOf<'experiment'>['metric'], winnerAfterDays: number | null) =>
    node<NodeOf<'experiment'>>('test', { type: 'experiment', arms, metric, winnerAfterDays });
  /** The arm that the draw alone gives a customer. */
  const drawn = (row: number) => {
    const stream = createStream(1, 0, domains.journey);
    return uniformAt(stream, row, purposeOf('journey', 'test', 0, 'split')) < 0.5 ? 'x' : 'y';
  };
  const clicks = { ...silence, clickShare: 1 };

  it('gives its best arm to everyone from midnight of the day on', () => {
    const customers = Array.from({ length: 12 }, (_, row) => ({
      events: [{ at: row < 8 ? '2024-03-02T23:59:59+09:00' : '2024-03-03T00:00:00+09:00', type: 'cart' }],
    }));
    const nodes = [onEvent('cart'), test('click', 2), message('a'), message('b', { response: clicks })];
    const run = (winnerAfterDays: number | null) =>
      runWorld({
        journeys: [
          journey(
            [nodes[0]!, test('click', winnerAfterDays), nodes[2]!, nodes[3]!],
            {},
            { 'test.x': 'a', 'test.y': 'b', 'a.next': 'out' },
          ),
        ],
        customers,
      }).map((row) => row.with.steps.find((step) => step.kind === 'port' && step.nodeId === 'test')!.detail);
    const byDraw = customers.map((_, row) => drawn(row));
    expect(new Set(byDraw.slice(0, 8)).size).toBe(2);
    expect(byDraw.slice(8)).toContain('x');
    expect(run(null)).toEqual(byDraw);
    expect(run(2)).toEqual([...byDraw.slice(0, 8), 'y', 'y', 'y', 'y']);
  });

  it('is decided by what was before the day, not by who takes the arm on it', () => {
    // y has one run without a click, x none: a tie, and the first arm for both customers of the day
    const y = Array.from({ length: 20 }, (_, row) => row).find((row) => drawn(row) === 'y')!;
    const customers = Array.from({ length: y + 3 }, (_, row) => ({
      events:
        row < y ? [] : [{ at: row === y ? '2024-03-01T10:00:00+09:00' : '2024-03-02T00:00:00+09:00', type: 'cart' }],
    }));
    const nodes = [onEvent('cart'), test('click', 1), message('mail', { response: clicks })];
    const rows = runWorld({ journeys: [journey(nodes, {}, { 'test.y': 'out' })], customers });
    expect(rows.slice(y).map((row) => momentsOf(row.with, 'port', 'x').length)).toEqual([0, 1, 1]);
    expect(total(rows, 'experiment|test|x|tried')).toBe(0);
    expect(total(rows, 'experiment|test|y|tried')).toBe(1);
  });

  it('counts only goals reached after passing the arm and before the day, and takes the first arm on a tie', () => {
    const early = { at: '2024-03-01T10:00:00+09:00', type: 'cart' };
    const late = { at: '2024-03-03T10:00:00+09:00', type: 'cart' };
    const wins = (when: string) => {
      const customers = Array.from({ length: 10 }, (_, row) => {
        const buys = { at: when, type: 'purchase' };
        return { events: row === 9 ? [late] : drawn(row) === 'y' ? [early, buys] : [early] };
      });
      const nodes = [onEvent('cart'), wait('before', hour), test('goal', 2), wait('after', 5 * daySeconds)];
      const rows = runWorld({ journeys: [journey(nodes, {}, { 'test.y': 'after' })], customers });
      expect(total(rows, 'experiment|test|y|tried')).toBeGreaterThan(0);
      return rows[9]!.with.steps.find((step) => step.kind === 'port' && step.nodeId === 'test')!.detail;
    };
    expect(wins('2024-03-01T10:30:00+09:00')).toBe('x');
    expect(wins('2024-03-01T11:00:00+09:00')).toBe('x');
    expect(wins('2024-03-02T23:59:59+09:00')).toBe('y');
    expect(wins('2024-03-03T00:00:00+09:00')).toBe('x');
  });
});

describe('journeys that run together', () => {
  const cap = [{ channels: ['email' as const], purpose: null, times: 1, withinSeconds: daySeconds }];

  it('share frequency caps, the lower priority going first within a second, and name the journey that filled them', () => {
    const one = journey([onEvent('cart'), message('mail')], { id: 'one', priority: 2 });
    const two = journey([onEvent('cart'), wait('pause', 0), message('mail')], { id: 'two', priority: 1 });
    const late = journey([onEvent('cart'), wait('pause', 0), message('mail')], { id: 'late', priority: 3 });
    const [row] = runWorld({
      journeys: [one, two, late],
      customers: cartsAt('10:00'),
      assumptions: { frequencyCaps: cap },
    });
    // one sends while the event is being processed, before any timer of that second
    const { counts } = row!.with;
    expect(momentsOf(row!.with, 'sent')).toHaveLength(1);
    expect(counts.get('message|mail|sent')).toBe(1);
    expect(counts.get('+two|message|mail|suppressed|frequencyCap')).toBe(1);
    expect(counts.get('collision|two|one|capped')).toBe(1);
    expect(counts.get('collision|late|one|capped')).toBe(1);
    expect(counts.get('collision|late|two|capped')).toBeUndefined();
  });

  it('count a cap’s span open at its far end', () => {
    const customers = ['2024-03-02T09:59:59+09:00', '2024-03-02T10:00:00+09:00'].map((at) => ({
      events: [...cartsAt('10:00')[0]!.events, { at, type: 'cart' }],
    }));
    const nodes = [onEvent('cart'), message('mail')];
    const rows = runWorld({ journeys: [journey(nodes)], customers, assumptions: { frequencyCaps: cap } });
    expect(rows.map((row) => momentsOf(row.with, 'sent').length)).toEqual([1, 2]);
  });

  it('offer an event to runs and triggers by rank, and meet where a customer is inside both', () => {
    const long = (id: string, priority: number) =>
      journey([onEvent('cart'), wait('pause', 6 * hour)], { id, priority });
    const short = journey([onEvent('visit')], { id: 'short' });
    const customers = cartsAt('10:00', '10:00');
    customers[1]!.events.push({ at: '2024-03-01T11:00:00+09:00', type: 'visit' });
    const rows = runWorld({ journeys: [long('b', 1), long('a', 1), long('c', 0), short], customers });
    const entered = rows[0]!.with.steps.filter((step) => step.kind === 'entered').map((step) => step.journeyId);
    expect(entered).toEqual(['c', 'a', 'b']);
    for (const pair of ['c|a', 'c|b', 'a|b']) expect(total(rows, `collision|${pair}|customers`)).toBe(2);
    for (const pair of ['c|short', 'short|a', 'short|b']) expect(total(rows, `collision|${pair}|customers`)).toBe(1);
    expect([...rows[0]!.with.counts.keys()].some((key) => key.includes('short'))).toBe(false);
  });

  it('differ from the arm without only by the journey under study', () => {
    const buys = { ...silence, clickShare: 1, conversionShare: 1 };
    const study = journey([onEvent('cart'), message('mail', { response: buys })]);
    const live = journey([onEvent('cart'), wait('pause', hour), message('mail', { response: buys })], { id: 'live' });
    const world = { journeys: [study, live], customers: cartsAt('10:00'), assumptions: { pullForwardShare: 0 } };
    const [alone] = runWorld(world);
    expect(alone!.without.counts).toEqual(new Map());
    expect(alone!.with.counts.get('outcome|with|purchases|day|0')).toBe(2);
    const [both] = runWorld({ ...world, withoutJourneys: [live] });
    expect(both!.without.counts).toEqual(
      new Map([
        ['outcome|without|buyers', 1],
        ['outcome|without|purchases|day|0', 1],
        ['outcome|without|revenueWon|day|0', 40_000],
      ]),
    );
    expect(both!.with.counts.get('outcome|converted')).toBe(1);
    expect(both!.with.counts.get('+live|outcome|converted')).toBe(1);
  });
});
