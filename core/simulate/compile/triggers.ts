import { missingDay } from '../../dataset/dataset.ts';
import type { Schedule } from '../../journey/nodes.ts';
import { purposeOf } from '../../lib/random.ts';
import {
  compileCondition,
  compileEventMatch,
  eventTypeCode,
  type Condition,
  predictionsAt,
} from '../../segment/index.ts';
import { calendarDay, dayNumber, dayOf, localDayOf, momentAt, weekdayOf } from '../../time/index.ts';
import type { CompiledTrigger } from '../compiledTriggers.ts';
import { dayOfRow } from '../contactRules.ts';
import { counterKey, type EntryRefusal } from '../counters.ts';
import { cronFitsDay, cronSeconds, parseCron } from '../cron.ts';
import { holdoutAddress } from '../draws.ts';
import { dailyMoments, type WindowCalendar } from '../windowCalendar.ts';
import { mostEntries } from '../state.ts';
import { conditionCode, fitsCode } from './conditions.ts';
import { draw } from './drawing.ts';
import { countReasonCode, type Emitter, outsideStepCode, stepCode, todayCode, visitName } from './emitter.ts';
import { boughtCode, type Plan, type PlanJourney, type PlanNode } from './plan.ts';
import { beginCode } from './runCode.ts';
import { zonePlaceCode } from './waits.ts';

const otherDays = 2;

/** A trigger's way through the generated code: set at the start, asked at events of some types, asked when its clock comes. */
export interface TriggerCode {
  readonly node: PlanNode;
  readonly start: string;
  /** What it does at an event of a type; '' = nothing. The names `value` and `src` are the event's. */
  readonly atEvent: (type: number) => string;
  /** What it does after an answer that is no event. */
  readonly atAnswer: string;
  /** What it does when its clock comes; `token` is the agenda's. */
  readonly due: string;
}

/** The function that calls a customer in (`fireN`): refused for the first reason that applies, else a run begins. */
export function emitFire(emitter: Emitter, node: PlanNode): void {
  const { plan, source } = emitter;
  const { journey } = node;
  const { entry, limits } = journey.spec;
  const { id } = node.source;
  const { rank } = journey;
  const refuse = (reason: EntryRefusal) =>
    `{ ${countReasonCode(emitter, journey, counterKey.refused(id, reason))} ${outsideStepCode(emitter, journey, id, 'refused', `{ reason: '${reason}' }`)} return; }`;
  const lines = [`C[${journey.counter(counterKey.triggered(id))}]++;`];
  lines.push(outsideStepCode(emitter, journey, id, 'triggered'));
  const { from, until } = entryWindow(plan, journey);
  if (from > 0) lines.push(`if (S.now < ${from}) ${refuse('outsideWindow')}`);
  if (until < plan.calendar.endSecond) lines.push(`if (S.now >= ${until}) ${refuse('outsideWindow')}`);
  if (entry.segment !== null) {
    lines.push(
      `S.entryTime = notEntered; if (!${conditionCode(source, journey, entry.segment)}) ${refuse('notInSegment')}`,
    );
  }
  lines.push(`if (${mayNotReenterCode(journey)}) ${refuse('reentry')}`);
  if (!entry.concurrent) lines.push(`if (active[${rank}] !== 0) ${refuse('running')}`);
  if (limits.entriesTotal !== null || limits.entriesPerDay !== null) {
    const limit = emitter.limitOf(journey, 'entries');
    lines.push(`if (askLimit(S, ${limit}, 0) !== 0) ${refuse('entryCap')}`);
  }
  const held = entry.holdoutPercent / 100;
  if (held > 0) {
    const drawn = draw(emitter, String(holdoutAddress(journey.spec.id)));
    lines.push(`${drawn.before} if (${drawn.value} < ${held}) ${refuse('holdout')}`);
  }
  lines.push(beginCode(plan, journey));
  lines.push(`C[${journey.counter(counterKey.journey('entries'))}]++;`);
  lines.push(`if (number === 1) C[${journey.counter(counterKey.journey('customersEntered'))}]++;`);
  lines.push(stepCode(emitter, id, 'entered'));
  source.line(
    `function fire${node.index}() { ${lines.join(' ')} return ${visitName(node)}(s, ${todayCode(emitter)}); }`,
  );
}

function mayNotReenterCode({ spec, rank }: PlanJourney): string {
  const { reentry } = spec.entry;
  switch (reentry.kind) {
    case 'never':
      return `entries[${rank}] !== 0`;
    case 'always':
      return `entries[${rank}] >= ${mostEntries}`;
    case 'after': {
      const since = `${reentry.from === 'entry' ? 'lastEntry' : 'lastExit'}[${rank}]`;
      return `entries[${rank}] >= ${mostEntries} || (${since} !== -1 && S.now - ${since} < ${reentry.seconds})`;
    }
  }
}

function entryWindow({ calendar }: Plan, { spec }: PlanJourney): { from: number; until: number } {
  const { window } = spec.entry;
  const dayStart = (day: number) => momentAt(calendar.zone, day, 0) - calendar.startTime;
  return {
    from: window.from === null ? 0 : dayStart(lastDayUpTo(window.from, -1) + 1),
    until: window.until === null ? calendar.endSecond : dayStart(lastDayUpTo(window.until, 0) + 1),
  };
}

/** The last day of the calendar not after a date moved by days; the date itself may be none of the calendar (30 February). */
function lastDayUpTo(date: string, daysLater: number): number {
  const known = dayNumber(date);
  if (!Number.isNaN(known)) return known + daysLater;
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  if (day === 0 || month === 0) return dayOf(year, Math.max(1, month), 1) - 1;
  return dayOf(year, Math.min(12, month), month > 12 ? 31 : day);
}

/** Prepares a trigger's part of the generated code; `index` is its place among all triggers. */
export function triggerCode(emitter: Emitter, node: PlanNode, index: number): TriggerCode {
  const { source: spec, journey } = node;
  if (spec.type !== 'trigger') throw new Error('Invariant broken: only triggers call');
  const { scope, rank } = journey;
  const { source, plan } = emitter;
  const fire = `fire${node.index}();`;
  const none = { node, start: '', atEvent: () => '', atAnswer: '', due: '' };
  const { trigger } = spec;
  const base = { index, rank };
  const constant = (compiled: CompiledTrigger) => source.constant(compiled);
  const zone = zonePlaceCode(emitter);
  switch (trigger.kind) {
    case 'event': {
      const match = compileEventMatch(scope, trigger.event, trigger.where);
      const fits = fitsCode(source, match, 'src', 'value');
      if (trigger.nth === null)
        return { ...none, atEvent: (type) => (type === match.type ? `if (${fits}) ${fire}` : '') };
      const compiled = constant({
        ...base,
        kind: 'nth',
        match,
        nth: trigger.nth,
        withinSeconds: trigger.withinSeconds,
        recent: [],
      });
      return {
        ...none,
        start: `startNth(S, dataset, ${compiled});`,
        atEvent: (type) => (type === match.type ? `if (${fits} && nthMeets(S, ${compiled}, S.now)) ${fire}` : ''),
      };
    }
    case 'sequence': {
      const first = compileEventMatch(scope, trigger.first.event, trigger.first.where);
      const next = compileEventMatch(scope, trigger.next.event, trigger.next.where);
      const compiled = constant({ ...base, kind: 'sequence', first, next, withinSeconds: trigger.withinSeconds });
      const isOne = (match: typeof first, type: number) =>
        type === match.type ? fitsCode(source, match, 'src', 'value') : 'false';
      return {
        ...none,
        start: `startSequence(S, dataset, ${compiled});`,
        atEvent: (type) =>
          type === first.type || type === next.type
            ? `if (sequenceMeets(S, ${compiled}, ${isOne(first, type)}, ${isOne(next, type)}, S.now)) ${fire}`
            : '',
      };
    }
    case 'absence': {
      const match = compileEventMatch(scope, trigger.event, trigger.where);
      const absentType = eventTypeCode(scope, trigger.absentEvent);
      const { afterSeconds, restart } = trigger;
      const compiled = constant({ ...base, kind: 'absence', match, absentType, afterSeconds, restart });
      const fits = fitsCode(source, match, 'src', 'value');
      const mayStart = restart ? fits : `clockRuns[${index}] !== 1 && ${fits}`;
      const starts = `if (${mayStart}) { ${runClockCode(compiled, index, afterSeconds)} }`;
      return {
        ...none,
        start: `startAbsence(S, dataset, ${compiled});`,
        atEvent: (type) =>
          [type === absentType ? `clockRuns[${index}] = 0;` : '', type === match.type ? starts : ''].join(' ').trim(),
        due: `if (clockComes(S, ${compiled})) ${fire}`,
      };
    }
    case 'inactivity': {
      // An empty list means any event at all.
      const types = new Uint8Array(plan.typeCount).fill(trigger.events.length === 0 ? 1 : 0);
      for (const event of trigger.events) {
        const code = eventTypeCode(scope, event);
        if (code >= 0) types[code] = 1;
      }
      const compiled = constant({ ...base, kind: 'inactivity', types, afterSeconds: trigger.afterSeconds });
      return {
        ...none,
        start: `startInactivity(S, dataset, ${compiled});`,
        atEvent: (type) => (types[type] === 1 ? runClockCode(compiled, index, trigger.afterSeconds) : ''),
        due: `if (clockComes(S, ${compiled})) ${fire}`,
      };
    }
    case 'date': {
      const column = scope.dataset.attributes.find((candidate) => candidate.name === trigger.attribute);
      if (column === undefined) return none;
      const compiled = constant({
        ...base,
        kind: 'date',
        offsetDays: trigger.offsetDays,
        yearly: trigger.repeat === 'yearly',
        moments: plan.calendars.map((calendar) => dailyMoments(calendar, trigger.secondOfDay)),
      });
      const start = `startDates(S, ${compiled}, ${zone}, date);`;
      if (column.kind === 'date') {
        const dates = source.constant(column.values);
        return { ...none, start: `{ const date = ${dates}[row]; if (date !== ${missingDay}) ${start} }`, due: fire };
      }
      const dayOf = source.constant((row: number) =>
        dayOfRow(column, row, (time) => localDayOf(scope.clock.zone, time)),
      );
      return { ...none, start: `{ const date = ${dayOf}(row); if (date === date) ${start} }`, due: fire };
    }
    case 'schedule': {
      const compiled = constant({
        ...base,
        kind: 'schedule',
        moments: plan.calendars.map((calendar) => scheduledMoments(trigger.schedule, calendar)),
        segment: compileCondition(trigger.segment, scope),
      });
      return {
        ...none,
        start: `startSchedule(S, ${compiled}, ${zone});`,
        due: `if (scheduleComes(S, ${compiled}, ${zone}, token)) ${fire}`,
      };
    }
    case 'segment': {
      const compiled = constant({ ...base, kind: 'segment', segment: compileCondition(trigger.segment, scope) });
      const look = `if (segmentTurns(S, ${compiled})) ${fire}`;
      return {
        ...none,
        start: `startSegment(S, ${compiled}, ${turnsByItself(plan, trigger.segment)});`,
        atEvent: () => look,
        atAnswer: look,
        due: `if (midnightComes(S, ${compiled})) ${fire}`,
      };
    }
    case 'predicted': {
      if (plan.input.predictor === null) return none;
      const { zone, startDay, days } = plan.calendar;
      const compiled = constant({
        ...base,
        kind: 'predicted',
        quantity: trigger.quantity,
        predictionsAt: (moment) => predictionsAt(scope, moment),
        zone,
        lastDay: startDay + days - 1,
      });
      const set = `setPredicted(S, ${compiled});`;
      return {
        ...none,
        start: set,
        atEvent: (type) => {
          const bought = boughtCode(plan, type);
          return bought === null ? '' : `if (${bought}) ${set}`;
        },
        due: `if (predictedComes(S, ${compiled}, token)) ${fire}`,
      };
    }
    case 'item': {
      const match = compileEventMatch(scope, trigger.event, trigger.where);
      const column = scope.dataset.events.properties.find((candidate) => candidate.name === trigger.property) ?? null;
      const relationType = eventTypeCode(scope, trigger.relation);
      const { withinSeconds } = trigger;
      const compiled = constant({ ...base, kind: 'item', match, relationType, column, withinSeconds });
      const fits = fitsCode(source, match, 'src', 'value');
      return {
        ...none,
        atEvent: (type) =>
          type === match.type ? `if (${fits} && itemMeets(S, dataset, ${compiled}, src)) ${fire}` : '',
      };
    }
    case 'manual': {
      const share = trigger.assumedDailyShare;
      if (share === 0) return none;
      // days count from the window's first in the dataset's zone; other zones may begin a day before and end a day after
      const addresses = Int32Array.from({ length: plan.calendar.days + 2 * otherDays }, (_, day) =>
        purposeOf(journey.spec.id, spec.id, day - otherDays, 'manual'),
      );
      const firstDay = plan.calendar.startDay - otherDays;
      return {
        ...none,
        start: `startManual(S, ${constant({ ...base, kind: 'manual', share, addresses, firstDay })});`,
        due: fire,
      };
    }
  }
}

/** Starts a trigger's clock now, or sets it on. */
function runClockCode(compiled: string, index: number, afterSeconds: number): string {
  return `clockRuns[${index}] = 1; clockEnds[${index}] = S.now + ${afterSeconds}; if (clockQueued[${index}] === 0) queueClock(S, ${compiled});`;
}

/** Whether a condition can turn between a customer's own events: with time, or by what a journey does. */
function turnsByItself(plan: Plan, condition: Condition): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some((part) => turnsByItself(plan, part));
    case 'not':
      return turnsByItself(plan, condition.of);
    case 'attribute':
      return (
        condition.test.compare === 'withinLast' ||
        condition.test.compare === 'notWithinLast' ||
        condition.attribute.includes(':') ||
        plan.attributeSlots.has(condition.attribute)
      );
    case 'event':
    case 'eventMeasure':
      return condition.span.kind !== 'ever' || condition.where.some(({ test }) => 'seconds' in test);
    case 'followed':
    case 'message':
    case 'tag':
    case 'segment':
      return true;
  }
}

/** The scheduled seconds inside the window. A day of the month that a month lacks is its last. */
function scheduledMoments(schedule: Schedule, calendar: WindowCalendar): Int32Array {
  const inside = (second: number) => second >= 0 && second < calendar.endSecond;
  if (schedule.kind !== 'cron') {
    return dailyMoments(calendar, schedule.secondOfDay).filter(
      (second, day) => inside(second) && falls(schedule, calendar.startDay + day),
    );
  }
  const cron = parseCron(schedule.expression);
  if (cron === null) return new Int32Array(0);
  const seconds: number[] = [];
  for (let day = 0; day < calendar.days; day++) {
    const localDay = calendar.startDay + day;
    const { month, day: dayOfMonth } = calendarDay(localDay);
    if (!cronFitsDay(cron, month, dayOfMonth, weekdayOf(localDay))) continue;
    for (const second of cronSeconds(cron)) {
      const moment = momentAt(calendar.zone, localDay, second) - calendar.startTime;
      // two local times may fall on the first moment after a gap
      if (inside(moment) && moment !== seconds.at(-1)) seconds.push(moment);
    }
  }
  return Int32Array.from(seconds.sort((a, b) => a - b));
}

type TimedSchedule = Exclude<Schedule, { kind: 'cron' }>;

function falls(schedule: TimedSchedule, localDay: number): boolean {
  switch (schedule.kind) {
    case 'once':
      return dayNumber(schedule.date) === localDay;
    case 'daily':
      return true;
    case 'weekly':
      return schedule.weekdays.includes(weekdayOf(localDay));
    case 'monthly': {
      const { year, month } = calendarDay(localDay);
      return dayOf(year, month, schedule.dayOfMonth) === localDay;
    }
  }
}
