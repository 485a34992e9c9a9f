import { channels } from '../journey/channels.ts';
import { createStream, domains, type RandomStream } from '../lib/random.ts';
import { type Moment, notEntered } from '../segment/index.ts';
import { type Agenda, copied, createAgenda } from './agenda.ts';
import type { Program } from './program.ts';
import type { Recorder } from './traceSink.ts';
import { createEventBuffer } from './world.ts';

/** The runs of one customer through the journey, numbered in order of entry. */
interface Runs {
  count: number;
  /** Every run before this one is over. */
  firstActive: number;
  active: number;
  /** Node where the run stands, -1 = over. */
  nodes: Int32Array;
  entryTimes: Int32Array;
  steps: Int32Array;
  /** Which coming of the customer to the node this one is, counted from 1 over all runs. */
  visits: Int32Array;
  /** Goes up whenever the run moves, so that earlier timers of it are void. */
  tokens: Int32Array;
  /** Second for which the run waits; its timer may come earlier, at the end of its longest stay. */
  dues: Float64Array;
  reachedGoal: Uint8Array;
  /** 1 = stands at a message that waits for an allowed hour. */
  holdsMessage: Uint8Array;
}

/** A customer's way through one replication. One object per slice: its arrays are reused from customer to customer. */
export interface KernelState extends Moment {
  readonly program: Program;
  readonly counts: Float64Array;
  readonly stream: RandomStream;
  readonly recorder: Recorder | null;
  readonly agenda: Agenda;
  readonly runs: Runs;
  /** How often the customer has come to each node, over all runs. */
  readonly visits: Int32Array;
  /** Last entry and last end of a run; -1 = none yet. */
  lastEntry: number;
  lastExit: number;
  /** Beside each entry of the message log: which coming to the node it was, and whether it is the fallback. */
  sendVisits: Int32Array;
  sendIsFallback: Uint8Array;
  /** Messages sent, fallbacks aside. */
  sentCount: number;
  /** What the customer has unsubscribed from, as `consentBit`s. */
  unsubscribed: number;
  anyRemoved: boolean;
  /** Day of the last send by channel, so that a day's reach counts a customer once. */
  readonly lastSentDay: Int32Array;
  /** Per trigger: whether its clock runs, when it ends, and whether an agenda entry will look at it. */
  readonly clockRuns: Uint8Array;
  readonly clockEnds: Float64Array;
  readonly clockQueued: Uint8Array;
  /** Per trigger: matching events so far, where it counts them. */
  readonly eventCounts: Int32Array;
  /** Click and conversion shares of each message (main, fallback) in this replication. */
  readonly clickShares: Float64Array;
  readonly conversionShares: Float64Array;
}

/** State for one replication, without shares of response yet; `counts` receives what happens. */
export function createState(
  program: Program,
  replication: number,
  counts: Float64Array,
  recorder: Recorder | null,
): KernelState {
  const triggers = program.triggers.length;
  const shares = program.messages.length * 2;
  return {
    program,
    counts,
    stream: createStream(program.input.request.seed, replication, domains.journey),
    recorder,
    row: 0,
    now: 0,
    entryTime: notEntered,
    baseline: createEventBuffer(64),
    seen: 0,
    removed: new Uint8Array(64),
    conversions: { count: 0, times: new Int32Array(4), values: new Float64Array(4) },
    messages: {
      count: 0,
      nodes: new Int32Array(8),
      sentAt: new Int32Array(8),
      deliveredAt: new Int32Array(8),
      openedAt: new Int32Array(8),
      clickedAt: new Int32Array(8),
      convertedAt: new Int32Array(8),
    },
    attributes: Array.from({ length: program.scope.attributeSlots.size }, () => null),
    tags: new Uint8Array(program.scope.tagSlots.size),
    agenda: createAgenda(),
    runs: {
      count: 0,
      firstActive: 0,
      active: 0,
      nodes: new Int32Array(4),
      entryTimes: new Int32Array(4),
      steps: new Int32Array(4),
      visits: new Int32Array(4),
      tokens: new Int32Array(4),
      dues: new Float64Array(4),
      reachedGoal: new Uint8Array(4),
      holdsMessage: new Uint8Array(4),
    },
    visits: new Int32Array(program.nodes.length),
    lastEntry: -1,
    lastExit: -1,
    sendVisits: new Int32Array(8),
    sendIsFallback: new Uint8Array(8),
    sentCount: 0,
    unsubscribed: 0,
    anyRemoved: false,
    lastSentDay: new Int32Array(channels.length).fill(-1),
    clockRuns: new Uint8Array(triggers),
    clockEnds: new Float64Array(triggers),
    clockQueued: new Uint8Array(triggers),
    eventCounts: new Int32Array(triggers),
    clickShares: new Float64Array(shares),
    conversionShares: new Float64Array(shares),
  };
}

/** Forgets the customer before; the baseline is filled afterwards. */
export function resetState(state: KernelState, row: number): void {
  state.row = row;
  state.now = 0;
  state.seen = 0;
  state.entryTime = notEntered;
  state.agenda.count = 0;
  // Loops: these arrays are short, and a call of fill costs more than they do.
  for (let trigger = 0; trigger < state.clockRuns.length; trigger++) {
    state.clockRuns[trigger] = 0;
    state.clockQueued[trigger] = 0;
    state.eventCounts[trigger] = 0;
  }
  if (state.anyRemoved) state.removed.fill(0);
  state.anyRemoved = false;
  state.unsubscribed = 0;
  if (state.runs.count === 0) return;
  state.runs.count = 0;
  state.runs.firstActive = 0;
  state.runs.active = 0;
  for (let node = 0; node < state.visits.length; node++) state.visits[node] = 0;
  state.lastEntry = -1;
  state.lastExit = -1;
  state.messages.count = 0;
  state.conversions.count = 0;
  state.sentCount = 0;
  for (let channel = 0; channel < state.lastSentDay.length; channel++) state.lastSentDay[channel] = -1;
  if (state.attributes.length > 0) state.attributes.fill(null);
  if (state.tags.length > 0) state.tags.fill(0);
}

/** Opens the next run at the second that is now; its number. */
export function openRun({ runs, now }: KernelState): number {
  const run = runs.count++;
  if (run === runs.nodes.length) growRuns(runs);
  runs.nodes[run] = -1;
  runs.entryTimes[run] = now;
  runs.steps[run] = 0;
  runs.visits[run] = 0;
  runs.tokens[run] = 0;
  runs.dues[run] = 0;
  runs.reachedGoal[run] = 0;
  runs.holdsMessage[run] = 0;
  runs.active++;
  return run;
}

function growRuns(runs: Runs): void {
  const capacity = runs.nodes.length * 2;
  runs.nodes = copied(new Int32Array(capacity), runs.nodes);
  runs.entryTimes = copied(new Int32Array(capacity), runs.entryTimes);
  runs.steps = copied(new Int32Array(capacity), runs.steps);
  runs.visits = copied(new Int32Array(capacity), runs.visits);
  runs.tokens = copied(new Int32Array(capacity), runs.tokens);
  runs.dues = copied(new Float64Array(capacity), runs.dues);
  runs.reachedGoal = copied(new Uint8Array(capacity), runs.reachedGoal);
  runs.holdsMessage = copied(new Uint8Array(capacity), runs.holdsMessage);
}

/** Adds a send at the second that is now to the message log; its number. */
export function logSend(state: KernelState, node: number, visit: number, isFallback: boolean): number {
  const { messages } = state;
  const send = messages.count++;
  if (send === messages.nodes.length) growSends(state);
  messages.nodes[send] = node;
  messages.sentAt[send] = state.now;
  messages.deliveredAt[send] = -1;
  messages.openedAt[send] = -1;
  messages.clickedAt[send] = -1;
  messages.convertedAt[send] = -1;
  state.sendVisits[send] = visit;
  state.sendIsFallback[send] = isFallback ? 1 : 0;
  return send;
}

function growSends(state: KernelState): void {
  const { messages } = state;
  const capacity = messages.nodes.length * 2;
  messages.nodes = copied(new Int32Array(capacity), messages.nodes);
  messages.sentAt = copied(new Int32Array(capacity), messages.sentAt);
  messages.deliveredAt = copied(new Int32Array(capacity), messages.deliveredAt);
  messages.openedAt = copied(new Int32Array(capacity), messages.openedAt);
  messages.clickedAt = copied(new Int32Array(capacity), messages.clickedAt);
  messages.convertedAt = copied(new Int32Array(capacity), messages.convertedAt);
  state.sendVisits = copied(new Int32Array(capacity), state.sendVisits);
  state.sendIsFallback = copied(new Uint8Array(capacity), state.sendIsFallback);
}

/** Adds a purchase that a message has brought at the second that is now. */
export function logConversion({ conversions, now }: KernelState, value: number): void {
  const index = conversions.count++;
  if (index === conversions.times.length) {
    conversions.times = copied(new Int32Array(index * 2), conversions.times);
    conversions.values = copied(new Float64Array(index * 2), conversions.values);
  }
  conversions.times[index] = now;
  conversions.values[index] = value;
}
