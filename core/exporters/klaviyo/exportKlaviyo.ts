import type { JourneyNode, NodeOf } from '../../journey/nodes.ts';
import type { Journey, Reentry } from '../../journey/spec.ts';
import type { Condition } from '../../segment/condition.ts';
import type { ExportFile, Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { isKakao, keepMessagePayload, messagePayload, stepName } from '../shared/messages.ts';
import { asciiId, fileNamePart, stableIds } from '../shared/names.ts';
import { clockText, inUnits, weekdayNamesOf, wholePercents } from '../shared/numbers.ts';
import { type Entry, type Step, type StepGraph, stepsAfter, stepsOf, type StepTarget } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import { quotedName, templateText, type TemplateSyntax, withoutTokens } from '../shared/templateText.ts';
import { metricIdOf, ownPredictions, profileFilterOf, segmentIdOf, triggerFilterOf } from './conditions.ts';
import {
  type KlaviyoAction,
  type KlaviyoFlow,
  klaviyoFlowSchema,
  type KlaviyoOperation,
  type KlaviyoProfileFilter,
  type KlaviyoTrigger,
} from './schema.ts';

const syntax: TemplateSyntax = {
  variable: (name) => `{{ person|lookup:${quotedName(name)}|default:'' }}`,
  literal: withoutTokens,
};

/** Bodies of `POST /api/flows` of Klaviyo, one per trigger, because a flow has one. Every message is a draft. */
export const klaviyoExporter: Exporter = {
  id: 'klaviyo',
  version: '2026-07-15',
  conditions: { ownPredictions },
  fields: [
    { key: 'metricId', per: 'name', required: true },
    { key: 'segmentId', per: 'name', required: true },
    { key: 'templateId', per: 'node', required: true },
    { key: 'listId', per: 'name', required: true },
    { key: 'webhookUrl', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'waitFor', 'gate', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    const common = journeySettings(journey, notes);
    return graph.starts.map((start, index) => {
      const flow = flowOf(graph, start, common, notes);
      checkOutput(notes, klaviyoFlowSchema, flow);
      checkLinks(flow, start.node.id, notes);
      const number = graph.starts.length > 1 ? `-${index + 1}` : '';
      const file: ExportFile = {
        name: `${fileNamePart(journey.name)}.klaviyo${number}.json`,
        mediaType: 'application/json',
        text: `${JSON.stringify(flow, null, 2)}\n`,
      };
      return file;
    });
  },
};

interface Common {
  readonly journeyName: string;
  readonly profileFilter: KlaviyoProfileFilter | null;
  readonly reentry: { duration: number; unit: 'hour' | 'day' | 'week' | 'alltime' };
}

function journeySettings(journey: Journey, notes: ExportNotes): Common {
  const { exits, goal } = journey;
  const ends: Condition[] = [];
  const once = { compare: 'atMost' as const, times: 0 };
  const span = { kind: 'sinceEntry' as const };
  if (exits.onGoal && goal.event !== '') ends.push({ kind: 'event', ...goal, count: once, span });
  for (const event of exits.events) ends.push({ kind: 'event', event, where: [], count: once, span });
  if (ends.length > 0) notes.approximated(null, 'exitsAsFlowFilter');
  notes.kept('exitOnGoal');
  notes.kept('exitEvents');
  // Klaviyo takes unsubscribed people out of marketing messages by itself
  notes.kept('exitUnsubscribed');
  for (const facet of ['reentryNever', 'reentryAfter', 'reentryAlways'] as const) notes.kept(facet);
  const stays = ends.length === 0 ? null : profileFilterOf({ kind: 'all', of: ends }, null, notes);
  return { journeyName: journey.name, profileFilter: stays, reentry: reentryOf(journey.entry.reentry, notes) };
}

function reentryOf(reentry: Reentry, notes: ExportNotes): Common['reentry'] {
  if (reentry.kind === 'never') return { duration: 1, unit: 'alltime' };
  const seconds = reentry.kind === 'after' ? reentry.seconds : 0;
  const units = [
    ['week', 604_800],
    ['day', 86_400],
    ['hour', 3600],
  ] as const;
  const { value, unit, exact } = inUnits(Math.max(seconds, 3600), units);
  if (!exact || seconds < 3600)
    notes.approximated(null, 'reentryRounded', { seconds, rounded: value * secondsOf(unit) });
  return { duration: value, unit };
}

function secondsOf(unit: 'week' | 'day' | 'hour'): number {
  return { week: 604_800, day: 86_400, hour: 3600 }[unit];
}

function flowOf(graph: StepGraph, start: StepGraph['starts'][number], common: Common, notes: ExportNotes): KlaviyoFlow {
  const steps = stepsAfter(graph, start.first);
  const ids = stableIds([...graph.steps.keys()], asciiId);
  const idOf = (target: StepTarget) => (target === null ? null : ids.get(target)!);
  const trigger = triggerOf(start.node, start.entry, notes);
  const actions: KlaviyoAction[] = steps.flatMap((step) => actionsOf(step, idOf, notes));
  let entry = idOf(start.first);
  if (start.entry.kind === 'date' && start.entry.offsetDays > 0) {
    const id = `${asciiId(start.node.id)}-after`;
    const data = { unit: 'days' as const, value: start.entry.offsetDays, timezone: 'profile' as const };
    actions.unshift({ temporary_id: id, type: 'time-delay', links: { next: entry }, data });
    entry = id;
  }
  return {
    data: {
      type: 'flow',
      attributes: {
        name: common.journeyName,
        definition: {
          triggers: [trigger],
          ...(common.profileFilter && { profile_filter: common.profileFilter }),
          actions,
          entry_action_id: entry,
          reentry_criteria: common.reentry,
        },
      },
    },
  };
}

function triggerOf(node: NodeOf<'trigger'>, entry: Entry, notes: ExportNotes): KlaviyoTrigger {
  switch (entry.kind) {
    case 'event': {
      notes.mapped(node.id, 'metric');
      const id = metricIdOf(entry.event, notes);
      const filter = triggerFilterOf(entry, id, node.id, notes);
      return { type: 'metric', id, ...(filter && { trigger_filter: filter }) };
    }
    case 'date':
      notes.mapped(node.id, 'date');
      return {
        type: 'date',
        date_field_type: 'profile-property',
        date_profile_property: entry.attribute,
        timedelta_unit_before_date: 'days',
        timedelta_value_before_date: Math.max(0, -entry.offsetDays),
        recurrence_frequency: entry.repeat === 'yearly' ? 'annually' : 'never',
        timezone: 'profile',
        trigger_time: clockText(entry.secondOfDay),
      };
    case 'schedule':
      notes.approximated(node.id, 'scheduleAsSegment', { condition: entry.formula });
      notes.mapped(node.id, 'segment');
      return { type: 'segment', id: segmentIdOf(entry.formula, notes) };
    case 'segment':
      notes.mapped(node.id, 'segment');
      return { type: 'segment', id: segmentIdOf(entry.formula, notes) };
    case 'manual':
      notes.approximated(node.id, 'manualAsEvent');
      notes.mapped(node.id, 'metric');
      return { type: 'metric', id: metricIdOf('manual', notes) };
  }
}

type IdOf = (target: StepTarget) => string | null;

function actionsOf(step: Step, idOf: IdOf, notes: ExportNotes): KlaviyoAction[] {
  const temporary_id = idOf(step.id)!;
  const { nodeId } = step;
  const made = (action: KlaviyoAction): KlaviyoAction[] => {
    notes.mapped(nodeId, `${action.type} ${action.temporary_id}`);
    return [action];
  };
  switch (step.kind) {
    case 'wait':
      return made(waitAction(step, temporary_id, idOf, notes));
    case 'check': {
      const links = { next_if_true: idOf(step.yes), next_if_false: idOf(step.no) };
      const data = { profile_filter: profileFilterOf(step.condition, nodeId, notes) };
      return made({ temporary_id, type: 'conditional-split', links, data });
    }
    case 'split':
      return splitActions(step, temporary_id, idOf, notes);
    case 'message':
      return made(messageAction(step.message, temporary_id, { next: idOf(step.next) }, notes));
    case 'update': {
      const links = { next: idOf(step.next) };
      const profile_operations = step.changes.flatMap((change) => operationsOf(change, nodeId, notes));
      return made({ temporary_id, type: 'update-profile', links, data: { profile_operations, status: 'draft' } });
    }
    case 'webhook': {
      const url = step.url?.trim() || notes.field('webhookUrl', {}, 'https://example.com/webhook');
      if (step.method !== 'POST') notes.approximated(nodeId, 'webhookMethod', { method: step.method });
      const message = {
        name: stepName(step.title, 'webhook'),
        url,
        headers: jsonHeaders,
        body: withoutTokens(step.body),
      };
      return made({
        temporary_id,
        type: 'send-webhook',
        links: { next: idOf(step.next) },
        data: { message, status: 'draft' },
      });
    }
    case 'audience': {
      notes.approximated(nodeId, 'audienceAsList', { audience: step.audience, platform: step.platform });
      const list_id = notes.field('listId', { name: step.audience }, 'LIST_ID');
      const data = { name: step.audience, on_execution: step.action === 'add', list_id, status: 'draft' as const };
      return made({ temporary_id, type: 'list-update', links: { next: idOf(step.next) }, data });
    }
    // these are rewritten before
    case 'branch':
    case 'waitFor':
    case 'gate':
      return [];
  }
}

const jsonHeaders = { 'Content-Type': 'application/json' };

function waitAction(step: StepOf<'wait'>, temporary_id: string, idOf: IdOf, notes: ExportNotes): KlaviyoAction {
  const links = { next: idOf(step.next) };
  const { wait } = step;
  if (wait.kind === 'untilLocal') {
    const days = weekdayNamesOf(wait.weekdays);
    const data = { timezone: 'profile' as const, target_time: clockText(wait.secondOfDay) };
    const target_days = days.length > 0 && days.length < 7 ? { target_days: days } : {};
    return { temporary_id, type: 'target-date', links, data: { ...data, ...target_days } };
  }
  const seconds = wait.kind === 'duration' ? wait.waitSeconds : 0;
  if (wait.kind === 'untilDate') notes.approximated(step.nodeId, 'untilDate', { attribute: wait.attribute });
  if (wait.kind === 'bestHour') notes.approximated(step.nodeId, 'bestHour');
  const units = [
    ['days', 86_400],
    ['hours', 3600],
    ['minutes', 60],
  ] as const;
  const { value, unit, exact } = inUnits(seconds, units);
  if (!exact) notes.approximated(step.nodeId, 'waitRounded', { seconds, rounded: value * 60 });
  return { temporary_id, type: 'time-delay', links, data: { unit, value, timezone: 'profile' } };
}

/** A chain of random samples: each arm takes its share of those whom the arms before left. */
function splitActions(step: StepOf<'split'>, id: string, idOf: IdOf, notes: ExportNotes): KlaviyoAction[] {
  const { arms } = step;
  const percents = wholePercents(arms.map((arm) => arm.percent));
  const chain: KlaviyoAction[] = [];
  let left = 100;
  let exact = true;
  for (const [index, arm] of arms.entries()) {
    const isLast = index >= arms.length - 2;
    const share = left === 0 ? 0 : (100 * percents[index]!) / left;
    const percentage = Math.round(share);
    exact &&= Math.abs(share - percentage) < 1e-9 && percents[index] === arm.percent;
    left -= percents[index]!;
    if (arms.length > 1 && index === arms.length - 1) break;
    const next = isLast ? idOf(arms[index + 1]?.to ?? null) : `${id}-arm${index + 2}`;
    chain.push({
      temporary_id: index === 0 ? id : `${id}-arm${index + 1}`,
      type: 'conditional-split',
      links: { next_if_true: idOf(arm.to), next_if_false: next },
      data: { profile_filter: { condition_groups: [{ conditions: [{ type: 'profile-sample', percentage }] }] } },
    });
  }
  if (chain.length === 0) {
    chain.push({
      temporary_id: id,
      type: 'conditional-split',
      links: { next_if_true: null, next_if_false: null },
      data: { profile_filter: { condition_groups: [] } },
    });
  }
  if (!exact) notes.approximated(step.nodeId, 'splitRounded');
  for (const action of chain) notes.mapped(step.nodeId, `${action.type} ${action.temporary_id}`);
  return chain;
}

function messageAction(
  message: NodeOf<'message'>,
  temporary_id: string,
  links: { next: string | null },
  notes: ExportNotes,
): KlaviyoAction {
  const { id, content, purpose } = message;
  const say = (text: string) => templateText(text, syntax);
  const name = stepName(message.title, message.channel);
  const transactional = purpose === 'information';
  // Klaviyo sends marketing only to those who consented on the channel
  notes.kept('consent', id);
  if (isKakao(message)) {
    keepMessagePayload(message, notes);
    const url = notes.field('webhookUrl', {}, 'https://example.com/webhook');
    const body = JSON.stringify({ ...messagePayload(message, syntax), to: "{{ person.phone_number|default:'' }}" });
    const data = { message: { name, url, headers: jsonHeaders, body }, status: 'draft' as const };
    return { temporary_id, type: 'send-webhook', links, data };
  }
  if (message.channel === 'email') {
    notes.kept('preheader', id);
    notes.approximated(id, 'bodyInTemplate');
    const template_id = notes.field('templateId', { nodeId: id }, 'TEMPLATE_ID');
    const texts = { name, subject_line: say(content.subject), preview_text: say(content.preheader), template_id };
    const data = { message: { ...texts, smart_sending_enabled: false, transactional }, status: 'draft' as const };
    return { temporary_id, type: 'send-email', links, data };
  }
  if (message.channel === 'push') {
    notes.kept('subject', id);
    notes.kept('buttons', id);
    const action_buttons = content.buttons.map(({ label, url }) => ({
      label: say(label),
      action_type: 'open_url' as const,
      url: say(url),
    }));
    const texts = { name, title: say(content.subject), body: say(content.body) };
    const data = { message: { ...texts, smart_sending_enabled: false, action_buttons }, status: 'draft' as const };
    return { temporary_id, type: 'send-mobile-push', links, data };
  }
  if (message.channel !== 'sms') notes.approximated(id, 'asSms', { channel: message.channel });
  if (purpose === 'advertising') notes.approximated(id, 'quietHoursOfAccount');
  notes.kept('quietHours', id);
  const sms = { name, body: say(content.body), smart_sending_enabled: false, sms_quiet_hours_enabled: !transactional };
  return { temporary_id, type: 'send-sms', links, data: { message: { ...sms, transactional }, status: 'draft' } };
}

function operationsOf(
  change: Extract<JourneyNode, { type: 'update' }>['changes'][number],
  nodeId: string,
  notes: ExportNotes,
): KlaviyoOperation[] {
  switch (change.kind) {
    case 'setAttribute': {
      const base = { operator: 'update' as const, property_key: change.attribute };
      const { value } = change;
      if (typeof value === 'string') return [{ ...base, property_type: 'string', property_value: value }];
      if (typeof value === 'boolean') return [{ ...base, property_type: 'boolean', property_value: value }];
      return [{ ...base, property_type: 'numeric', property_value: value }];
    }
    case 'addTag':
    case 'removeTag': {
      const property_operation = change.kind === 'addTag' ? 'add' : 'remove';
      const base = { operator: 'update' as const, property_type: 'list' as const, property_key: 'tags' };
      return [{ ...base, property_operation, property_value: change.tag }];
    }
    case 'addPoints':
      notes.dropped(nodeId, 'points', { points: change.points });
      return [];
  }
}

/** What the schema cannot say: temporary ids are unique and every link leads to one of them. */
function checkLinks(flow: KlaviyoFlow, nodeId: string, notes: ExportNotes): void {
  const { actions, entry_action_id } = flow.data.attributes.definition;
  const ids = new Set(actions.map((action) => action.temporary_id));
  const links = actions.flatMap((action) => Object.values(action.links) as (string | null)[]);
  const dangling = [entry_action_id, ...links].filter((link) => link !== null && !ids.has(link));
  if (ids.size !== actions.length || dangling.length > 0) {
    notes.problem('error', 'export.brokenLinks', { link: dangling[0] ?? '' }, nodeId);
  }
}
