import {
  admitted,
  type DecisionTable,
  hourSeconds,
  mostNumbers,
  type Outlook,
  type PeriodLength,
  refused,
} from './decisions.ts';
import { type RequestLog, requestKind } from './requestLog.ts';
import type { WindowCalendar } from './windowCalendar.ts';

/** One thing that all customers of a journey share. */
export type Limit =
  | { readonly kind: 'entries'; readonly total: number | null; readonly perDay: number | null }
  | { readonly kind: 'gate'; readonly passes: number; readonly per: PeriodLength }
  | { readonly kind: 'pace'; readonly perHour: number }
  | { readonly kind: 'budget'; readonly won: number };

/**
 * Decides all requests of one replication in the order of second, customer and the customer's own order. `logs` are those of
 * the slices in any order; `winners` is handed on. `changed` requests were told something else in the pass that made them.
 */
export function decide(
  limits: readonly Limit[],
  calendar: WindowCalendar,
  logs: readonly RequestLog[],
  winners: readonly number[],
): { table: DecisionTable; changed: number } {
  const table = { limits: [] as number[], rows: [] as number[], numbers: [] as number[], values: [] as number[] };
  const places = logs.flatMap((log) => Array.from({ length: log.count }, (_, index) => ({ log, index })));
  // stable: requests of one customer stand in their own order inside one log
  places.sort(
    (a, b) => a.log.seconds[a.index]! - b.log.seconds[b.index]! || a.log.rows[a.index]! - b.log.rows[b.index]!,
  );
  const counters = limits.map((limit) => createCounter(limit, calendar));
  const asked = limits.map(() => new Map<number, number>());
  let changed = 0;
  for (const { log, index } of places) {
    const limit = log.limits[index]!;
    const counter = counters[limit]!;
    const second = log.seconds[index]!;
    const row = log.rows[index]!;
    const number = log.numbers[index]!;
    const key = row * mostNumbers + number;
    if (log.kinds[index] === requestKind.release) {
      counter.release(key);
      continue;
    }
    if (log.kinds[index] === requestKind.spend) {
      counter.spend(log.costs[index]!, second);
      continue;
    }
    const value = counter.ask(key, second, log.costs[index]!);
    if (value !== log.given[index]) changed++;
    asked[limit]!.set(row, number);
    if (value === admitted) continue;
    table.limits.push(limit);
    table.rows.push(row);
    table.numbers.push(number);
    table.values.push(value);
  }
  const outlooks = counters.map((counter) => counter.outlook());
  return { table: { ...table, asked: listOf(asked), outlooks, winners }, changed };
}

function listOf(asked: readonly ReadonlyMap<number, number>[]): DecisionTable['asked'] {
  const entries = asked.flatMap((counts, limit) => [...counts].map(([row, count]) => ({ limit, row, count })));
  return {
    limits: entries.map(({ limit }) => limit),
    rows: entries.map(({ row }) => row),
    counts: entries.map(({ count }) => count),
  };
}

interface Counter {
  ask(key: number, second: number, cost: number): number;
  release(key: number): void;
  spend(cost: number, second: number): void;
  outlook(): Outlook;
}

function createCounter(limit: Limit, calendar: WindowCalendar): Counter {
  switch (limit.kind) {
    case 'entries':
      return createPeriods(calendar, 'day', limit.perDay, limit.total);
    case 'gate':
      return createPeriods(calendar, limit.per, limit.passes, null);
    case 'pace':
      return createPace(limit.perHour);
    case 'budget':
      return createBudget(limit.won);
  }
}

/** So many places in each period, and so many in all; null = any number. */
function createPeriods(
  calendar: WindowCalendar,
  per: PeriodLength,
  perPeriod: number | null,
  total: number | null,
): Counter {
  const counts = new Map<number | 'all', number>();
  const full = new Map<number | 'all', number>();
  const take = (period: number | 'all', most: number | null, second: number) => {
    const count = (counts.get(period) ?? 0) + 1;
    counts.set(period, count);
    if (most !== null && count >= most) full.set(period, second);
  };
  const hasNoRoom = (period: number | 'all', most: number | null) => most !== null && (counts.get(period) ?? 0) >= most;
  if (total === 0) full.set('all', 0);
  return {
    ask(_key, second) {
      const period = periodOf(calendar, per, second);
      if (hasNoRoom('all', total)) return refused;
      if (hasNoRoom(period, perPeriod)) {
        if (!full.has(period)) full.set(period, second);
        return refused;
      }
      take('all', total, second);
      take(period, perPeriod, second);
      return admitted;
    },
    release: () => {},
    spend: () => {},
    outlook: () => ({ kind: 'periods', per, full: [...full] }),
  };
}

/** Hours with `perHour` places each; who finds the hour full gets a place in the first later hour that has one. */
function createPace(perHour: number): Counter {
  const used = new Map<number, number>();
  const held = new Map<number, number>();
  /** No hour before this one and after the present one has a free place, unless one was given back. */
  let firstFree = 0;
  const usedIn = (hour: number) => used.get(hour) ?? 0;
  return {
    ask(key, second) {
      const present = Math.floor(second / hourSeconds);
      let hour = present;
      if (usedIn(hour) >= perHour) {
        hour = Math.max(firstFree, present + 1);
        while (usedIn(hour) >= perHour) hour++;
        firstFree = hour;
      }
      used.set(hour, usedIn(hour) + 1);
      held.set(key, hour);
      return hour === present ? admitted : hour * hourSeconds;
    },
    release(key) {
      const hour = held.get(key);
      if (hour === undefined) return;
      held.delete(key);
      used.set(hour, usedIn(hour) - 1);
      firstFree = Math.min(firstFree, hour);
    },
    spend: () => {},
    outlook: () => ({ kind: 'pace', perHour, used: [...used] }),
  };
}

/** Points of the way to the end of a budget that a guess needs no finer than this. */
const budgetSteps = 1000;

function createBudget(won: number): Counter {
  let spent = 0;
  const seconds: number[] = [];
  const totals: number[] = [];
  const note = (second: number) => {
    const before = totals.at(-1) ?? 0;
    if (spent - before < won / budgetSteps && spent < won * (1 - 1 / budgetSteps)) return;
    seconds.push(second);
    totals.push(spent);
  };
  return {
    ask(_key, second, cost) {
      if (spent + cost > won) return refused;
      spent += cost;
      note(second);
      return admitted;
    },
    release: () => {},
    spend(cost, second) {
      spent += cost;
      note(second);
    },
    outlook: () => ({ kind: 'budget', won, seconds, spent: totals }),
  };
}

/** The period that a second belongs to, as shared limits count them: by the dataset's zone and the window's start. */
export function periodOf(calendar: WindowCalendar, per: PeriodLength, second: number): number {
  switch (per) {
    case 'hour':
      return Math.floor(second / hourSeconds);
    case 'day':
      return dayIndex(calendar, second);
    case 'week':
      return Math.floor(dayIndex(calendar, second) / 7);
    case 'window':
      return 0;
  }
}

function dayIndex({ dayStarts, days }: WindowCalendar, second: number): number {
  let low = 0;
  let high = days - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (dayStarts[middle]! <= second) low = middle;
    else high = middle - 1;
  }
  return low;
}
