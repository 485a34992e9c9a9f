import type { Condition, EventTest, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { type Leaf, normalForm } from '../shared/normalForm.ts';
import type { ParcelvoyRule } from './schema.ts';

const mostGroups = 40;

/** The condition as a rule on the user's data. What has no such test becomes a name in the user's list `segments`. */
export function ruleOf(condition: Condition, nodeId: string, notes: ExportNotes): ParcelvoyRule {
  const groups = normalForm(condition, 'and', mostGroups);
  if (groups === null) return membership(condition, false, nodeId, notes);
  const children = groups.map((group) =>
    wrapper(
      'user',
      'or',
      group.map((leaf) => leafRule(leaf, nodeId, notes)),
    ),
  );
  return wrapper('user', 'and', children);
}

/** The property tests of an event; tests that have no rule are noted and left out. */
export function eventRuleOf(test: EventTest, nodeId: string, notes: ExportNotes): ParcelvoyRule | null {
  const children = test.where.flatMap(({ property, test: value }) => {
    const rule = valueRule('event', property, value, false);
    if (rule === null) notes.dropped(nodeId, 'triggerFilter', { property });
    return rule === null ? [] : [rule];
  });
  return children.length === 0 ? null : wrapper('event', 'and', children);
}

function wrapper(group: 'user' | 'event', operator: 'and' | 'or', children: ParcelvoyRule[]): ParcelvoyRule {
  return { type: 'wrapper', group, path: '$', operator, children };
}

function leafRule({ condition, negated }: Leaf, nodeId: string, notes: ExportNotes): ParcelvoyRule {
  const rule =
    condition.kind === 'attribute'
      ? valueRule('user', condition.attribute, condition.test, negated)
      : condition.kind === 'tag'
        ? contains('tags', condition.tag, negated)
        : null;
  return rule ?? membership(condition, negated, nodeId, notes);
}

function membership(condition: Condition, negated: boolean, nodeId: string, notes: ExportNotes): ParcelvoyRule {
  const formula = conditionText(condition);
  notes.approximated(nodeId, 'conditionAsAttribute', { condition: formula });
  return contains('segments', formula, negated);
}

function contains(list: string, value: string, negated: boolean): ParcelvoyRule {
  return { type: 'array', group: 'user', path: pathOf(list), operator: negated ? 'not contain' : 'contain', value };
}

/** A JSON path to one key, whatever the key holds. */
function pathOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) ? `$.${name}` : `$[${JSON.stringify(name)}]`;
}

function valueRule(group: 'user' | 'event', name: string, test: ValueTest, negated: boolean): ParcelvoyRule | null {
  const path = pathOf(name);
  const number = (operator: string, value: number): ParcelvoyRule => ({ type: 'number', group, path, operator, value });
  switch (test.compare) {
    case 'is':
    case 'isNot': {
      const { value } = test;
      const type = typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'boolean';
      return { type, group, path, operator: (test.compare === 'is') !== negated ? '=' : '!=', value };
    }
    case 'greater':
      return number(negated ? '<=' : '>', test.value);
    case 'atLeast':
      return number(negated ? '<' : '>=', test.value);
    case 'less':
      return number(negated ? '>=' : '<', test.value);
    case 'atMost':
      return number(negated ? '>' : '<=', test.value);
    case 'isSet':
    case 'isNotSet': {
      const operator = (test.compare === 'isSet') !== negated ? 'is set' : 'is not set';
      return { type: 'string', group, path, operator };
    }
    case 'isTrue':
    case 'isFalse':
      return { type: 'boolean', group, path, operator: '=', value: (test.compare === 'isTrue') !== negated };
    case 'contains':
      return { type: 'string', group, path, operator: negated ? 'not contain' : 'contains', value: test.value };
    case 'startsWith':
      return negated ? null : { type: 'string', group, path, operator: 'starts with', value: test.value };
    default:
      return null;
  }
}
