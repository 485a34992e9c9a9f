import type { PropertyTest } from './condition.ts';
import { eventTypeCode, type SegmentScope } from './scope.ts';
import { compileNumberTest, compileRowTest, missingPasses, type RowTest } from './valueTest.ts';

/** The built-in property that holds an event's amount. */
export const amountProperty = 'value';

/** A compiled "event of this type with these properties". */
export interface EventMatch {
  /** -1 = no such event can happen. */
  readonly type: number;
  /** Whether every event of the type fits. */
  readonly fitsAll: boolean;
  /** Whether the same event may fit at one moment and not at another. */
  readonly changes: boolean;
  /** Whether an event of the type fits; `sourceRow` -1 = it has no properties beside its value. */
  fits(sourceRow: number, value: number, time: number): boolean;
}

/** Prepares an event type with property tests, all of which must hold. */
export function compileEventMatch(scope: SegmentScope, event: string, where: readonly PropertyTest[]): EventMatch {
  const type = eventTypeCode(scope, event);
  if (where.length === 0) return { type, fitsAll: true, changes: false, fits: () => true };
  const tests = where.map((property) => compileProperty(scope, property));
  return {
    type,
    fitsAll: false,
    changes: where.some(({ test: { compare } }) => compare === 'withinLast' || compare === 'notWithinLast'),
    fits(sourceRow, value, time) {
      for (const test of tests) if (!test(sourceRow, value, time)) return false;
      return true;
    },
  };
}

type EventTest = (sourceRow: number, value: number, time: number) => boolean;

function compileProperty(scope: SegmentScope, { property, test }: PropertyTest): EventTest {
  const missing = missingPasses(test);
  if (property === amountProperty) {
    const passes = compileNumberTest(test);
    return (_sourceRow, value) => (Number.isNaN(value) ? missing : passes(value));
  }
  const column = scope.dataset.events.properties.find((candidate) => candidate.name === property);
  if (column === undefined) return () => missing;
  const passes: RowTest = compileRowTest(column, test, scope.clock);
  return (sourceRow, _value, time) => (sourceRow < 0 ? missing : passes(sourceRow, time));
}
