import { lastIndexUpTo } from './arrays.ts';

/** What a limit looked like at the end of a pass: what a request that the pass did not know is told for the time being. */
export type Outlook =
  /** Periods that were full, and the second since when; `all` stands for the whole window. */
  | {
      readonly kind: 'periods';
      readonly per: PeriodLength;
      readonly full: readonly (readonly [number | 'all', number])[];
    }
  | { readonly kind: 'pace'; readonly perHour: number; readonly used: readonly (readonly [number, number])[] }
  /** What had been spent by some seconds, in order. */
  | {
      readonly kind: 'budget';
      readonly won: number;
      readonly seconds: readonly number[];
      readonly spent: readonly number[];
    };

export type PeriodLength = 'hour' | 'day' | 'week' | 'window';

/** The decisions of one pass; plain data that can be sent to a worker. */
export interface DecisionTable {
  /** Requests that were not simply admitted, by limit, customer row and number: `refused`, or the second of the turn. */
  readonly limits: readonly number[];
  readonly rows: readonly number[];
  readonly numbers: readonly number[];
  readonly values: readonly number[];
  /** How many requests of a customer the pass knew, by limit and row. */
  readonly asked: {
    readonly limits: readonly number[];
    readonly rows: readonly number[];
    readonly counts: readonly number[];
  };
  readonly outlooks: readonly Outlook[];
  /** Index of the arm that has won each experiment, -1 = none. */
  readonly winners: readonly number[];
}

export const admitted = 0;
export const refused = -1;
export const hourSeconds = 3600;
/** Requests of one customer to one limit that a key has room for. */
export const mostNumbers = 2 ** 20;

/** Decisions ready to be asked for. */
export interface Decisions {
  /** `admitted`, `refused`, or the second at which the turn has come. */
  of(limit: number, row: number, number: number, second: number, cost: number): number;
  readonly winners: readonly number[];
}

/** Makes a table quick to ask; `periodOf` gives the period of a second as the limits count it. */
export function readDecisions(
  table: DecisionTable,
  periodOf: (per: PeriodLength, second: number) => number,
): Decisions {
  const values: Map<number, number>[] = [];
  table.limits.forEach((limit, index) => {
    const known = (values[limit] ??= new Map());
    known.set(table.rows[index]! * mostNumbers + table.numbers[index]!, table.values[index]!);
  });
  const asked: Map<number, number>[] = [];
  table.asked.limits.forEach((limit, index) => {
    const known = (asked[limit] ??= new Map());
    known.set(table.asked.rows[index]!, table.asked.counts[index]!);
  });
  const guesses = table.outlooks.map((outlook) => guessOf(outlook, periodOf));
  return {
    of(limit, row, number, second, cost) {
      if (number <= (asked[limit]?.get(row) ?? 0)) return values[limit]?.get(row * mostNumbers + number) ?? admitted;
      return guesses[limit]?.(second, cost) ?? admitted;
    },
    winners: table.winners,
  };
}

type Guess = (second: number, cost: number) => number;

function guessOf(outlook: Outlook, periodOf: (per: PeriodLength, second: number) => number): Guess {
  switch (outlook.kind) {
    case 'periods': {
      const full = new Map(outlook.full);
      const isFull = (period: number | 'all', second: number) =>
        (full.get(period) ?? Number.POSITIVE_INFINITY) <= second;
      return (second) => (isFull('all', second) || isFull(periodOf(outlook.per, second), second) ? refused : admitted);
    }
    case 'pace': {
      const used = new Map(outlook.used);
      const isFull = (hour: number) => (used.get(hour) ?? 0) >= outlook.perHour;
      return (second) => {
        const present = Math.floor(second / hourSeconds);
        let hour = present;
        while (isFull(hour)) hour++;
        return hour === present ? admitted : hour * hourSeconds;
      };
    }
    case 'budget':
      return (second, cost) => {
        const place = lastIndexUpTo(outlook.seconds, second);
        return (place === -1 ? 0 : outlook.spent[place]!) + cost > outlook.won ? refused : admitted;
      };
  }
}
