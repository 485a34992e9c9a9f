import { copied } from './arrays.ts';

/** What a customer asked of a limit, in the order of time within each customer. */
export interface RequestLog {
  count: number;
  limits: Int32Array;
  seconds: Int32Array;
  rows: Int32Array;
  /** Which request of the customer to the limit it is, from 1. */
  numbers: Int32Array;
  kinds: Uint8Array;
  costs: Float64Array;
  /** What the customer was told when it asked. */
  given: Int32Array;
}

/** `ask` wants a place, `release` gives back the one asked for under the same number, `spend` adds a cost without asking. */
export const requestKind = { ask: 0, release: 1, spend: 2 } as const;

/** An empty log; one that nothing is written to needs no room. */
export function createRequestLog(capacity = 1024): RequestLog {
  return {
    count: 0,
    limits: new Int32Array(capacity),
    seconds: new Int32Array(capacity),
    rows: new Int32Array(capacity),
    numbers: new Int32Array(capacity),
    kinds: new Uint8Array(capacity),
    costs: new Float64Array(capacity),
    given: new Int32Array(capacity),
  };
}

export function logRequest(
  log: RequestLog,
  limit: number,
  second: number,
  row: number,
  number: number,
  kind: number,
  cost: number,
  given: number,
): void {
  if (log.count === log.limits.length) growLog(log);
  const index = log.count++;
  log.limits[index] = limit;
  log.seconds[index] = second;
  log.rows[index] = row;
  log.numbers[index] = number;
  log.kinds[index] = kind;
  log.costs[index] = cost;
  log.given[index] = given;
}

function growLog(log: RequestLog): void {
  const capacity = Math.max(1024, log.limits.length * 2);
  log.limits = copied(new Int32Array(capacity), log.limits);
  log.seconds = copied(new Int32Array(capacity), log.seconds);
  log.rows = copied(new Int32Array(capacity), log.rows);
  log.numbers = copied(new Int32Array(capacity), log.numbers);
  log.kinds = copied(new Uint8Array(capacity), log.kinds);
  log.costs = copied(new Float64Array(capacity), log.costs);
  log.given = copied(new Int32Array(capacity), log.given);
}

/** The log without spare room, as it is sent between threads. */
export function trimmedLog(log: RequestLog): RequestLog {
  const { count } = log;
  return {
    count,
    limits: log.limits.slice(0, count),
    seconds: log.seconds.slice(0, count),
    rows: log.rows.slice(0, count),
    numbers: log.numbers.slice(0, count),
    kinds: log.kinds.slice(0, count),
    costs: log.costs.slice(0, count),
    given: log.given.slice(0, count),
  };
}
