import type { NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Condition } from '../../segment/condition.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { jsonFile } from '../shared/files.ts';
import { isKakao, stepName } from '../shared/messages.ts';
import { asciiId, stableIds, stableUuid } from '../shared/names.ts';
import { wholePercents } from '../shared/numbers.ts';
import { type Step, type StepGraph, stepsAfter, stepsOf, type StepTarget } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import {
  type DittofeedEntry,
  type DittofeedJourney,
  dittofeedJourneySchema,
  type DittofeedNode,
  exitId,
} from './schema.ts';

/** Bodies of `PUT /api/admin/journeys` of Dittofeed, one per trigger; the same journey always has the same id there. */
export const dittofeedExporter: Exporter = {
  id: 'dittofeed',
  version: '2026-03',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'workspaceId', per: 'journey', required: true },
    { key: 'segmentId', per: 'name', required: true },
    { key: 'templateId', per: 'node', required: true },
    { key: 'subscriptionGroupId', per: 'journey', required: false },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'gate', 'audience', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    return graph.starts.map((start, index) => {
      const body = journeyOf(journey, graph, start, notes);
      checkOutput(notes, dittofeedJourneySchema, body);
      checkChildren(body, start.node.id, notes);
      return jsonFile(journey, 'dittofeed', body, graph.starts.length > 1 ? index + 1 : null);
    });
  },
};

function journeyOf(
  journey: Journey,
  graph: StepGraph,
  start: StepGraph['starts'][number],
  notes: ExportNotes,
): DittofeedJourney {
  const ids = stableIds([...graph.steps.keys()], nodeId);
  const idOf = (target: StepTarget) => (target === null ? exitId : ids.get(target)!);
  const nodes = stepsAfter(graph, start.first).flatMap((step) => nodesOf(step, idOf, notes));
  return {
    id: stableUuid(`${journey.id}/${start.node.id}`),
    workspaceId: notes.field('workspaceId', {}, 'WORKSPACE_ID'),
    name: journey.name,
    definition: {
      entryNode: entryOf(start, idOf(start.first), journey, notes),
      exitNode: { type: 'ExitNode' },
      nodes,
    },
  };
}

/** Ids of our own that the entry and the exit would shadow get a prefix. */
function nodeId(id: string): string {
  return /^(Entry|EventEntry|Exit)Node$/.test(id) ? `node-${id}` : asciiId(id);
}

function entryOf(
  { node, entry }: StepGraph['starts'][number],
  child: string,
  journey: Journey,
  notes: ExportNotes,
): DittofeedEntry {
  switch (entry.kind) {
    case 'event':
      for (const { property } of entry.where) notes.dropped(node.id, 'triggerFilter', { property });
      notes.mapped(node.id, 'EventEntryNode');
      return { type: 'EventEntryNode', event: entry.event, child };
    case 'manual':
      notes.approximated(node.id, 'manualAsEvent');
      notes.mapped(node.id, 'EventEntryNode');
      return { type: 'EventEntryNode', event: 'manual', child };
    case 'date': {
      const formula = `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`;
      notes.approximated(node.id, 'dateAsSegment', { condition: formula });
      return segmentEntry(node.id, formula, child, journey, notes);
    }
    case 'schedule':
      notes.approximated(node.id, 'scheduleAsSegment', { condition: entry.formula });
      return segmentEntry(node.id, entry.formula, child, journey, notes);
    case 'segment':
      return segmentEntry(node.id, entry.formula, child, journey, notes);
  }
}

function segmentEntry(
  nodeId: string,
  formula: string,
  child: string,
  journey: Journey,
  notes: ExportNotes,
): DittofeedEntry {
  notes.mapped(nodeId, 'EntryNode');
  const { reentry } = journey.entry;
  if (reentry.kind === 'never') notes.kept('reentryNever');
  return { type: 'EntryNode', segment: segmentIdOf(formula, notes), child, reEnter: reentry.kind !== 'never' };
}

function segmentIdOf(formula: string, notes: ExportNotes): string {
  return notes.field('segmentId', { name: formula }, 'SEGMENT_ID');
}

/** A segment that is built there by hand; `swapped` where it is the segment of those who are not in it. */
function conditionSegment(condition: Condition, nodeId: string, notes: ExportNotes) {
  const swapped = condition.kind === 'not';
  const formula = conditionText(swapped ? condition.of : condition);
  notes.approximated(nodeId, 'conditionAsSegment', { condition: formula });
  return { segment: segmentIdOf(formula, notes), swapped };
}

function nodesOf(step: Step, idOf: (target: StepTarget) => string, notes: ExportNotes): DittofeedNode[] {
  const id = idOf(step.id);
  const made = (node: DittofeedNode): DittofeedNode[] => {
    notes.mapped(step.nodeId, `${node.type} ${node.id}`);
    return [node];
  };
  switch (step.kind) {
    case 'wait':
      return made({ id, type: 'DelayNode', variant: delayOf(step, notes), child: idOf(step.next) });
    case 'check': {
      const { segment, swapped } = conditionSegment(step.condition, step.nodeId, notes);
      const [yes, no] = [idOf(step.yes), idOf(step.no)];
      const children = { trueChild: swapped ? no : yes, falseChild: swapped ? yes : no };
      const name = stepName(step.title, 'check');
      return made({ id, type: 'SegmentSplitNode', name, variant: { type: 'Boolean', segment, ...children } });
    }
    case 'split': {
      const total = step.arms.reduce((sum, arm) => sum + arm.percent, 0);
      const whole = Math.abs(total - 100) > 1e-6 ? wholePercents(step.arms.map((arm) => arm.percent)) : null;
      if (whole) notes.approximated(step.nodeId, 'splitRounded');
      const children = step.arms.map((arm, index) => {
        return { id: idOf(arm.to), percent: whole?.[index] ?? arm.percent, name: arm.label };
      });
      return made({ id, type: 'RandomCohortNode', children });
    }
    case 'waitFor': {
      const segmentChildren = step.awaited.map((one) => {
        const formula =
          one.kind === 'segment'
            ? conditionText(one.segment)
            : `EVENT(${eventText(one)}, last ${step.timeoutSeconds}s)`;
        notes.approximated(step.nodeId, 'conditionAsSegment', { condition: formula });
        return { id: idOf(one.to), segmentId: segmentIdOf(formula, notes) };
      });
      const timeoutChild = idOf(step.timedOut);
      return made({ id, type: 'WaitForNode', timeoutSeconds: step.timeoutSeconds, timeoutChild, segmentChildren });
    }
    case 'message':
      return made(messageNode(step.message, id, idOf(step.next), notes));
    case 'update':
      notes.approximated(step.nodeId, 'updateAsWebhook');
      return made(webhookNode(step, id, idOf(step.next), notes));
    case 'webhook':
      notes.approximated(step.nodeId, 'bodyInTemplate');
      return made(webhookNode(step, id, idOf(step.next), notes));
    // these are rewritten before
    case 'branch':
    case 'gate':
    case 'audience':
      return [];
  }
}

function templateIdOf(nodeId: string, notes: ExportNotes): string {
  return notes.field('templateId', { nodeId }, 'TEMPLATE_ID');
}

function webhookNode(step: Step, id: string, child: string, notes: ExportNotes): DittofeedNode {
  const templateId = templateIdOf(step.nodeId, notes);
  return {
    id,
    type: 'MessageNode',
    name: stepName(step.title, step.kind),
    variant: { type: 'Webhook', templateId },
    child,
  };
}

function messageNode(message: NodeOf<'message'>, id: string, child: string, notes: ExportNotes): DittofeedNode {
  const { channel, purpose } = message;
  notes.approximated(message.id, 'bodyInTemplate');
  for (const facet of ['subject', 'preheader', 'buttons'] as const) notes.kept(facet, message.id);
  const group = purpose === 'advertising' ? notes.field('subscriptionGroupId', {}, '') : '';
  // people outside of the subscription group do not get the message
  if (group !== '') notes.kept('consent', message.id);
  if (isKakao(message)) notes.approximated(message.id, 'messageAsWebhook', { channel });
  if (channel === 'lms' || channel === 'mms') notes.approximated(message.id, 'asSms', { channel });
  const type = isKakao(message) ? 'Webhook' : channel === 'email' ? 'Email' : channel === 'push' ? 'MobilePush' : 'Sms';
  return {
    id,
    type: 'MessageNode',
    name: stepName(message.title, channel),
    ...(group !== '' && { subscriptionGroupId: group }),
    variant: { type, templateId: templateIdOf(message.id, notes) },
    child,
  };
}

function delayOf(
  { wait, nodeId }: StepOf<'wait'>,
  notes: ExportNotes,
): Extract<DittofeedNode, { type: 'DelayNode' }>['variant'] {
  switch (wait.kind) {
    case 'duration':
      return { type: 'Second', seconds: wait.waitSeconds };
    case 'untilLocal': {
      const seconds = wait.secondOfDay % 60;
      if (seconds !== 0)
        notes.approximated(nodeId, 'waitRounded', { seconds: wait.secondOfDay, rounded: wait.secondOfDay - seconds });
      // 0 is Sunday there
      const allowedDaysOfWeek = [...new Set(wait.weekdays.map((day) => day % 7))].sort((a, b) => a - b);
      return {
        type: 'LocalTime',
        hour: Math.floor(wait.secondOfDay / 3600),
        minute: Math.floor(wait.secondOfDay / 60) % 60,
        ...(allowedDaysOfWeek.length > 0 && { allowedDaysOfWeek }),
      };
    }
    case 'untilDate': {
      const offset = wait.offsetDays * 86_400 + wait.secondOfDay;
      const offsetDirection = offset < 0 ? 'before' : 'after';
      return { type: 'UserProperty', userProperty: wait.attribute, offsetSeconds: Math.abs(offset), offsetDirection };
    }
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return { type: 'Second', seconds: 0 };
  }
}

/** What their schema lets pass: every child is a node or the exit, and ids are unique. */
function checkChildren({ definition }: DittofeedJourney, nodeId: string, notes: ExportNotes): void {
  const ids = new Set([exitId, ...definition.nodes.map((node) => node.id)]);
  const children = definition.nodes.flatMap((node): string[] => {
    if (node.type === 'SegmentSplitNode') return [node.variant.trueChild, node.variant.falseChild];
    if (node.type === 'RandomCohortNode') return node.children.map((child) => child.id);
    if (node.type === 'WaitForNode') return [node.timeoutChild, ...node.segmentChildren.map((child) => child.id)];
    return [node.child];
  });
  const dangling = [definition.entryNode.child, ...children].find((child) => !ids.has(child));
  if (dangling !== undefined || ids.size !== definition.nodes.length + 1) {
    notes.problem('error', 'export.brokenLinks', { link: dangling ?? '' }, nodeId);
  }
}
