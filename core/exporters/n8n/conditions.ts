import type { Condition, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { expressionOf } from './expressions.ts';

/** Parameters of n8n's IF node that ask for one expression to be true. */
export function ifParameters(condition: Condition, nodeId: string, notes: ExportNotes): Record<string, unknown> {
  return {
    conditions: {
      options: { caseSensitive: true, leftValue: '', typeValidation: 'loose' },
      conditions: [
        {
          id: 'condition',
          leftValue: `={{ ${codeOf(condition, nodeId, notes)} }}`,
          rightValue: '',
          operator: { type: 'boolean', operation: 'true', singleValue: true },
        },
      ],
      combinator: 'and',
    },
    options: {},
  };
}

/** The condition as JavaScript about the item. What the item cannot know becomes a name in its list `segments`. */
function codeOf(condition: Condition, nodeId: string, notes: ExportNotes): string {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      if (condition.of.length === 0) return String(condition.kind === 'all');
      const joint = condition.kind === 'all' ? ' && ' : ' || ';
      return `(${condition.of.map((part) => codeOf(part, nodeId, notes)).join(joint)})`;
    }
    case 'not':
      return `!(${codeOf(condition.of, nodeId, notes)})`;
    case 'tag':
      return `($json["tags"] ?? []).includes(${literal(condition.tag)})`;
    case 'attribute':
      return testCode(`$json[${literal(condition.attribute)}]`, condition.test);
    default: {
      const formula = conditionText(condition);
      notes.approximated(nodeId, 'conditionAsAttribute', { condition: formula });
      return `($json["segments"] ?? []).includes(${literal(formula)})`;
    }
  }
}

/** A JavaScript literal without a brace that could end the expression. */
function literal(value: unknown): string {
  return expressionOf(value).slice('={{ '.length, -' }}'.length);
}

function testCode(value: string, test: ValueTest): string {
  switch (test.compare) {
    case 'is':
      return `${value} === ${literal(test.value)}`;
    case 'isNot':
      return `${value} !== ${literal(test.value)}`;
    case 'in':
      return `${literal(test.values)}.includes(${value})`;
    case 'notIn':
      return `!${literal(test.values)}.includes(${value})`;
    case 'greater':
      return `${value} > ${test.value}`;
    case 'atLeast':
      return `${value} >= ${test.value}`;
    case 'less':
      return `${value} < ${test.value}`;
    case 'atMost':
      return `${value} <= ${test.value}`;
    case 'between':
      return `(${value} >= ${test.from} && ${value} <= ${test.to})`;
    case 'contains':
      return `String(${value} ?? "").includes(${literal(test.value)})`;
    case 'startsWith':
      return `String(${value} ?? "").startsWith(${literal(test.value)})`;
    case 'isSet':
      return `(${value} ?? "") !== ""`;
    case 'isNotSet':
      return `(${value} ?? "") === ""`;
    case 'isTrue':
      return `${value} === true`;
    case 'isFalse':
      return `${value} === false`;
    case 'withinLast':
      return `DateTime.fromISO(${value}) >= $now.minus({ seconds: ${test.seconds} })`;
    case 'notWithinLast':
      return `!(DateTime.fromISO(${value}) >= $now.minus({ seconds: ${test.seconds} }))`;
  }
}
