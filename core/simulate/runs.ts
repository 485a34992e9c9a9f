import { clockBit, keysPerRank, keysPerSecond, pushAgenda, timerBit } from './agenda.ts';
import {
  type ExitReason,
  exitReasons,
  type FallbackRefusal,
  fallbackRefusals,
  type Suppression,
  suppressions,
} from './counters.ts';

import { recordStep } from './recorder.ts';
import { logRequest, requestKind } from './requestLog.ts';
import type { KernelState } from './state.ts';
import type { KernelTables } from './tables.ts';
import { dayAt } from './windowCalendar.ts';

export const holds = { nothing: 0, forHours: 1, forTurn: 2 } as const;

export function exitPlace(reason: ExitReason): number {
  return exitReasons.indexOf(reason);
}

export function suppressionPlace(reason: Suppression): number {
  return suppressions.indexOf(reason);
}

export function fallbackPlace(reason: FallbackRefusal): number {
  return fallbackRefusals.indexOf(reason);
}

const byHours = suppressionPlace('quietHours');
const byPace = suppressionPlace('pacing');

/** Ends a run at a node. A message that it held back is then one that the hours or the pace suppressed. */
export function exitRun(state: KernelState, tables: KernelTables, run: number, node: number, place: number): void {
  const { runs, counts, journeys } = state;
  counts[tables.exitBase[node]! + place]!++;
  countReasonDay(state, tables, tables.exitDays[node]! + place * tables.days);
  if (runs.holdsMessage[run] !== holds.nothing) loseMessage(state, tables, run, node);
  if (state.recorder !== null) {
    recordStep(state, tables, run, tables.nodeIds[node]!, 'exited', { reason: exitReasons[place]! });
  }
  const rank = runs.ranks[run]!;
  runs.nodes[run] = -1;
  runs.tokens[run]!++;
  journeys.active[rank]!--;
  journeys.lastExit[rank] = state.now;
  let first = journeys.firstRun[rank]!;
  while (first !== -1 && runs.nodes[first] === -1) first = runs.next[first]!;
  journeys.firstRun[rank] = first;
  if (first === -1) journeys.lastRun[rank] = -1;
}

function loseMessage(state: KernelState, tables: KernelTables, run: number, node: number): void {
  const place = state.runs.holdsMessage[run] === holds.forTurn ? byPace : byHours;
  state.runs.holdsMessage[run] = holds.nothing;
  if (place === byPace) releaseLimit(state, tables.paceLimit[node]!, state.runs.turns[run]!);
  countSuppressed(state, tables, run, node, place);
}

export function countSuppressed(
  state: KernelState,
  tables: KernelTables,
  run: number,
  node: number,
  place: number,
): void {
  state.counts[tables.suppressedBase[node]! + place]!++;
  countReasonDay(state, tables, tables.suppressedDays[node]! + place * tables.days);
  if (state.recorder !== null) {
    const channel = tables.messageChannel[node] ?? '';
    recordStep(state, tables, run, tables.nodeIds[node]!, 'suppressed', { reason: suppressions[place]!, channel });
  }
}

/** Counts that nothing was sent in place of a message that did not arrive, and why. */
export function countFallbackRefused(
  state: KernelState,
  tables: KernelTables,
  run: number,
  node: number,
  place: number,
  channel: string,
): void {
  state.counts[tables.fallbackBase[node]! + place]!++;
  countReasonDay(state, tables, tables.fallbackDays[node]! + place * tables.days);
  if (state.recorder !== null) {
    const reason = fallbackRefusals[place]!;
    recordStep(state, tables, run, tables.nodeIds[node]!, 'fallbackRefused', { reason, channel });
  }
}

/** Counts something that happens now for the reason whose days begin at `firstDay`. */
function countReasonDay(state: KernelState, { startDay, days }: KernelTables, firstDay: number): void {
  state.reasonDays[firstDay + today(state, startDay, days)]!++;
}

/** Lets a run wait at its node until second `due`, or until its longest stay is over if that comes first. */
export function holdUntil(state: KernelState, tables: KernelTables, run: number, due: number): void {
  queueRun(state, tables, run, due, Number.POSITIVE_INFINITY);
}

/** The same, and looks at the run at second `look` if nothing comes before. */
export function queueRun(state: KernelState, tables: KernelTables, run: number, due: number, look: number): void {
  const { runs, endSecond } = state;
  const rank = runs.ranks[run]!;
  const deadline = runs.entryTimes[run]! + tables.maxDurations[rank]!;
  let second = due < deadline ? due : deadline;
  if (look < second) second = look;
  runs.dues[run] = due;
  const token = runs.tokens[run]! + 1;
  runs.tokens[run] = token;
  if (second >= endSecond) return;
  pushAgenda(state.agenda, second * keysPerSecond + timerBit + rank * keysPerRank + runs.numbers[run]!, run, token);
}

/** Whether the run's longest stay is over before what it waits for. */
export function isOverdue(state: KernelState, tables: KernelTables, run: number): boolean {
  const { runs, now } = state;
  return runs.dues[run]! > now && now >= runs.entryTimes[run]! + tables.maxDurations[runs.ranks[run]!]!;
}

/** Puts a trigger's clock on the agenda. */
export function queueTrigger(state: KernelState, rank: number, trigger: number, second: number, token: number): void {
  if (second >= state.endSecond) return;
  pushAgenda(state.agenda, second * keysPerSecond + timerBit + rank * keysPerRank + clockBit + trigger, trigger, token);
}

/** Notes that a run has reached its goal; whether it had not before. */
export function reachGoal(state: KernelState, tables: KernelTables, run: number, nodeId: string | null): boolean {
  const { runs, counts } = state;
  if (runs.reachedGoal[run] === 1) return false;
  runs.reachedGoal[run] = 1;
  counts[tables.goals[runs.ranks[run]!]!]!++;
  if (state.recorder !== null) recordStep(state, tables, run, nodeId, 'goal', {});
  return true;
}

/** The day of the report at the second that is now: the customer's local day, held inside the window. */
export function today(state: KernelState, firstDay: number, days: number): number {
  if (state.now >= state.dayEnd || state.now < state.dayStart) {
    const { calendar, now } = state;
    const day = dayAt(calendar, now);
    state.dayStart = calendar.dayStarts[day]!;
    state.dayEnd = calendar.dayStarts[day + 1]!;
    state.day = Math.min(days - 1, Math.max(0, calendar.startDay + day - firstDay));
  }
  return state.day;
}

/** Asks a limit for a place; what was decided, see limits.ts. */
export function askLimit(state: KernelState, limit: number, cost: number): number {
  const number = state.requestNumbers[limit]! + 1;
  state.requestNumbers[limit] = number;
  const given = state.decisions === null ? 0 : state.decisions.of(limit, state.row, number, state.now, cost);
  if (state.requests !== null) {
    logRequest(state.requests, limit, state.now, state.row, number, requestKind.ask, cost, given);
  }
  return given;
}

/** Gives back the place that the customer's request of this number has got. */
export function releaseLimit(state: KernelState, limit: number, number: number): void {
  if (state.requests === null) return;
  logRequest(state.requests, limit, state.now, state.row, number, requestKind.release, 0, 0);
}

export function spendLimit(state: KernelState, limit: number, cost: number): void {
  if (state.requests === null) return;
  logRequest(state.requests, limit, state.now, state.row, state.requestNumbers[limit]!, requestKind.spend, cost, 0);
}

/** Counts the pairs of journeys in which the customer was at once, and forgets them. */
export function countMet(state: KernelState, tables: KernelTables): void {
  const { met, counts } = state;
  for (let pair = 0; pair < met.length; pair++) {
    if (met[pair] === 0) continue;
    met[pair] = 0;
    counts[tables.collidingCustomers[pair]!]!++;
  }
  state.anyMet = false;
}

/** A run is still inside when the window ends, unless it is over. */
export function countInside(state: KernelState, tables: KernelTables, run: number): void {
  const { runs, counts } = state;
  const node = runs.nodes[run]!;
  if (node === -1) return;
  counts[tables.inside[node]!]!++;
  if (runs.holdsMessage[run] !== holds.nothing) counts[tables.pending[node]!]!++;
  if (state.recorder !== null) recordStep(state, tables, run, tables.nodeIds[node]!, 'stillInside', {});
}
