import { isMissing } from '../dataset/columns.ts';
import type { Column } from '../dataset/dataset.ts';
import { textAt } from '../dataset/text.ts';
import { unreachable } from '../lib/invariant.ts';
import { dayNumber, localDayOf, type ZoneTable } from '../time/index.ts';
import type { ValueTest } from './condition.ts';

/** Whether row `row` of a column passes a test at `time` (epoch seconds). */
export type RowTest = (row: number, time: number) => boolean;

const daySeconds = 86_400;
const noWords: ReadonlySet<string> = new Set(['n', 'no', 'false', 'f', '0', 'x', '아니오', '미동의', '거부', '없음']);

/** What a test says of a missing value: false, except for those that hold because nothing is there. */
export function missingPasses(test: ValueTest): boolean {
  return test.compare === 'isNotSet' || test.compare === 'isNot' || test.compare === 'notIn';
}

/** Whether a value stands for yes: true, a number other than 0, a text other than the usual words for no. */
export function meansYes(value: string | number | boolean): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return !noWords.has(value.trim().toLowerCase());
}

/** A test of one column, prepared so that categories and booleans are a table look-up. */
export function compileRowTest(column: Column, test: ValueTest, clock: { zone: ZoneTable }): RowTest {
  const missing = missingPasses(test);
  const inDays = withDays(test);
  switch (column.kind) {
    case 'category': {
      const passes = Uint8Array.from([missing, ...column.labels.map((label) => valuePasses(label, test))], Number);
      return (row) => passes[column.codes[row]!] === 1;
    }
    case 'boolean': {
      const passes = Uint8Array.from([valuePasses(false, test), valuePasses(true, test), missing], Number);
      return (row) => passes[column.values[row]!] === 1;
    }
    case 'number': {
      const passes = compileNumberTest(test);
      return (row) => {
        const value = column.values[row]!;
        return Number.isNaN(value) ? missing : passes(value);
      };
    }
    case 'time':
      return (row, time) => {
        const value = column.values[row]!;
        if (Number.isNaN(value)) return missing;
        return isRecency(test) ? recencyPasses(test, time - value) : valuePasses(value, test);
      };
    case 'date':
      return (row, time) => {
        if (isMissing(column, row)) return missing;
        const day = column.values[row]!;
        if (isRecency(test)) return recencyPasses(test, (localDayOf(clock.zone, time) - day) * daySeconds);
        return valuePasses(day, inDays);
      };
    case 'text':
      return (row) => (isMissing(column, row) ? missing : valuePasses(textAt(column, row), test));
    default:
      return unreachable(column);
  }
}

/** `valuePasses` for numbers, with the frequent comparisons as functions of their own. */
export function compileNumberTest(test: ValueTest): (value: number) => boolean {
  switch (test.compare) {
    case 'greater':
      return (value) => value > test.value;
    case 'atLeast':
      return (value) => value >= test.value;
    case 'less':
      return (value) => value < test.value;
    case 'atMost':
      return (value) => value <= test.value;
    case 'between':
      return (value) => value >= test.from && value <= test.to;
    default:
      return (value) => valuePasses(value, test);
  }
}

/**
 * Whether a value that is there passes. Texts and booleans are the same when written the same; a text that reads as a number
 * can be compared with numbers. Recency needs a time or date column and does not hold otherwise.
 */
export function valuePasses(value: string | number | boolean, test: ValueTest): boolean {
  switch (test.compare) {
    case 'is':
      return same(value, test.value);
    case 'isNot':
      return !same(value, test.value);
    case 'in':
      return test.values.some((wanted) => same(value, wanted));
    case 'notIn':
      return !test.values.some((wanted) => same(value, wanted));
    case 'greater':
      return asNumber(value) > test.value;
    case 'atLeast':
      return asNumber(value) >= test.value;
    case 'less':
      return asNumber(value) < test.value;
    case 'atMost':
      return asNumber(value) <= test.value;
    case 'between':
      return asNumber(value) >= test.from && asNumber(value) <= test.to;
    case 'contains':
      return String(value).includes(test.value);
    case 'startsWith':
      return String(value).startsWith(test.value);
    case 'isSet':
      return true;
    case 'isNotSet':
      return false;
    case 'isTrue':
      return meansYes(value);
    case 'isFalse':
      return !meansYes(value);
    case 'withinLast':
    case 'notWithinLast':
      return false;
    default:
      return unreachable(test);
  }
}

type Recency = Extract<ValueTest, { compare: 'withinLast' | 'notWithinLast' }>;

function isRecency(test: ValueTest): test is Recency {
  return test.compare === 'withinLast' || test.compare === 'notWithinLast';
}

/** The span is open at its far end, as for events: exactly `seconds` ago is no longer within. */
function recencyPasses(test: Recency, ageSeconds: number): boolean {
  const within = ageSeconds >= 0 && ageSeconds < test.seconds;
  return within === (test.compare === 'withinLast');
}

function same(value: string | number | boolean, wanted: string | number | boolean): boolean {
  if (typeof value === 'number') return value === asNumber(wanted);
  return String(value) === String(wanted);
}

function asNumber(value: string | number | boolean): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean' || value.trim() === '') return Number.NaN;
  return Number(value);
}

/** The same test with dates written 'YYYY-MM-DD' as day numbers. */
function withDays(test: ValueTest): ValueTest {
  switch (test.compare) {
    case 'is':
    case 'isNot':
      return typeof test.value === 'string' ? { ...test, value: dayNumber(test.value) } : test;
    case 'in':
    case 'notIn':
      return { ...test, values: test.values.map((value) => (typeof value === 'string' ? dayNumber(value) : value)) };
    default:
      return test;
  }
}
