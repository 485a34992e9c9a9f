import { cellText, isMissing } from '../dataset/columns.ts';
import type { Dataset } from '../dataset/dataset.ts';
import { threefryUnit } from '../lib/threefry.ts';
import { notEntered } from '../segment/index.ts';
import { calendarDay, dayOf, localDayOf, momentAt } from '../time/index.ts';
import type {
  AbsenceTrigger,
  DateTrigger,
  InactivityTrigger,
  ItemTrigger,
  ManualTrigger,
  NthTrigger,
  PredictedTrigger,
  ScheduleTrigger,
  SegmentTrigger,
  SequenceTrigger,
} from './compiledTriggers.ts';
import { queueTrigger } from './runs.ts';
import type { KernelState } from './state.ts';

/* What triggers keep. `start…` sets a trigger as history has left it at the window's start; `…Meets` is asked at each event and
   says whether the trigger calls; `…Comes` is asked when its clock has come and says the same. */

/** The nth event of the whole history, or n events within a span since the trigger called last. */
export function startNth(state: KernelState, dataset: Dataset, trigger: NthTrigger): void {
  const { offsets, typeCodes, values, times } = dataset.events;
  const end = state.historyEnd;
  trigger.recent.length = 0;
  for (let row = offsets[state.row]!; row < end; row++) {
    if (typeCodes[row] !== trigger.match.type || !trigger.match.fits(row, values[row]!, times[row]!)) continue;
    nthMeets(state, trigger, Math.floor(times[row]!) - state.startTime);
  }
}

export function nthMeets(state: KernelState, trigger: NthTrigger, second: number): boolean {
  const { nth, withinSeconds, recent, index } = trigger;
  if (withinSeconds === null) return ++state.eventCounts[index]! === nth;
  recent.push(second);
  if (recent.length > nth) recent.shift();
  if (recent.length < nth || recent[0]! < second - withinSeconds) return false;
  recent.length = 0;
  return true;
}

export function startSequence(state: KernelState, dataset: Dataset, trigger: SequenceTrigger): void {
  const { offsets, typeCodes, values, times } = dataset.events;
  const first = offsets[state.row]!;
  const end = state.historyEnd;
  let from = end;
  while (from > first && times[from - 1]! >= state.startTime - trigger.withinSeconds) from--;
  for (let row = from; row < end; row++) {
    const type = typeCodes[row]!;
    const second = Math.floor(times[row]!) - state.startTime;
    const isNext = type === trigger.next.type && trigger.next.fits(row, values[row]!, times[row]!);
    const isFirst = type === trigger.first.type && trigger.first.fits(row, values[row]!, times[row]!);
    sequenceMeets(state, trigger, isFirst, isNext, second);
  }
}

export function sequenceMeets(
  state: KernelState,
  { index, withinSeconds }: SequenceTrigger,
  isFirst: boolean,
  isNext: boolean,
  second: number,
): boolean {
  const calls = isNext && state.clockRuns[index] === 1 && second - state.clockEnds[index]! <= withinSeconds;
  if (calls) state.clockRuns[index] = 0;
  if (isFirst) {
    state.clockRuns[index] = 1;
    state.clockEnds[index] = second;
  }
  return calls;
}

export function startAbsence(state: KernelState, dataset: Dataset, trigger: AbsenceTrigger): void {
  const { typeCodes, values, times } = dataset.events;
  const end = state.historyEnd;
  for (let row = firstToReplay(state, dataset, trigger, end); row < end; row++) {
    const type = typeCodes[row]!;
    const second = Math.floor(times[row]!) - state.startTime;
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
function firstToReplay(state: KernelState, dataset: Dataset, trigger: AbsenceTrigger, end: number): number {
  const { offsets, times } = dataset.events;
  const { afterSeconds, restart } = trigger;
  const first = offsets[state.row]!;
  let row = end;
  while (row > first && times[row - 1]! >= state.startTime - afterSeconds) row--;
  if (restart || row === end) return row;
  while (row > first && Math.floor(times[row]!) - Math.floor(times[row - 1]!) <= afterSeconds) row--;
  return row;
}

/** The awaited event stops the clock (as generated code does at events of the window); the starting one starts it, or starts it again where that is asked for. */
function moveAbsenceClock(
  state: KernelState,
  trigger: AbsenceTrigger,
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

export function startInactivity(state: KernelState, dataset: Dataset, trigger: InactivityTrigger): void {
  const { offsets, typeCodes, times } = dataset.events;
  const first = offsets[state.row]!;
  for (let row = state.historyEnd - 1; row >= first; row--) {
    if (trigger.types[typeCodes[row]!] !== 1) continue;
    state.clockRuns[trigger.index] = 1;
    state.clockEnds[trigger.index] = Math.max(0, Math.floor(times[row]!) - state.startTime + trigger.afterSeconds);
    queueClock(state, trigger);
    return;
  }
}

/** One agenda entry per clock: when it comes early because the clock was set on, it moves to the new end. */
export function queueClock(state: KernelState, { index, rank }: AbsenceTrigger | InactivityTrigger): void {
  if (state.clockQueued[index] === 1) return;
  state.clockQueued[index] = 1;
  queueTrigger(state, rank, index, state.clockEnds[index]!, 0);
}

export function clockComes(state: KernelState, trigger: AbsenceTrigger | InactivityTrigger): boolean {
  const { index } = trigger;
  state.clockQueued[index] = 0;
  if (state.clockRuns[index] !== 1) return false;
  if (state.clockEnds[index]! > state.now) {
    queueClock(state, trigger);
    return false;
  }
  state.clockRuns[index] = 0;
  return true;
}

/** Calls on a customer's date (days since 1970-01-01). Yearly ones never come before the date itself; 29 February comes on the 28th in common years. */
export function startDates(state: KernelState, trigger: DateTrigger, zone: number, date: number): void {
  const { startDay, days } = state.calendar;
  const { offsetDays } = trigger;
  if (!trigger.yearly) {
    queueDate(state, trigger, zone, date + offsetDays);
    return;
  }
  if (isFarFromYearly(date + offsetDays, startDay, days)) return;
  const { year: firstYear, month, day } = calendarDay(date);
  const lastYear = calendarDay(startDay + days - offsetDays).year;
  const from = Math.max(firstYear, calendarDay(startDay - offsetDays).year);
  for (let year = from; year <= lastYear; year++) queueDate(state, trigger, zone, dayOf(year, month, day) + offsetDays);
}

function queueDate(state: KernelState, { moments, rank, index }: DateTrigger, zone: number, localDay: number): void {
  const second = moments[zone]![localDay - state.calendar.startDay];
  if (second !== undefined && second >= 0) queueTrigger(state, rank, index, second, 0);
}

const yearDays = 365.2425;
/** More than the leap years move a date about between its years, and local days about the window's. */
const spareDays = 6;

/** Whether no yearly return of a day comes near the window, for most customers' dates do not and the calendar costs more to ask. */
function isFarFromYearly(localDay: number, startDay: number, days: number): boolean {
  const since = startDay - spareDays - localDay;
  if (since < 0) return false;
  return (Math.floor(since / yearDays) + 1) * yearDays - since > days + 2 * spareDays;
}

export function startSchedule(state: KernelState, trigger: ScheduleTrigger, zone: number): void {
  pushScheduled(state, trigger, zone, 0);
}

function pushScheduled(state: KernelState, trigger: ScheduleTrigger, zone: number, place: number): void {
  const second = trigger.moments[zone]![place];
  if (second !== undefined) queueTrigger(state, trigger.rank, trigger.index, second, place);
}

export function scheduleComes(state: KernelState, trigger: ScheduleTrigger, zone: number, place: number): boolean {
  pushScheduled(state, trigger, zone, place + 1);
  state.entryTime = notEntered;
  return trigger.segment.holds(state);
}

/** Notes whether the customer is in the segment before anything happens, and looks again at each local midnight. */
export function startSegment(state: KernelState, trigger: SegmentTrigger, looksAtMidnight: boolean): void {
  state.entryTime = notEntered;
  state.clockRuns[trigger.index] = trigger.segment.holds(state) ? 1 : 0;
  if (looksAtMidnight) queueMidnight(state, trigger);
}

/** Whether the customer has come into the segment since the last look. */
export function segmentTurns(state: KernelState, { index, segment }: SegmentTrigger): boolean {
  state.entryTime = notEntered;
  const was = state.clockRuns[index];
  const is = segment.holds(state) ? 1 : 0;
  state.clockRuns[index] = is;
  return is === 1 && was === 0;
}

export function midnightComes(state: KernelState, trigger: SegmentTrigger): boolean {
  queueMidnight(state, trigger);
  return segmentTurns(state, trigger);
}

function queueMidnight(state: KernelState, { index, rank }: SegmentTrigger): void {
  const { calendar, now } = state;
  const { dayStarts, days } = calendar;
  let low = 0;
  let high = days;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dayStarts[middle]! > now) high = middle;
    else low = middle + 1;
  }
  if (low < days || dayStarts[low]! > now) queueTrigger(state, rank, index, dayStarts[low]!, 0);
}

/**
 * Sets the clock by the purchases up to now; an earlier setting is void. The risk is looked at day by day, as conditions see it: the
 * clock comes with the first day on which it is above, or at once where it is today.
 */
export function setPredicted(state: KernelState, trigger: PredictedTrigger): void {
  const { calendar, startTime, now } = state;
  const { quantity, rank, index, zone, lastDay } = trigger;
  const token = ++state.eventCounts[index]!;
  const predictions = trigger.predictionsAt(state);
  if (quantity.kind === 'churnRisk') {
    const today = localDayOf(zone, startTime + now);
    const day = predictions.churnDay(quantity.above, today, lastDay);
    if (!Number.isNaN(day)) {
      queueTrigger(state, rank, index, day === today ? now : momentAt(zone, day, 0) - startTime, token);
    }
    return;
  }
  const day = predictions.nextPurchaseDay() + quantity.offsetDays;
  // a customer's own zone may be a day behind
  if (!(day <= lastDay + 1)) return;
  const second = momentAt(calendar.zone, day, quantity.secondOfDay) - startTime;
  if (second >= now) queueTrigger(state, rank, index, second, token);
}

export function predictedComes(state: KernelState, { index }: PredictedTrigger, token: number): boolean {
  return state.eventCounts[index] === token;
}

/** Whether the customer has met the item of an event before, in the way asked for and recently enough. */
export function itemMeets(state: KernelState, dataset: Dataset, trigger: ItemTrigger, sourceRow: number): boolean {
  const { column, relationType, withinSeconds } = trigger;
  if (column === null || sourceRow < 0 || isMissing(column, sourceRow)) return false;
  const same =
    column.kind === 'category'
      ? (row: number) => column.codes[row] === column.codes[sourceRow]
      : (row: number) => cellText(column, row, dataset.zone) === cellText(column, sourceRow, dataset.zone);
  const oldest = withinSeconds === null ? Number.NEGATIVE_INFINITY : state.now - withinSeconds;
  const { baseline, removed } = state;
  for (let index = state.seen - 2; index >= 0; index--) {
    if (baseline.times[index]! < oldest) return false;
    const row = baseline.sourceRows[index]!;
    if (baseline.types[index] !== relationType || removed[index] === 1 || row < 0) continue;
    if (!isMissing(column, row) && same(row)) return true;
  }
  const { offsets, times, typeCodes } = dataset.events;
  const first = offsets[state.row]!;
  for (let row = state.historyEnd - 1; row >= first; row--) {
    if (Math.floor(times[row]!) - state.startTime < oldest) return false;
    if (typeCodes[row] === relationType && !isMissing(column, row) && same(row)) return true;
  }
  return false;
}

/** Draws the days on which the customer is called from outside. */
export function startManual(state: KernelState, { rank, index, share, addresses, firstDay }: ManualTrigger): void {
  const { dayStarts, days, startDay } = state.calendar;
  for (let day = 0; day < days; day++) {
    const at = threefryUnit(state.k0, state.k1, state.row, addresses[startDay + day - firstDay]!);
    if (at >= share) continue;
    const second = dayStarts[day]! + Math.floor((at / share) * 86_400);
    if (second >= 0 && second < dayStarts[day + 1]!) queueTrigger(state, rank, index, second, 0);
  }
}
