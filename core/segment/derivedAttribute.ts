import { derivedAt, derivedContext } from '../dataset/derived/index.ts';
import { derivedCatalogue, type DerivedName } from '../dataset/derivedCatalogue.ts';
import { eachEvent } from './eachEvent.ts';
import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';

/** Reads a computed attribute at a moment, from history and from what has been simulated since; null = missing. */
export function compileDerived(name: DerivedName, scope: SegmentScope): (moment: Moment) => number | string | null {
  const { dataset, startTime, endTime, derived } = scope;
  const entry = derivedCatalogue[name];
  let read: ReturnType<typeof derivedAt> | null = null;
  return (moment) => {
    derived.context ??= derivedContext(dataset, startTime, endTime);
    read ??= derivedAt(name, derived.context);
    const value = read(moment.row, startTime + moment.now, (take) =>
      eachEvent(scope, moment, (type, sourceRow, amount, second) => take(type, startTime + second, amount, sourceRow)),
    );
    if (entry.kind === 'number') return Number.isNaN(value) ? null : value;
    const labels = entry.labels ?? derived.context.base.category?.labels ?? [];
    return labels[value - 1] ?? null;
  };
}
