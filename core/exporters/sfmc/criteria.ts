import type { Condition, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';

/** FilterDefinition XML of Marketing Cloud for the condition; `eventKey` is the entry event whose data the conditions read. */
export function criteriaXml(condition: Condition, eventKey: string, nodeId: string, notes: ExportNotes): string {
  return `<FilterDefinition>${conditionXml(condition, false, eventKey, nodeId, notes)}</FilterDefinition>`;
}

function conditionXml(
  condition: Condition,
  negated: boolean,
  eventKey: string,
  nodeId: string,
  notes: ExportNotes,
): string {
  switch (condition.kind) {
    case 'not':
      return conditionXml(condition.of, !negated, eventKey, nodeId, notes);
    case 'all':
    case 'any': {
      const operator = (condition.kind === 'all') !== negated ? 'AND' : 'OR';
      const inner = condition.of.map((part) => conditionXml(part, negated, eventKey, nodeId, notes)).join('');
      return `<ConditionSet Operator="${operator}" ConditionSetName="Individual Filter Grouping">${inner}</ConditionSet>`;
    }
    case 'attribute': {
      const test = testOf(condition.test, negated);
      if (test) return set(fieldXml(eventKey, condition.attribute, test.operator, test.value));
      break;
    }
    default:
  }
  const formula = conditionText(condition);
  notes.approximated(nodeId, 'conditionAsField', { condition: formula });
  const operator = negated ? 'NotContains' : 'Contains';
  return set(fieldXml(eventKey, 'Segments', operator, formula));
}

function set(inner: string): string {
  return `<ConditionSet Operator="AND" ConditionSetName="Individual Filter Grouping">${inner}</ConditionSet>`;
}

function fieldXml(eventKey: string, field: string, operator: string, value: string): string {
  const key = attribute(`Event.${eventKey}.${field}`);
  return `<Condition IsEphemeralAttribute="true" Key="${key}" Operator="${operator}" UiMetaData="{}"><Value>${cdata(value)}</Value></Condition>`;
}

function attribute(text: string): string {
  return withoutControls(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** A CDATA section that its own end mark cannot close: that mark is divided over two sections. */
function cdata(text: string): string {
  return `<![CDATA[${withoutControls(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** XML 1.0 has no control characters but tab and line ends, and no half characters. */
function withoutControls(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '');
}

function testOf(test: ValueTest, negated: boolean): { operator: string; value: string } | null {
  const either = (operator: string, opposite: string, value: string | number | boolean) => {
    return { operator: negated ? opposite : operator, value: String(value) };
  };
  switch (test.compare) {
    case 'is':
      return either('Equal', 'NotEqual', test.value);
    case 'isNot':
      return either('NotEqual', 'Equal', test.value);
    case 'greater':
      return either('GreaterThan', 'LessThanOrEqual', test.value);
    case 'atLeast':
      return either('GreaterThanOrEqual', 'LessThan', test.value);
    case 'less':
      return either('LessThan', 'GreaterThanOrEqual', test.value);
    case 'atMost':
      return either('LessThanOrEqual', 'GreaterThan', test.value);
    case 'contains':
      return either('Contains', 'NotContains', test.value);
    case 'startsWith':
      return negated ? null : { operator: 'BeginsWith', value: test.value };
    case 'isSet':
      return either('IsNotNull', 'IsNull', '');
    case 'isNotSet':
      return either('IsNull', 'IsNotNull', '');
    case 'isTrue':
      return either('Equal', 'NotEqual', 'True');
    case 'isFalse':
      return either('Equal', 'NotEqual', 'False');
    default:
      return null;
  }
}
