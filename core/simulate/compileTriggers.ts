import type { NodeOf, Schedule } from '../journey/nodes.ts';
import { unreachable } from '../lib/invariant.ts';
import { compileCondition, compileEventMatch, eventTypeCode, type SegmentScope } from '../segment/index.ts';
import { calendarDay, dayNumber, dayOf, localDayOf, weekdayOf } from '../time/index.ts';
import { dayOfRow } from './contactRules.ts';
import { type CounterLayout, counterKey, entryRefusals } from './counters.ts';
import type { CompiledTrigger } from './program.ts';
import { dailyMoments, type WindowCalendar } from './windowCalendar.ts';

/** Prepares one trigger; `node` is its place among the program's nodes, `index` among the triggers. */
export function compileTrigger(
  source: NodeOf<'trigger'>,
  node: number,
  index: number,
  scope: SegmentScope,
  calendar: WindowCalendar,
  layout: CounterLayout,
): CompiledTrigger {
  const { trigger } = source;
  const base = {
    node,
    index,
    fired: layout.indexOf(counterKey.triggered(source.id))!,
    refused: Int32Array.from(entryRefusals, (reason) => layout.indexOf(counterKey.refused(source.id, reason))!),
  };
  switch (trigger.kind) {
    case 'event': {
      const match = compileEventMatch(scope, trigger.event, trigger.where);
      return { ...base, kind: 'event', match, nth: trigger.nth };
    }
    case 'absence':
      return {
        ...base,
        kind: 'absence',
        match: compileEventMatch(scope, trigger.event, trigger.where),
        absentType: eventTypeCode(scope, trigger.absentEvent),
        afterSeconds: trigger.afterSeconds,
        restart: trigger.restart,
      };
    case 'inactivity': {
      // An empty list means any event at all.
      const types = new Uint8Array(scope.dataset.events.types.length + 1).fill(trigger.events.length === 0 ? 1 : 0);
      for (const event of trigger.events) {
        const code = eventTypeCode(scope, event);
        if (code >= 0) types[code] = 1;
      }
      return { ...base, kind: 'inactivity', types, afterSeconds: trigger.afterSeconds };
    }
    case 'date': {
      const column = scope.dataset.attributes.find((candidate) => candidate.name === trigger.attribute);
      const localDay = (time: number) => localDayOf(scope.zone, time);
      return {
        ...base,
        kind: 'date',
        dayOf: (row) => (column === undefined ? Number.NaN : dayOfRow(column, row, localDay)),
        offsetDays: trigger.offsetDays,
        yearly: trigger.repeat === 'yearly',
        moments: dailyMoments(calendar, trigger.secondOfDay),
      };
    }
    case 'schedule':
      return {
        ...base,
        kind: 'schedule',
        moments: scheduledMoments(trigger.schedule, calendar),
        segment: compileCondition(trigger.segment, scope),
      };
    case 'sequence':
    case 'segment':
    case 'predicted':
    case 'item':
    case 'manual':
      throw new Error(`Invariant broken: the trigger ${trigger.kind} is not run by this kernel`);
    default:
      return unreachable(trigger);
  }
}

/** The scheduled seconds inside the window. A day of the month that a month lacks is its last. */
function scheduledMoments(schedule: Schedule, calendar: WindowCalendar): Int32Array {
  if (schedule.kind === 'cron') throw new Error('Invariant broken: a cron schedule is not run by this kernel');
  return dailyMoments(calendar, schedule.secondOfDay).filter(
    (second, day) => second >= 0 && second < calendar.endSecond && falls(schedule, calendar.startDay + day),
  );
}

function falls(schedule: Exclude<Schedule, { kind: 'cron' }>, localDay: number): boolean {
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
