import type { Channel } from '../journey/channels.ts';
import type { RequestLog } from './requestLog.ts';

/**
 * Names of the counters of one replication. A run's counts are one Float64Array per replication, indexed by a layout that
 * the program fixes, so that slices add up exactly: every counter is an integer below 2^53 (money in whole won), only costs
 * are multiples of 1/1024 won.
 */
export const entryRefusals = ['outsideWindow', 'notInSegment', 'reentry', 'running', 'entryCap', 'holdout'] as const;
export type EntryRefusal = (typeof entryRefusals)[number];

export const exitReasons = [
  'noEdge',
  'filtered',
  'goal',
  'exitNode',
  'exitEvent',
  'leftSegment',
  'unsubscribed',
  'suppressed',
  'maxDuration',
  'maxSteps',
] as const;
export type ExitReason = (typeof exitReasons)[number];

export const suppressions = [
  'noAddress',
  'notFriend',
  'noConsent',
  'consentExpired',
  'unsubscribed',
  'quietHours',
  'frequencyCap',
  'pacing',
  'budget',
] as const;
export type Suppression = (typeof suppressions)[number];

/** Why a fallback is not sent in place of a message that did not arrive; no cap, pace or budget stops one. */
export const fallbackRefusals = [
  'noAddress',
  'noConsent',
  'consentExpired',
  'unsubscribed',
  'quietHours',
] as const satisfies readonly Suppression[];
export type FallbackRefusal = (typeof fallbackRefusals)[number];

export const messageCounts = [
  'intended',
  'sent',
  /** Waited for the end of the quiet hours or for its turn, then sent or suppressed. */
  'delayed',
  /** Waiting for an allowed hour or its turn when the window ended. Intended = sent + suppressed + pending. */
  'pending',
  'delivered',
  'opened',
  'clicked',
  'converted',
  'unsubscribed',
  'fallbackSent',
  /** Sends and redeemed offers. */
  'costWon',
  /** Redeemed offers alone. */
  'offerWon',
] as const;
export type MessageCount = (typeof messageCounts)[number];

export const journeyCounts = ['entries', 'customersEntered', 'customersReached', 'goals'] as const;
export type JourneyCount = (typeof journeyCounts)[number];

/** `without` = the baseline world; `with` = the world with the journey's conversions added and pulled-forward ones removed. */
export const outcomeMeasures = ['purchases', 'revenueWon'] as const;
export type OutcomeMeasure = (typeof outcomeMeasures)[number];

/** The last cell of the messages-per-customer histogram holds everyone with this many or more. */
export const messagesPerCustomerMax = 10;

/** What journeys that run beside the one under study put before their keys. */
export function keyPrefix(journeyId: string): string {
  return `+${journeyId}|`;
}

/** Keys of the layout. `day` counts local days from the window's start. */
export const counterKey = {
  nodeEntered: (nodeId: string) => `node|${nodeId}|entered`,
  nodeInside: (nodeId: string) => `node|${nodeId}|inside`,
  nodePort: (nodeId: string, port: string) => `node|${nodeId}|port|${port}`,
  nodeExit: (nodeId: string, reason: ExitReason) => `node|${nodeId}|exit|${reason}`,
  nodeDay: (nodeId: string, day: number) => `node|${nodeId}|day|${day}`,
  message: (nodeId: string, count: MessageCount) => `message|${nodeId}|${count}`,
  suppressed: (nodeId: string, reason: Suppression) => `message|${nodeId}|suppressed|${reason}`,
  fallbackRefused: (nodeId: string, reason: FallbackRefusal) => `message|${nodeId}|fallbackRefused|${reason}`,
  triggered: (nodeId: string) => `trigger|${nodeId}|fired`,
  refused: (nodeId: string, reason: EntryRefusal) => `trigger|${nodeId}|refused|${reason}`,
  journey: (count: JourneyCount) => `journey|${count}`,
  /** Customers who received exactly n messages (n >= 1; the last cell is "or more"). */
  messagesPerCustomer: (n: number) => `journey|messagesPerCustomer|${n}`,
  sentDay: (channel: Channel, day: number) => `sent|${channel}|day|${day}`,
  /** Distinct customers who were sent something on the channel that day. */
  reachedDay: (channel: Channel, day: number) => `reached|${channel}|day|${day}`,
  outcomeDay: (arm: 'with' | 'without', measure: OutcomeMeasure, day: number) => `outcome|${arm}|${measure}|day|${day}`,
  /** Customers with at least one purchase in the window. */
  buyers: (arm: 'with' | 'without') => `outcome|${arm}|buyers`,
  /** Customers who were inside both journeys at once; `a` is the id of the journey with the earlier rank. */
  collidingCustomers: (a: string, b: string) => `collision|${a}|${b}|customers`,
  /** Messages of `a` that a frequency cap suppressed while at least one counted send was `b`'s. */
  collidingCaps: (a: string, b: string) => `collision|${a}|${b}|capped`,
  /** Runs that entered an experiment's arm before its winner is chosen, and those of them that met its metric. */
  armTried: (nodeId: string, armId: string) => `experiment|${nodeId}|${armId}|tried`,
  armWon: (nodeId: string, armId: string) => `experiment|${nodeId}|${armId}|won`,
  /** Messages sent and what they cost in the arm without the journey under study. */
  sentWithout: () => 'outcome|without|sent',
  costWithout: () => 'outcome|without|costWon',
  /** Purchases made by message responses, and baseline purchases that they only brought forward. */
  converted: () => 'outcome|converted',
  pulledForward: () => 'outcome|pulledForward',
} as const;

export interface CounterLayout {
  readonly size: number;
  /** Index of a key, or undefined where the run's journey has no such counter. */
  indexOf(key: string): number | undefined;
  readonly keys: readonly string[];
  /** The keys of refusals, suppressions and exits, whose local days are counted too, in their order among `keys`. */
  readonly reasonKeys: readonly string[];
  /** Place of a reason's day 0 in `SliceCounts.reasonDays`, or undefined; its other days follow. */
  reasonDay(key: string): number | undefined;
}

/** Counts of one slice of customers, one block per replication, in replication order. Adding slices is exact. */
export interface SliceCounts {
  readonly replications: readonly Float64Array[];
  /** Refusals, suppressions and exits by reason and local day, over all replications: intervals of single days are not asked. */
  readonly reasonDays: Float64Array;
  /** What the customers asked of shared limits, per replication and slice; absent where nothing is shared. */
  readonly shared?: readonly SharedOfReplication[];
}

/** One replication's part of what customers share, of both arms; logs of several slices in any order. */
export interface SharedOfReplication {
  readonly requests: { readonly with: readonly RequestLog[]; readonly without: readonly RequestLog[] };
  /** Entries and successes of experiment arms in the arm without; those of the arm with are among its counts. */
  readonly withoutTrials: Float64Array;
}
