import type { Delay } from '../journey/channels.ts';
import { createStream, domains, uniformAt } from '../lib/random.ts';
import { pushAgenda, responseClass } from './agenda.ts';
import { drawAddress, messageDraw } from './draws.ts';
import type { CompiledSend, MessageNode } from './program.ts';
import { recordStep } from './recorder.ts';
import { type KernelState, logSend } from './state.ts';

/** What people do with a message, in the order in which answers of one send come when they fall in one second. */
export const answer = { opened: 0, clicked: 1, converted: 2, unsubscribed: 3 } as const;

/** 95 % point of the standard normal: a 90 % half-width is this many standard deviations. */
const normal95 = 1.6448536269514722;

/**
 * Sets the replication's shares. Replications 2i and 2i + 1 share the normal draw that shifts the log-odds of a click and of a
 * conversion; all messages of one channel and purpose share it too, for what is uncertain is how people answer the kind.
 */
export function setShares(state: KernelState, replication: number): void {
  const { program } = state;
  const stream = createStream(program.input.request.seed, replication >> 1, domains.parameters);
  for (const message of program.messages) {
    for (const [place, send] of [message.main, message.fallback].entries()) {
      if (send === null) continue;
      const u = uniformAt(stream, 0, send.shiftAddress);
      const v = uniformAt(stream, 1, send.shiftAddress);
      // Box & Muller 1958.
      const normal = Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * v);
      const odds = Math.exp((normal * send.response.logHalfWidth) / normal95);
      const index = message.messageIndex * 2 + place;
      state.clickShares[index] = withOdds(send.response.clickShare, odds);
      state.conversionShares[index] = withOdds(send.response.conversionShare, odds);
    }
  }
}

/** The share whose odds are `factor` times those of `share`. */
function withOdds(share: number, factor: number): number {
  return (share * factor) / (1 - share + share * factor);
}

/** A uniform draw of one send, addressed by customer, message, visit and name. */
export function drawOf(state: KernelState, send: number, draw: number): number {
  const way = sendOf(state, send);
  return uniformAt(state.stream, state.row, drawAddress(way.draws, draw, state.sendVisits[send]!));
}

export function messageOf(state: KernelState, send: number): MessageNode {
  return state.program.nodes[state.messages.nodes[send]!] as MessageNode;
}

function sendOf(state: KernelState, send: number): CompiledSend {
  const message = messageOf(state, send);
  return state.sendIsFallback[send] === 1 ? message.fallback! : message.main;
}

/** Draws whether a send arrives and, if so, whether and when it is opened, clicked or answered by unsubscribing. */
export function deliver(state: KernelState, run: number, send: number): boolean {
  const message = messageOf(state, send);
  const { response, channel } = sendOf(state, send);
  if (drawOf(state, send, messageDraw.delivered) >= response.deliveredShare) {
    if (state.recorder !== null) recordStep(state, run, message.id, 'notDelivered', { channel });
    return false;
  }
  state.messages.deliveredAt[send] = state.now;
  state.counts[message.counters.delivered]!++;
  if (state.recorder !== null) recordStep(state, run, message.id, 'delivered', { channel });
  if (response.openShare === null) {
    planClick(state, send);
  } else if (drawOf(state, send, messageDraw.opened) < response.openShare) {
    plan(state, send, answer.opened, response.openDelay, messageDraw.openDelay);
  }
  if (drawOf(state, send, messageDraw.unsubscribed) < response.unsubscribeShare) {
    const delay = response.openShare === null ? response.clickDelay : response.openDelay;
    plan(state, send, answer.unsubscribed, delay, messageDraw.unsubscribeDelay);
  }
  return true;
}

export function planClick(state: KernelState, send: number): void {
  const { response } = sendOf(state, send);
  if (drawOf(state, send, messageDraw.clicked) >= state.clickShares[shareIndex(state, send)]!) return;
  plan(state, send, answer.clicked, response.clickDelay, messageDraw.clickDelay);
}

export function planConversion(state: KernelState, send: number): void {
  const { response } = sendOf(state, send);
  if (drawOf(state, send, messageDraw.converted) >= state.conversionShares[shareIndex(state, send)]!) return;
  plan(state, send, answer.converted, response.conversionDelay, messageDraw.conversionDelay);
}

function shareIndex(state: KernelState, send: number): number {
  return messageOf(state, send).messageIndex * 2 + state.sendIsFallback[send]!;
}

/** Puts an answer on the agenda after a Weibull delay, rounded to whole seconds; beyond the window it never happens. */
function plan(state: KernelState, send: number, kind: number, delay: Delay, draw: number): void {
  const exponential = -Math.log(drawOf(state, send, draw));
  const scaled = delay.shape === 1 ? exponential : exponential ** (1 / delay.shape);
  const second = state.now + Math.round(delay.scaleSeconds * scaled);
  if (second < state.program.calendar.endSecond) pushAgenda(state.agenda, second, responseClass, send, kind, 0);
}

/** Logs and counts one way of sending, with its cost, day and reach; the number of the send. */
export function sendNow(state: KernelState, node: MessageNode, way: CompiledSend, visit: number, day: number): number {
  const { counts } = state;
  counts[node.counters.costWon]! += way.costWon;
  counts[way.sentDay + day]!++;
  if (state.lastSentDay[way.channelIndex] !== day) {
    state.lastSentDay[way.channelIndex] = day;
    counts[way.reachedDay + day]!++;
  }
  return logSend(state, node.index, visit, way === node.fallback);
}
