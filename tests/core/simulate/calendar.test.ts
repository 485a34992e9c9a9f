import { describe, expect, it } from 'vitest';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import { createWindowCalendar } from '../../../core/simulate/windowCalendar.ts';
import { dayNumber, localDayOf } from '../../../core/time/index.ts';
import { hour, message, node, onEvent, play } from './scenario.ts';

const daySeconds = 86_400;

function birthday(offsetDays: number): NodeOf<'trigger'> {
  return {
    ...node('in'),
    type: 'trigger',
    trigger: { kind: 'date', attribute: 'born', offsetDays, secondOfDay: 9 * hour, repeat: 'yearly' },
  };
}

const dateOf = (utc: number) => new Date(utc).toISOString().slice(0, 10);

/** Local dates of the yearly calls of someone born on a date, inside [first, last], by the proleptic calendar of `Date`. */
function expectedCalls(born: string, offsetDays: number, first: string, last: string): string[] {
  const [, month, dayOfMonth] = born.split('-').map(Number) as [number, number, number];
  const calls: string[] = [];
  for (let year = 2022; year <= 2027; year++) {
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
    const own = month === 2 && dayOfMonth === 29 && !isLeap ? 28 : dayOfMonth;
    calls.push(dateOf(Date.UTC(year, month - 1, own) + offsetDays * daySeconds * 1000));
  }
  return calls.filter((date) => date >= first && date <= last);
}

/** Every day of a leap year as the birthday of one customer, in order. */
const birthdays = Array.from({ length: 366 }, (_, index) => dateOf(Date.UTC(1992, 0, 1 + index)));

describe('birthdays on every day of the year', () => {
  it.each([
    ['Asia/Seoul', '2024-01-01', 366, 0],
    ['Asia/Seoul', '2025-01-01', 365, 0],
    ['Asia/Seoul', '2023-12-15', 90, -7],
    ['Asia/Seoul', '2024-02-20', 20, 1],
    ['America/New_York', '2024-01-01', 366, -1],
    ['America/New_York', '2025-06-30', 365, 30],
  ])('call in %s from %s over %i days at 9 o’clock of the date moved by %i days', (zone, startDate, days, offset) => {
    const customers = birthdays.map((born, index) => ({
      id: String(index).padStart(3, '0'),
      attributes: { born },
    }));
    const { steps, count } = play({
      zone,
      startDate,
      days,
      customers,
      kinds: { born: 'date' },
      events: [],
      nodes: [birthday(offset)],
      edges: [],
      journey: {},
    });
    const last = dateOf(Date.parse(startDate) + (days - 1) * daySeconds * 1000);
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    let calls = 0;
    for (const [row, born] of birthdays.entries()) {
      const called = steps(row).filter(({ kind }) => kind === 'triggered');
      const expected = expectedCalls(born, offset, startDate, last);
      expect({ born, at: called.map(({ time }) => clock.format(time * 1000)) }).toEqual({
        born,
        at: expected.map((date) => `${date} 09:00:00`),
      });
      calls += expected.length;
    }
    expect(count('trigger|in|fired')).toBe(calls);
    expect(calls).toBeGreaterThan(days - 2);
  });
});

describe('days of a report', () => {
  const carts = (moments: string[]) => ({
    customers: [{ id: 'a' }],
    events: moments.map((moment): [string, string, string, number] => ['a', 'purchase', moment, 1000]),
    nodes: [onEvent('in', 'cart')],
    edges: [],
  });

  it('are 23 and 25 hours long where New York changes its clocks, and lose no purchase', () => {
    const spring = play({
      zone: 'America/New_York',
      startDate: '2026-03-08',
      days: 2,
      ...carts(['2026-03-08T00:00:00-05:00', '2026-03-08T23:59:59-04:00', '2026-03-09T00:00:00-04:00']),
    });
    expect([0, 1].map((index) => spring.count(`outcome|with|purchases|day|${index}`))).toEqual([2, 1]);
    const autumn = play({
      zone: 'America/New_York',
      startDate: '2026-11-01',
      days: 2,
      ...carts([
        '2026-11-01T00:00:00-04:00',
        '2026-11-01T01:30:00-04:00',
        '2026-11-01T01:30:00-05:00',
        '2026-11-01T23:59:59-05:00',
        '2026-11-02T00:00:00-05:00',
      ]),
    });
    expect([0, 1].map((index) => autumn.count(`outcome|with|purchases|day|${index}`))).toEqual([4, 1]);
  });

  it('go over the leap day and the turn of the year in Seoul', () => {
    const leap = play({
      startDate: '2024-02-28',
      days: 3,
      ...carts(['2024-02-28T23:59:59+09:00', '2024-02-29T00:00:00+09:00', '2024-03-01T00:00:00+09:00']),
    });
    expect([0, 1, 2].map((index) => leap.count(`outcome|with|purchases|day|${index}`))).toEqual([1, 1, 1]);
    const year = play({
      startDate: '2025-12-31',
      days: 2,
      ...carts(['2025-12-31T23:59:59+09:00', '2026-01-01T00:00:00+09:00', '2026-01-01T23:59:59+09:00']),
    });
    expect([0, 1].map((index) => year.count(`outcome|with|purchases|day|${index}`))).toEqual([1, 2]);
  });
});

describe('a wait for a local time', () => {
  const until = (secondOfDay: number) => [
    onEvent('in', 'cart'),
    { ...node('wait'), type: 'wait' as const, wait: { kind: 'untilLocal' as const, secondOfDay, weekdays: [] } },
    { ...node('out'), type: 'exit' as const },
  ];
  const left = (zone: string, startDate: string, moment: string, secondOfDay: number) =>
    play({
      zone,
      startDate,
      days: 4,
      customers: [{ id: 'a' }],
      events: [['a', 'cart', moment]],
      nodes: until(secondOfDay),
      edges: ['in > wait', 'wait > out'],
    })
      .trace(0)
      .find((step) => step.includes('exited'))!
      .slice(0, 16);

  it('takes the first of the two moments where New York shows it twice', () => {
    expect(left('America/New_York', '2026-10-31', '2026-10-31T12:00:00-04:00', 1.5 * hour)).toBe('2026-11-01T05:30');
  });

  it('waits until the next day once the first of the two has passed', () => {
    expect(left('America/New_York', '2026-10-31', '2026-11-01T01:45:00-04:00', 1.5 * hour)).toBe('2026-11-02T06:30');
  });

  it('goes from leap day to 1 March, and from New Year’s Eve to New Year, in Seoul', () => {
    expect(left('Asia/Seoul', '2024-02-28', '2024-02-29T23:00:00+09:00', 9 * hour)).toBe('2024-03-01T00:00');
    expect(left('Asia/Seoul', '2025-12-30', '2025-12-31T23:00:00+09:00', 9 * hour)).toBe('2026-01-01T00:00');
  });
});

describe('consent given on a leap day', () => {
  const sent = (moment: string) =>
    play({
      startDate: '2026-02-26',
      days: 5,
      customers: [
        { id: 'a', attributes: { ads: true, asked: Date.parse('2024-02-29T12:00:00+09:00') / 1000, phone: '010' } },
      ],
      kinds: { asked: 'time', phone: 'text' },
      roles: { adConsent: 'ads', adConsentTime: 'asked', phone: 'phone' },
      events: [['a', 'cart', moment]],
      nodes: [onEvent('in', 'cart'), message('sms', { channel: 'sms', purpose: 'advertising' })],
      edges: ['in > sms'],
      assumptions: { quietHours: [] },
    }).count('message|sms|sent');

  it('ends on 28 February two years later, the day on which a common year keeps it', () => {
    expect(sent('2026-02-27T23:59:59+09:00')).toBe(1);
    expect(sent('2026-02-28T00:00:00+09:00')).toBe(0);
  });
});

describe('a monthly schedule for the 31st', () => {
  it('comes on the last day of every month of a leap year', () => {
    const { steps } = play({
      startDate: '2024-01-01',
      days: 366,
      customers: [{ id: 'a' }],
      events: [],
      nodes: [
        {
          ...node('in'),
          type: 'trigger',
          trigger: {
            kind: 'schedule',
            schedule: { kind: 'monthly', dayOfMonth: 31, secondOfDay: 10 * hour },
            segment: { kind: 'all', of: [] },
          },
        },
      ],
      edges: [],
    });
    const dates = steps(0)
      .filter(({ kind }) => kind === 'triggered')
      .map(({ time }) => dateOf(time * 1000).slice(5));
    const lastDays = Array.from({ length: 12 }, (_, month) => dateOf(Date.UTC(2024, month + 1, 0)).slice(5));
    expect(dates).toEqual(lastDays);
  });
});

describe('the calendar of a window', () => {
  it('knows the change of the clock after the window, where a wait may look for a moment', () => {
    const at = (moment: string) => Date.parse(moment) / 1000;
    const { zone } = createWindowCalendar(
      'America/New_York',
      at('2024-10-25T00:00:00-04:00'),
      at('2024-10-29T00:00:00-04:00'),
      1,
    );
    // half an hour before midnight by winter time, half an hour after it by summer time
    expect(localDayOf(zone, at('2024-11-03T23:30:00-05:00'))).toBe(dayNumber('2024-11-03'));
  });
});
