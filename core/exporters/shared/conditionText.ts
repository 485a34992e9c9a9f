import { unreachable } from '../../lib/invariant.ts';
import type { Condition, EventTest, PropertyTest, Span, ValueTest } from '../../segment/condition.ts';

/** The condition as a formula that reads the same in every language, for those who rebuild it by hand. */
export function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'all':
      return group(condition.of, ' AND ', 'TRUE');
    case 'any':
      return group(condition.of, ' OR ', 'FALSE');
    case 'not':
      return `NOT (${conditionText(condition.of)})`;
    case 'attribute':
      return testText(condition.attribute, condition.test);
    case 'event': {
      const sign = { atLeast: '≥', atMost: '≤', exactly: '=' }[condition.count.compare];
      return `COUNT(${eventText(condition)}${spanText(condition.span)}) ${sign} ${condition.count.times}`;
    }
    case 'eventMeasure': {
      const measured = `${eventText(condition)}, ${condition.property}${spanText(condition.span)}`;
      return testText(`${condition.measure.toUpperCase()}(${measured})`, condition.test);
    }
    case 'followed': {
      const pair = `${eventText(condition.first)} → ${eventText(condition.next)}`;
      const text = `FOLLOWED(${pair} ≤ ${condition.withinSeconds}s${spanText(condition.span)})`;
      return condition.followed ? text : `NOT (${text})`;
    }
    case 'message':
      return `${condition.state.toUpperCase()}(${condition.nodeId ?? '*'}${spanText(condition.span)})`;
    case 'segment':
      return `SEGMENT(${JSON.stringify(condition.segmentId)})`;
    case 'tag':
      return `TAG(${JSON.stringify(condition.tag)})`;
    default:
      return unreachable(condition);
  }
}

/** An event type with the tests of its properties: `purchase[value ≥ 30000]`. */
export function eventText(test: EventTest): string {
  return test.where.length === 0 ? test.event : `${test.event}[${test.where.map(propertyText).join(' AND ')}]`;
}

function propertyText({ property, test }: PropertyTest): string {
  return testText(property, test);
}

function group(conditions: readonly Condition[], joint: string, empty: string): string {
  if (conditions.length === 0) return empty;
  if (conditions.length === 1) return conditionText(conditions[0]!);
  return `(${conditions.map(conditionText).join(joint)})`;
}

function spanText(span: Span): string {
  switch (span.kind) {
    case 'ever':
      return '';
    case 'last':
      return `, last ${span.seconds}s`;
    case 'between':
      return `, ${span.fromSeconds}s…${span.toSeconds}s ago`;
    case 'sinceEntry':
      return ', since entry';
    default:
      return unreachable(span);
  }
}

function testText(subject: string, test: ValueTest): string {
  switch (test.compare) {
    case 'is':
      return `${subject} = ${JSON.stringify(test.value)}`;
    case 'isNot':
      return `${subject} ≠ ${JSON.stringify(test.value)}`;
    case 'in':
      return `${subject} IN ${JSON.stringify(test.values)}`;
    case 'notIn':
      return `${subject} NOT IN ${JSON.stringify(test.values)}`;
    case 'greater':
      return `${subject} > ${test.value}`;
    case 'atLeast':
      return `${subject} ≥ ${test.value}`;
    case 'less':
      return `${subject} < ${test.value}`;
    case 'atMost':
      return `${subject} ≤ ${test.value}`;
    case 'between':
      return `${test.from} ≤ ${subject} ≤ ${test.to}`;
    case 'contains':
      return `${subject} CONTAINS ${JSON.stringify(test.value)}`;
    case 'startsWith':
      return `${subject} STARTS WITH ${JSON.stringify(test.value)}`;
    case 'isSet':
      return `${subject} IS SET`;
    case 'isNotSet':
      return `${subject} IS NOT SET`;
    case 'isTrue':
      return `${subject} = true`;
    case 'isFalse':
      return `${subject} = false`;
    case 'withinLast':
      return `${subject} WITHIN LAST ${test.seconds}s`;
    case 'notWithinLast':
      return `${subject} NOT WITHIN LAST ${test.seconds}s`;
    default:
      return unreachable(test);
  }
}
