import { knownEvents } from '../../dataset/dataset.ts';
import { reachableFrom, takesTime } from '../../journey/index.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Condition } from '../../segment/condition.ts';
import type { FrequencyCap } from '../../simulate/settings.ts';
import { entryOn } from '../data/dated.ts';
import { buyingMomentSeconds } from '../data/practice.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { classifyPurpose } from '../promotion/index.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

type Message = NodeOf<'message'>;

export const senseRules: readonly Rule[] = [noGoalExit, backToBack, nodeRule('message', capUnreachable), offerToBuyers];

/** Nodes looked at behind a message before the search gives up. */
const longestWay = 200;

/** Someone who has done what the journey is for should not be asked to again. */
function noGoalExit({ journey, graph }: LintContext): Problem[] {
  const { goal, exits, nodes } = journey;
  if (goal.event === '' || exits.onGoal || exits.events.includes(goal.event)) return [];
  if (nodes.some((node) => looksAtGoal(node, goal.event))) return [];
  const messages = nodes.filter((node) => node.type === 'message');
  const after = reachableFrom(
    graph,
    messages.flatMap((message) => graph.next(message.id)),
  );
  const asks = messages.some((message) => after.has(message.id));
  return asks ? [problemOf('warning', 'sense.noGoalExit', { event: goal.event })] : [];
}

function looksAtGoal(node: JourneyNode, event: string): boolean {
  switch (node.type) {
    case 'goal':
      return true;
    case 'waitFor':
      return (
        node.event === event ||
        (node.segment !== null && asksFor(node.segment, event)) ||
        node.others.some((other) => (other.kind === 'event' ? other.event === event : asksFor(other.segment, event)))
      );
    case 'filter':
      return asksFor(node.condition, event);
    case 'branch':
      return node.branches.some((branch) => asksFor(branch.condition, event));
    default:
      return false;
  }
}

function asksFor(condition: Condition, event: string): boolean {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return condition.of.some((part) => asksFor(part, event));
    case 'not':
      return asksFor(condition.of, event);
    case 'event':
    case 'eventMeasure':
      return condition.event === event;
    case 'followed':
      return condition.first.event === event || condition.next.event === event;
    case 'message':
      return condition.state === 'converted';
    // what a saved segment asks is not known here
    case 'segment':
      return true;
    case 'attribute':
    case 'tag':
      return false;
  }
}

/** Messages that come in the same second as the one before them. */
function backToBack({ journey, graph }: LintContext): Problem[] {
  const found = new Set<string>();
  for (const { id, type } of journey.nodes) {
    if (type !== 'message') continue;
    let at = graph.next(id)[0];
    for (let step = 0; at !== undefined && step < longestWay; step++) {
      const node = graph.nodes.get(at);
      if (node?.type === 'message' && at !== id) found.add(at);
      at = node && passesOn.includes(node.type) ? graph.next(at)[0] : undefined;
    }
  }
  return journey.nodes
    .filter((node) => found.has(node.id))
    .map((node) => problemOf('warning', 'sense.backToBack', {}, { nodeId: node.id }));
}

const passesOn: readonly string[] = ['update', 'audience', 'webhook', 'goTo'];

/** A message that comes so soon behind others that the frequency cap stops it for everyone who got those. */
function capUnreachable(message: Message, context: LintContext): Problem[] {
  const caps = context.facts.assumptions?.frequencyCaps ?? [];
  const cap = caps.find((candidate) => counts(candidate, message) && isFull(candidate, message.id, context));
  if (cap === undefined) return [];
  const params = { times: cap.times, within: cap.withinSeconds };
  return [problemOf('warning', 'sense.capUnreachable', params, { nodeId: message.id })];
}

function counts(cap: FrequencyCap, { channel, purpose }: Message): boolean {
  return cap.channels.includes(channel) && (cap.purpose === null || cap.purpose === purpose);
}

/** Whether the only way to the node sends as many messages within the cap's span as the cap allows. */
function isFull(cap: FrequencyCap, nodeId: string, { graph, previous }: LintContext): boolean {
  let sends = 0;
  let seconds = 0;
  let at = nodeId;
  for (let step = 0; step < longestWay; step++) {
    const before = previous(at);
    if (before.length !== 1) return false;
    const node = graph.nodes.get(before[0]!);
    if (node === undefined) return false;
    if (node.type === 'message' && counts(cap, node)) {
      sends++;
      if (sends >= cap.times) return true;
    }
    seconds += longestStay(node);
    if (seconds >= cap.withinSeconds) return false;
    at = node.id;
  }
  return false;
}

function longestStay(node: JourneyNode): number {
  switch (node.type) {
    case 'wait':
      if (node.wait.kind === 'duration') return node.wait.waitSeconds;
      if (node.wait.kind === 'untilLocal') return node.wait.weekdays.length === 0 ? 86_400 : 7 * 86_400;
      return node.wait.kind === 'bestHour' ? node.wait.withinSeconds : Number.POSITIVE_INFINITY;
    case 'waitFor':
      return node.timeoutSeconds;
    case 'survey':
      return Math.max(node.answerSeconds, node.timeoutSeconds);
    // a message may be held back by quiet hours
    case 'message':
      return 0;
    default:
      return 0;
  }
}

/** A discount for someone who is about to buy anyway costs margin and brings nothing. */
function offerToBuyers({ journey, graph, facts }: LintContext): Problem[] {
  const entry = entryOn(buyingMomentSeconds, facts);
  if (entry === null) return [];
  const pending = journey.nodes.flatMap((node) =>
    node.type === 'trigger' && isBuyingMoment(node, journey.goal.event) ? graph.next(node.id) : [],
  );
  const seen = new Set<string>();
  const found = new Set<string>();
  while (pending.length > 0) {
    const id = pending.pop()!;
    const node = graph.nodes.get(id);
    if (node === undefined || seen.has(id)) continue;
    seen.add(id);
    if (node.type === 'message' && givesDiscount(node)) found.add(id);
    if (shortestStay(node) < entry.value) pending.push(...graph.next(id));
  }
  return journey.nodes
    .filter((node) => found.has(node.id))
    .map((node) => problemOf('warning', 'sense.offerToBuyers', {}, { nodeId: node.id, source: entry.source }));
}

const buyingEvents: readonly string[] = [knownEvents.cart, 'checkout', 'checkout_started', 'begin_checkout'];

function isBuyingMoment({ trigger }: NodeOf<'trigger'>, goalEvent: string): boolean {
  if (goalEvent !== knownEvents.purchase) return false;
  if (trigger.kind === 'event') return buyingEvents.includes(trigger.event);
  if (trigger.kind === 'sequence') return buyingEvents.includes(trigger.next.event);
  return trigger.kind === 'predicted' && trigger.quantity.kind === 'nextPurchase' && trigger.quantity.offsetDays <= 0;
}

function givesDiscount({ offer, content }: Message): boolean {
  if (offer !== null && (offer.costWon > 0 || offer.discountPercent > 0)) return true;
  return classifyPurpose(`${content.subject}\n${content.body}`).discounts;
}

function shortestStay(node: JourneyNode): number {
  if (node.type === 'waitFor' || node.type === 'survey') return takesTime(node) ? Number.POSITIVE_INFINITY : 0;
  if (node.type !== 'wait') return 0;
  return node.wait.kind === 'duration' ? node.wait.waitSeconds : Number.POSITIVE_INFINITY;
}
