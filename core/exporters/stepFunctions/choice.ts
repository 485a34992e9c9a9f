import type { Condition, ValueTest } from '../../segment/condition.ts';

/** A rule of a Choice state, without the state it leads to. */
export type ChoiceRule = { readonly [key: string]: unknown };

/**
 * The condition as a rule over the execution's input, where the customer's attributes are `$.customer[name]`. Null where it asks for
 * more than attributes and tags, or for a comparison that Choice rules do not have (time since a moment).
 */
export function choiceRule(condition: Condition): ChoiceRule | null {
  switch (condition.kind) {
    case 'all':
    case 'any': {
      // an empty group has no rule: Choice wants at least one
      if (condition.of.length === 0) return null;
      const rules = condition.of.map(choiceRule);
      const isWhole = rules.every((rule) => rule !== null);
      return isWhole ? { [condition.kind === 'all' ? 'And' : 'Or']: rules } : null;
    }
    case 'not': {
      const rule = choiceRule(condition.of);
      return rule === null ? null : { Not: rule };
    }
    case 'attribute': {
      const variable = attributePath(condition.attribute);
      return variable === null ? null : testRule(variable, condition.test);
    }
    case 'event':
    case 'eventMeasure':
    case 'followed':
    case 'message':
    case 'segment':
    case 'tag':
      return null;
  }
}

/** The reference path of an attribute; null for names that a path cannot hold. */
function attributePath(name: string): string | null {
  if (name === '' || /['"\\[\]\p{Cc}]/u.test(name)) return null;
  return `$.customer['${name}']`;
}

/** Missing values pass no comparison in our conditions; a Choice rule over a missing path would fail the execution instead. */
function present(variable: string, rule: ChoiceRule): ChoiceRule {
  return { And: [{ Variable: variable, IsPresent: true }, rule] };
}

function testRule(variable: string, test: ValueTest): ChoiceRule | null {
  switch (test.compare) {
    case 'is':
      return present(variable, equalRule(variable, test.value));
    case 'isNot':
      return { Not: present(variable, equalRule(variable, test.value)) };
    case 'in':
    case 'notIn': {
      if (test.values.length === 0) return null;
      const rule = present(variable, { Or: test.values.map((value) => equalRule(variable, value)) });
      return test.compare === 'in' ? rule : { Not: rule };
    }
    case 'greater':
      return present(variable, { Variable: variable, NumericGreaterThan: test.value });
    case 'atLeast':
      return present(variable, { Variable: variable, NumericGreaterThanEquals: test.value });
    case 'less':
      return present(variable, { Variable: variable, NumericLessThan: test.value });
    case 'atMost':
      return present(variable, { Variable: variable, NumericLessThanEquals: test.value });
    case 'between':
      return present(variable, {
        And: [
          { Variable: variable, NumericGreaterThanEquals: test.from },
          { Variable: variable, NumericLessThanEquals: test.to },
        ],
      });
    case 'contains':
      return test.value === '' ? null : present(variable, matches(variable, `*${wildcardSafe(test.value)}*`));
    case 'startsWith':
      return test.value === '' ? null : present(variable, matches(variable, `${wildcardSafe(test.value)}*`));
    case 'isSet':
      return { Variable: variable, IsPresent: true };
    case 'isNotSet':
      return { Variable: variable, IsPresent: false };
    case 'isTrue':
      return present(variable, { Variable: variable, BooleanEquals: true });
    case 'isFalse':
      return present(variable, { Variable: variable, BooleanEquals: false });
    case 'withinLast':
    case 'notWithinLast':
      return null;
  }
}

function equalRule(variable: string, value: string | number | boolean): ChoiceRule {
  if (typeof value === 'number') return { Variable: variable, NumericEquals: value };
  return typeof value === 'boolean'
    ? { Variable: variable, BooleanEquals: value }
    : { Variable: variable, StringEquals: value };
}

function matches(variable: string, pattern: string): ChoiceRule {
  return { Variable: variable, StringMatches: pattern };
}

function wildcardSafe(text: string): string {
  return text.replaceAll(/[\\*]/g, (character) => `\\${character}`);
}
