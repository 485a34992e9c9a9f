import { unreachable } from '../../lib/invariant.ts';
import { element, textElement, type XmlElement } from '../../lib/xml.ts';
import type { NodeOf, Schedule, Trigger, Wait } from '../../journey/nodes.ts';
import { clockText } from '../../words/describe.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { isoDuration } from './names.ts';

/** A BPMN event definition, and what an engineer has to add because BPMN has no words for it; null = nothing. */
export interface EventMeaning {
  readonly definition: XmlElement;
  readonly addition: string | null;
}

/** Hands out one message definition per event name. */
export type MessageIdOf = (name: string) => string;

export function messageDefinition(messageId: string): XmlElement {
  return element('bpmn:messageEventDefinition', { messageRef: messageId });
}

/** True as soon as the process variable is. */
export function conditionalDefinition(variable: string): XmlElement {
  return element('bpmn:conditionalEventDefinition', {}, [expression('bpmn:condition', `\${${variable}}`)]);
}

export function durationDefinition(seconds: number): XmlElement {
  return timer('timeDuration', isoDuration(seconds));
}

export function expression(name: string, body: string): XmlElement {
  return textElement(name, body, { 'xsi:type': 'bpmn:tFormalExpression' });
}

function timer(kind: 'timeDuration' | 'timeDate' | 'timeCycle', body: string): XmlElement {
  return element('bpmn:timerEventDefinition', {}, [expression(`bpmn:${kind}`, body)]);
}

/** How a trigger starts the process: a message, a condition or a clock. */
export function startMeaning(trigger: Trigger, variable: string, messageOf: MessageIdOf): EventMeaning {
  switch (trigger.kind) {
    case 'event': {
      const rest = [
        ...(trigger.where.length > 0 ? [eventText(trigger)] : []),
        ...(trigger.nth === null ? [] : [`n = ${trigger.nth}`]),
        ...(trigger.withinSeconds === null ? [] : [`≤ ${trigger.withinSeconds}s`]),
      ];
      return { definition: messageDefinition(messageOf(trigger.event)), addition: rest.join(', ') || null };
    }
    case 'sequence': {
      const pair = `${eventText(trigger.first)} → ${eventText(trigger.next)} ≤ ${trigger.withinSeconds}s`;
      return { definition: messageDefinition(messageOf(trigger.next.event)), addition: pair };
    }
    case 'item': {
      const same = `${eventText(trigger)}, ${trigger.relation}.${trigger.property} = ${trigger.event}.${trigger.property}`;
      return { definition: messageDefinition(messageOf(trigger.event)), addition: same };
    }
    case 'manual':
      return { definition: messageDefinition(messageOf('call')), addition: null };
    case 'absence': {
      const text = `NOT (${eventText(trigger)} → ${trigger.absentEvent} ≤ ${trigger.afterSeconds}s)`;
      return { definition: conditionalDefinition(variable), addition: `${variable} := ${text}` };
    }
    case 'inactivity': {
      const text = `COUNT(${trigger.events.join(' | ')}, last ${trigger.afterSeconds}s) = 0`;
      return { definition: conditionalDefinition(variable), addition: `${variable} := ${text}` };
    }
    case 'date': {
      const day = `${trigger.attribute} ${signed(trigger.offsetDays)}d ${clockText(trigger.secondOfDay)}`;
      return { definition: conditionalDefinition(variable), addition: `${variable} := NOW = ${day}` };
    }
    case 'segment':
      return {
        definition: conditionalDefinition(variable),
        addition: `${variable} := ${conditionText(trigger.segment)}`,
      };
    case 'predicted':
      return { definition: conditionalDefinition(variable), addition: `${variable} := ${trigger.quantity.kind}` };
    case 'schedule':
      return {
        definition: scheduleDefinition(trigger.schedule),
        addition: `FOR EACH ${conditionText(trigger.segment)}`,
      };
    default:
      return unreachable(trigger);
  }
}

function scheduleDefinition(schedule: Schedule): XmlElement {
  if (schedule.kind === 'cron') return timer('timeCycle', schedule.expression);
  const clock = clockText(schedule.secondOfDay);
  if (schedule.kind === 'once') return timer('timeDate', `${schedule.date}T${clock}:00`);
  const [hour, minute] = clock.split(':').map(Number);
  if (schedule.kind === 'daily') return timer('timeCycle', `${minute} ${hour} * * *`);
  if (schedule.kind === 'weekly') return timer('timeCycle', `${minute} ${hour} * * ${schedule.weekdays.join(',')}`);
  return timer('timeCycle', `${minute} ${hour} ${schedule.dayOfMonth} * *`);
}

function signed(days: number): string {
  return days < 0 ? `− ${-days}` : `+ ${days}`;
}

/** A wait as a timer. Moments that only the customer's data tell are a date variable that the engine has to be given. */
export function waitMeaning(wait: Wait, variable: string): EventMeaning {
  if (wait.kind === 'duration') return { definition: durationDefinition(wait.waitSeconds), addition: null };
  return { definition: timer('timeDate', `\${${variable}}`), addition: `${variable} := ${momentText(wait)}` };
}

function momentText(wait: Exclude<Wait, { kind: 'duration' }>): string {
  switch (wait.kind) {
    case 'untilLocal': {
      const days = wait.weekdays.length === 0 ? '' : ` (ISO ${wait.weekdays.join(',')})`;
      return `NEXT ${clockText(wait.secondOfDay)}${days}`;
    }
    case 'untilDate':
      return `${wait.attribute} ${signed(wait.offsetDays)}d ${clockText(wait.secondOfDay)}`;
    case 'bestHour':
      return `BEST HOUR ≤ ${wait.withinSeconds}s`;
    default:
      return unreachable(wait);
  }
}

/** What a `waitFor` port waits for; the timeout port is a timer. */
export function awaitedMeaning(
  node: NodeOf<'waitFor'>,
  port: string,
  variable: string,
  messageOf: MessageIdOf,
): EventMeaning {
  if (port === 'timedOut') return { definition: durationDefinition(node.timeoutSeconds), addition: null };
  const other = node.others.find((candidate) => candidate.id === port);
  const segment = other === undefined ? node.segment : other.kind === 'segment' ? other.segment : null;
  if (segment !== null) {
    return { definition: conditionalDefinition(variable), addition: `${variable} := ${conditionText(segment)}` };
  }
  const awaited = other?.kind === 'event' ? other : node;
  return {
    definition: messageDefinition(messageOf(awaited.event)),
    addition: awaited.where.length === 0 ? null : eventText(awaited),
  };
}
