import type { NodeOf } from '../../journey/nodes.ts';
import type { Condition, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { isKakao, keepMessagePayload, messagePayload, stepName } from '../shared/messages.ts';
import { wholePercents } from '../shared/numbers.ts';
import type { Step } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import type { TemplateSyntax } from '../shared/templateText.ts';
import type { MauticEvent } from './schema.ts';

/** The part of an event that says what it does; its ways are `yes` and `no` for a condition, `bottom` for an action. */
export type EventCore = Pick<MauticEvent, 'name' | 'type' | 'event_type' | 'properties' | 'channel' | 'channel_id'>;

const syntax: TemplateSyntax = {
  variable: (name) => `{contactfield=${aliasOf(name)}}`,
  // no token of Mautic may arise from plain text
  literal: (text) => text.replaceAll(/\{(?=\w+=)/g, '{ '),
};

/** A field's alias: what Mautic allows in one. */
export function aliasOf(name: string): string {
  const alias = name.toLowerCase().replaceAll(/[^\p{L}\p{N}_]/gu, '_');
  return alias === '' ? '_' : alias;
}

/** A condition; `swapped` where its `no` is our yes. `listIdOf` gives the id of a segment in the file, known by its formula. */
export function conditionCore(
  condition: Condition,
  title: string,
  nodeId: string,
  notes: ExportNotes,
  listIdOf: (formula: string) => number,
): { core: EventCore; swapped: boolean } {
  const swapped = condition.kind === 'not';
  const inner = swapped ? condition.of : condition;
  const base = { event_type: 'condition' as const, channel: '' as const, channel_id: 0 };
  const name = stepName(title, conditionText(inner).slice(0, 100));
  if (inner.kind === 'attribute') {
    const test = testOf(inner.test);
    if (test) {
      const properties = { field: aliasOf(inner.attribute), ...test };
      return { core: { ...base, name, type: 'lead.field_value', properties }, swapped };
    }
  }
  if (inner.kind === 'tag')
    return { core: { ...base, name, type: 'lead.tags', properties: { tags: [inner.tag] } }, swapped };
  const formula = conditionText(inner);
  notes.approximated(nodeId, 'conditionAsEmptySegment', { condition: formula });
  return { core: { ...base, name, type: 'lead.segments', properties: { segments: [listIdOf(formula)] } }, swapped };
}

function testOf(test: ValueTest): { operator: string; value: string | string[] } | null {
  switch (test.compare) {
    case 'is':
      return { operator: '=', value: String(test.value) };
    case 'isNot':
      return { operator: '!=', value: String(test.value) };
    case 'in':
      return { operator: 'in', value: test.values.map(String) };
    case 'notIn':
      return { operator: '!in', value: test.values.map(String) };
    case 'greater':
      return { operator: 'gt', value: String(test.value) };
    case 'atLeast':
      return { operator: 'gte', value: String(test.value) };
    case 'less':
      return { operator: 'lt', value: String(test.value) };
    case 'atMost':
      return { operator: 'lte', value: String(test.value) };
    case 'contains':
      return { operator: 'contains', value: test.value };
    case 'startsWith':
      return { operator: 'startsWith', value: test.value };
    case 'isSet':
      return { operator: '!empty', value: '' };
    case 'isNotSet':
      return { operator: 'empty', value: '' };
    case 'isTrue':
      return { operator: '=', value: '1' };
    case 'isFalse':
      return { operator: '=', value: '0' };
    default:
      return null;
  }
}

/** The conditions that divide contacts by a number field from 0 to 99, one fewer than there are arms. */
export function splitCores(step: StepOf<'split'>, notes: ExportNotes): EventCore[] {
  const percents = wholePercents(step.arms.map((arm) => arm.percent));
  notes.approximated(step.nodeId, 'splitByField', { field: 'random_100' });
  let edge = 0;
  return percents.slice(0, -1).map((percent, index) => {
    edge += percent;
    return {
      name: stepName(step.arms[index]!.label, `< ${edge}`),
      type: 'lead.field_value',
      event_type: 'condition',
      properties: { field: 'random_100', operator: 'lt', value: String(edge) },
      channel: '',
      channel_id: 0,
    };
  });
}

/** What an action does. An update may be several actions, one after the other. */
export function actionCores(step: Step, notes: ExportNotes): EventCore[] {
  switch (step.kind) {
    case 'message':
      return [messageCore(step.message, notes)];
    case 'webhook': {
      const url = step.url?.trim() || notes.field('webhookUrl', {}, 'https://example.com/webhook');
      return [webhookCore(stepName(step.title, 'webhook'), url, step.method, { body: step.body })];
    }
    case 'update':
      return updateCores(step);
    default:
      return [];
  }
}

function webhookCore(name: string, url: string, method: string, data: Record<string, unknown>): EventCore {
  const list = Object.entries(data).map(([label, value]) => ({
    label,
    value: typeof value === 'string' ? value : JSON.stringify(value),
  }));
  return {
    name,
    type: 'campaign.sendwebhook',
    event_type: 'action',
    properties: { url, method: method.toLowerCase(), headers: { list: [] }, additional_data: { list }, timeout: 10 },
    channel: '',
    channel_id: 0,
  };
}

function messageCore(message: NodeOf<'message'>, notes: ExportNotes): EventCore {
  const { id, channel, purpose } = message;
  const name = stepName(message.title, channel);
  if (isKakao(message)) {
    keepMessagePayload(message, notes);
    const url = notes.field('webhookUrl', {}, 'https://example.com/webhook');
    return webhookCore(name, url, 'POST', messagePayload(message, syntax));
  }
  notes.approximated(id, 'bodyInTemplate');
  for (const facet of ['subject', 'preheader', 'buttons'] as const) notes.kept(facet, id);
  if (channel === 'lms' || channel === 'mms') notes.approximated(id, 'asSms', { channel });
  const given = notes.field('messageId', { nodeId: id }, '1');
  const messageId = /^[1-9]\d{0,8}$/.test(given) ? Number(given) : 1;
  if (String(messageId) !== given) notes.problem('error', 'export.notANumber', { value: given, name: id });
  const base = { name, event_type: 'action' as const, channel_id: messageId };
  if (channel === 'email') {
    const email_type = purpose === 'advertising' ? 'marketing' : 'transactional';
    const properties = { email: messageId, email_type, priority: '2', attempts: '3' };
    return { ...base, type: 'email.send', properties, channel: 'email' };
  }
  return channel === 'push'
    ? {
        ...base,
        type: 'notification.send_mobile_notification',
        properties: { notification: messageId },
        channel: 'notification',
      }
    : { ...base, type: 'sms.send_text_sms', properties: { sms: messageId }, channel: 'sms' };
}

function updateCores(step: StepOf<'update'>): EventCore[] {
  const base = { event_type: 'action' as const, channel: '' as const, channel_id: 0 };
  return step.changes.map((change): EventCore => {
    switch (change.kind) {
      case 'setAttribute': {
        const name = stepName(step.title, change.attribute);
        return {
          ...base,
          name,
          type: 'lead.updatelead',
          properties: { [aliasOf(change.attribute)]: String(change.value) },
        };
      }
      case 'addTag':
      case 'removeTag': {
        const [add_tags, remove_tags] = change.kind === 'addTag' ? [[change.tag], []] : [[], [change.tag]];
        return {
          ...base,
          name: stepName(step.title, change.tag),
          type: 'lead.changetags',
          properties: { add_tags, remove_tags },
        };
      }
      case 'addPoints':
        return {
          ...base,
          name: stepName(step.title, 'points'),
          type: 'lead.changepoints',
          properties: { points: change.points },
        };
    }
  });
}
