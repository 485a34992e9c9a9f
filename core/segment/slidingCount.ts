import { firstEventFrom } from '../simulate/replayWorld.ts';
import type { EventMatch } from './eventMatch.ts';
import type { Moment } from './moment.ts';
import type { SegmentScope } from './scope.ts';

/** Counts matching events of seconds (after, until]. */
export type SpanCounter = (moment: Moment, after: number, until: number) => number;

/**
 * Counts over a span whose ends move on with the customer's time: what has come in is added and what has fallen out taken away, so
 * that each event is looked at twice however often is asked. A span that moves back is counted anew. The match must not depend on
 * the moment at which it is asked.
 */
export function createSlidingCount(match: EventMatch, { dataset, startTime }: SegmentScope): SpanCounter {
  const { offsets, times, typeCodes, values } = dataset.events;
  let life = -1;
  let lastAfter = 0;
  let lastUntil = 0;
  /** Places count from the customer's first event in history on to the last of the window; [from, to) is in the span. */
  let from = 0;
  let to = 0;
  let count = 0;
  let first = 0;
  let history = 0;

  const secondAt = ({ baseline }: Moment, place: number) =>
    place < history ? Math.floor(times[first + place]!) - startTime : baseline.times[place - history]!;

  function matchesAt({ baseline, removed }: Moment, place: number): boolean {
    if (place < history) {
      const row = first + place;
      return typeCodes[row] === match.type && match.fits(row, values[row]!, startTime);
    }
    const index = place - history;
    if (baseline.types[index] !== match.type || removed[index] === 1) return false;
    return match.fits(baseline.sourceRows[index]!, baseline.values[index]!, startTime);
  }

  /** The first place later than a second. */
  function placeAfter(moment: Moment, second: number, end: number): number {
    let low = 0;
    let high = end;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (secondAt(moment, middle) > second) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  return (moment, after, until) => {
    if (moment.life !== life) {
      life = moment.life;
      first = offsets[moment.row]!;
      history = firstEventFrom(dataset, moment.row, startTime) - first;
      lastAfter = Number.POSITIVE_INFINITY;
    }
    const end = history + moment.seen;
    if (after < lastAfter || until < lastUntil) {
      from = placeAfter(moment, after, end);
      to = from;
      count = 0;
    }
    lastAfter = after;
    lastUntil = until;
    for (; to < end && secondAt(moment, to) <= until; to++) if (matchesAt(moment, to)) count++;
    for (; from < to && secondAt(moment, from) <= after; from++) if (matchesAt(moment, from)) count--;
    return count;
  };
}
