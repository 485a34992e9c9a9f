import { type Column, type Dataset, missingDay } from '../../../core/dataset/dataset.ts';
import type { PropertyTest, ValueTest } from '../../../core/segment/condition.ts';
import { daySeconds, dayOfText, localDay } from './zones.ts';

/* Cells, events and tests of values, as objects. */

/** An event of a customer; `row` is its place in the log, −1 for a conversion, which `sender` sent for. */
export interface NaiveEvent {
  time: number;
  type: string;
  value: number | null;
  row: number;
  sender?: string;
}

export type Value = string | number | boolean;

/** A value that is there, and how it is to be read. */
export interface Fact {
  value: Value;
  kind: Column['kind'];
}

const noWords = ['n', 'no', 'false', 'f', '0', 'x', '아니오', '미동의', '거부', '없음'];

export function isYes(value: Value): boolean {
  if (typeof value === 'string') return !noWords.includes(value.trim().toLowerCase());
  return value === true || (typeof value === 'number' && value !== 0);
}

export function cellOf(columns: readonly Column[], name: string | undefined, row: number): Fact | null {
  const column = columns.find((one) => one.name === name);
  if (column === undefined || row < 0) return null;
  switch (column.kind) {
    case 'number':
    case 'time': {
      const value = column.values[row]!;
      return Number.isNaN(value) ? null : { kind: column.kind, value };
    }
    case 'category': {
      const code = column.codes[row]!;
      return code === 0 ? null : { kind: 'category', value: column.labels[code - 1]! };
    }
    case 'boolean':
      return column.values[row] === 2 ? null : { kind: 'boolean', value: column.values[row] === 1 };
    case 'date':
      return column.values[row] === missingDay ? null : { kind: 'date', value: column.values[row]! };
    case 'text': {
      const text = new TextDecoder().decode(column.bytes.slice(column.offsets[row], column.offsets[row + 1]));
      return text === '' ? null : { kind: 'text', value: text };
    }
  }
}

/** A property of an event; `value` is its amount. */
export function propertyOf(dataset: Dataset, event: NaiveEvent, property: string): Fact | null {
  if (property === 'value') return event.value === null ? null : { kind: 'number', value: event.value };
  return cellOf(dataset.events.properties, property, event.row);
}

function numeric(value: Value): number {
  if (typeof value === 'boolean') return Number.NaN;
  return typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
}

function isLike({ value, kind }: Fact, wanted: Value): boolean {
  if (kind === 'date' && typeof wanted === 'string') return value === dayOfText(wanted);
  return typeof value === 'number' ? value === numeric(wanted) : String(value) === String(wanted);
}

/** Whether a value passes a test at `now`; dates are days of `zone`. */
export function passes(fact: Fact | null, test: ValueTest, now: number, zone: string): boolean {
  if (fact === null) return test.compare === 'isNotSet' || test.compare === 'isNot' || test.compare === 'notIn';
  const { value, kind } = fact;
  switch (test.compare) {
    case 'is':
      return isLike(fact, test.value);
    case 'isNot':
      return !isLike(fact, test.value);
    case 'in':
      return test.values.some((wanted) => isLike(fact, wanted));
    case 'notIn':
      return !test.values.some((wanted) => isLike(fact, wanted));
    case 'greater':
      return numeric(value) > test.value;
    case 'atLeast':
      return numeric(value) >= test.value;
    case 'less':
      return numeric(value) < test.value;
    case 'atMost':
      return numeric(value) <= test.value;
    case 'between':
      return numeric(value) >= test.from && numeric(value) <= test.to;
    case 'contains':
      return String(value).includes(test.value);
    case 'startsWith':
      return String(value).startsWith(test.value);
    case 'isSet':
      return true;
    case 'isNotSet':
      return false;
    case 'isTrue':
      return isYes(value);
    case 'isFalse':
      return !isYes(value);
    case 'withinLast':
    case 'notWithinLast': {
      if (kind !== 'time' && kind !== 'date') return false;
      const age = kind === 'time' ? now - Number(value) : (localDay(zone, now) - Number(value)) * daySeconds;
      return (age >= 0 && age < test.seconds) === (test.compare === 'withinLast');
    }
  }
}

/** Whether an event is of a type and passes tests of its properties at `now`. */
export function matches(
  dataset: Dataset,
  event: NaiveEvent,
  wanted: { event: string; where: readonly PropertyTest[] },
  now: number,
  zone: string,
): boolean {
  if (event.type !== wanted.event) return false;
  return wanted.where.every(({ property, test }) => passes(propertyOf(dataset, event, property), test, now, zone));
}

/** All recorded events of a customer, in stored order. */
export function recordedEvents(dataset: Dataset, row: number): NaiveEvent[] {
  const { events } = dataset;
  const found: NaiveEvent[] = [];
  for (let index = events.offsets[row]!; index < events.offsets[row + 1]!; index++) {
    const value = events.values[index]!;
    found.push({
      time: events.times[index]!,
      type: events.types[events.typeCodes[index]!]!,
      value: Number.isNaN(value) ? null : value,
      row: index,
    });
  }
  return found;
}
