import type { Change, NodeOf } from '../../journey/nodes.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { isKakao, stepName } from '../shared/messages.ts';
import { asciiId, cut, stableIds } from '../shared/names.ts';
import { wholePercents } from '../shared/numbers.ts';
import type { Step, StepGraph } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import type { Structured, StructuredStep } from '../shared/structured.ts';
import { attributesOf, conditionOf, placeholderUuid, segmentIdOf, uuidOr } from './conditions.ts';
import { type OneSignalBranch, type OneSignalNode, waitLimits } from './schema.ts';

const mostBranches = 20;
const mostAwaited = 10;

/** Writes the structured steps as nested nodes; every copy of a step has a `client_node_id` of its own. */
export function createTreeWriter(graph: StepGraph, structured: Structured, notes: ExportNotes) {
  const keys: string[] = [];
  const collect = (steps: readonly StructuredStep[]): void => {
    for (const step of steps) {
      keys.push(copyKey(step));
      for (const branch of step.branches) collect(branch);
    }
  };
  collect(structured.steps);
  const ids = stableIds(keys, asciiId);
  const inTree = new Set(structured.steps.length === 0 ? [] : keys);
  const sendingIdOf = (nodeId: string) => (inTree.has(nodeId) ? ids.get(nodeId)! : null);

  const write = (steps: readonly StructuredStep[]): OneSignalNode[] =>
    steps.flatMap((structuredStep) => {
      const step = graph.steps.get(structuredStep.id)!;
      const id = ids.get(copyKey(structuredStep))!;
      const branches = structuredStep.branches.map(write);
      const nodes = nodesOf(step, id, branches);
      for (const node of nodes) notes.mapped(step.nodeId, `${node.kind} ${node.client_node_id}`);
      return nodes;
    });

  const nodesOf = (step: Step, id: string, branches: OneSignalNode[][]): OneSignalNode[] => {
    const title = cut(step.title.trim(), 255);
    const base = { client_node_id: id, ...(title !== '' && { annotation: title }) };
    switch (step.kind) {
      case 'wait':
        return waitNodes(step, base, notes);
      case 'check': {
        const condition = conditionOf(step.condition, step.nodeId, notes, sendingIdOf);
        return [{ ...base, kind: 'yes_no', branches: [{ condition, nodes: branches[0]! }, { nodes: branches[1]! }] }];
      }
      case 'split':
        return splitNodes(step, base, branches, notes);
      case 'waitFor':
        return waitForNodes(step, base, branches, notes);
      case 'message':
        return messageNodes(step.message, base, notes);
      case 'update': {
        const assignments = assignmentsOf(step.changes, step.nodeId, notes);
        return [{ ...base, kind: 'tag', assignments }];
      }
      case 'webhook': {
        notes.approximated(step.nodeId, 'webhookById', { url: step.url ?? '' });
        return [{ ...base, kind: 'send_webhook', webhook_id: webhookIdOf(step.nodeId, notes) }];
      }
      // these are rewritten before
      case 'branch':
      case 'gate':
      case 'audience':
        return [];
    }
  };
  return { write };
}

interface Base {
  readonly client_node_id: string;
  readonly annotation?: string;
}

function copyKey({ id, copy }: StructuredStep): string {
  return copy === 0 ? id : `${id}~${copy + 1}`;
}

function webhookIdOf(nodeId: string, notes: ExportNotes): string {
  return uuidOr(notes.field('webhookId', { nodeId }, placeholderUuid), notes, nodeId);
}

function timeZoneOf(notes: ExportNotes): string {
  return notes.field('timeZone', {}, 'Asia/Seoul');
}

function waitNodes(step: StepOf<'wait'>, base: Base, notes: ExportNotes): OneSignalNode[] {
  const { wait, nodeId } = step;
  switch (wait.kind) {
    case 'duration': {
      const duration_seconds = heldSeconds(wait.waitSeconds, nodeId, notes);
      return [{ ...base, kind: 'wait', duration_seconds }];
    }
    case 'untilLocal': {
      notes.approximated(nodeId, 'timeWindow');
      // the last window of a day that spans the least length of 15 minutes
      const minute = Math.min(Math.floor(wait.secondOfDay / 60), 24 * 60 - 16);
      const window = { start: pointOf(minute), end: pointOf(minute + 15) };
      const days = [...new Set(wait.weekdays)].sort((a, b) => a - b);
      const windows = days.length === 0 ? [window] : days.map((day_of_week) => ({ ...window, day_of_week }));
      const zone = { time_zone: timeZoneOf(notes), use_user_time_zone: true };
      return [{ ...base, kind: 'time_window', relative_to: 'schedule_in_timezone', windows, ...zone }];
    }
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return [{ ...base, kind: 'time_window', relative_to: 'last_active_time' }];
    case 'untilDate':
      notes.approximated(nodeId, 'untilDate', { attribute: wait.attribute });
      return [{ ...base, kind: 'wait', duration_seconds: waitLimits.least }];
  }
}

function heldSeconds(seconds: number, nodeId: string, notes: ExportNotes): number {
  const held = Math.min(Math.max(seconds, waitLimits.least), waitLimits.most);
  if (held !== seconds) notes.approximated(nodeId, 'waitRounded', { seconds, rounded: held });
  return held;
}

function pointOf(minuteOfDay: number) {
  return { hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 };
}

function splitNodes(
  step: StepOf<'split'>,
  base: Base,
  branches: OneSignalNode[][],
  notes: ExportNotes,
): OneSignalNode[] {
  const { arms, nodeId } = step;
  if (arms.length < 2) {
    notes.approximated(nodeId, 'splitOfOne');
    return [];
  }
  if (arms.length > mostBranches) {
    notes.problem('error', 'export.tooManyArms', { arms: arms.length, limit: mostBranches }, nodeId);
  }
  const weights = wholePercents(arms.map((arm) => arm.percent));
  if (weights.some((weight, index) => weight !== arms[index]!.percent)) notes.approximated(nodeId, 'splitRounded');
  const weighted: OneSignalBranch[] = branches.map((nodes, index) => ({ weight: weights[index]!, nodes }));
  return [{ ...base, kind: 'split_range', randomize_on_entry: true, branches: weighted }];
}

/**
 * When nothing follows on the timeout alone, this is `wait_until`. Otherwise a wait for the whole time and a check by segment,
 * because after an expiration the flow goes on where the branches converge.
 */
function waitForNodes(
  step: StepOf<'waitFor'>,
  base: Base,
  branches: OneSignalNode[][],
  notes: ExportNotes,
): OneSignalNode[] {
  const { awaited, nodeId } = step;
  const timedOut = branches.at(-1) ?? [];
  const seconds = heldSeconds(step.timeoutSeconds, nodeId, notes);
  if (timedOut.length === 0 && awaited.length <= mostAwaited) {
    const conditions = awaited.map((one, index): OneSignalBranch => {
      const nodes = branches[index] ?? [];
      if (one.kind === 'event') {
        const attributes = attributesOf(one, nodeId, notes);
        return {
          condition: { kind: 'event_trigger', name: cut(one.event, 255), ...(attributes && { attributes }) },
          nodes,
        };
      }
      const condition = conditionOf(one.segment, nodeId, notes, () => null);
      return { condition, nodes };
    });
    return [
      { ...base, kind: 'wait_until', branches: conditions, expiration: { duration_seconds: seconds, exits: false } },
    ];
  }
  notes.approximated(nodeId, 'waitForAsWait', { seconds });
  let nodes = timedOut;
  for (const { one, index } of awaited.map((one, index) => ({ one, index })).toReversed()) {
    const formula = one.kind === 'segment' ? conditionText(one.segment) : `EVENT(${one.event}, last ${seconds}s)`;
    const condition = { kind: 'segment_membership' as const, included_segment_ids: [segmentIdOf(formula, notes)] };
    const client_node_id = `${base.client_node_id}~check${index + 1}`;
    nodes = [{ client_node_id, kind: 'yes_no', branches: [{ condition, nodes: branches[index] ?? [] }, { nodes }] }];
  }
  return [{ ...base, kind: 'wait', duration_seconds: seconds }, ...nodes];
}

function messageNodes(message: NodeOf<'message'>, base: Base, notes: ExportNotes): OneSignalNode[] {
  const { id, channel } = message;
  const named = { ...base, annotation: cut(stepName(message.title, channel), 255) };
  const sends: OneSignalNode[] = [];
  if (message.purpose === 'advertising' && channel !== 'email' && message.nightPolicy === 'wait') {
    notes.approximated(id, 'quietHoursWindow');
    notes.kept('quietHours', id);
    const closes = channel === 'brandMessage' ? pointOf(20 * 60 + 50) : pointOf(21 * 60);
    sends.push({
      client_node_id: `${base.client_node_id}~hours`,
      kind: 'time_window',
      relative_to: 'schedule_in_timezone',
      windows: [{ start: pointOf(8 * 60), end: closes }],
      time_zone: timeZoneOf(notes),
      use_user_time_zone: true,
    });
  }
  notes.approximated(id, 'bodyInTemplate');
  for (const facet of ['subject', 'preheader', 'buttons'] as const) notes.kept(facet, id);
  if (isKakao(message)) {
    notes.approximated(id, 'webhookById', { url: '' });
    sends.push({ ...named, kind: 'send_webhook', webhook_id: webhookIdOf(id, notes) });
    return sends;
  }
  const kind = channel === 'email' ? 'send_email' : channel === 'push' ? 'send_push' : 'send_sms';
  if (channel === 'lms' || channel === 'mms') notes.approximated(id, 'asSms', { channel });
  const template_id = uuidOr(notes.field('templateId', { nodeId: id }, placeholderUuid), notes, id);
  sends.push({ ...named, kind, template_id });
  return sends;
}

function assignmentsOf(changes: readonly Change[], nodeId: string, notes: ExportNotes): Record<string, string> {
  const pairs: [string, string][] = [];
  for (const change of changes) {
    if (change.kind === 'addPoints') {
      notes.dropped(nodeId, 'points', { points: change.points });
      continue;
    }
    const [key, value] =
      change.kind === 'setAttribute'
        ? [change.attribute, String(change.value)]
        : [change.tag, change.kind === 'addTag' ? 'true' : ''];
    if (key === '') notes.dropped(nodeId, 'namelessChange');
    else pairs.push([cut(key, 255), cut(value, 1024)]);
    if (key.length > 255 || value.length > 1024) notes.approximated(nodeId, 'textCut');
  }
  return Object.fromEntries(pairs);
}
