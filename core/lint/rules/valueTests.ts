import type { ColumnKind } from '../../dataset/dataset.ts';
import type { ValueTest } from '../../segment/condition.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';

const everyKind: readonly ColumnKind[] = ['number', 'category', 'boolean', 'time', 'date', 'text'];
const textKinds: readonly ColumnKind[] = ['category', 'text'];

/** The kinds of column for which a test can hold. */
export function kindsTestedBy(test: ValueTest): readonly ColumnKind[] {
  switch (test.compare) {
    case 'is':
    case 'isNot':
      return kindsOfValue(test.value);
    case 'in':
    case 'notIn':
      return test.values.length === 0 ? everyKind : test.values.flatMap((value) => [...kindsOfValue(value)]);
    case 'greater':
    case 'atLeast':
    case 'less':
    case 'atMost':
    case 'between':
      return ['number', 'time', 'date'];
    case 'contains':
    case 'startsWith':
      return textKinds;
    case 'isSet':
    case 'isNotSet':
      return everyKind;
    case 'isTrue':
    case 'isFalse':
      return ['boolean'];
    case 'withinLast':
    case 'notWithinLast':
      return ['time', 'date'];
  }
}

/** A text may also be the label of a number, such as a tier called "1", or a date. */
function kindsOfValue(value: string | number | boolean): readonly ColumnKind[] {
  if (typeof value === 'boolean') return ['boolean'];
  return typeof value === 'number' ? ['number', 'category', 'text'] : ['category', 'text', 'date', 'time'];
}

/** A list or range that no value can be in. */
export function valueTestProblems(name: string, test: ValueTest, place: { nodeId: string | null }): Problem[] {
  if ((test.compare === 'in' || test.compare === 'notIn') && test.values.length === 0) {
    return [problemOf('error', 'condition.emptyList', { name }, place)];
  }
  return test.compare === 'between' && test.from > test.to
    ? [problemOf('error', 'condition.emptyRange', { name }, place)]
    : [];
}
