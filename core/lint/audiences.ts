import { conditionsIn } from '../journey/conditions.ts';
import type { Journey } from '../journey/spec.ts';
import type { Condition } from '../segment/condition.ts';
import { segmentsIn } from '../segment/savedSegment.ts';

/**
 * The audiences of a journey whose emptiness can be told from the data alone: of its entry and of its schedules, which are asked of
 * customers in no run, and every saved segment that some condition names.
 */
export function audiencesOf(journey: Journey): Condition[] {
  const scheduled = journey.nodes.flatMap((node) =>
    node.type === 'trigger' && node.trigger.kind === 'schedule' ? [node.trigger.segment] : [],
  );
  const entry = journey.entry.segment === null ? [] : [journey.entry.segment];
  const named = new Set(conditionsIn(journey).flatMap(({ condition }) => segmentsIn(condition)));
  const segments = Array.from(named, (segmentId): Condition => ({ kind: 'segment', segmentId }));
  return [...entry, ...scheduled, ...segments];
}
