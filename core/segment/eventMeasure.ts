import { cellText, isMissing } from '../dataset/columns.ts';
import type { Column } from '../dataset/dataset.ts';
import type { Condition } from './condition.ts';
import { spanEnd, spanStart } from './countEvents.ts';
import { eachEvent } from './eachEvent.ts';
import { amountProperty, compileEventMatch } from './eventMatch.ts';
import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';
import { missingPasses, valuePasses } from './valueTest.ts';

type EventMeasureCondition = Extract<Condition, { kind: 'eventMeasure' }>;
type Measured = number | string | null;

/** Prepares what an `eventMeasure` condition computes: a number, a text (first and last of a text), or null = missing. */
export function compileEventMeasure(
  condition: EventMeasureCondition,
  scope: SegmentScope,
): { of(moment: Moment): Measured; holds(moment: Moment): boolean } {
  const { measure, property, span, test } = condition;
  const match = compileEventMatch(scope, condition.event, condition.where);
  const valueOf = compileValue(scope, property);
  const of = (moment: Moment): Measured => {
    const after = spanStart(span, moment);
    const until = spanEnd(span, moment);
    const now = scope.startTime + moment.now;
    let found = 0;
    let sum = 0;
    let least = Number.POSITIVE_INFINITY;
    let greatest = Number.NEGATIVE_INFINITY;
    let first: Measured = null;
    let last: Measured = null;
    let events = 0;
    const distinct = new Set<number | string>();
    eachEvent(scope, moment, (type, sourceRow, amount, second) => {
      if (type !== match.type || second <= after || second > until || !match.fits(sourceRow, amount, now)) return;
      const value = valueOf(sourceRow, amount);
      if (events++ === 0) first = value;
      last = value;
      if (value === null) return;
      distinct.add(value);
      if (typeof value !== 'number') return;
      found++;
      sum += value;
      least = Math.min(least, value);
      greatest = Math.max(greatest, value);
    });
    switch (measure) {
      case 'sum':
        return sum;
      case 'mean':
        return found === 0 ? null : sum / found;
      case 'min':
        return found === 0 ? null : least;
      case 'max':
        return found === 0 ? null : greatest;
      case 'distinct':
        return distinct.size;
      case 'first':
        return first;
      case 'last':
        return last;
    }
  };
  const missing = missingPasses(test);
  return {
    of,
    holds(moment) {
      const value = of(moment);
      return value === null ? missing : valuePasses(value, test);
    },
  };
}

function compileValue(scope: SegmentScope, property: string): (sourceRow: number, amount: number) => Measured {
  if (property === amountProperty) return (_sourceRow, amount) => (Number.isNaN(amount) ? null : amount);
  const column = scope.dataset.events.properties.find((candidate) => candidate.name === property);
  if (column === undefined) return () => null;
  return (sourceRow) => (sourceRow < 0 || isMissing(column, sourceRow) ? null : plainValue(scope, column, sourceRow));
}

function plainValue(scope: SegmentScope, column: Column, row: number): Measured {
  switch (column.kind) {
    case 'number':
    case 'time':
    case 'date':
      return column.values[row]!;
    case 'boolean':
    case 'category':
    case 'text':
      return cellText(column, row, scope.dataset.zone);
  }
}
