import type { Translate } from '../i18n/index.ts';
import { layersOf } from '../journey/graph.ts';
import type { JourneyNode } from '../journey/nodes.ts';
import { portsOf } from '../journey/ports.ts';
import type { Journey } from '../journey/spec.ts';
import { portKey } from '../journey/structure.ts';
import { conditionText, eventTestText } from './describe.ts';
import { nodeKicker, nodeSummary, portText } from './summary.ts';

/** One way out of a step; `to` is the number of the step that follows, null = the run ends. */
export interface StepWay {
  readonly label: string;
  readonly to: number | null;
}

/** A node as one numbered line of a description. */
export interface StepWords {
  readonly number: number;
  readonly node: JourneyNode;
  readonly kicker: string;
  /** The node's own title; empty where it has none. */
  readonly title: string;
  /** What the node does. */
  readonly summary: string;
  readonly details: readonly string[];
  readonly ways: readonly StepWay[];
}

/** A journey as numbered steps, from left to right as it is walked; notes are no steps. */
export function journeySteps(t: Translate, journey: Journey): StepWords[] {
  const nodes = new Map(journey.nodes.map((node) => [node.id, node]));
  const order = layersOf(journey).flatMap((layer) => layer ?? []);
  const numbers = new Map(order.map((id, index) => [id, index + 1]));
  const edges = new Map(journey.edges.map((edge) => [portKey(edge), edge.to]));
  return order.map((id, index) => {
    const node = nodes.get(id)!;
    return {
      number: index + 1,
      node,
      kicker: nodeKicker(t, node),
      title: node.title.trim(),
      summary: nodeSummary(t, node),
      details: detailsOf(t, node),
      ways: waysOf(t, node, (port) => numbers.get(edges.get(portKey({ from: id, port })) ?? '') ?? null, numbers),
    };
  });
}

function waysOf(
  t: Translate,
  node: JourneyNode,
  numberAfter: (port: string) => number | null,
  numbers: ReadonlyMap<string, number>,
): StepWay[] {
  if (node.type === 'goTo') return [{ label: '', to: numbers.get(node.target) ?? null }];
  const ways = portsOf(node).map((port) => ({ label: portText(t, node, port), to: numberAfter(port) }));
  return node.type === 'filter' ? [...ways, { label: t('brief.failed'), to: null }] : ways;
}

function detailsOf(t: Translate, node: JourneyNode): string[] {
  switch (node.type) {
    case 'branch':
      return node.branches.map((branch) => `${branch.label || '…'}: ${conditionText(t, branch.condition)}`);
    case 'waitFor':
      return node.others.map((other) => {
        const what = other.kind === 'event' ? eventTestText(t, other) : conditionText(t, other.segment);
        return `${other.label || '…'}: ${what}`;
      });
    case 'message':
      return node.fallback === null ? [] : [t('brief.fallback', { channel: node.fallback.channel })];
    default:
      return [];
  }
}

/** Who may enter, what ends a run and what all share, as one line per rule that is in use. */
export function journeyRules(t: Translate, journey: Journey): string[] {
  const { entry, exits, limits } = journey;
  const lines: string[] = [];
  const add = (isUsed: boolean, key: string, params: Record<string, string | number> = {}) => {
    if (isUsed) lines.push(t(`brief.rule.${key}`, params));
  };
  const { from, until } = entry.window;
  add(from !== null || until !== null, 'window', { from: from ?? '…', until: until ?? '…' });
  if (entry.segment !== null) add(true, 'segment', { condition: conditionText(t, entry.segment) });
  add(entry.reentry.kind === 'never', 'reentryNever');
  if (entry.reentry.kind === 'after') add(true, 'reentryAfter', { seconds: entry.reentry.seconds });
  add(entry.reentry.kind === 'always', 'reentryAlways');
  add(entry.concurrent, 'concurrent');
  add(entry.holdoutPercent > 0, 'holdout', { percent: entry.holdoutPercent });
  add(true, 'goal', { goal: eventTestText(t, journey.goal) });
  add(exits.onGoal, 'exitOnGoal');
  add(exits.events.length > 0, 'exitEvents', {
    events: exits.events.map((event) => eventTestText(t, { event, where: [] })).join(', '),
  });
  add(exits.leftSegment, 'exitLeftSegment');
  add(exits.unsubscribed, 'exitUnsubscribed');
  add(true, 'maxDuration', { seconds: exits.maxDurationSeconds });
  if (limits.entriesTotal !== null) add(true, 'entriesTotal', { limit: limits.entriesTotal });
  if (limits.entriesPerDay !== null) add(true, 'entriesPerDay', { limit: limits.entriesPerDay });
  if (limits.sendsPerHour !== null) add(true, 'sendsPerHour', { limit: limits.sendsPerHour });
  if (limits.budgetWon !== null) add(true, 'budget', { limit: limits.budgetWon });
  return lines;
}
