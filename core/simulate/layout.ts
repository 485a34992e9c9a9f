import { channels } from '../journey/channels.ts';
import type { JourneyNode } from '../journey/nodes.ts';
import { portsOf } from '../journey/ports.ts';
import type { Journey } from '../journey/spec.ts';
import {
  type CounterLayout,
  counterKey,
  entryRefusals,
  exitReasons,
  fallbackRefusals,
  journeyCounts,
  keyPrefix,
  messageCounts,
  messagesPerCustomerMax,
  outcomeMeasures,
  suppressions,
} from './counters.ts';

/** Which of two journeys acts first in a second: the one with the lower priority number, then the lesser id. */
export function compareRank(a: Journey, b: Journey): number {
  if (a.priority !== b.priority) return a.priority - b.priority;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}

/**
 * The counters of journeys that run together over a window of `days` local days, the one under study first; the counters of
 * successive days lie side by side.
 */
export function createLayout(journeys: readonly Journey[], days: number): CounterLayout {
  const keys: string[] = [];
  const reasonKeys: string[] = [];
  keys.push(counterKey.sentWithout(), counterKey.costWithout());
  for (const arm of ['with', 'without'] as const) {
    keys.push(counterKey.buyers(arm));
    for (const measure of outcomeMeasures) pushDays(keys, days, (day) => counterKey.outcomeDay(arm, measure, day));
  }
  for (const [index, journey] of journeys.entries()) {
    const prefix = index === 0 ? '' : keyPrefix(journey.id);
    for (const key of journeyKeys(journey, days)) keys.push(prefix + key);
    for (const key of journey.nodes.flatMap(reasonsOf)) reasonKeys.push(prefix + key);
    for (const other of journeys) {
      if (other === journey) continue;
      keys.push(counterKey.collidingCaps(journey.id, other.id));
      if (compareRank(journey, other) < 0) keys.push(counterKey.collidingCustomers(journey.id, other.id));
    }
  }
  const indices = new Map(keys.map((key, index) => [key, index]));
  const reasonDays = new Map(reasonKeys.map((key, place) => [key, place * days]));
  return {
    size: keys.length,
    keys,
    indexOf: (key) => indices.get(key),
    reasonKeys,
    reasonDay: (key) => reasonDays.get(key),
  };
}

function journeyKeys(journey: Journey, days: number): string[] {
  const keys: string[] = [];
  for (const count of journeyCounts) keys.push(counterKey.journey(count));
  keys.push(counterKey.converted(), counterKey.pulledForward());
  for (let n = 1; n <= messagesPerCustomerMax; n++) keys.push(counterKey.messagesPerCustomer(n));
  for (const channel of sendingChannels(journey)) {
    pushDays(keys, days, (day) => counterKey.sentDay(channel, day));
    pushDays(keys, days, (day) => counterKey.reachedDay(channel, day));
  }
  for (const node of journey.nodes) {
    if (node.type !== 'note') pushNode(keys, journey, node, days);
  }
  return keys;
}

function pushNode(keys: string[], journey: Journey, node: JourneyNode, days: number): void {
  keys.push(counterKey.nodeEntered(node.id), counterKey.nodeInside(node.id));
  for (const port of countedPorts(node)) {
    if (targetOf(journey, node, port) !== null) keys.push(counterKey.nodePort(node.id, port));
  }
  for (const reason of exitReasons) keys.push(counterKey.nodeExit(node.id, reason));
  pushDays(keys, days, (day) => counterKey.nodeDay(node.id, day));
  if (node.type === 'trigger') {
    keys.push(counterKey.triggered(node.id));
    for (const reason of entryRefusals) keys.push(counterKey.refused(node.id, reason));
  }
  if (node.type === 'message') {
    for (const count of messageCounts) keys.push(counterKey.message(node.id, count));
    for (const reason of suppressions) keys.push(counterKey.suppressed(node.id, reason));
    if (node.fallback !== null) {
      for (const reason of fallbackRefusals) keys.push(counterKey.fallbackRefused(node.id, reason));
    }
  }
  if (node.type === 'experiment') {
    for (const arm of node.arms) keys.push(counterKey.armTried(node.id, arm.id), counterKey.armWon(node.id, arm.id));
  }
}

function pushDays(keys: string[], days: number, key: (day: number) => string): void {
  for (let day = 0; day < days; day++) keys.push(key(day));
}

/** The keys of why something ended or did not happen at a node, those of one kind side by side. */
function reasonsOf(node: JourneyNode): string[] {
  if (node.type === 'note') return [];
  const exits = exitReasons.map((reason) => counterKey.nodeExit(node.id, reason));
  if (node.type === 'trigger') return [...exits, ...entryRefusals.map((reason) => counterKey.refused(node.id, reason))];
  if (node.type !== 'message') return exits;
  const stopped = suppressions.map((reason) => counterKey.suppressed(node.id, reason));
  if (node.fallback === null) return [...exits, ...stopped];
  return [...exits, ...stopped, ...fallbackRefusals.map((reason) => counterKey.fallbackRefused(node.id, reason))];
}

/** The ports that a run can leave by, with the jump of a goTo node as its port `next`. */
export function countedPorts(node: JourneyNode): readonly string[] {
  return node.type === 'goTo' ? ['next'] : portsOf(node);
}

/** The node that a port leads to; null for a port without an edge and for an edge that ends nowhere a run can stand. */
export function targetOf(journey: Journey, node: JourneyNode, port: string): JourneyNode | null {
  const to =
    node.type === 'goTo'
      ? node.target
      : journey.edges.find((candidate) => candidate.from === node.id && candidate.port === port)?.to;
  const target = journey.nodes.find((candidate) => candidate.id === to);
  return target === undefined || target.type === 'note' || target.type === 'trigger' ? null : target;
}

/** The channels that the journey can send on, fallbacks included, in their fixed order. */
export function sendingChannels(journey: Journey) {
  const used = new Set<string>();
  for (const node of journey.nodes) {
    if (node.type !== 'message') continue;
    used.add(node.channel);
    if (node.fallback !== null) used.add(node.fallback.channel);
  }
  return channels.filter((channel) => used.has(channel));
}
