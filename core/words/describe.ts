import { knownEvents } from '../dataset/dataset.ts';
import type { Translate } from '../i18n/index.ts';
import { unreachable } from '../lib/invariant.ts';
import type { Condition, EventTest, PropertyTest, Span, ValueTest } from '../segment/condition.ts';
import type { DerivedUnit } from '../dataset/derivedCatalogue.ts';
import { attributeText, computedUnit, unitText, withWords } from './computedWords.ts';

const knownNames: ReadonlySet<string> = new Set(Object.values(knownEvents));

/** What people call an event: the app's own word for events it knows, else the imported name. */
export function eventText(t: Translate, event: string): string {
  if (event === '') return t('editor.summary.noEvent');
  return knownNames.has(event) ? t(`editor.event.${event}`) : event;
}

/** A clock time from the second of the day: 08:00. */
export function clockText(secondOfDay: number): string {
  const minutes = Math.floor(secondOfDay / 60);
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
}

/** `9` or `VIP, GOLD`: the values of a test as a person would list them. */
function valueText(t: Translate, value: string | number | boolean, unit: DerivedUnit | null): string {
  if (typeof value === 'number')
    return unit !== null ? unitText(t, unit, value) : t('editor.condition.number', { n: value });
  if (typeof value === 'boolean') return t(value ? 'editor.condition.true' : 'editor.condition.false');
  return value === '' ? '…' : value;
}

/** One test of `name` in words, such as `등급 = VIP` or `마지막 방문 최근 30일 안`; numbers with their unit where it is known. */
export function testText(t: Translate, name: string, test: ValueTest, unit: DerivedUnit | null = null): string {
  const subject = name === '' ? '…' : name;
  switch (test.compare) {
    case 'is':
    case 'isNot':
    case 'contains':
    case 'startsWith':
    case 'greater':
    case 'atLeast':
    case 'less':
    case 'atMost':
      return t(`editor.test.${test.compare}`, { name: subject, value: valueText(t, test.value, unit) });
    case 'in':
    case 'notIn':
      return t(`editor.test.${test.compare}`, {
        name: subject,
        value: test.values.map((value) => valueText(t, value, unit)).join(', ') || '…',
      });
    case 'between':
      return t('editor.test.between', {
        name: subject,
        from: valueText(t, test.from, unit),
        to: valueText(t, test.to, unit),
      });
    case 'isSet':
    case 'isNotSet':
    case 'isTrue':
    case 'isFalse':
      return t(`editor.test.${test.compare}`, { name: subject });
    case 'withinLast':
    case 'notWithinLast':
      return t(`editor.test.${test.compare}`, { name: subject, seconds: test.seconds });
    default:
      return unreachable(test);
  }
}

function spanText(t: Translate, span: Span): string {
  switch (span.kind) {
    case 'ever':
      return t('editor.span.ever');
    case 'last':
      return t('editor.span.last', { seconds: span.seconds });
    case 'between':
      return t('editor.span.between', { from: span.fromSeconds, to: span.toSeconds });
    case 'sinceEntry':
      return t('editor.span.sinceEntry');
  }
}

/** The property tests of an event in brackets, or nothing. */
export function whereText(t: Translate, where: readonly PropertyTest[]): string {
  if (where.length === 0) return '';
  return ` (${where.map((item) => testText(t, propertyText(t, item.property), item.test)).join(', ')})`;
}

/** An event with its property tests: `구매 (금액 30,000 이상)`. */
export function eventTestText(t: Translate, test: EventTest): string {
  return `${eventText(t, test.event)}${whereText(t, test.where)}`;
}

function measureText(t: Translate, condition: Extract<Condition, { kind: 'eventMeasure' }>): string {
  return t(`editor.measure.${condition.measure}`, {
    span: spanText(t, condition.span),
    event: eventTestText(t, condition),
    property: condition.property === '' ? '…' : propertyText(t, condition.property),
  });
}

/** The name of a saved segment, which whoever makes the translator gives as `segmentName.<id>`. */
function segmentText(t: Translate, segmentId: string): string {
  if (segmentId === '') return '…';
  const key = `segmentName.${segmentId}`;
  const name = t(key);
  // a missing text shows its key in brackets
  return name.includes(key) ? t('editor.condition.lostSegment') : name;
}

const knownProperties = ['value', 'item', 'category'];

/** The built-in amount and what events are usually about have words of their own; other properties keep their imported name. */
export function propertyText(t: Translate, property: string): string {
  return knownProperties.includes(property) ? t(`editor.property.${property}`) : property;
}

/** Whether the condition asks for an event at all; its opposite reads better as "none" than as "not". */
function isOnce(condition: Condition): condition is Extract<Condition, { kind: 'event' }> {
  return condition.kind === 'event' && condition.count.compare === 'atLeast' && condition.count.times === 1;
}

/** A whole condition as one line. */
export function conditionText(t: Translate, condition: Condition): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      if (condition.of.length === 0) {
        return t(condition.kind === 'all' ? 'editor.condition.everyone' : 'editor.condition.nobody');
      }
      const parts = condition.of.map((part) => {
        const text = conditionText(t, part);
        const nested = (part.kind === 'all' || part.kind === 'any') && part.of.length > 1;
        return nested ? `(${text})` : text;
      });
      return parts.join(condition.kind === 'all' ? ', ' : ` ${t('editor.condition.or')} `);
    }
    case 'not':
      if (isOnce(condition.of)) {
        return conditionText(t, { ...condition.of, count: { compare: 'exactly', times: 0 } });
      }
      return t('editor.condition.notText', { text: conditionText(t, condition.of) });
    case 'attribute': {
      const { attribute, test } = condition;
      return testText(t, attributeText(t, attribute), withWords(t, attribute, test), computedUnit(attribute));
    }
    case 'event': {
      const event = `${eventText(t, condition.event)}${whereText(t, condition.where)}`;
      const { compare, times } = condition.count;
      const span = spanText(t, condition.span);
      if (times === 0 && compare !== 'atLeast') return t('editor.condition.eventNone', { span, event });
      if (times === 1 && compare === 'atLeast') return t('editor.condition.eventOnce', { span, event });
      return t(`editor.condition.event.${compare}`, { span, event, times });
    }
    case 'message':
      return t('editor.condition.messageText', {
        span: spanText(t, condition.span),
        state: t(`editor.messageState.${condition.state}`),
      });
    case 'eventMeasure':
      return testText(t, measureText(t, condition), condition.test);
    case 'followed':
      return t(condition.followed ? 'editor.condition.followedText' : 'editor.condition.notFollowedText', {
        span: spanText(t, condition.span),
        first: eventTestText(t, condition.first),
        next: eventTestText(t, condition.next),
        seconds: condition.withinSeconds,
      });
    case 'segment':
      return t('editor.condition.segmentText', {
        name: segmentText(t, condition.segmentId),
      });
    case 'tag':
      return t('editor.condition.tagText', { tag: condition.tag === '' ? '…' : condition.tag });
  }
}
