import { purposeOf } from '../../lib/random.ts';
import { createDrawAddress } from '../draws.ts';
import type { Emitter } from './emitter.ts';
import type { PlanNode } from './plan.ts';

/** The visit that a draw at this node belongs to, as an expression. */
export function visitCode(node: PlanNode): string {
  return node.journey.visitsOnce ? '1' : 'runVisits[s]';
}

/** The address of a draw at this node, as an expression. */
export function addressCode(
  emitter: Pick<Emitter, 'source'>,
  node: PlanNode,
  name: string,
  visit = visitCode(node),
): string {
  const journeyId = node.journey.spec.id;
  const ofFirst = String(purposeOf(journeyId, node.source.id, 1, name));
  if (visit === '1') return ofFirst;
  const address = createDrawAddress(journeyId, node.source.id, name);
  return `(${visit} === 1 ? ${ofFirst} : addressAt(${emitter.source.constant(address)}, ${visit}))`;
}

/** The address of a draw that belongs to a send of a message at this node; `send` is an expression of its number. */
export function addressAtSend(emitter: Pick<Emitter, 'source'>, node: PlanNode, name: string, send: string): string {
  return addressCode(emitter, node, name, node.journey.visitsOnce ? '1' : `S.sends.visits[${send}]`);
}
