import { describe, expect, it } from 'vitest';
import type { Trigger } from '../../../core/journey/nodes.ts';
import { createStream, domains, purposeOf, uniformAt } from '../../../core/lib/random.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { journey, message, moment, momentsOf, onEvent, runWorld, silence, type TestEvent, trigger } from './fixture.ts';
import type { SimulationInput } from './types.ts';
import { daySeconds, dayOfText, midnightOf } from './zones.ts';

const hour = 3600;
const any = (event: string) => ({ event, where: [] });

/** Events `hours` after the window's start, 1 March 2024 in Seoul; negative = before it. */
const at = (hours: number, type: string, item?: string): TestEvent => ({
  at: new Date((moment('2024-03-01T00:00:00+09:00') + hours * hour) * 1000).toISOString(),
  type,
  ...(item === undefined ? {} : { item }),
});

/** Hours after the window's start at which a trigger calls a customer with these events. */
function calls(what: Trigger, events: readonly TestEvent[], more: Partial<Parameters<typeof runWorld>[0]> = {}) {
  const [row] = runWorld({ journeys: [journey([trigger(what)])], customers: [{ events }], ...more });
  const start = moment('2024-03-01T00:00:00+09:00');
  return momentsOf(row!.with, 'triggered').map((iso) => (moment(iso) - start) / hour);
}

describe('triggers of the reference interpreter', () => {
  it('call at the nth event of a span and then count anew, the history being counted through', () => {
    const second: Trigger = { kind: 'event', event: 'cart', where: [], nth: 2, withinSeconds: 10 * hour };
    expect(
      calls(
        second,
        [1, 11, 12, 13, 30, 41, 42].map((hours) => at(hours, 'cart')),
      ),
    ).toEqual([11, 13, 42]);
    expect(
      calls(
        second,
        [-2, -1, 1, 2].map((hours) => at(hours, 'cart')),
      ),
    ).toEqual([2]);
    expect(
      calls(
        second,
        [-1, 1, 2].map((hours) => at(hours, 'cart')),
      ),
    ).toEqual([1]);
    const third: Trigger = { ...second, nth: 3, withinSeconds: null };
    expect(
      calls(
        third,
        [-20, 1, 2, 3, 4].map((hours) => at(hours, 'cart')),
      ),
    ).toEqual([2]);
  });

  it('call at B within a time of the last A, each A serving once', () => {
    const sequence: Trigger = { kind: 'sequence', first: any('a'), next: any('b'), withinSeconds: 5 * hour };
    expect(calls(sequence, [at(1, 'a'), at(6, 'b'), at(8, 'a'), at(14, 'b')])).toEqual([6]);
    expect(calls(sequence, [at(1, 'a'), at(2, 'b'), at(3, 'b')])).toEqual([2]);
    expect(calls(sequence, [at(-2, 'a'), at(3, 'b'), at(4, 'a'), at(4, 'b')])).toEqual([3, 4]);
    const twice: Trigger = { ...sequence, next: any('a') };
    expect(calls(twice, [at(1, 'a'), at(2, 'a'), at(3, 'a'), at(20, 'a')])).toEqual([2, 3]);
  });

  it('call at an item event of someone who has related to that item before', () => {
    const item: Trigger = {
      kind: 'item',
      event: 'price_drop',
      where: [],
      relation: 'wishlist',
      property: 'item',
      withinSeconds: 24 * hour,
    };
    const events = [at(-10, 'wishlist', 'shoe'), at(1, 'price_drop', 'hat'), at(2, 'wishlist', 'hat')];
    expect(calls(item, [...events, at(3, 'price_drop', 'hat'), at(14, 'price_drop', 'shoe')])).toEqual([3, 14]);
    expect(calls(item, [...events, at(15, 'price_drop', 'shoe'), at(16, 'price_drop')])).toEqual([]);
  });

  it('call when a segment’s condition turns true, at events and at later midnights', () => {
    const recently = (seconds: number, atLeast: boolean): Condition => ({
      kind: 'event',
      event: 'cart',
      where: [],
      count: atLeast ? { compare: 'atLeast', times: 1 } : { compare: 'atMost', times: 0 },
      span: { kind: 'last', seconds },
    });
    const inSegment = (segment: Condition): Trigger => ({ kind: 'segment', segment });
    expect(calls(inSegment(recently(10 * hour, true)), [at(-1, 'cart'), at(5, 'cart'), at(60, 'cart')])).toEqual([60]);
    // false from the cart at 5 on; 30 hours later it is 35, and the next midnight is 48
    expect(calls(inSegment(recently(30 * hour, false)), [at(5, 'cart'), at(100, 'visit')])).toEqual([48]);
    expect(calls(inSegment(recently(30 * hour, false)), [at(5, 'cart'), at(36, 'visit')])).toEqual([36]);
    expect(calls(inSegment({ kind: 'all', of: [] }), [at(5, 'cart')])).toEqual([]);
  });

  it('ask segments after answers to messages', () => {
    const segment: Condition = { kind: 'message', state: 'opened', nodeId: 'mail', span: { kind: 'ever' } };
    const response = { ...silence, openShare: 1, openDelay: { scaleSeconds: 0, shape: 1 } };
    const opener = trigger({ kind: 'segment', segment }, 'opener');
    const nodes = [onEvent('cart'), message('mail', { response }), opener];
    const [row] = runWorld({
      journeys: [journey(nodes, {}, { 'mail.next': 'out' })],
      customers: [{ events: [at(1, 'cart')] }],
    });
    // after the calling cart itself, in its second
    expect(momentsOf(row!.with, 'triggered')).toEqual(['2024-02-29T16:00:00Z', '2024-02-29T16:00:00Z']);
  });

  /** BG/NBD with r = 1, α = 4 and a = b = 1, every first purchase a birth. */
  const predictor: NonNullable<SimulationInput['predictor']> = {
    timing: { family: 'bgCnbd', k: 1, values: { r: 1, alpha: 4, a: 1, b: 1 } },
    knowsLeaving: true,
    firstPurchase: null,
    spend: null,
    births: 'all',
    burnInDays: 0,
    edgeDay: dayOfText('2024-01-01'),
  };
  const bought = (...moments: string[]): TestEvent[] => moments.map((iso) => ({ at: iso, type: 'purchase' }));

  it('call on the day of the expected next purchase, set anew at each purchase', () => {
    const next: Trigger = {
      kind: 'predicted',
      quantity: { kind: 'nextPurchase', offsetDays: -1, secondOfDay: 9 * hour },
    };
    // t = 4 weeks, x = 2: 8 weeks times 2^(1/3) − 1 = 2.0794 weeks = 14.56 days, so on the 15th day after 20 February
    const history = bought('2024-01-23T12:00:00+09:00', '2024-02-06T12:00:00+09:00', '2024-02-20T12:00:00+09:00');
    expect(calls(next, history, { predictor })).toEqual([4 * 24 + 9]);
    expect(calls(next, history, { predictor, days: 4 })).toEqual([]);
    expect(calls(next, [...history, at(20, 'purchase')], { predictor })).toEqual([]);
    expect(calls(next, history, { predictor: null })).toEqual([]);
    const before: Trigger = { kind: 'predicted', quantity: { kind: 'nextPurchase', offsetDays: -60, secondOfDay: 0 } };
    expect(calls(before, [...history, at(20, 'purchase')], { predictor })).toEqual([]);
    // a first purchase: x = 0 and t = 0, 4 weeks times 2 − 1, so on the 29th day after it
    expect(calls(next, [at(1, 'purchase')], { predictor, days: 40 })).toEqual([28 * 24 + 9]);
  });

  it('call on the first day on which the risk of having left is above a threshold, or at once when it is', () => {
    const risk = (above: number): Trigger => ({ kind: 'predicted', quantity: { kind: 'churnRisk', above } });
    const history = bought('2024-01-02T00:00:00+09:00', '2024-02-27T00:00:00+09:00');
    // x = 1, t = 8: the odds are ((12 + w) / 12)², above 0.55 / 0.45 from 1.26649 weeks = 8.87 days on: the 9th after 27 February
    expect(calls(risk(0.55), history, { predictor, days: 20 })).toEqual([6 * 24]);
    expect(calls(risk(0.5), history, { predictor })).toEqual([0]);
    // right after a purchase the odds are 1 / x, so the risk is 1/2 for x = 1 and 1/3 for x = 2, also after a second one of the day
    expect(calls(risk(0.3), [...history, at(5, 'purchase'), at(6, 'purchase')], { predictor })).toEqual([0, 5, 6]);
    expect(calls(risk(0.3), [...history, at(5, 'purchase'), at(30, 'purchase')], { predictor, days: 6 })).toEqual([
      0, 5,
    ]);
    const newcomer = bought('2024-01-02T00:00:00+09:00');
    expect(calls(risk(0.01), newcomer, { predictor })).toEqual([]);
    expect(calls(risk(0.01), [...newcomer, at(5, 'purchase')], { predictor })).toHaveLength(1);
    expect(calls(risk(0.3), history, { predictor: { ...predictor, knowsLeaving: false } })).toEqual([]);
  });

  it('call by hand a share of all customers on each of their local days, at a moment of that day', () => {
    const manual: Trigger = { kind: 'manual', assumedDailyShare: 0.4 };
    const zone = 'America/New_York';
    const [row] = runWorld({
      journeys: [journey([trigger(manual)])],
      customers: [{ zone }],
      days: 20,
      zone: 'Asia/Seoul',
    });
    const stream = createStream(1, 0, domains.journey);
    const [start, first] = [moment('2024-03-01T00:00:00+09:00'), dayOfText('2024-03-01')];
    const expected: number[] = [];
    for (let day = -1; day <= 20; day++) {
      const u = uniformAt(stream, 0, purposeOf('journey', 'in', day, 'manual'));
      const midnight = midnightOf(zone, first + day);
      const called = midnight + Math.floor((u / 0.4) * daySeconds);
      const isThatDay = called < midnightOf(zone, first + day + 1);
      if (u < 0.4 && isThatDay && called >= start && called < start + 20 * daySeconds) expected.push(called);
    }
    expect(momentsOf(row!.with, 'triggered').map(moment)).toEqual(expected);
    expect(expected.length).toBeGreaterThan(3);
  });
});

describe('conditions of the reference interpreter', () => {
  const carts = [at(-100, 'cart'), at(-30, 'cart'), at(-2, 'cart')];
  /** Whether a condition held at noon of the first day. */
  const heldAtNoon = (segment: Condition, events: readonly TestEvent[], segments = {}) =>
    calls(
      { kind: 'schedule', schedule: { kind: 'once', date: '2024-03-01', secondOfDay: 12 * hour }, segment },
      events,
      {
        segments,
      },
    ).length === 1;

  it('look at an earlier stretch, open at its far end and closed at its near one', () => {
    const count = (fromHours: number, toHours: number, times: number): Condition => ({
      kind: 'event',
      event: 'cart',
      where: [],
      count: { compare: 'exactly', times },
      span: { kind: 'between', fromSeconds: fromHours * hour, toSeconds: toHours * hour },
    });
    // at noon the carts lie 112, 42 and 14 hours back
    expect(heldAtNoon(count(112, 14, 2), carts)).toBe(true);
    expect(heldAtNoon(count(112.5, 14, 3), carts)).toBe(true);
    expect(heldAtNoon(count(112.5, 14.5, 2), carts)).toBe(true);
  });

  it('measure events: sums over none are 0, means over none are missing, first and last take what is there', () => {
    const events = [
      { ...at(-9, 'cart', 'hat'), value: 10 },
      { ...at(-8, 'cart', 'shoe') },
      { ...at(-7, 'cart', 'hat'), value: 40 },
      { ...at(-6, 'cart') },
    ];
    const measure = (
      name: Extract<Condition, { kind: 'eventMeasure' }>['measure'],
      property: string,
      test: Extract<Condition, { kind: 'eventMeasure' }>['test'],
      event = 'cart',
    ) =>
      heldAtNoon(
        { kind: 'eventMeasure', event, where: [], span: { kind: 'ever' }, measure: name, property, test },
        events,
      );
    const is = (value: number | string) => ({ compare: 'is' as const, value });
    expect(measure('sum', 'value', is(50))).toBe(true);
    expect(measure('mean', 'value', is(25))).toBe(true);
    expect(measure('min', 'value', is(10)) && measure('max', 'value', is(40))).toBe(true);
    expect(measure('distinct', 'item', is(2))).toBe(true);
    expect(measure('first', 'item', is('hat')) && measure('first', 'value', is(10))).toBe(true);
    expect(measure('last', 'item', { compare: 'isNotSet' })).toBe(true);
    expect(measure('sum', 'value', is(0), 'none') && measure('distinct', 'item', is(0), 'none')).toBe(true);
    expect(measure('mean', 'value', { compare: 'atLeast', value: 0 }, 'none')).toBe(false);
    expect(measure('mean', 'value', { compare: 'isNotSet' }, 'none')).toBe(true);
  });

  it('see what followed an event within a time, and what did not once that time is over', () => {
    const followed = (isFollowed: boolean, withinHours: number, lastHours = 1000): Condition => ({
      kind: 'followed',
      first: any('cart'),
      next: any('purchase'),
      withinSeconds: withinHours * hour,
      span: { kind: 'last', seconds: lastHours * hour },
      followed: isFollowed,
    });
    const events = [at(-20, 'cart'), at(-18, 'purchase')];
    expect(heldAtNoon(followed(true, 2), events)).toBe(true);
    expect(heldAtNoon(followed(true, 1), events)).toBe(false);
    expect(heldAtNoon(followed(false, 1), events)).toBe(true);
    expect(heldAtNoon(followed(true, 2, 32), events)).toBe(false);
    // the time of a cart 12 hours ago is over after, not at, 12 hours
    expect(heldAtNoon(followed(false, 12), [at(0, 'cart')])).toBe(false);
    expect(heldAtNoon(followed(false, 11), [at(0, 'cart')])).toBe(true);
    expect(heldAtNoon(followed(true, 0), [at(-3, 'purchase'), at(-3, 'cart')])).toBe(false);
  });

  it('know saved segments by their definition, and find nobody in circles and in unknown ones', () => {
    const named = (segmentId: string): Condition => ({ kind: 'segment', segmentId });
    const segments = {
      everyone: { kind: 'all', of: [] },
      round: { kind: 'not', of: named('about') },
      about: { kind: 'any', of: [named('everyone'), named('round')] },
      outside: { kind: 'not', of: named('round') },
    };
    const held = (id: string) => heldAtNoon(named(id), [], segments);
    expect(['everyone', 'round', 'about', 'outside', 'unknown'].map(held)).toEqual([true, false, false, true, false]);
  });
});
