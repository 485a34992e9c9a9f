import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { eventProblems, isCalendarDate } from './names.ts';

export const triggerRules: readonly Rule[] = [
  nodeRule('trigger', triggerEvents),
  nodeRule('trigger', triggerDelay),
  nodeRule('trigger', triggerDate),
  nodeRule('trigger', triggerSchedule),
];

function triggerEvents({ id, trigger }: NodeOf<'trigger'>, context: LintContext): Problem[] {
  const place = { nodeId: id };
  switch (trigger.kind) {
    case 'event':
      return eventProblems(trigger.event, context, place);
    case 'absence':
      return [trigger.event, trigger.absentEvent].flatMap((event) => eventProblems(event, context, place));
    case 'inactivity':
      if (trigger.events.length === 0) return [problemOf('error', 'trigger.noEvents', {}, place)];
      return trigger.events.flatMap((event) => eventProblems(event, context, place));
    case 'sequence':
      return [trigger.first.event, trigger.next.event].flatMap((event) => eventProblems(event, context, place));
    case 'item':
      return [trigger.event, trigger.relation].flatMap((event) => eventProblems(event, context, place));
    case 'date':
    case 'schedule':
    case 'segment':
    case 'predicted':
    case 'manual':
      return [];
  }
}

function triggerDelay({ id, trigger }: NodeOf<'trigger'>): Problem[] {
  const hasDelay = trigger.kind === 'absence' || trigger.kind === 'inactivity';
  return hasDelay && trigger.afterSeconds === 0 ? [problemOf('error', 'trigger.zeroDelay', {}, { nodeId: id })] : [];
}

function triggerDate({ id, trigger }: NodeOf<'trigger'>, { schema, attributes }: LintContext): Problem[] {
  if (trigger.kind !== 'date') return [];
  const place = { nodeId: id };
  if (trigger.attribute === '') return [problemOf('error', 'trigger.noAttribute', {}, place)];
  if (!schema) return [];
  const name = trigger.attribute;
  const attribute = attributes.get(name);
  if (!attribute) return [problemOf('warning', 'trigger.unknownAttribute', { name }, place)];
  const isDate = attribute.kind === 'date' || attribute.kind === 'time';
  return isDate ? [] : [problemOf('error', 'trigger.notADate', { name }, place)];
}

function triggerSchedule({ id, trigger }: NodeOf<'trigger'>): Problem[] {
  if (trigger.kind !== 'schedule') return [];
  const { schedule } = trigger;
  if (schedule.kind === 'weekly' && schedule.weekdays.length === 0) {
    return [problemOf('error', 'trigger.noWeekdays', {}, { nodeId: id })];
  }
  return schedule.kind === 'once' && !isCalendarDate(schedule.date)
    ? [problemOf('error', 'date.invalid', { date: schedule.date }, { nodeId: id })]
    : [];
}
