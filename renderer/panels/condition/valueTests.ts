import type { ColumnKind } from '../../../core/dataset/dataset.ts';
import type { ValueTest } from '../../../core/segment/condition.ts';

export type Compare = ValueTest['compare'];

const numeric: readonly Compare[] = [
  'atLeast',
  'greater',
  'atMost',
  'less',
  'between',
  'is',
  'isNot',
  'isSet',
  'isNotSet',
];
const words: readonly Compare[] = ['is', 'isNot', 'in', 'notIn', 'contains', 'startsWith', 'isSet', 'isNotSet'];
const flags: readonly Compare[] = ['isTrue', 'isFalse', 'isSet', 'isNotSet'];
const moments: readonly Compare[] = ['withinLast', 'notWithinLast', 'isSet', 'isNotSet'];

/** The comparisons that make sense for values of a kind; all of them where the kind is unknown. */
export function comparesFor(kind: ColumnKind | null): readonly Compare[] {
  switch (kind) {
    case 'number':
      return numeric;
    case 'category':
    case 'text':
      return words;
    case 'boolean':
      return flags;
    case 'time':
    case 'date':
      return moments;
    case null:
      return [...new Set([...words, ...numeric, ...flags, ...moments])];
  }
}

/** Typed text as a value of the kind: numbers become numbers where the kind asks for them. */
export function valueFrom(text: string, kind: ColumnKind | null): string | number {
  const number = Number(text.replaceAll(',', ''));
  return kind === 'number' && text.trim() !== '' && Number.isFinite(number) ? number : text;
}

/** The test's value as text, where it has one. */
export function valueTextOf(test: ValueTest): string {
  if ('value' in test) return String(test.value);
  if ('values' in test) return test.values.join(', ');
  return '';
}

/** The same test with another comparison, keeping as much of its value as fits. */
export function withCompare(test: ValueTest, compare: Compare, kind: ColumnKind | null): ValueTest {
  const text = valueTextOf(test);
  const number = Number(text);
  const amount = Number.isFinite(number) ? number : 0;
  switch (compare) {
    case 'is':
    case 'isNot':
      return { compare, value: valueFrom(text, kind) };
    case 'in':
    case 'notIn':
      return { compare, values: text === '' ? [] : text.split(', ').map((part) => valueFrom(part, kind)) };
    case 'greater':
    case 'atLeast':
    case 'less':
    case 'atMost':
      return { compare, value: amount };
    case 'between':
      return { compare, from: amount, to: amount };
    case 'contains':
    case 'startsWith':
      return { compare, value: text };
    case 'isSet':
    case 'isNotSet':
    case 'isTrue':
    case 'isFalse':
      return { compare };
    case 'withinLast':
    case 'notWithinLast':
      return { compare, seconds: 'seconds' in test ? test.seconds : 30 * 86_400 };
  }
}

/** A first test for values of a kind. */
export function firstTest(kind: ColumnKind | null): ValueTest {
  const compare = comparesFor(kind)[0] ?? 'is';
  return withCompare({ compare: 'is', value: '' }, compare, kind);
}
