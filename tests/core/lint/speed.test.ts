import { describe, expect, it } from 'vitest';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { lintJourney } from '../../../core/lint/index.ts';
import { defaultAssumptions } from '../../../core/simulate/settings.ts';
import { advertisingNode, chainOf, updateNode, waitNode } from './journeys.ts';
import { sampleSchema } from './sampleSchema.ts';

/** A chain of messages, waits and updates, so many of them in one second as the rules look back. */
function longJourney(count: number) {
  return chainOf(
    Array.from({ length: count }, (_, index): JourneyNode => {
      const id = `n${index}`;
      if (index % 5 === 4) return { ...waitNode(3600), id };
      return index % 2 === 0 ? { ...advertisingNode(), id } : { ...updateNode({ kind: 'addPoints', points: 1 }), id };
    }),
  );
}

/** Look-ups that rules make in the nodes: a measure of work that does not depend on the machine. */
function readsOf(count: number): number {
  let reads = 0;
  const journey = longJourney(count);
  const nodes = journey.nodes.map(
    (node) =>
      new Proxy(node, {
        get(target, key, receiver) {
          reads++;
          return Reflect.get(target, key, receiver);
        },
      }),
  );
  lintJourney({ ...journey, nodes }, sampleSchema, { shopName: '여정샵', assumptions: defaultAssumptions() });
  return reads;
}

describe('checking a long journey', () => {
  it('takes work in proportion to its length', () => {
    expect(readsOf(2000) / readsOf(1000)).toBeLessThan(2.2);
  });
});
