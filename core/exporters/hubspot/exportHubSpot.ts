import type { Change, NodeOf } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { jsonFile } from '../shared/files.ts';
import { stepName } from '../shared/messages.ts';
import { clockText, wholePercents } from '../shared/numbers.ts';
import { type Step, type StepGraph, stepsAfter, stepsOf, type StepTarget } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import { alternatives, filterBranchOf, listIdOf, operationOf } from './filters.ts';
import {
  type HubSpotAction,
  type HubSpotConnection,
  type HubSpotEnrollment,
  type HubSpotFlow,
  hubSpotFlowSchema,
} from './schema.ts';

const mostTestBranches = 10;

/** Bodies of `POST /automation/v4/flows` of HubSpot, one contact workflow per trigger, switched off. */
export const hubSpotExporter: Exporter = {
  id: 'hubspot',
  version: 'v4',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'eventTypeId', per: 'name', required: true },
    { key: 'listId', per: 'name', required: true },
    { key: 'contentId', per: 'node', required: true },
    { key: 'webhookUrl', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['waitFor', 'gate', 'audience']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    return graph.starts.map((start, index) => {
      const flow = flowOf(journey, graph, start, notes);
      checkOutput(notes, hubSpotFlowSchema, flow);
      checkConnections(flow, start.node.id, notes);
      return jsonFile(journey, 'hubspot', flow, graph.starts.length > 1 ? index + 1 : null);
    });
  },
};

function flowOf(
  journey: Journey,
  graph: StepGraph,
  start: StepGraph['starts'][number],
  notes: ExportNotes,
): HubSpotFlow {
  const steps = stepsAfter(graph, start.first);
  // a step takes one number, and a further one for each of its changes but the first
  const ids = new Map<string, number>();
  let nextId = 1;
  for (const step of steps) {
    ids.set(step.id, nextId);
    nextId += step.kind === 'update' ? Math.max(1, step.changes.length) : 1;
  }
  const connect = connector(start.first, ids);
  const actions = steps.flatMap((step) => actionsOf(step, ids.get(step.id)!, connect, notes));
  notes.kept('description');
  const first = start.first === null ? undefined : String(ids.get(start.first)!);
  return {
    type: 'CONTACT_FLOW',
    flowType: 'WORKFLOW',
    objectTypeId: '0-1',
    name: journey.name,
    ...(journey.description !== '' && { description: journey.description }),
    isEnabled: false,
    ...(first !== undefined && { startActionId: first }),
    nextAvailableActionId: String(nextId),
    actions,
    enrollmentCriteria: enrollmentOf(journey, start, notes),
    timeWindows: [],
    blockedDates: [],
    customProperties: {},
    dataSources: [],
    suppressionListIds: [],
    canEnrollFromSalesforce: false,
  };
}

type Connect = (target: StepTarget) => HubSpotConnection | null;

/** A tree of standard edges: the first edge that leads to an action is its own, every other goes to it. */
function connector(first: StepTarget, ids: ReadonlyMap<string, number>): Connect {
  const owned = new Set<string>(first === null ? [] : [first]);
  return (target) => {
    if (target === null || !ids.has(target)) return null;
    const edgeType = owned.has(target) ? 'GOTO' : 'STANDARD';
    owned.add(target);
    return { edgeType, nextActionId: String(ids.get(target)!) };
  };
}

function enrollmentOf(
  journey: Journey,
  { node, entry }: StepGraph['starts'][number],
  notes: ExportNotes,
): HubSpotEnrollment {
  const { reentry } = journey.entry;
  const shouldReEnroll = reentry.kind !== 'never';
  notes.kept(reentry.kind === 'never' ? 'reentryNever' : 'reentryAlways');
  switch (entry.kind) {
    case 'event': {
      notes.mapped(node.id, 'EVENT_BASED');
      const filters = entry.where.flatMap(({ property, test }) => {
        const operation = operationOf(test, false);
        if (operation === null) notes.dropped(node.id, 'triggerFilter', { property });
        return operation === null ? [] : [{ filterType: 'PROPERTY' as const, property, operation }];
      });
      const eventTypeId = notes.field('eventTypeId', { name: entry.event }, 'EVENT_TYPE_ID');
      const branch = {
        filterBranchType: 'UNIFIED_EVENTS' as const,
        filterBranchOperator: 'AND' as const,
        filterBranches: [] as [],
        filters,
        eventTypeId,
        operator: 'HAS_COMPLETED' as const,
      };
      return { type: 'EVENT_BASED', shouldReEnroll, eventFilterBranches: [branch], listMembershipFilterBranches: [] };
    }
    case 'manual':
      notes.mapped(node.id, 'MANUAL');
      return { type: 'MANUAL', shouldReEnroll };
    case 'segment':
    case 'schedule':
    case 'date': {
      const formula =
        entry.kind === 'date'
          ? `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`
          : entry.formula;
      if (entry.kind === 'date') notes.approximated(node.id, 'dateAsSegment', { condition: formula });
      if (entry.kind === 'schedule') notes.approximated(node.id, 'scheduleAsSegment', { condition: formula });
      notes.mapped(node.id, 'LIST_BASED');
      if (journey.exits.leftSegment) notes.kept('exitLeftSegment');
      const listFilterBranch =
        entry.kind === 'segment' && entry.condition !== null
          ? filterBranchOf(entry.condition, node.id, notes)
          : alternatives([[{ filterType: 'IN_LIST', listId: listIdOf(formula, notes), operator: 'IN_LIST' }]]);
      return {
        type: 'LIST_BASED',
        shouldReEnroll,
        unEnrollObjectsNotMeetingCriteria: journey.exits.leftSegment,
        listFilterBranch,
        reEnrollmentTriggersFilterBranches: [],
      };
    }
  }
}

function actionsOf(step: Step, id: number, connect: Connect, notes: ExportNotes): HubSpotAction[] {
  const actionId = String(id);
  const made = (action: HubSpotAction): HubSpotAction[] => {
    notes.mapped(step.nodeId, `${action.type} ${actionId}`);
    return [action];
  };
  const single = (actionTypeId: '0-1' | '0-4' | '0-5' | '0-35', fields: Record<string, unknown>, next: StepTarget) => {
    const connection = connect(next);
    const action = {
      type: 'SINGLE_CONNECTION' as const,
      actionId,
      actionTypeId,
      actionTypeVersion: 0 as const,
      fields,
    };
    return made({ ...action, ...(connection && { connection }) });
  };
  const webhook = (method: 'POST' | 'GET', url: string | null, next: StepTarget) => {
    const webhookUrl = url?.trim() || notes.field('webhookUrl', {}, 'https://example.com/webhook');
    const connection = connect(next);
    return made({ type: 'WEBHOOK', actionId, method, webhookUrl, queryParams: [], ...(connection && { connection }) });
  };
  switch (step.kind) {
    case 'wait':
      return single(...delayOf(step, notes), step.next);
    case 'check':
    case 'branch': {
      const [cases, otherwise] =
        step.kind === 'branch' ? [step.cases, step.otherwise] : [[{ ...step, label: 'yes', to: step.yes }], step.no];
      const listBranches = cases.map((one, index) => {
        const connection = connect(one.to);
        const filterBranch = filterBranchOf(one.condition, step.nodeId, notes);
        return { filterBranch, branchName: stepName(one.label, `${index + 1}`), ...(connection && { connection }) };
      });
      const defaultBranch = connect(otherwise);
      return made({
        type: 'LIST_BRANCH',
        actionId,
        listBranches,
        defaultBranchName: 'else',
        ...(defaultBranch && { defaultBranch }),
      });
    }
    case 'split':
      return made({ type: 'AB_TEST_BRANCH', actionId, testBranches: testBranches(step, connect, notes) });
    case 'message': {
      const { message } = step;
      if (message.channel !== 'email') {
        notes.approximated(step.nodeId, 'messageBySender', { channel: message.channel });
        return webhook('POST', null, step.next);
      }
      notes.approximated(step.nodeId, 'bodyInTemplate');
      for (const facet of ['preheader', 'buttons'] as const) notes.kept(facet, step.nodeId);
      return single('0-4', { content_id: notes.field('contentId', { nodeId: step.nodeId }, 'CONTENT_ID') }, step.next);
    }
    case 'update':
      return updateActions(step, id, connect, notes);
    case 'webhook':
      if (step.method === 'PUT') notes.approximated(step.nodeId, 'webhookMethod', { method: step.method });
      if (step.body !== '') notes.approximated(step.nodeId, 'webhookBody');
      return webhook(step.method === 'GET' ? 'GET' : 'POST', step.url, step.next);
    // these are rewritten before
    case 'waitFor':
    case 'gate':
    case 'audience':
      return [];
  }
}

/** Branches of equal share, as HubSpot has them: an arm of a larger share takes several, up to ten in all. */
function testBranches(step: StepOf<'split'>, connect: Connect, notes: ExportNotes): HubSpotConnection[] {
  const percents = wholePercents(step.arms.map((arm) => arm.percent));
  const exact = percents.every((percent, index) => percent === step.arms[index]!.percent);
  const unit = percents.reduce(greatestCommonDivisor, 0);
  const fits = unit > 0 && 100 / unit <= mostTestBranches;
  const slots = percents.map((percent) => (fits ? percent / unit : Math.round((percent * mostTestBranches) / 100)));
  if (!exact || !fits) notes.approximated(step.nodeId, 'splitRounded');
  if (step.arms.some((arm) => arm.to === null)) notes.approximated(step.nodeId, 'splitEndingArm');
  return step.arms.flatMap((arm, index) =>
    Array.from({ length: slots[index]! }, () => connect(arm.to)).filter((connection) => connection !== null),
  );
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

function delayOf({ wait, nodeId }: StepOf<'wait'>, notes: ExportNotes): ['0-1' | '0-35', Record<string, unknown>] {
  const minutes = (value: number): ['0-1', Record<string, unknown>] => [
    '0-1',
    { delta: String(value), time_unit: 'MINUTES' },
  ];
  switch (wait.kind) {
    case 'duration': {
      const value = Math.ceil(wait.waitSeconds / 60);
      if (wait.waitSeconds % 60 !== 0)
        notes.approximated(nodeId, 'waitRounded', { seconds: wait.waitSeconds, rounded: value * 60 });
      return minutes(value);
    }
    case 'untilLocal': {
      const [hour, minute] = clockText(wait.secondOfDay).split(':').map(Number);
      const days = wait.weekdays.length === 0 ? 'every day' : wait.weekdays.join(', ');
      notes.approximated(nodeId, 'untilLocal', { time: `${hour}:${String(minute).padStart(2, '0')}`, days });
      return minutes(0);
    }
    case 'untilDate': {
      const time_of_day = { hour: Math.floor(wait.secondOfDay / 3600), minute: Math.floor(wait.secondOfDay / 60) % 60 };
      const date = { type: 'OBJECT_PROPERTY', propertyName: wait.attribute };
      return ['0-35', { date, delta: String(wait.offsetDays), time_unit: 'DAYS', time_of_day }];
    }
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return minutes(0);
  }
}

/** One action per change, because each sets one property; changes that have none leave a delay of no length in their place. */
function updateActions(step: NodeStep, id: number, connect: Connect, notes: ExportNotes): HubSpotAction[] {
  const changes = step.changes.length === 0 ? [null] : step.changes;
  return changes.map((change, index): HubSpotAction => {
    const actionId = String(id + index);
    const isLast = index === changes.length - 1;
    const connection = isLast
      ? connect(step.next)
      : { edgeType: 'STANDARD' as const, nextActionId: String(id + index + 1) };
    const base = {
      type: 'SINGLE_CONNECTION' as const,
      actionId,
      actionTypeVersion: 0 as const,
      ...(connection && { connection }),
    };
    notes.mapped(step.nodeId, `SINGLE_CONNECTION ${actionId}`);
    const property = change === null ? null : propertyOf(change, step.nodeId, notes);
    if (property === null) return { ...base, actionTypeId: '0-1', fields: { delta: '0', time_unit: 'MINUTES' } };
    const value = { type: 'STATIC_VALUE', staticValue: property.value };
    return { ...base, actionTypeId: '0-5', fields: { property_name: property.name, value } };
  });
}

type NodeStep = StepOf<'update'>;

function propertyOf(
  change: Change,
  nodeId: NodeOf<'update'>['id'],
  notes: ExportNotes,
): { name: string; value: string } | null {
  switch (change.kind) {
    case 'setAttribute':
      return { name: change.attribute, value: String(change.value) };
    case 'addTag':
    case 'removeTag':
      notes.approximated(nodeId, 'tagAsFlag', { tag: change.tag });
      return { name: `tag_${change.tag}`, value: String(change.kind === 'addTag') };
    case 'addPoints':
      notes.dropped(nodeId, 'points', { points: change.points });
      return null;
  }
}

/** What the schema cannot say: every connection leads to an action, and no action has two standard edges to it. */
function checkConnections(flow: HubSpotFlow, nodeId: string, notes: ExportNotes): void {
  const ids = new Set(flow.actions.map((action) => action.actionId));
  const all = flow.actions.flatMap((action): (HubSpotConnection | undefined)[] => {
    if (action.type === 'LIST_BRANCH')
      return [action.defaultBranch, ...action.listBranches.map((one) => one.connection)];
    return action.type === 'AB_TEST_BRANCH' ? action.testBranches : [action.connection];
  });
  const connections = all.filter((connection) => connection !== undefined);
  const dangling = connections.find(({ nextActionId }) => !ids.has(nextActionId));
  const standard = connections
    .filter(({ edgeType }) => edgeType === 'STANDARD')
    .map(({ nextActionId }) => nextActionId);
  if (dangling || ids.size !== flow.actions.length || new Set(standard).size !== standard.length) {
    notes.problem('error', 'export.brokenLinks', { link: dangling?.nextActionId ?? '' }, nodeId);
  }
}
