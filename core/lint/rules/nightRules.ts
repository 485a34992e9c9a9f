import { takesTime } from '../../journey/index.ts';
import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import { parseCron } from '../../simulate/cron.ts';
import { closedHoursOf, isClosed } from '../closedHours.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';

export const nightRules: readonly Rule[] = [nodeRule('message', fixedHour)];

/** Nodes looked at behind a message before the search gives up. */
const longestWay = 200;

/** Advertising whose moment the journey itself sets into hours in which it may not be sent. */
function fixedHour(message: NodeOf<'message'>, context: LintContext): Problem[] {
  const hours = closedHoursOf(message, context.facts);
  if (hours === null) return [];
  const seconds = namersBefore(message.id, context).flatMap((node) => namedSecond(node) ?? []);
  const second = seconds.find((candidate) => isClosed(hours, candidate));
  if (second === undefined) return [];
  const code = message.nightPolicy === 'skip' ? 'law.nightSkip' : 'law.nightWait';
  const params = { at: clock(second), from: clock(hours.fromSecondOfDay), until: clock(hours.untilSecondOfDay) };
  return [problemOf('warning', code, params, { nodeId: message.id, source: hours.source })];
}

/** The waits and triggers that name the time of day at which runs come to the node, with nothing that takes time between. */
export function namersBefore(nodeId: string, { graph, previous }: LintContext): JourneyNode[] {
  const namers: JourneyNode[] = [];
  const seen = new Set<string>();
  const pending = [...previous(nodeId)];
  while (pending.length > 0 && seen.size < longestWay) {
    const id = pending.pop()!;
    if (seen.has(id)) continue;
    seen.add(id);
    const node = graph.nodes.get(id);
    if (node === undefined) continue;
    if (namedSecond(node) !== null) namers.push(node);
    else if (isInstant(node)) pending.push(...previous(id));
  }
  return namers;
}

/** The time of day that a node names by itself. */
export function namedSecond(node: JourneyNode): number | null {
  if (node.type === 'wait' && (node.wait.kind === 'untilLocal' || node.wait.kind === 'untilDate')) {
    return node.wait.secondOfDay;
  }
  if (node.type !== 'trigger') return null;
  const { trigger } = node;
  if (trigger.kind === 'date') return trigger.secondOfDay;
  if (trigger.kind === 'predicted' && trigger.quantity.kind === 'nextPurchase') return trigger.quantity.secondOfDay;
  if (trigger.kind !== 'schedule') return null;
  if (trigger.schedule.kind !== 'cron') return trigger.schedule.secondOfDay;
  const cron = parseCron(trigger.schedule.expression);
  // a schedule of one time a day names it
  return cron?.hours.size === 1 && cron.minutes.size === 1
    ? [...cron.hours][0]! * 3600 + [...cron.minutes][0]! * 60
    : null;
}

function isInstant(node: JourneyNode): boolean {
  return !takesTime(node) && node.type !== 'wait' && node.type !== 'waitFor' && node.type !== 'survey';
}

function clock(secondOfDay: number): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${pad(Math.floor(secondOfDay / 3600))}:${pad(Math.floor((secondOfDay % 3600) / 60))}`;
}
