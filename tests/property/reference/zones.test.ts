import { describe, expect, it } from 'vitest';
import { isDateOn, nextLocal, readCron, scheduledSeconds, yearsLater } from './calendar.ts';
import { journey, message, moment, momentsOf, node, onEvent, runWorld, trigger } from './fixture.ts';
import { dayOfText, localDay, localOf, midnightOf, momentOf } from './zones.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';

const hour = 3600;

describe('local time of the reference interpreter', () => {
  it('moves a time that the clock leaves out to the first valid moment after it', () => {
    // New York goes from 02:00 to 03:00 on 10 March 2024
    const day = dayOfText('2024-03-10');
    expect(momentOf('America/New_York', day, 2.5 * hour)).toBe(moment('2024-03-10T03:00:00-04:00'));
    expect(momentOf('America/New_York', day, 1.5 * hour)).toBe(moment('2024-03-10T01:30:00-05:00'));
    expect(momentOf('America/New_York', day, 3 * hour)).toBe(moment('2024-03-10T03:00:00-04:00'));
  });

  it('takes the first of the two where the clock shows a time twice', () => {
    const day = dayOfText('2024-11-03');
    expect(momentOf('America/New_York', day, 1.5 * hour)).toBe(moment('2024-11-03T01:30:00-04:00'));
    expect(momentOf('America/New_York', day, 2 * hour)).toBe(moment('2024-11-03T02:00:00-05:00'));
    // half an hour only: Lord Howe turns back from 02:00 to 01:30
    const island = dayOfText('2024-04-07');
    expect(momentOf('Australia/Lord_Howe', island, 1.75 * hour)).toBe(moment('2024-04-07T01:45:00+11:00'));
    expect(momentOf('Australia/Lord_Howe', island, 2 * hour)).toBe(moment('2024-04-07T02:00:00+10:30'));
  });

  it('begins a day without a midnight at its first moment, and one with two at the first of them', () => {
    // Santiago goes from 24:00 to 01:00; Havana turns back from 01:00 to 00:00
    expect(midnightOf('America/Santiago', dayOfText('2024-09-08'))).toBe(moment('2024-09-08T01:00:00-03:00'));
    expect(midnightOf('America/Havana', dayOfText('2024-11-03'))).toBe(moment('2024-11-03T00:00:00-04:00'));
    expect(localDay('America/Havana', moment('2024-11-03T00:30:00-05:00'))).toBe(dayOfText('2024-11-03'));
    expect(localOf('Asia/Kathmandu', moment('2024-01-01T00:00:00Z'))).toEqual({
      day: dayOfText('2024-01-01'),
      second: 5.75 * hour,
    });
  });

  it('waits for a local time that has passed once already until the next day that has it', () => {
    const second = moment('2024-11-03T01:40:00-05:00');
    expect(nextLocal('America/New_York', second, 1.5 * hour, [])).toBe(moment('2024-11-04T01:30:00-05:00'));
    expect(nextLocal('America/New_York', second, 1.5 * hour, [7])).toBe(moment('2024-11-10T01:30:00-05:00'));
    const now = moment('2024-03-01T10:00:00+09:00');
    expect(nextLocal('Asia/Seoul', now, 10 * hour, [])).toBe(now);
  });

  it('keeps a birthday on 29 February on the 28th in common years and never before birth', () => {
    const born = dayOfText('2024-02-29');
    expect(isDateOn(born, dayOfText('2025-02-28'), 'yearly')).toBe(true);
    expect(isDateOn(born, dayOfText('2028-02-28'), 'yearly')).toBe(false);
    expect(isDateOn(born, dayOfText('2028-02-29'), 'yearly')).toBe(true);
    expect(isDateOn(born, dayOfText('2023-02-28'), 'yearly')).toBe(false);
    expect(isDateOn(born, dayOfText('2025-02-28'), 'once')).toBe(false);
    expect(yearsLater(born, 2)).toBe(dayOfText('2026-02-28'));
    expect(yearsLater(born, 4)).toBe(dayOfText('2028-02-29'));
  });

  it('runs a monthly schedule for the 31st on the last day of every shorter month', () => {
    const monthly = { kind: 'monthly', dayOfMonth: 31, secondOfDay: 5 } as const;
    const days = ['2024-02-28', '2024-02-29', '2023-02-28', '2024-04-30', '2024-05-30', '2024-05-31'];
    expect(days.map((day) => scheduledSeconds(monthly, dayOfText(day)))).toEqual([[], [5], [5], [5], [], [5]]);
  });

  it('reads cron expressions, either day field being enough when both are restricted', () => {
    const secondsOn = (expression: string, day: string) =>
      scheduledSeconds({ kind: 'cron', expression }, dayOfText(day)).map((second) => second / 60);
    expect(secondsOn('*/20 9-10 * * *', '2024-03-01')).toEqual([540, 560, 580, 600, 620, 640]);
    // 1 March 2024 is a Friday, the 10th a Sunday
    expect(secondsOn('0 0 1 * 0', '2024-03-01')).toEqual([0]);
    expect(secondsOn('0 0 1 * 7', '2024-03-10')).toEqual([0]);
    expect(secondsOn('0 0 1 * 7', '2024-03-11')).toEqual([]);
    expect(secondsOn('0 0 */2 * 0', '2024-03-10')).toEqual([]);
    expect(secondsOn('0 0 */2 * 5', '2024-03-01')).toEqual([0]);
    expect(['61 0 * * *', '* * * *', 'a * * * *', '5-1 * * * *', '*/0 * * * *'].map(readCron)).toEqual(
      Array.from({ length: 5 }, () => null),
    );
  });
});

describe('journeys over changes of the clock and of the year', () => {
  const daily = (secondOfDay: number) =>
    trigger({ kind: 'schedule', schedule: { kind: 'daily', secondOfDay }, segment: { kind: 'all', of: [] } });

  it('call by a daily schedule in each customer’s own zone, also where the hour is left out', () => {
    const rows = runWorld({
      journeys: [journey([daily(2.5 * hour)])],
      customers: [{ zone: 'America/New_York' }, { zone: 'Nowhere/Land' }, {}],
      startDate: '2024-03-10',
      days: 2,
    });
    // the window is 10 and 11 March in Seoul: 9 March 10:00 to 11 March 11:00 in New York
    expect(momentsOf(rows[0]!.with, 'triggered')).toEqual(['2024-03-10T07:00:00Z', '2024-03-11T06:30:00Z']);
    const seoul = ['2024-03-09T17:30:00Z', '2024-03-10T17:30:00Z'];
    expect(momentsOf(rows[1]!.with, 'triggered')).toEqual(seoul);
    expect(momentsOf(rows[2]!.with, 'triggered')).toEqual(seoul);
  });

  it('call once where several cron times fall into the hour that is left out', () => {
    const cron = { kind: 'cron', expression: '0,30 2,3 * * *' } as const;
    const nodes = [trigger({ kind: 'schedule', schedule: cron, segment: { kind: 'all', of: [] } })];
    const zone = 'America/New_York';
    const [row] = runWorld({ journeys: [journey(nodes)], customers: [{}], zone, startDate: '2024-03-10', days: 1 });
    expect(momentsOf(row!.with, 'triggered')).toEqual(['2024-03-10T07:00:00Z', '2024-03-10T07:30:00Z']);
  });

  it('greet a leap day’s child on 28 February, with the offset added afterwards', () => {
    const birthday = (offsetDays: number) =>
      trigger({ kind: 'date', attribute: 'date', offsetDays, secondOfDay: 9 * hour, repeat: 'yearly' });
    const customers = [{ date: '2000-02-29' }, { date: '2023-03-01' }, { date: '2024-02-28' }];
    const run = (offsetDays: number, startDate: string) =>
      runWorld({ journeys: [journey([birthday(offsetDays)])], customers, startDate, days: 5 }).map((row) =>
        momentsOf(row.with, 'triggered'),
      );
    expect(run(0, '2023-02-26')).toEqual([['2023-02-28T00:00:00Z'], ['2023-03-01T00:00:00Z'], []]);
    expect(run(1, '2023-02-26')).toEqual([['2023-03-01T00:00:00Z'], ['2023-03-02T00:00:00Z'], []]);
    expect(run(0, '2024-02-26')).toEqual([
      ['2024-02-29T00:00:00Z'],
      ['2024-03-01T00:00:00Z'],
      ['2024-02-28T00:00:00Z'],
    ]);
  });

  it('greet over the turn of the year before a birthday in January', () => {
    const nodes = [trigger({ kind: 'date', attribute: 'date', offsetDays: -3, secondOfDay: 0, repeat: 'yearly' })];
    const customers = [{ date: '1990-01-02' }];
    const [row] = runWorld({ journeys: [journey(nodes)], customers, startDate: '2025-12-28', days: 5 });
    expect(momentsOf(row!.with, 'triggered')).toEqual(['2025-12-29T15:00:00Z']);
  });

  it('report days of the customer’s own calendar, held inside the window', () => {
    const events = ['2024-03-01T00:00:00+09:00', '2024-03-02T12:00:00+09:00', '2024-03-03T23:59:59+09:00'];
    const customers = ['', 'America/New_York', 'Pacific/Auckland'].map((zone) => ({
      zone,
      events: events.map((at) => ({ at, type: 'cart' })),
    }));
    const rows = runWorld({ journeys: [journey([onEvent('cart')])], customers, days: 3 });
    const days = rows.map((row) => [0, 1, 2].map((day) => row.with.counts.get(`node|in|day|${day}`) ?? 0));
    expect(days).toEqual([
      [1, 1, 1],
      [2, 0, 1],
      [1, 1, 1],
    ]);
  });

  it('hold messages until quiet hours end by the customer’s clock, which may show the end twice', () => {
    const quiet = (from: number, until: number) => [
      {
        channel: 'email' as const,
        purpose: 'information' as const,
        fromSecondOfDay: from,
        untilSecondOfDay: until,
        liftedByNightConsent: true,
      },
    ];
    const run = (at: string, from: number, until: number) => {
      const [row] = runWorld({
        journeys: [journey([onEvent('cart'), message('mail')])],
        customers: [{ zone: 'America/New_York', events: [{ at, type: 'cart' }] }],
        assumptions: { quietHours: quiet(from, until) },
        startDate: at.slice(0, 10),
      });
      return momentsOf(row!.with, 'sent');
    };
    expect(run('2024-03-09T22:00:00-05:00', 21 * hour, 8 * hour)).toEqual(['2024-03-10T12:00:00Z']);
    expect(run('2024-03-09T22:00:00-05:00', 21 * hour, 2.5 * hour)).toEqual(['2024-03-10T07:00:00Z']);
    expect(run('2024-11-03T01:20:00-04:00', 1 * hour, 1.5 * hour)).toEqual(['2024-11-03T05:30:00Z']);
    expect(run('2024-11-03T01:20:00-05:00', 1 * hour, 1.5 * hour)).toEqual(['2024-11-03T06:30:00Z']);
    expect(run('2024-03-05T08:00:00-05:00', 21 * hour, 8 * hour)).toEqual(['2024-03-05T13:00:00Z']);
    expect(run('2024-03-05T21:00:00-05:00', 21 * hour, 8 * hour)).toEqual(['2024-03-06T13:00:00Z']);
  });

  it('wait until a date, and until the best hour of those who have one', () => {
    const until = (wait: NodeOf<'wait'>['wait']) => node<NodeOf<'wait'>>('wait', { type: 'wait', wait });
    const run = (wait: NodeOf<'wait'>['wait']) =>
      runWorld({
        journeys: [journey([onEvent('cart'), until(wait), node<NodeOf<'exit'>>('out', { type: 'exit' })])],
        customers: [
          { date: '2024-03-03', events: [{ at: '2024-03-01T10:30:00+09:00', type: 'cart' }] },
          {
            events: [
              ...['2024-02-20T18:10:00+09:00', '2024-02-21T18:50:00+09:00', '2024-02-22T10:50:00+09:00'].map((at) => ({
                at,
                type: 'visit',
              })),
              { at: '2024-03-01T10:30:00+09:00', type: 'cart' },
            ],
          },
        ],
      }).map((row) => momentsOf(row.with, 'exited'));
    const atOnce = ['2024-03-01T01:30:00Z'];
    expect(run({ kind: 'untilDate', attribute: 'date', offsetDays: -1, secondOfDay: 9 * hour })).toEqual([
      ['2024-03-02T00:00:00Z'],
      atOnce,
    ]);
    expect(run({ kind: 'untilDate', attribute: 'date', offsetDays: -2, secondOfDay: 9 * hour })[0]).toEqual(atOnce);
    const evening = ['2024-03-01T09:00:00Z'];
    // the first customer has no history and goes by everyone's
    expect(run({ kind: 'bestHour', withinSeconds: 12 * hour })).toEqual([evening, evening]);
    expect(run({ kind: 'bestHour', withinSeconds: 7 * hour })).toEqual([atOnce, atOnce]);
  });

  it('end a wait for the best hour at once inside that hour', () => {
    const best = node<NodeOf<'wait'>>('wait', { type: 'wait', wait: { kind: 'bestHour', withinSeconds: 48 * hour } });
    const carts = ['2024-02-20T10:50:00+09:00', '2024-03-01T10:10:00+09:00', '2024-03-01T11:00:00+09:00'];
    const [row] = runWorld({
      journeys: [journey([onEvent('cart'), best, node<NodeOf<'exit'>>('out', { type: 'exit' })])],
      customers: [{ events: carts.map((at) => ({ at, type: 'cart' })) }],
    });
    expect(momentsOf(row!.with, 'exited')).toEqual(['2024-03-01T01:10:00Z', '2024-03-02T01:00:00Z']);
  });
});
