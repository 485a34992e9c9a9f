import { channels } from '../journey/channels.ts';
import type { JourneyNode } from '../journey/nodes.ts';
import { portsOf } from '../journey/ports.ts';
import type { Journey } from '../journey/spec.ts';
import {
  type CounterLayout,
  counterKey,
  entryRefusals,
  exitReasons,
  journeyCounts,
  messageCounts,
  messagesPerCustomerMax,
  outcomeMeasures,
  suppressions,
} from './counters.ts';

/** The counters of one journey over a window of `days` local days; those of successive days lie side by side. */
export function createLayout(journey: Journey, days: number): CounterLayout {
  const keys: string[] = [];
  for (const count of journeyCounts) keys.push(counterKey.journey(count));
  for (let n = 1; n <= messagesPerCustomerMax; n++) keys.push(counterKey.messagesPerCustomer(n));
  keys.push(counterKey.converted(), counterKey.pulledForward());
  for (const arm of ['with', 'without'] as const) {
    keys.push(counterKey.buyers(arm));
    for (const measure of outcomeMeasures) pushDays(keys, days, (day) => counterKey.outcomeDay(arm, measure, day));
  }
  for (const channel of sendingChannels(journey)) {
    pushDays(keys, days, (day) => counterKey.sentDay(channel, day));
    pushDays(keys, days, (day) => counterKey.reachedDay(channel, day));
  }
  for (const node of journey.nodes) {
    if (node.type !== 'note') pushNode(keys, journey, node, days);
  }
  const indices = new Map(keys.map((key, index) => [key, index]));
  return { size: keys.length, keys, indexOf: (key) => indices.get(key) };
}

function pushNode(keys: string[], journey: Journey, node: JourneyNode, days: number): void {
  keys.push(counterKey.nodeEntered(node.id), counterKey.nodeInside(node.id));
  for (const port of portsOf(node)) {
    if (targetOf(journey, node.id, port) !== null) keys.push(counterKey.nodePort(node.id, port));
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
  }
}

function pushDays(keys: string[], days: number, key: (day: number) => string): void {
  for (let day = 0; day < days; day++) keys.push(key(day));
}

/** The node that a port leads to; null for a port without an edge and for an edge that ends nowhere a run can stand. */
export function targetOf(journey: Journey, nodeId: string, port: string): JourneyNode | null {
  const edge = journey.edges.find((candidate) => candidate.from === nodeId && candidate.port === port);
  const target = journey.nodes.find((node) => node.id === edge?.to);
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
