import { channels } from '../journey/channels.ts';
import { type Moment, notEntered } from '../segment/index.ts';
import { type Agenda, createAgenda } from './agenda.ts';
import { copied } from './arrays.ts';
import type { Decisions } from './decisions.ts';
import type { RequestLog } from './requestLog.ts';
import type { Recorder } from './traceSink.ts';
import type { WindowCalendar } from './windowCalendar.ts';
import { createEventBuffer } from './world.ts';

/** The runs of one customer through all journeys, by slot in order of entry. */
export interface Runs {
  count: number;
  /** Node where the run stands, by its place among all journeys' nodes; -1 = over. */
  readonly nodes: Int32Array;
  readonly ranks: Int32Array;
  /** Number of the entry into its journey, from 1. */
  readonly numbers: Int32Array;
  readonly entryTimes: Int32Array;
  readonly steps: Int32Array;
  /** Which coming of the customer to the node this one is, counted from 1 over all runs. */
  readonly visits: Int32Array;
  /** Goes up whenever the run moves, so that earlier timers of it are void. */
  readonly tokens: Int32Array;
  /** Second for which the run waits; its timer may come earlier, at the end of its longest stay. */
  readonly dues: Float64Array;
  readonly reachedGoal: Uint8Array;
  /** 1 = stands at a message that waits for an allowed hour, 2 = for its turn. */
  readonly holdsMessage: Uint8Array;
  /** Number of the request by which the message that waits for its turn asked for it. */
  readonly turns: Int32Array;
  /** The next run of the same journey, -1 = none. */
  readonly next: Int32Array;
}

/** What is kept per journey, by rank. */
export interface JourneyStates {
  /** First run that may still be on its way, and the last one; -1 = none. */
  readonly firstRun: Int32Array;
  readonly lastRun: Int32Array;
  readonly active: Int32Array;
  readonly entries: Int32Array;
  /** Last entry and last end of a run; -1 = none yet. */
  readonly lastEntry: Int32Array;
  readonly lastExit: Int32Array;
  /** Messages sent, fallbacks aside. */
  readonly sent: Int32Array;
  /** Day of the last send by channel, so that a day's reach counts a customer once. */
  readonly lastSentDay: Int32Array;
}

/** A customer's way through one replication. One object per kernel: its arrays are reused from customer to customer. */
export interface KernelState extends Moment {
  readonly counts: Float64Array;
  /** By reason and day of the report; only ever added to, whoever runs a slice empties it. */
  readonly reasonDays: Float64Array;
  /** Bits of the nodes of the journey under study that the customer has come to, where they are noted. */
  readonly marks: Int32Array;
  /** Key of the replication's draws. */
  k0: number;
  k1: number;
  readonly startTime: number;
  /** The row after the customer's last event before the window; only kept where a trigger looks at them. */
  historyEnd: number;
  readonly endSecond: number;
  calendar: WindowCalendar;
  /** The day of the report and the seconds between which it holds. */
  day: number;
  dayStart: number;
  dayEnd: number;
  recorder: Recorder | null;
  readonly agenda: Agenda;
  readonly runs: Runs;
  readonly journeys: JourneyStates;
  /** How often the customer has come to each node where that matters. */
  readonly visits: Int32Array;
  /** Beside each entry of the message log. */
  sends: SendLog;
  /** What the customer has unsubscribed from, as `consentBit`s. */
  unsubscribed: number;
  anyRemoved: boolean;
  /** 1 = has bought something in the window, by arm. */
  boughtWith: number;
  boughtWithout: number;
  /** Weight of earlier messages, and without those of the journey under study; the second of the last. */
  readonly pressure: Float64Array;
  lastSend: number;
  /** Per trigger: whether its clock runs, when it ends, and whether an agenda entry will look at it. */
  readonly clockRuns: Uint8Array;
  readonly clockEnds: Float64Array;
  readonly clockQueued: Uint8Array;
  /** Per trigger: matching events so far, or another number that it keeps. */
  readonly eventCounts: Int32Array;
  /** Factors by which the replication shifts the odds of each way of sending. */
  readonly oddsFactors: Float64Array;
  /** Click and conversion shares of each way of sending in this replication, before pressure. */
  readonly clickShares: Float64Array;
  readonly conversionShares: Float64Array;
  /** Bits of the pairs of journeys in which the customer was at once, and whether there are any. */
  readonly met: Uint8Array;
  anyMet: boolean;
  /** Per limit: requests of this customer so far. */
  readonly requestNumbers: Int32Array;
  requests: RequestLog | null;
  decisions: Decisions | null;
  /** Index of the arm that has won each experiment, -1 = none. */
  readonly winners: Int32Array;
  /** Which runs have passed which arm; see trials.ts. */
  readonly trials: Trial[];
  trialCount: number;
  readonly untouched: Untouched;
}

/** A run that has passed an arm of an experiment, and whether it has met the experiment's metric since. */
export interface Trial {
  run: number;
  experiment: number;
  arm: number;
  won: boolean;
}

/**
 * Where the other arm is this one without the journey under study and customers share nothing, this arm counts the others' outcome
 * for both. It is the same as long as that journey brings no purchase or unsubscription and changes no attribute or tag, and as long
 * as neither a cap nor the pressure of its messages turns what another journey's message does. Whom it has touched so run again.
 */
export interface Untouched {
  /** Whether the present customer is no longer untouched. */
  isTouched: boolean;
  /** Second of the last message of another journey; -1 = none yet. */
  lastSend: number;
  /** What the present customer adds to the other arm's outcome if they stay untouched. */
  count: number;
  counters: Int32Array;
  amounts: Float64Array;
  /** Rows of those who have not since the replication began. */
  touched: number;
  rows: Int32Array;
}

export interface SendLog {
  visits: Int32Array;
  isFallback: Uint8Array;
  /** Place of the way of sending among all. */
  ways: Int32Array;
  ranks: Int32Array;
  runs: Int32Array;
}

export interface StateSizes {
  readonly journeys: number;
  readonly nodes: number;
  readonly triggers: number;
  readonly ways: number;
  readonly limits: number;
  readonly experiments: number;
  readonly attributes: number;
  readonly tags: number;
  /** The most runs that one customer can have. */
  readonly runs: number;
  readonly counters: number;
  readonly reasonDays: number;
  readonly marks: number;
}

/** Ends what would never end: a journey that purchases call into and whose messages bring a purchase each. */
export const mostEntries = 5000;

export function createState(sizes: StateSizes, calendar: WindowCalendar): KernelState {
  const { journeys, triggers, ways } = sizes;
  const { runs } = sizes;
  const sends = 8;
  return {
    counts: new Float64Array(sizes.counters),
    reasonDays: new Float64Array(sizes.reasonDays),
    marks: new Int32Array(sizes.marks),
    k0: 0,
    k1: 0,
    startTime: calendar.startTime,
    historyEnd: 0,
    endSecond: calendar.endSecond,
    calendar,
    day: 0,
    dayStart: 0,
    dayEnd: 0,
    recorder: null,
    row: 0,
    life: 0,
    now: 0,
    entryTime: notEntered,
    baseline: createEventBuffer(64),
    seen: 0,
    removed: new Uint8Array(64),
    conversions: { count: 0, times: new Int32Array(4), values: new Float64Array(4), types: new Int32Array(4) },
    messages: {
      count: 0,
      nodes: new Int32Array(sends),
      sentAt: new Int32Array(sends),
      deliveredAt: new Int32Array(sends),
      openedAt: new Int32Array(sends),
      clickedAt: new Int32Array(sends),
      convertedAt: new Int32Array(sends),
    },
    attributes: Array.from({ length: sizes.attributes }, () => null),
    tags: new Uint8Array(sizes.tags),
    agenda: createAgenda(),
    runs: {
      count: 0,
      nodes: new Int32Array(runs),
      ranks: new Int32Array(runs),
      numbers: new Int32Array(runs),
      entryTimes: new Int32Array(runs),
      steps: new Int32Array(runs),
      visits: new Int32Array(runs),
      tokens: new Int32Array(runs),
      dues: new Float64Array(runs),
      reachedGoal: new Uint8Array(runs),
      holdsMessage: new Uint8Array(runs),
      turns: new Int32Array(runs),
      next: new Int32Array(runs),
    },
    journeys: {
      firstRun: new Int32Array(journeys).fill(-1),
      lastRun: new Int32Array(journeys).fill(-1),
      active: new Int32Array(journeys),
      entries: new Int32Array(journeys),
      lastEntry: new Int32Array(journeys).fill(-1),
      lastExit: new Int32Array(journeys).fill(-1),
      sent: new Int32Array(journeys),
      lastSentDay: new Int32Array(journeys * channels.length).fill(-1),
    },
    visits: new Int32Array(sizes.nodes),
    sends: {
      visits: new Int32Array(sends),
      isFallback: new Uint8Array(sends),
      ways: new Int32Array(sends),
      ranks: new Int32Array(sends),
      runs: new Int32Array(sends),
    },
    unsubscribed: 0,
    anyRemoved: false,
    boughtWith: 0,
    boughtWithout: 0,
    pressure: new Float64Array(2),
    lastSend: 0,
    clockRuns: new Uint8Array(triggers),
    clockEnds: new Float64Array(triggers),
    clockQueued: new Uint8Array(triggers),
    eventCounts: new Int32Array(triggers),
    oddsFactors: new Float64Array(ways),
    clickShares: new Float64Array(ways),
    conversionShares: new Float64Array(ways),
    met: new Uint8Array(journeys * journeys),
    anyMet: false,
    requestNumbers: new Int32Array(sizes.limits),
    requests: null,
    decisions: null,
    winners: new Int32Array(sizes.experiments).fill(-1),
    trials: [],
    trialCount: 0,
    untouched: createUntouched(),
  };
}

/** Adds a send at the second that is now to the message log; its number. */
export function logSend(
  state: KernelState,
  node: number,
  visit: number,
  isFallback: 0 | 1,
  way: number,
  run: number,
): number {
  const { messages, sends } = state;
  const send = messages.count++;
  if (send === messages.nodes.length) growSends(state);
  messages.nodes[send] = node;
  messages.sentAt[send] = state.now;
  messages.deliveredAt[send] = -1;
  messages.openedAt[send] = -1;
  messages.clickedAt[send] = -1;
  messages.convertedAt[send] = -1;
  sends.visits[send] = visit;
  sends.isFallback[send] = isFallback;
  sends.ways[send] = way;
  sends.ranks[send] = state.runs.ranks[run]!;
  sends.runs[send] = run;
  return send;
}

function growSends({ messages, sends }: KernelState): void {
  const capacity = messages.nodes.length * 2;
  messages.nodes = copied(new Int32Array(capacity), messages.nodes);
  messages.sentAt = copied(new Int32Array(capacity), messages.sentAt);
  messages.deliveredAt = copied(new Int32Array(capacity), messages.deliveredAt);
  messages.openedAt = copied(new Int32Array(capacity), messages.openedAt);
  messages.clickedAt = copied(new Int32Array(capacity), messages.clickedAt);
  messages.convertedAt = copied(new Int32Array(capacity), messages.convertedAt);
  sends.visits = copied(new Int32Array(capacity), sends.visits);
  sends.isFallback = copied(new Uint8Array(capacity), sends.isFallback);
  sends.ways = copied(new Int32Array(capacity), sends.ways);
  sends.ranks = copied(new Int32Array(capacity), sends.ranks);
  sends.runs = copied(new Int32Array(capacity), sends.runs);
}

/** Adds a purchase that a message has brought at the second that is now. */
export function logConversion({ conversions, now }: KernelState, type: number, value: number): void {
  const index = conversions.count++;
  if (index === conversions.times.length) {
    conversions.times = copied(new Int32Array(index * 2), conversions.times);
    conversions.values = copied(new Float64Array(index * 2), conversions.values);
    conversions.types = copied(new Int32Array(index * 2), conversions.types);
  }
  conversions.times[index] = now;
  conversions.values[index] = value;
  conversions.types[index] = type;
}

function createUntouched(): Untouched {
  return {
    isTouched: false,
    lastSend: -1,
    count: 0,
    counters: new Int32Array(16),
    amounts: new Float64Array(16),
    touched: 0,
    rows: new Int32Array(64),
  };
}
