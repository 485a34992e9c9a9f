import { type Channel, type Purpose, type Response } from '../../journey/channels.ts';
import type { NodeOf } from '../../journey/nodes.ts';
import { purposeOf } from '../../lib/random.ts';
import { unanswered } from '../contactRules.ts';
import type { Plan, PlanNode } from './plan.ts';

/** One way of sending: a message itself or its fallback. */
export interface Way {
  /** Place among the ways of all messages. */
  readonly index: number;
  readonly node: PlanNode;
  readonly spec: NodeOf<'message'>;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly isFallback: 0 | 1;
  readonly response: Response;
  /** Before the names of draws. */
  readonly prefix: '' | 'fallback.';
  /** Address of the draw by which a replication pair's response odds differ; shared by all messages of its kind. */
  readonly shiftAddress: number;
}

/** Collects the ways as their messages are met. */
export function addWay(ways: Way[], node: PlanNode, spec: NodeOf<'message'>, isFallback: 0 | 1, plan: Plan): Way {
  const { assumptions } = plan.input;
  // A message whose purpose nobody has chosen is held to the stricter rules.
  const purpose = spec.purpose ?? 'advertising';
  const channel = isFallback === 1 && spec.fallback !== null ? spec.fallback.channel : spec.channel;
  const own = isFallback === 1 ? null : spec.response;
  const workspace = assumptions.responses.find((entry) => entry.channel === channel && entry.purpose === purpose);
  const way: Way = {
    index: ways.length,
    node,
    spec,
    channel,
    purpose,
    isFallback,
    response: own ?? workspace?.response ?? unanswered,
    prefix: isFallback === 1 ? 'fallback.' : '',
    shiftAddress: purposeOf(channel, purpose),
  };
  ways.push(way);
  return way;
}
