import type { Span } from './condition.ts';
import { compileEventMatch, type EventMatch } from './eventMatch.ts';
import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';
import { createSlidingCount } from './slidingCount.ts';

/** The second after which things count: exclusive, so "the last hour" does not reach what happened an hour ago to the second. */
export function spanStart(span: Span, moment: Moment): number {
  switch (span.kind) {
    case 'ever':
      return Number.NEGATIVE_INFINITY;
    case 'last':
      return moment.now - span.seconds;
    case 'between':
      return moment.now - span.fromSeconds;
    case 'sinceEntry':
      return moment.entryTime;
  }
}

/** The last second that counts: now, unless the span ends earlier. */
export function spanEnd(span: Span, moment: Moment): number {
  return span.kind === 'between' ? moment.now - span.toSeconds : moment.now;
}

/** How many events of a kind have happened in a span, counting no further than `limit`. */
export type EventCounter = (moment: Moment, limit: number) => number;

/** Of fewer events, looking back at each question is the quickest. */
const manyEvents = 256;

/** Prepares the count of matching events in history, in the window so far, and among the conversions so far. */
export function compileEventCount(
  scope: SegmentScope,
  event: string,
  where: Parameters<typeof compileEventMatch>[2],
  span: Span,
): EventCounter {
  const match = compileEventMatch(scope, event, where);
  if (match.type === -1) return () => 0;
  const sliding = match.changes ? null : createSlidingCount(match, scope);
  const { offsets } = scope.dataset.events;
  return (moment, limit) => {
    const after = spanStart(span, moment);
    const until = spanEnd(span, moment);
    if (sliding !== null && moment.seen + offsets[moment.row + 1]! - offsets[moment.row]! > manyEvents) {
      const others = countConversions(match, moment, scope.startTime, after, until, limit);
      return Math.min(limit, sliding(moment, after, until) + others);
    }
    let count = countBaseline(match, moment, scope.startTime, after, until, limit);
    if (moment.conversions.count > 0 && count < limit) {
      count += countConversions(match, moment, scope.startTime, after, until, limit - count);
    }
    // History ends before second 0.
    if (after < -1 && count < limit) count += countHistory(match, scope, moment, after, until, limit - count);
    return count;
  };
}

function countBaseline(
  match: EventMatch,
  moment: Moment,
  startTime: number,
  after: number,
  until: number,
  limit: number,
): number {
  const { baseline, removed } = moment;
  let count = 0;
  for (let index = moment.seen - 1; index >= 0 && count < limit; index--) {
    const time = baseline.times[index]!;
    if (time <= after) break;
    if (time > until || baseline.types[index] !== match.type || removed[index] === 1) continue;
    if (match.fits(baseline.sourceRows[index]!, baseline.values[index]!, startTime + moment.now)) count++;
  }
  return count;
}

function countConversions(
  match: EventMatch,
  moment: Moment,
  startTime: number,
  after: number,
  until: number,
  limit: number,
): number {
  const { conversions } = moment;
  let count = 0;
  for (let index = conversions.count - 1; index >= 0 && count < limit; index--) {
    const time = conversions.times[index]!;
    if (time <= after) break;
    if (time > until || conversions.types[index] !== match.type) continue;
    if (match.fits(-1, conversions.values[index]!, startTime + moment.now)) count++;
  }
  return count;
}

function countHistory(
  match: EventMatch,
  scope: SegmentScope,
  moment: Moment,
  after: number,
  until: number,
  limit: number,
): number {
  const { offsets, times, typeCodes, values } = scope.dataset.events;
  const first = offsets[moment.row]!;
  const afterTime = scope.startTime + after;
  const untilTime = scope.startTime + until;
  let count = 0;
  for (let row = offsets[moment.row + 1]! - 1; row >= first && count < limit; row--) {
    const time = Math.floor(times[row]!);
    if (time >= scope.startTime || time > untilTime) continue;
    if (time <= afterTime) break;
    if (typeCodes[row] === match.type && match.fits(row, values[row]!, scope.startTime + moment.now)) count++;
  }
  return count;
}
