import type { Condition } from './condition.ts';
import { spanEnd, spanStart } from './countEvents.ts';
import { eachEvent } from './eachEvent.ts';
import { compileEventMatch } from './eventMatch.ts';
import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';

type FollowedCondition = Extract<Condition, { kind: 'followed' }>;

/**
 * Prepares "some `first` event of the span was followed by a `next` one in time", or its counterpart: "some was not, and its
 * time is over". An event that is both follows those before it, not itself.
 */
export function compileFollowed(condition: FollowedCondition, scope: SegmentScope): (moment: Moment) => boolean {
  const { first, next, withinSeconds, span, followed } = condition;
  const isFirst = compileEventMatch(scope, first.event, first.where);
  const isNext = compileEventMatch(scope, next.event, next.where);
  return (moment) => {
    const after = spanStart(span, moment);
    const until = spanEnd(span, moment);
    const now = scope.startTime + moment.now;
    let waiting: number[] = [];
    let held = false;
    eachEvent(scope, moment, (type, sourceRow, amount, second) => {
      if (held) return;
      if (type === isNext.type && isNext.fits(sourceRow, amount, now)) {
        const inTime = waiting.filter((start) => second - start <= withinSeconds);
        if (followed) held = inTime.length > 0;
        else held = inTime.length < waiting.length;
        waiting = [];
      }
      if (type === isFirst.type && second > after && second <= until && isFirst.fits(sourceRow, amount, now)) {
        waiting.push(second);
      }
    });
    if (followed || held) return held;
    return waiting.some((start) => moment.now - start > withinSeconds);
  };
}
