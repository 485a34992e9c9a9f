import { unreachable } from '../lib/invariant.ts';
import { notEntered } from '../segment/index.ts';
import { calendarDay, dayOf } from '../time/index.ts';
import { pushAgenda, timerClass, triggerMajor } from './agenda.ts';
import { fire } from './entering.ts';
import type { CompiledTrigger } from './program.ts';
import { firstEventFrom } from './replayWorld.ts';
import type { KernelState } from './state.ts';

type TriggerOf<Kind extends CompiledTrigger['kind']> = Extract<CompiledTrigger, { kind: Kind }>;

/** Sets every trigger as history has left it at the window's start: counts, running clocks, dates and schedules. */
export function startTriggers(state: KernelState): void {
  for (const trigger of state.program.triggers) startTrigger(state, trigger);
}

function startTrigger(state: KernelState, trigger: CompiledTrigger): void {
  switch (trigger.kind) {
    case 'event':
      if (trigger.nth !== null) countHistory(state, trigger);
      return;
    case 'absence':
      return replayAbsence(state, trigger);
    case 'inactivity':
      return startInactivity(state, trigger);
    case 'date':
      return pushDates(state, trigger);
    case 'schedule':
      return pushScheduled(state, trigger, 0);
    default:
      return unreachable(trigger);
  }
}

function countHistory(state: KernelState, trigger: TriggerOf<'event'>): void {
  const { dataset, startTime } = state.program.input;
  const { offsets, typeCodes, values, times } = dataset.events;
  const end = firstEventFrom(dataset, state.row, startTime);
  for (let row = offsets[state.row]!; row < end; row++) {
    if (typeCodes[row] !== trigger.match.type || !trigger.match.fits(row, values[row]!, times[row]!)) continue;
    state.eventCounts[trigger.index]!++;
  }
}

function replayAbsence(state: KernelState, trigger: TriggerOf<'absence'>): void {
  const { dataset, startTime } = state.program.input;
  const { typeCodes, values, times } = dataset.events;
  const end = firstEventFrom(dataset, state.row, startTime);
  for (let row = firstToReplay(state, trigger, end); row < end; row++) {
    const type = typeCodes[row]!;
    const second = Math.floor(times[row]!) - startTime;
    if (state.clockEnds[trigger.index]! < second) state.clockRuns[trigger.index] = 0;
    const fits = type === trigger.match.type && trigger.match.fits(row, values[row]!, times[row]!);
    moveAbsenceClock(state, trigger, type, fits, second);
  }
  // A clock that ended before the window called when the journey was not there.
  if (state.clockEnds[trigger.index]! < 0) state.clockRuns[trigger.index] = 0;
  if (state.clockRuns[trigger.index] === 1) queueClock(state, trigger);
}

/**
 * The first event before row `end` that can have a part in how history leaves the clock: those before ended before the window.
 * Where a start leaves a running clock alone, which start counted is only certain after a gap in which any clock ended.
 */
function firstToReplay(state: KernelState, trigger: TriggerOf<'absence'>, end: number): number {
  const { dataset, startTime } = state.program.input;
  const { offsets, times } = dataset.events;
  const { afterSeconds, restart } = trigger;
  const first = offsets[state.row]!;
  let row = end;
  while (row > first && times[row - 1]! >= startTime - afterSeconds) row--;
  if (restart || row === end) return row;
  while (row > first && Math.floor(times[row]!) - Math.floor(times[row - 1]!) <= afterSeconds) row--;
  return row;
}

function startInactivity(state: KernelState, trigger: TriggerOf<'inactivity'>): void {
  const { dataset, startTime } = state.program.input;
  const { offsets, typeCodes, times } = dataset.events;
  const first = offsets[state.row]!;
  for (let row = firstEventFrom(dataset, state.row, startTime) - 1; row >= first; row--) {
    if (trigger.types[typeCodes[row]!] !== 1) continue;
    state.clockRuns[trigger.index] = 1;
    state.clockEnds[trigger.index] = Math.max(0, Math.floor(times[row]!) - startTime + trigger.afterSeconds);
    queueClock(state, trigger);
    return;
  }
}

/** Yearly dates never come before the date itself; 29 February comes on the 28th in common years. */
function pushDates(state: KernelState, trigger: TriggerOf<'date'>): void {
  const date = trigger.dayOf(state.row);
  if (Number.isNaN(date)) return;
  if (!trigger.yearly) return pushOnDay(state, trigger, date + trigger.offsetDays);
  const { startDay, days } = state.program.calendar;
  const { year: firstYear, month, day } = calendarDay(date);
  const lastYear = calendarDay(startDay + days - trigger.offsetDays).year;
  const from = Math.max(firstYear, calendarDay(startDay - trigger.offsetDays).year);
  for (let year = from; year <= lastYear; year++)
    pushOnDay(state, trigger, dayOf(year, month, day) + trigger.offsetDays);
}

function pushOnDay(state: KernelState, trigger: TriggerOf<'date'>, localDay: number): void {
  const second = trigger.moments[localDay - state.program.calendar.startDay];
  if (second !== undefined && second >= 0) push(state, trigger, second, 0);
}

function pushScheduled(state: KernelState, trigger: TriggerOf<'schedule'>, index: number): void {
  const second = trigger.moments[index];
  if (second !== undefined) push(state, trigger, second, index);
}

function push(state: KernelState, trigger: CompiledTrigger, second: number, token: number): void {
  if (second >= state.program.calendar.endSecond) return;
  pushAgenda(state.agenda, second, timerClass, triggerMajor, trigger.index, token);
}

/** One agenda entry per clock: when it comes early because the clock was set on, it moves to the new end. */
function queueClock(state: KernelState, trigger: CompiledTrigger): void {
  if (state.clockQueued[trigger.index] === 1) return;
  state.clockQueued[trigger.index] = 1;
  push(state, trigger, state.clockEnds[trigger.index]!, 0);
}

/** An event has happened now: it may fire triggers, and start or stop clocks. */
export function triggersMeet(state: KernelState, type: number, value: number, sourceRow: number): void {
  const time = state.program.input.startTime + state.now;
  for (const trigger of state.program.triggers) {
    switch (trigger.kind) {
      case 'event':
        if (type !== trigger.match.type || !trigger.match.fits(sourceRow, value, time)) break;
        if (trigger.nth === null || ++state.eventCounts[trigger.index]! === trigger.nth) fire(state, trigger);
        break;
      case 'absence': {
        const fits = type === trigger.match.type && trigger.match.fits(sourceRow, value, time);
        moveAbsenceClock(state, trigger, type, fits, state.now);
        if (state.clockRuns[trigger.index] === 1) queueClock(state, trigger);
        break;
      }
      case 'inactivity':
        if (trigger.types[type] !== 1) break;
        state.clockRuns[trigger.index] = 1;
        state.clockEnds[trigger.index] = state.now + trigger.afterSeconds;
        queueClock(state, trigger);
        break;
      case 'date':
      case 'schedule':
        break;
      default:
        unreachable(trigger);
    }
  }
}

/** The awaited event stops the clock; the starting one starts it, or starts it again where that is asked for. */
function moveAbsenceClock(
  state: KernelState,
  trigger: TriggerOf<'absence'>,
  type: number,
  fits: boolean,
  second: number,
): void {
  const { index } = trigger;
  if (type === trigger.absentType) state.clockRuns[index] = 0;
  if (!fits || (state.clockRuns[index] === 1 && !trigger.restart)) return;
  state.clockRuns[index] = 1;
  state.clockEnds[index] = second + trigger.afterSeconds;
}

/** A trigger's moment has come; `token` is the place of a scheduled one. */
export function triggerComes(state: KernelState, trigger: CompiledTrigger, token: number): void {
  if (trigger.kind === 'schedule') {
    pushScheduled(state, trigger, token + 1);
    state.entryTime = notEntered;
    if (trigger.segment.holds(state)) fire(state, trigger);
    return;
  }
  if (trigger.kind === 'date') return fire(state, trigger);
  state.clockQueued[trigger.index] = 0;
  if (state.clockRuns[trigger.index] !== 1) return;
  if (state.clockEnds[trigger.index]! > state.now) return queueClock(state, trigger);
  state.clockRuns[trigger.index] = 0;
  fire(state, trigger);
}
