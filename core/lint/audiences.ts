import type { Journey } from '../journey/spec.ts';
import type { Condition } from '../segment/condition.ts';

/** The audiences of a journey that are asked of customers in no run: of its entry and of its schedules. */
export function audiencesOf(journey: Journey): Condition[] {
  const scheduled = journey.nodes.flatMap((node) =>
    node.type === 'trigger' && node.trigger.kind === 'schedule' ? [node.trigger.segment] : [],
  );
  return journey.entry.segment === null ? scheduled : [journey.entry.segment, ...scheduled];
}
