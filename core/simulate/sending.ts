import { localDayOf, localSecondOfDay, momentAt } from '../time/index.ts';
import { deliver, messageOf, sendNow } from './answers.ts';
import type { Suppression } from './counters.ts';
import type { CompiledSend, MessageNode } from './program.ts';
import { recordStep } from './recorder.ts';
import { countSuppressed, exitRun, holdUntil, takePort } from './runs.ts';
import type { FrequencyCap } from './settings.ts';
import type { KernelState } from './state.ts';
import { dayAt } from './windowCalendar.ts';

const anyTime = -1;

/**
 * Sends a run's message, holds it back until an allowed hour, or suppresses it for the first reason that refuses: address,
 * consent, hours, frequency. Where it has waited for the hour, address and consent are asked again there. The next node.
 */
export function attemptSend(state: KernelState, run: number, node: MessageNode, hasWaited: boolean): number {
  const refusal = contactRefusal(state, node, node.main);
  const allowedFrom = refusal === null ? quietUntil(state, node, node.main) : anyTime;
  if (allowedFrom !== anyTime && node.nightPolicy === 'wait') return holdBack(state, run, node, allowedFrom);
  state.runs.holdsMessage[run] = 0;
  if (hasWaited) state.counts[node.counters.delayed]!++;
  if (refusal !== null) return suppress(state, run, node, refusal);
  if (allowedFrom !== anyTime) return suppress(state, run, node, 'quietHours');
  for (const cap of node.caps) {
    if (isCapped(state, cap)) return suppress(state, run, node, 'frequencyCap');
  }
  send(state, run, node);
  return takePort(state, run, node, 0);
}

function holdBack(state: KernelState, run: number, node: MessageNode, allowedFrom: number): number {
  state.runs.holdsMessage[run] = 1;
  if (state.recorder !== null) {
    recordStep(state, run, node.id, 'delayed', { until: state.program.input.startTime + allowedFrom });
  }
  return holdUntil(state, run, node, allowedFrom);
}

function suppress(state: KernelState, run: number, node: MessageNode, reason: Suppression): number {
  countSuppressed(state, run, node, reason);
  return node.exitsWhenSuppressed ? exitRun(state, run, 'suppressed') : takePort(state, run, node, 0);
}

function contactRefusal(state: KernelState, node: MessageNode, way: CompiledSend): Suppression | null {
  if (!way.hasAddress(state)) return 'noAddress';
  if (!way.isFriend(state)) return 'notFriend';
  if (!node.consent.given(state)) return 'noConsent';
  if (node.consent.expired(state)) return 'consentExpired';
  return (state.unsubscribed & way.consentBit) !== 0 ? 'unsubscribed' : null;
}

/** The second at which the quiet hours that now hold end; `anyTime` outside of them. */
function quietUntil(state: KernelState, node: MessageNode, way: CompiledSend): number {
  if (way.quietHours.length === 0) return anyTime;
  const { zone, startTime } = state.program.calendar;
  const time = startTime + state.now;
  const second = localSecondOfDay(zone, time);
  for (const { fromSecondOfDay: from, untilSecondOfDay: until, liftedByNightConsent } of way.quietHours) {
    const spansMidnight = from > until;
    const quiet = spansMidnight ? second >= from || second < until : second >= from && second < until;
    if (!quiet || (liftedByNightConsent && node.consent.atNight(state))) continue;
    const endDay = localDayOf(zone, time) + (spansMidnight && second >= from ? 1 : 0);
    // Where the clock turns back into the quiet hours, their end is the one still to come.
    return Math.max(momentAt(zone, endDay, until) - startTime, state.now + 1);
  }
  return anyTime;
}

/** Whether the cap's number of sends, fallbacks included, has been reached in the span that ends now. */
function isCapped(state: KernelState, cap: FrequencyCap): boolean {
  const { messages, now } = state;
  let sends = 0;
  for (let index = messages.count - 1; index >= 0; index--) {
    if (messages.sentAt[index]! <= now - cap.withinSeconds) break;
    const node = messageOf(state, index);
    const way = state.sendIsFallback[index] === 1 ? node.fallback! : node.main;
    if (!cap.channels.includes(way.channel) || (cap.purpose !== null && cap.purpose !== node.purpose)) continue;
    if (++sends >= cap.times) return true;
  }
  return false;
}

function send(state: KernelState, run: number, node: MessageNode): void {
  const { counts, program } = state;
  const visit = state.runs.visits[run]!;
  const day = dayAt(program.calendar, state.now);
  counts[node.counters.sent]!++;
  state.sentCount++;
  const sent = sendNow(state, node, node.main, visit, day);
  if (state.recorder !== null) {
    recordStep(state, run, node.id, 'sent', { channel: node.main.channel, costWon: node.main.costWon });
  }
  if (!program.input.request.simulateResponses || deliver(state, run, sent)) return;
  const { fallback } = node;
  if (fallback === null || contactRefusal(state, node, fallback) !== null) return;
  if (quietUntil(state, node, fallback) !== anyTime) return;
  counts[node.counters.fallbackSent]!++;
  const sentAgain = sendNow(state, node, fallback, visit, day);
  if (state.recorder !== null) {
    recordStep(state, run, node.id, 'fallbackSent', { channel: fallback.channel, costWon: fallback.costWon });
  }
  deliver(state, run, sentAgain);
}
