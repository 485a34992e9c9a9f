import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';

/** An event as a visitor meets it; `second` counts from the window's start and is negative in history. */
export type EventVisitor = (type: number, sourceRow: number, value: number, second: number) => void;

/**
 * Visits all events known at the moment in their order: history, then the window so far, where a message's conversion comes
 * after the recorded events of its second. What a message has brought forward has not happened.
 */
export function eachEvent(scope: SegmentScope, moment: Moment, visit: EventVisitor): void {
  const { offsets, times, typeCodes, values } = scope.dataset.events;
  const end = offsets[moment.row + 1]!;
  for (let row = offsets[moment.row]!; row < end; row++) {
    const second = Math.floor(times[row]!) - scope.startTime;
    if (second >= 0) break;
    visit(typeCodes[row]!, row, values[row]!, second);
  }
  const { baseline, removed, conversions } = moment;
  let conversion = 0;
  const conversionsBefore = (second: number) => {
    while (conversion < conversions.count && conversions.times[conversion]! < second) {
      const index = conversion++;
      visit(conversions.types[index]!, -1, conversions.values[index]!, conversions.times[index]!);
    }
  };
  for (let index = 0; index < moment.seen; index++) {
    const second = baseline.times[index]!;
    conversionsBefore(second);
    if (removed[index] === 0)
      visit(baseline.types[index]!, baseline.sourceRows[index]!, baseline.values[index]!, second);
  }
  conversionsBefore(Number.POSITIVE_INFINITY);
}
