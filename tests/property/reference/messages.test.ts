import { describe, expect, it } from 'vitest';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { createStream, domains, purposeOf, uniformAt } from '../../../core/lib/random.ts';
import { journey, message, momentsOf, node, onEvent, runWorld, silence, total, wait } from './fixture.ts';
import { daySeconds } from './zones.ts';

const hour = 3600;
const cart = { at: '2024-03-01T10:00:00+09:00', type: 'cart' };
const buyer = { ...silence, clickShare: 1, conversionShare: 1 };

describe('what becomes of messages', () => {
  it('lowers opens and raises unsubscribing by the pressure of earlier messages of all journeys', () => {
    const response = { ...silence, openShare: 0.5, unsubscribeShare: 0.1 };
    const tau = 2 * daySeconds;
    const pressure = { tauSeconds: tau, openLogOddsPerUnit: 1, unsubscribeLogOddsPerUnit: 2 };
    const first = journey([onEvent('cart'), message('first', { response, channel: 'push' })], { id: 'first' });
    const second = journey(
      [onEvent('cart'), wait('pause', daySeconds), message('second', { response }), message('third', { response })],
      { id: 'study' },
    );
    const customers = Array.from({ length: 60 }, () => ({ events: [cart] }));
    const rows = runWorld({ journeys: [second, first], customers, assumptions: { pressure } });

    // by hand: P = 0, e^(−1/2), e^(−1/2) + 1, each odds multiplied by e^(−P), e^(2P)
    const before = [0, Math.exp(-1 / 2), Math.exp(-1 / 2) + 1];
    const stream = createStream(1, 0, domains.journey);
    const share = (odds: number) => odds / (1 + odds);
    const expected = (name: string, odds: (pressure: number) => number) =>
      ['first', 'study', 'study'].map((id, index) => {
        const nodeId = ['first', 'second', 'third'][index]!;
        const drawn = customers.filter(
          (_, row) => uniformAt(stream, row, purposeOf(id, nodeId, 1, name)) < share(odds(before[index]!)),
        );
        return drawn.length;
      });
    const opened = ['+first|message|first|opened', 'message|second|opened', 'message|third|opened'];
    const left = ['+first|message|first|unsubscribed', 'message|second|unsubscribed', 'message|third|unsubscribed'];
    expect(opened.map((key) => total(rows, key))).toEqual(expected('opened', (p) => Math.exp(-p)));
    const leavers = expected('unsubscribed', (p) => Math.exp(2 * p) / 9);
    // whoever has unsubscribed from email by the second message in its own second still gets the third
    expect(left.map((key) => total(rows, key))).toEqual(leavers);
    expect(new Set(leavers).size).toBe(3);
  });

  it('brings the next purchase of the baseline forward and leaves the one after it', () => {
    const events = [
      cart,
      { at: '2024-02-01T00:00:00+09:00', type: 'purchase', value: 10_000 },
      { at: '2024-02-02T00:00:00+09:00', type: 'purchase', value: 20_001 },
      { at: '2024-03-01T09:00:00+09:00', type: 'purchase', value: 1 },
      { at: '2024-03-03T00:00:00+09:00', type: 'purchase', value: 2 },
      { at: '2024-03-04T00:00:00+09:00', type: 'purchase', value: 3 },
    ];
    const world = {
      journeys: [journey([onEvent('cart'), message('mail', { response: buyer })])],
      customers: [{ events }],
    };
    const revenue = (pullForwardShare: number) => {
      const [row] = runWorld({ ...world, assumptions: { pullForwardShare } });
      return Array.from({ length: 4 }, (_, day) => row!.with.counts.get(`outcome|with|revenueWon|day|${day}`) ?? 0);
    };
    // half of 30,001 is rounded to 15,001
    expect(revenue(0)).toEqual([15_002, 0, 2, 3]);
    expect(revenue(1)).toEqual([15_002, 0, 0, 3]);
    const [row] = runWorld({ ...world, assumptions: { pullForwardShare: 1 } });
    expect(row!.without.counts.get('outcome|without|purchases|day|2')).toBe(1);
    expect(row!.with.counts.get('outcome|pulledForward')).toBe(1);
  });

  it('brings another purchase forward with every conversion', () => {
    const events = [cart, { at: '2024-03-03T00:00:00+09:00', type: 'purchase', value: 1 }];
    const later = { at: '2024-03-05T00:00:00+09:00', type: 'purchase', value: 2 };
    const nodes = [onEvent('cart'), message('one', { response: buyer }), message('two', { response: buyer })];
    const rows = runWorld({
      journeys: [journey(nodes)],
      customers: [{ events: [...events, later] }, { events }],
      assumptions: { pullForwardShare: 1 },
    });
    expect(rows.map((row) => row.with.counts.get('outcome|pulledForward'))).toEqual([2, 1]);
    expect(rows.map((row) => row.with.counts.get('outcome|with|purchases|day|0'))).toEqual([2, 2]);
  });

  it('adds what an offer costs to the cost of its message when the customer buys', () => {
    const offer = { label: '', costWon: 500.5, discountPercent: 10 };
    const run = (response: typeof silence) =>
      runWorld({
        journeys: [journey([onEvent('cart'), message('mail', { response, offer })])],
        customers: [{ events: [cart] }],
        assumptions: { defaultOrderValue: 30_000 },
      });
    expect(total(run(buyer), 'message|mail|offerWon')).toBe(3500.5);
    expect(total(run(buyer), 'message|mail|costWon')).toBe(3501.5);
    expect(total(run(silence), 'message|mail|costWon')).toBe(1);
  });

  it('draws a measured direct effect at delivery, whether or not anyone clicks', () => {
    const run = (clickShare: number, directConversionShare: number) => {
      const response = { ...silence, clickShare, conversionShare: 1, directConversionShare };
      const nodes = [onEvent('cart'), message('mail', { response })];
      return runWorld({ journeys: [journey(nodes)], customers: [{ events: [cart] }] });
    };
    expect(total(run(0, 1), 'message|mail|converted')).toBe(1);
    expect(total(run(1, 0), 'message|mail|clicked')).toBe(1);
    expect(total(run(1, 0), 'message|mail|converted')).toBe(0);
  });

  it('chooses Brand Message recipients and prices by friendship', () => {
    const customers = [true, false].map((friend) => ({ friend, events: [cart] }));
    const costs = (targeting: 'I' | 'N' | 'M' | 'F' | null) => {
      const kakao =
        targeting === null
          ? null
          : { templateCode: '', templateStatus: 'approved' as const, messageType: 'TEXT' as const, targeting };
      const nodes = [onEvent('cart'), message('brand', { channel: 'brandMessage', kakao })];
      const rows = runWorld({ journeys: [journey(nodes)], customers, roles: ['kakaoFriend'] });
      return rows.map((row) => row.with.counts.get('message|brand|costWon') ?? 0);
    };
    expect([null, 'I', 'F', 'N', 'M'].map((targeting) => costs(targeting as 'I'))).toEqual([
      [25, 0],
      [25, 0],
      [25, 0],
      [0, 35],
      [25, 35],
    ]);
  });

  it('counts a conversion as the goal of its own journey always and of others by their tests', () => {
    const dear = [{ property: 'value', test: { compare: 'atLeast' as const, value: 50_000 } }];
    const study = journey([onEvent('cart'), wait('stay', 5 * hour)], { goal: { event: 'purchase', where: dear } });
    const sender = journey([onEvent('cart'), message('mail', { response: buyer }), wait('stay', hour)], {
      id: 'sender',
      goal: { event: 'purchase', where: dear },
    });
    const goals = (defaultOrderValue: number) => {
      const [row] = runWorld({
        journeys: [study, sender],
        customers: [{ events: [cart] }],
        assumptions: { defaultOrderValue },
      });
      return ['journey|goals', '+sender|journey|goals', 'outcome|with|buyers'].map((key) => row!.with.counts.get(key));
    };
    expect(goals(40_000)).toEqual([undefined, 1, undefined]);
    expect(goals(60_000)).toEqual([1, 1, 1]);
  });
});

describe('nodes of version 2', () => {
  const exit = (id: string) => node<NodeOf<'exit'>>(id, { type: 'exit' });

  it('waits for whichever of several comes first, in order of ports within one event', () => {
    const isShopper = {
      kind: 'event' as const,
      event: 'visit',
      where: [],
      count: { compare: 'atLeast' as const, times: 2 },
      span: { kind: 'sinceEntry' as const },
    };
    const waitFor = node<NodeOf<'waitFor'>>('wait', {
      type: 'waitFor',
      event: 'purchase',
      where: [],
      timeoutSeconds: 2 * daySeconds,
      segment: null,
      others: [
        { id: 'shopper', label: '', kind: 'segment', segment: isShopper },
        { id: 'visit', label: '', kind: 'event', event: 'review', where: [] },
      ],
    });
    const ports = (...types: string[]) => {
      const events = types.map((type, index) => ({ at: `2024-03-01T1${index + 1}:00:00+09:00`, type }));
      const [row] = runWorld({
        journeys: [journey([onEvent('cart'), waitFor])],
        customers: [{ events: [cart, ...events] }],
      });
      return row!.with.steps
        .filter((step) => step.nodeId === 'wait' && step.kind === 'port')
        .map((step) => step.detail);
    };
    expect(ports('visit', 'purchase')).toEqual(['happened']);
    expect(ports('visit', 'visit', 'purchase')).toEqual(['shopper']);
    expect(ports('visit', 'review')).toEqual(['visit']);
    expect(ports('visit')).toEqual(['timedOut']);
  });

  it('asks an awaited segment on arrival and at local midnights', () => {
    const quiet = (seconds: number) => ({
      kind: 'event' as const,
      event: 'cart',
      where: [],
      count: { compare: 'exactly' as const, times: 0 },
      span: { kind: 'last' as const, seconds },
    });
    const ends = (seconds: number, timeoutSeconds: number) => {
      const waitFor = node<NodeOf<'waitFor'>>('wait', {
        type: 'waitFor',
        event: '',
        where: [],
        timeoutSeconds,
        segment: quiet(seconds),
        others: [],
      });
      const nodes = [onEvent('cart'), wait('pause', hour), waitFor];
      const [row] = runWorld({ journeys: [journey(nodes)], customers: [{ events: [cart] }] });
      return row!.with.steps
        .filter((step) => step.nodeId === 'wait' && step.kind === 'port')
        .map((step) => `${step.detail} ${new Date(step.time * 1000).toISOString().slice(0, 16)}`);
    };
    expect(ends(1800, daySeconds)).toEqual(['happened 2024-03-01T02:00']);
    // 20 hours after the cart it is 06:00: the midnight after that is 3 March
    expect(ends(20 * hour, 3 * daySeconds)).toEqual(['happened 2024-03-02T15:00']);
    expect(ends(20 * hour, 37 * hour)).toEqual(['happened 2024-03-02T15:00']);
    expect(ends(20 * hour, 37 * hour - 1)).toEqual(['timedOut 2024-03-02T14:59']);
  });

  it('answers a survey by cumulated shares after its time, and lets the others time out', () => {
    const survey = node<NodeOf<'survey'>>('ask', {
      type: 'survey',
      question: '',
      answers: ['good', 'bad'].map((id, index) => ({ id, label: '', sharePercent: [50, 20][index]! })),
      answerSeconds: hour,
      timeoutSeconds: daySeconds,
    });
    const customers = Array.from({ length: 40 }, () => ({ events: [cart] }));
    const rows = runWorld({ journeys: [journey([onEvent('cart'), survey])], customers });
    const stream = createStream(1, 0, domains.journey);
    const expected = customers.map((_, row) => {
      const u = uniformAt(stream, row, purposeOf('journey', 'ask', 1, 'answer'));
      return u < 0.5 ? 'good +1 h' : u < 0.7 ? 'bad +1 h' : 'noAnswer +24 h';
    });
    const found = rows.map((row) => {
      const step = row.with.steps.find((one) => one.nodeId === 'ask' && one.kind === 'port')!;
      return `${step.detail} +${(step.time - row.with.steps[0]!.time) / hour} h`;
    });
    expect(found).toEqual(expected);
    expect(new Set(found).size).toBe(3);
  });

  it('goes to another node without an edge, and out where there is none', () => {
    const goTo = (target: string) => node<NodeOf<'goTo'>>('jump', { type: 'goTo', target });
    const reasons = (target: string) => {
      const nodes = [onEvent('cart'), goTo(target), message('skipped'), exit('out')];
      const [row] = runWorld({ journeys: [journey(nodes)], customers: [{ events: [cart] }] });
      return [...row!.with.counts.keys()].filter((key) => key.startsWith('node|') && /exit|port/.test(key));
    };
    expect(reasons('out')).toEqual(['node|in|port|next', 'node|jump|port|next', 'node|out|exit|exitNode']);
    expect(reasons('nowhere')).toEqual(['node|in|port|next', 'node|jump|exit|noEdge']);
    expect(reasons('in')).toEqual(['node|in|port|next', 'node|jump|exit|noEdge']);
    expect(reasons('jump').slice(-1)).toEqual(['node|jump|exit|maxSteps']);
  });

  it('lets a run act in the last second of its maximum duration and ends it there when it has to wait on', () => {
    const ends = (seconds: number) => {
      const plain = journey([onEvent('cart'), wait('pause', seconds), exit('out')]);
      const exits = { ...plain.exits, maxDurationSeconds: hour };
      const [row] = runWorld({ journeys: [{ ...plain, exits }], customers: [{ events: [cart] }] });
      return row!.with.steps.filter((step) => step.kind === 'exited').map((step) => step.detail);
    };
    expect(ends(hour)).toEqual(['exitNode']);
    expect(ends(hour + 1)).toEqual(['maxDuration']);
  });

  it('leaves a message pending that waits for its turn beyond the window', () => {
    const limits = { entriesTotal: null, entriesPerDay: null, sendsPerHour: 1, budgetWon: null };
    const last = { at: '2024-03-01T23:30:00+09:00', type: 'cart' };
    const rows = runWorld({
      journeys: [journey([onEvent('cart'), message('mail')], { limits })],
      customers: [{ events: [last] }, { events: [last] }],
      days: 1,
    });
    expect(total(rows, 'message|mail|pending')).toBe(1);
    expect(momentsOf(rows[1]!.with, 'stillInside')).toEqual(['2024-03-01T15:00:00Z']);
  });
});
