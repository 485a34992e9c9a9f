import type { Condition, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { type Leaf, normalForm } from '../shared/normalForm.ts';
import type { HubSpotFilter, HubSpotFilterBranch, HubSpotOperation } from './schema.ts';

const mostGroups = 20;

/** The condition as alternatives of filters; what has no filter there becomes membership of a list to be built by hand. */
export function filterBranchOf(condition: Condition, nodeId: string | null, notes: ExportNotes): HubSpotFilterBranch {
  const groups = normalForm(condition, 'or', mostGroups);
  const filters = groups?.map((group) => group.map((leaf) => filterOf(leaf, nodeId, notes))) ?? [
    [listFilter(condition, false, nodeId, notes)],
  ];
  return alternatives(filters);
}

export function alternatives(groups: readonly HubSpotFilter[][]): HubSpotFilterBranch {
  return {
    filterBranchType: 'OR',
    filterBranchOperator: 'OR',
    filters: [],
    filterBranches: groups.map((filters) => ({
      filterBranchType: 'AND',
      filterBranchOperator: 'AND',
      filterBranches: [],
      filters,
    })),
  };
}

/** The id of a list that is built there by hand, known by its formula. */
export function listIdOf(formula: string, notes: ExportNotes): string {
  return notes.field('listId', { name: formula }, 'LIST_ID');
}

function listFilter(condition: Condition, negated: boolean, nodeId: string | null, notes: ExportNotes): HubSpotFilter {
  const formula = conditionText(condition);
  notes.approximated(nodeId, 'conditionAsSegment', { condition: formula });
  return { filterType: 'IN_LIST', listId: listIdOf(formula, notes), operator: negated ? 'NOT_IN_LIST' : 'IN_LIST' };
}

function filterOf({ condition, negated }: Leaf, nodeId: string | null, notes: ExportNotes): HubSpotFilter {
  const operation = condition.kind === 'attribute' ? operationOf(condition.test, negated) : null;
  if (operation === null || condition.kind !== 'attribute') return listFilter(condition, negated, nodeId, notes);
  return { filterType: 'PROPERTY', property: condition.attribute, operation };
}

export function operationOf(test: ValueTest, negated: boolean): HubSpotOperation | null {
  const text = (operator: string, values: string[]): HubSpotOperation => {
    return { operationType: 'MULTISTRING', operator, values, includeObjectsWithNoValueSet: false };
  };
  const number = (operator: string, value: number): HubSpotOperation => {
    return { operationType: 'NUMBER', operator, value, includeObjectsWithNoValueSet: false };
  };
  const truth = (value: boolean): HubSpotOperation => {
    return { operationType: 'BOOL', operator: 'IS_EQUAL_TO', value, includeObjectsWithNoValueSet: false };
  };
  switch (test.compare) {
    case 'is':
    case 'isNot': {
      const same = (test.compare === 'is') !== negated;
      const operator = same ? 'IS_EQUAL_TO' : 'IS_NOT_EQUAL_TO';
      if (typeof test.value === 'boolean') return truth(same ? test.value : !test.value);
      return typeof test.value === 'number' ? number(operator, test.value) : text(operator, [test.value]);
    }
    case 'in':
    case 'notIn':
      return text((test.compare === 'in') !== negated ? 'IS_EQUAL_TO' : 'IS_NOT_EQUAL_TO', test.values.map(String));
    case 'greater':
      return number(negated ? 'IS_LESS_THAN_OR_EQUAL_TO' : 'IS_GREATER_THAN', test.value);
    case 'atLeast':
      return number(negated ? 'IS_LESS_THAN' : 'IS_GREATER_THAN_OR_EQUAL_TO', test.value);
    case 'less':
      return number(negated ? 'IS_GREATER_THAN_OR_EQUAL_TO' : 'IS_LESS_THAN', test.value);
    case 'atMost':
      return number(negated ? 'IS_GREATER_THAN' : 'IS_LESS_THAN_OR_EQUAL_TO', test.value);
    case 'contains':
      return text(negated ? 'DOES_NOT_CONTAIN' : 'CONTAINS', [test.value]);
    case 'startsWith':
      return negated ? null : text('STARTS_WITH', [test.value]);
    case 'isSet':
    case 'isNotSet': {
      const operator = (test.compare === 'isSet') !== negated ? 'IS_KNOWN' : 'IS_UNKNOWN';
      return { operationType: 'ALL_PROPERTY', operator, includeObjectsWithNoValueSet: false };
    }
    case 'isTrue':
    case 'isFalse':
      return truth((test.compare === 'isTrue') !== negated);
    case 'between':
    case 'withinLast':
    case 'notWithinLast':
      return null;
  }
}
