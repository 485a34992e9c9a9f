import { describe, expect, it } from 'vitest';
import type { Response } from '../../../core/journey/channels.ts';
import { emptyJourney } from '../../../core/journey/spec.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { day, hour, message, node, onEvent, play, waitSeconds } from './scenario.ts';

const blank = emptyJourney('scenario', 'Scenario');
const alone = [{ id: 'a' }];
const sure: Response = {
  deliveredShare: 1,
  openShare: null,
  clickShare: 1,
  conversionShare: 1,
  unsubscribeShare: 0,
  openDelay: { scaleSeconds: 0, shape: 1 },
  clickDelay: { scaleSeconds: 0, shape: 1 },
  conversionDelay: { scaleSeconds: 0, shape: 1 },
  logHalfWidth: 0,
  directConversionShare: null,
  source: 'measured',
};
const noPurchase: Condition = {
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'exactly', times: 0 },
  span: { kind: 'ever' },
};

describe('leaving a journey', () => {
  const waiting = [onEvent('in', 'cart'), waitSeconds('wait', 5 * day)];
  const scene = {
    startDate: '2026-03-01',
    days: 10,
    customers: alone,
    events: [
      ['a', 'cart', '2026-03-02T10:00:00+09:00'],
      ['a', 'purchase', '2026-03-03T12:00:00+09:00', 20_000],
    ] as [string, string, string, number?][],
    nodes: waiting,
    edges: ['in > wait'],
  };

  it('happens at the own event that takes the customer out of the entry segment', () => {
    const { count, trace } = play({
      ...scene,
      journey: { entry: { ...blank.entry, segment: noPurchase }, exits: { ...blank.exits, leftSegment: true } },
    });
    expect(count('node|wait|exit|leftSegment')).toBe(1);
    expect(trace(0).at(-1)).toBe('2026-03-03T03:00 exited wait leftSegment');
  });

  it('happens at the goal event when the journey ends on its goal, and the goal counts once', () => {
    const { count } = play({ ...scene, journey: { exits: { ...blank.exits, onGoal: true } } });
    expect(count('node|wait|exit|goal')).toBe(1);
    expect(count('journey|goals')).toBe(1);
  });

  it('happens in the middle of a wait when the longest stay is over', () => {
    const { trace } = play({ ...scene, journey: { exits: { ...blank.exits, maxDurationSeconds: 2 * day } } });
    expect(trace(0).at(-1)).toBe('2026-03-04T01:00 exited wait maxDuration');
  });

  it('happens after 1,000 steps in a circle that takes no time', () => {
    const { count } = play({
      ...scene,
      nodes: [onEvent('in', 'cart'), waitSeconds('spin', 0)],
      edges: ['in > spin', 'spin > spin'],
    });
    expect(count('node|spin|exit|maxSteps')).toBe(1);
    expect(count('node|spin|entered')).toBe(1000);
  });

  it('comes to an end even where every purchase calls in and every message brings a purchase', () => {
    const { count } = play({
      ...scene,
      nodes: [onEvent('in', 'purchase'), message('sms', { channel: 'sms', response: sure })],
      edges: ['in > sms'],
      journey: { entry: { ...blank.entry, reentry: { kind: 'always' }, concurrent: true } },
      simulateResponses: true,
    });
    expect(count('journey|entries')).toBe(5000);
    expect(count('trigger|in|refused|reentry')).toBe(1);
  });
});

describe('local time', () => {
  const untilLocal = (secondOfDay: number, weekdays: number[] = []) => [
    onEvent('in', 'cart'),
    { ...node('wait'), type: 'wait' as const, wait: { kind: 'untilLocal' as const, secondOfDay, weekdays } },
    { ...node('out'), type: 'exit' as const },
  ];
  const left = (steps: string[]) => steps.find((step) => step.includes('exited'))!.slice(0, 16);
  const scene = { startDate: '2026-03-06', days: 12, customers: alone, edges: ['in > wait', 'wait > out'] };

  it('waits for 02:30 on the night New York skips it until 03:00', () => {
    const { trace } = play({
      ...scene,
      zone: 'America/New_York',
      events: [['a', 'cart', '2026-03-07T12:00:00-05:00']],
      nodes: untilLocal(2.5 * hour),
    });
    expect(left(trace(0))).toBe('2026-03-08T07:00');
  });

  it('counts this very moment as the next 10:00, and a second later as tomorrow’s', () => {
    const at = (moment: string) =>
      left(play({ ...scene, events: [['a', 'cart', moment]], nodes: untilLocal(10 * hour) }).trace(0));
    expect(at('2026-03-09T10:00:00+09:00')).toBe('2026-03-09T01:00');
    expect(at('2026-03-09T10:00:01+09:00')).toBe('2026-03-10T01:00');
  });

  it('waits for the asked weekday', () => {
    const { trace } = play({
      ...scene,
      events: [['a', 'cart', '2026-03-09T11:00:00+09:00']],
      nodes: untilLocal(10 * hour, [1, 5]),
    });
    // 9 March 2026 is a Monday.
    expect(left(trace(0))).toBe('2026-03-13T01:00');
  });

  it('celebrates 29 February on the 28th in common years', () => {
    const birthday = {
      ...node('in'),
      type: 'trigger' as const,
      trigger: {
        kind: 'date' as const,
        attribute: 'born',
        offsetDays: 0,
        secondOfDay: 9 * hour,
        repeat: 'yearly' as const,
      },
    };
    const entered = (startDate: string) =>
      play({
        startDate,
        days: 10,
        customers: [{ id: 'a', attributes: { born: '1996-02-29' } }],
        kinds: { born: 'date' },
        events: [],
        nodes: [birthday],
        edges: [],
      }).trace(0)[0];
    expect(entered('2026-02-25')).toBe('2026-02-28T00:00 triggered in');
    expect(entered('2028-02-25')).toBe('2028-02-29T00:00 triggered in');
  });
});

describe('sending', () => {
  const advertising = message('sms', { channel: 'sms', purpose: 'advertising' });
  const scene = {
    startDate: '2026-03-01',
    days: 3,
    events: [['a', 'cart', '2026-03-01T22:00:00+09:00']] as [string, string, string][],
    nodes: [onEvent('in', 'cart'), advertising, { ...node('out'), type: 'exit' as const }],
    edges: ['in > sms', 'sms > out'],
  };
  const roles = { phone: 'phone', adConsent: 'ads', adConsentTime: 'asked' };
  const kinds = { phone: 'text', asked: 'time' } as const;
  const customer = (attributes: Record<string, string | number | boolean>) => [{ id: 'a', attributes }];
  const reachable = { phone: '010', ads: true, asked: Date.parse('2025-01-01T00:00:00+09:00') / 1000 };

  it('holds advertising back at night, without night consent, until 08:00', () => {
    const { count, trace } = play({ ...scene, roles, kinds, customers: customer(reachable) });
    expect(trace(0)).toContain('2026-03-01T23:00 sent sms sms');
    expect(count('message|sms|delayed')).toBe(1);
    expect(count('message|sms|costWon')).toBe(12);
  });

  it('sends at night to those who have consented to that', () => {
    const customers = customer({ ...reachable, night: true });
    const { trace } = play({ ...scene, roles: { ...roles, nightConsent: 'night' }, kinds, customers });
    expect(trace(0)).toContain('2026-03-01T13:00 sent sms sms');
  });

  it.each([
    ['noAddress', { ads: true, asked: reachable.asked, phone: '' }],
    ['noConsent', { ...reachable, ads: false }],
    ['consentExpired', { ...reachable, asked: Date.parse('2024-03-01T15:00:00+09:00') / 1000 }],
  ])('suppresses for the reason %s', (reason, attributes) => {
    const { count } = play({ ...scene, roles, kinds, customers: customer(attributes) });
    expect(count(`message|sms|suppressed|${reason}`)).toBe(1);
    expect(count('message|sms|sent')).toBe(0);
  });

  it('asks for consent again when the night is over: it ends by the calendar date, not after 730 days', () => {
    const asked = Date.parse('2024-03-02T15:00:00+09:00') / 1000;
    const { count } = play({ ...scene, roles, kinds, customers: customer({ ...reachable, asked }) });
    expect(count('message|sms|delayed')).toBe(1);
    expect(count('message|sms|suppressed|consentExpired')).toBe(1);
  });

  it('counts towards a cap what lies in the span that ends now, and no more what lies exactly its length ago', () => {
    const cap = { channels: ['email' as const], purpose: null, times: 1, withinSeconds: day };
    const { trace } = play({
      startDate: '2026-03-01',
      days: 5,
      customers: alone,
      events: [
        ['a', 'cart', '2026-03-01T10:00:00+09:00'],
        ['a', 'cart', '2026-03-02T09:59:59+09:00'],
        ['a', 'cart', '2026-03-02T10:00:00+09:00'],
      ],
      nodes: [onEvent('in', 'cart'), message('mail')],
      edges: ['in > mail'],
      journey: { entry: { ...blank.entry, reentry: { kind: 'always' } } },
      assumptions: { frequencyCaps: [cap] },
    });
    const sends = trace(0).filter((step) => step.includes('sent') || step.includes('suppressed'));
    expect(sends).toEqual([
      '2026-03-01T01:00 sent mail email',
      '2026-03-02T00:59 suppressed mail frequencyCap',
      '2026-03-02T01:00 sent mail email',
    ]);
  });

  it('sends the fallback to those whom the message does not reach, and costs both', () => {
    const { count } = play({
      ...scene,
      customers: alone,
      nodes: [
        onEvent('in', 'cart'),
        message('sms', {
          channel: 'alimtalk',
          fallback: { channel: 'lms', body: '' },
          response: { ...sure, deliveredShare: 0 },
        }),
      ],
      edges: ['in > sms'],
      simulateResponses: true,
    });
    expect(count('message|sms|fallbackSent')).toBe(1);
    expect(count('message|sms|costWon')).toBe(10 + 39);
    expect(count('sent|lms|day|0')).toBe(1);
    expect(count('journey|messagesPerCustomer|1')).toBe(1);
  });

  it.each([
    ['noAddress', '10:00', { ...reachable, phone: '' }],
    ['noConsent', '10:00', { ...reachable, ads: false }],
    ['consentExpired', '10:00', { ...reachable, asked: Date.parse('2024-02-01T15:00:00+09:00') / 1000 }],
    ['quietHours', '22:00', reachable],
  ])('says why the fallback is not sent either: %s', (reason, clock, attributes) => {
    const lost = message('mail', {
      channel: 'alimtalk',
      purpose: 'advertising',
      fallback: { channel: 'sms', body: '' },
      response: { ...sure, deliveredShare: 0 },
    });
    const shown = play({
      ...scene,
      events: [['a', 'cart', `2026-03-01T${clock}:00+09:00`]],
      nodes: [onEvent('in', 'cart'), { ...lost, channel: 'email', nightPolicy: 'skip' }],
      edges: ['in > mail'],
      roles: { ...roles, email: 'mail', emailConsent: 'yes' },
      kinds: { ...kinds, mail: 'text' },
      customers: customer({ ...attributes, mail: 'a@b.kr', yes: true }),
      simulateResponses: true,
    });
    expect(shown.count('message|mail|sent')).toBe(1);
    expect(shown.count('message|mail|fallbackSent')).toBe(0);
    expect(shown.count(`message|mail|fallbackRefused|${reason}`)).toBe(1);
    expect(shown.trace(0).filter((step) => step.includes('fallbackRefused'))).toHaveLength(1);
  });
});

describe('a conversion', () => {
  const scene = {
    startDate: '2026-03-01',
    days: 5,
    customers: alone,
    events: [
      ['a', 'purchase', '2026-01-01T10:00:00+09:00', 10_000],
      ['a', 'purchase', '2026-01-05T10:00:00+09:00', 15_001],
      ['a', 'cart', '2026-03-02T10:00:00+09:00'],
      ['a', 'purchase', '2026-03-04T10:00:00+09:00', 30_000],
    ] as [string, string, string, number?][],
    nodes: [onEvent('in', 'cart'), message('sms', { channel: 'sms', response: sure })],
    edges: ['in > sms'],
    simulateResponses: true,
  };

  it('adds a purchase of the customer’s mean value in whole won', () => {
    const { count } = play({ ...scene, assumptions: { pullForwardShare: 0 } });
    expect(count('outcome|with|revenueWon|day|1')).toBe(12_501);
    expect(count('outcome|with|revenueWon|day|3')).toBe(30_000);
    expect(count('outcome|without|purchases|day|1')).toBe(0);
  });

  it('that brings the next purchase forward takes it away from the world with the journey', () => {
    const { count, trace } = play({ ...scene, assumptions: { pullForwardShare: 1 } });
    expect(count('outcome|pulledForward')).toBe(1);
    expect(count('outcome|with|purchases|day|3')).toBe(0);
    expect(count('outcome|without|purchases|day|3')).toBe(1);
    expect(trace(0).some((step) => step.startsWith('2026-03-04') && step.includes('event'))).toBe(false);
  });
});
