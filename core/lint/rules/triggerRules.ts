import type { NodeOf } from '../../journey/nodes.ts';
import { parseCron } from '../../simulate/cron.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { cronComes } from './cronComes.ts';
import { dateAttributeProblems, eventProblems, isCalendarDate } from './names.ts';
import { predictedTriggerProblems } from './predictionChecks.ts';

type TriggerNode = NodeOf<'trigger'>;

export const triggerRules: readonly Rule[] = [
  nodeRule('trigger', triggerEvents),
  nodeRule('trigger', triggerSpans),
  nodeRule('trigger', ({ id, trigger }, context) =>
    trigger.kind === 'date' ? dateAttributeProblems(trigger.attribute, context, id, 'trigger') : [],
  ),
  nodeRule('trigger', triggerSchedule),
  nodeRule('trigger', triggerCron),
  nodeRule('trigger', triggerItem),
  nodeRule('trigger', neverCalls),
  nodeRule('trigger', predictedTriggerProblems),
];

function triggerEvents({ id, trigger }: TriggerNode, context: LintContext): Problem[] {
  const place = { nodeId: id };
  switch (trigger.kind) {
    case 'event':
      return eventProblems(trigger.event, context, place);
    case 'sequence':
      return [trigger.first, trigger.next].flatMap(({ event }) => eventProblems(event, context, place));
    case 'absence': {
      const { event, absentEvent } = trigger;
      const unknown = [event, absentEvent].flatMap((name) => eventProblems(name, context, place));
      return event !== '' && event === absentEvent
        ? [...unknown, problemOf('warning', 'trigger.sameEvent', { name: event }, place)]
        : unknown;
    }
    case 'inactivity':
      if (trigger.events.length === 0) return [problemOf('error', 'trigger.noEvents', {}, place)];
      return trigger.events.flatMap((event) => eventProblems(event, context, place));
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

function triggerSpans({ id, trigger }: TriggerNode): Problem[] {
  const place = { nodeId: id };
  switch (trigger.kind) {
    case 'absence':
    case 'inactivity':
      return trigger.afterSeconds === 0 ? [problemOf('error', 'trigger.zeroDelay', {}, place)] : [];
    case 'sequence':
      return trigger.withinSeconds === 0 ? [problemOf('warning', 'trigger.zeroSpan', {}, place)] : [];
    case 'event':
      return trigger.withinSeconds !== null && (trigger.nth === null || trigger.nth === 1)
        ? [problemOf('warning', 'trigger.withinWithoutNth', {}, place)]
        : [];
    default:
      return [];
  }
}

function triggerSchedule({ id, trigger }: TriggerNode, { facts }: LintContext): Problem[] {
  if (trigger.kind !== 'schedule') return [];
  const { schedule } = trigger;
  const place = { nodeId: id };
  if (schedule.kind === 'weekly' && schedule.weekdays.length === 0) {
    return [problemOf('error', 'trigger.noWeekdays', {}, place)];
  }
  if (schedule.kind !== 'once') return [];
  const { date } = schedule;
  if (!isCalendarDate(date)) return [problemOf('error', 'date.invalid', { date }, place)];
  return facts.date !== null && date < facts.date ? [problemOf('info', 'trigger.datePast', { date }, place)] : [];
}

function triggerCron({ id, trigger }: TriggerNode): Problem[] {
  if (trigger.kind !== 'schedule' || trigger.schedule.kind !== 'cron') return [];
  const { expression } = trigger.schedule;
  const place = { nodeId: id };
  const cron = parseCron(expression);
  if (cron === null) return [problemOf('error', 'trigger.cronInvalid', { expression }, place)];
  if (!cronComes(cron)) return [problemOf('error', 'trigger.cronNever', { expression }, place)];
  const timesADay = cron.minutes.size * cron.hours.size;
  return timesADay > 1 ? [problemOf('warning', 'trigger.cronOften', { times: timesADay }, place)] : [];
}

function triggerItem({ id, trigger }: TriggerNode, { schema, properties }: LintContext): Problem[] {
  if (trigger.kind !== 'item') return [];
  const place = { nodeId: id };
  const { property, event, relation } = trigger;
  const problems =
    event !== '' && event === relation ? [problemOf('warning', 'trigger.sameEvent', { name: event }, place)] : [];
  if (property === '') return [...problems, problemOf('error', 'trigger.noProperty', {}, place)];
  return schema && !properties.has(property)
    ? [...problems, problemOf('warning', 'trigger.unknownProperty', { name: property }, place)]
    : problems;
}

/** Triggers that are well formed but call nobody. */
function neverCalls({ id, trigger }: TriggerNode): Problem[] {
  const place = { nodeId: id };
  switch (trigger.kind) {
    case 'segment':
      // a condition that holds from the first moment never turns true
      return trigger.segment.kind === 'all' && trigger.segment.of.length === 0
        ? [problemOf('error', 'trigger.alwaysTrue', {}, place)]
        : [];
    case 'manual':
      return trigger.assumedDailyShare === 0 ? [problemOf('warning', 'trigger.nobodyCalls', {}, place)] : [];
    default:
      return [];
  }
}
