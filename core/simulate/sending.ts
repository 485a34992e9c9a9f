import { type Channel, channels, type Purpose } from '../journey/channels.ts';
import type { EventMatch } from '../segment/index.ts';
import { localDayOf, localSecondOfDay, momentAt } from '../time/index.ts';
import { answersPerSend, keysPerSecond, pushAgenda } from './agenda.ts';
import { recordOutside } from './recorder.ts';
import type { FrequencyCap } from './settings.ts';
import type { KernelState } from './state.ts';
import type { KernelTables } from './tables.ts';

const daySeconds = 86_400;

/** The second at which quiet hours that hold now end, -1 outside of them. They include their first second, not their last. */
export function quietUntil(state: KernelState, from: number, until: number): number {
  const { calendar, startTime, now } = state;
  const { fixedOffset } = calendar;
  const time = startTime + now;
  const second =
    fixedOffset === null
      ? localSecondOfDay(calendar.zone, time)
      : (((time + fixedOffset) % daySeconds) + daySeconds) % daySeconds;
  const spansMidnight = from > until;
  const quiet = spansMidnight ? second >= from || second < until : second >= from && second < until;
  if (!quiet) return -1;
  const tomorrow = spansMidnight && second >= from;
  if (fixedOffset !== null) return now - second + until + (tomorrow ? daySeconds : 0);
  const endDay = localDayOf(calendar.zone, time) + (tomorrow ? 1 : 0);
  // Where the clock turns back into the quiet hours, their end is the one still to come.
  return Math.max(momentAt(calendar.zone, endDay, until) - startTime, now + 1);
}

/** A frequency cap by the ways of sending that it counts. */
export interface Cap {
  readonly times: number;
  readonly withinSeconds: number;
  readonly channels: Uint8Array;
  readonly purpose: Purpose | null;
}

export function createCap({ times, withinSeconds, channels: wanted, purpose }: FrequencyCap): Cap {
  return {
    times,
    withinSeconds,
    channels: Uint8Array.from(channels, (one) => (wanted.includes(one) ? 1 : 0)),
    purpose,
  };
}

/** By way of sending: what a cap asks of it. */
export interface WayGroups {
  readonly channels: Uint8Array;
  readonly purposes: readonly Purpose[];
}

export function createWayGroups(ways: readonly { channel: Channel; purpose: Purpose }[]): WayGroups {
  return {
    channels: Uint8Array.from(ways, (way) => channels.indexOf(way.channel)),
    purposes: ways.map((way) => way.purpose),
  };
}

function isCounted(cap: Cap, groups: WayGroups, way: number): boolean {
  return cap.channels[groups.channels[way]!] === 1 && (cap.purpose === null || cap.purpose === groups.purposes[way]);
}

/** Whether any of the caps has been reached, by sends of journeys other than the one at rank `butRank`. */
export function isCapped(state: KernelState, caps: readonly Cap[], groups: WayGroups, butRank: number): boolean {
  for (const cap of caps) if (isReached(state, cap, groups, butRank)) return true;
  return false;
}

/** Whether the cap's number of sends, fallbacks included, has been reached in the span that ends now. */
function isReached(state: KernelState, cap: Cap, groups: WayGroups, butRank: number): boolean {
  const { messages, sends, now } = state;
  let found = 0;
  for (let send = messages.count - 1; send >= 0; send--) {
    if (messages.sentAt[send]! <= now - cap.withinSeconds) break;
    if (sends.ranks[send] === butRank) continue;
    if (isCounted(cap, groups, sends.ways[send]!) && ++found >= cap.times) return true;
  }
  return false;
}

/** Counts the other journeys whose sends had a part in the caps that suppress a message of run `run` now. */
export function noteCapped(
  state: KernelState,
  tables: KernelTables,
  caps: readonly Cap[],
  groups: WayGroups,
  run: number,
): void {
  const rank = state.runs.ranks[run]!;
  const count = state.journeys.active.length;
  const reached = caps.filter((cap) => isReached(state, cap, groups, -1));
  for (let other = 0; other < count; other++) {
    if (other === rank || !reached.some((cap) => hasPart(state, cap, groups, other))) continue;
    state.counts[tables.collidingCaps[rank * count + other]!]!++;
  }
}

/** Whether a send of the journey at `rank` is among those that the cap counts now. */
function hasPart({ messages, sends, now }: KernelState, cap: Cap, groups: WayGroups, rank: number): boolean {
  for (let send = messages.count - 1; send >= 0; send--) {
    if (messages.sentAt[send]! <= now - cap.withinSeconds) return false;
    if (sends.ranks[send] === rank && isCounted(cap, groups, sends.ways[send]!)) return true;
  }
  return false;
}

/** Moves the pressure of earlier messages on to a send that happens now. */
export function pressOn(state: KernelState, tauSeconds: number): void {
  const { pressure, messages } = state;
  pressure[0] = messages.count === 0 ? 0 : (pressure[0]! + 1) * Math.exp(-(state.now - state.lastSend) / tauSeconds);
  state.lastSend = state.now;
}

/** The share whose odds are `factor` times those of `share`; what is certain stays so. */
export function shifted(share: number, factor: number): number {
  if (share === 1) return 1;
  return (share * factor) / (1 - share + share * factor);
}

/** The share whose log-odds are moved by `perUnit` for each unit of pressure. */
export function pressed(share: number, pressure: number, perUnit: number): number {
  return pressure === 0 ? share : shifted(share, Math.exp(perUnit * pressure));
}

/** Puts an answer to a send on the agenda; beyond the window it never happens. */
export function planAnswer(state: KernelState, send: number, kind: number, second: number): void {
  if (second >= state.endSecond) return;
  pushAgenda(state.agenda, second * keysPerSecond + send * answersPerSend + kind, send, kind);
}

/** Takes the customer's next goal event of the baseline away that no message has brought forward yet, if there is one. */
export function bringForward(
  state: KernelState,
  tables: KernelTables,
  goal: EventMatch,
  rank: number,
  nodeId: string,
): void {
  const { baseline, removed, startTime } = state;
  for (let index = state.seen; index < baseline.count; index++) {
    if (baseline.types[index] !== goal.type || removed[index] === 1) continue;
    const time = startTime + baseline.times[index]!;
    if (!goal.fits(baseline.sourceRows[index]!, baseline.values[index]!, time)) continue;
    removed[index] = 1;
    state.anyRemoved = true;
    state.counts[tables.pulledForward[rank]!]!++;
    if (state.recorder !== null) recordOutside(state, tables.journeyIds[rank]!, nodeId, 'pulledForward', { time });
    return;
  }
}
