import { z } from 'zod';
import type { Change } from '../journey/nodes.ts';
import type { Journey, Reentry } from '../journey/spec.ts';
import type { Condition, PropertyTest, Span, ValueTest } from '../segment/condition.ts';
import { type ForeignJourney, ImportDraft } from './draft.ts';
import { messageOfPayload } from './payload.ts';
import { fromTemplate, noContent, plainMessage, wholeSeconds } from './texts.ts';

const record = z.record(z.string(), z.unknown());
const filterSchema = z.looseObject({ type: z.string(), operator: z.string() });
type Filter = z.infer<typeof filterSchema>;
const groupsSchema = z.looseObject({
  condition_groups: z.array(z.looseObject({ conditions: z.array(z.looseObject({ type: z.string() })) })),
});
const linksSchema = z
  .looseObject({
    next: z.string().nullish(),
    next_if_true: z.string().nullish(),
    next_if_false: z.string().nullish(),
  })
  .nullish();
const actionSchema = z.looseObject({
  id: z.string().nullish(),
  temporary_id: z.string().nullish(),
  type: z.string(),
  links: linksSchema,
  data: record.nullish(),
});
type Action = z.infer<typeof actionSchema>;
const definitionSchema = z.looseObject({
  triggers: z.array(z.looseObject({ type: z.string() })),
  profile_filter: z.unknown().optional(),
  actions: z.array(actionSchema),
  entry_action_id: z.string().nullish(),
  reentry_criteria: z.looseObject({ duration: z.number(), unit: z.string() }).nullish(),
});
const fileSchema = z.union([
  z
    .looseObject({
      data: z.looseObject({ attributes: z.looseObject({ name: z.string(), definition: definitionSchema }) }),
    })
    .transform(({ data }) => data.attributes),
  definitionSchema.transform((definition) => ({ name: 'Klaviyo', definition })),
]);

const unitSeconds: Readonly<Record<string, number>> = {
  minutes: 60,
  hours: 3600,
  days: 86_400,
  hour: 3600,
  day: 86_400,
  week: 604_800,
};

/** A flow of Klaviyo, as its API takes and gives it; null when it is none. What we do not know becomes a note. */
export function importKlaviyo(json: unknown, newId: string): ForeignJourney | null {
  const file = fileSchema.safeParse(json);
  if (!file.success) return null;
  const { name, definition } = file.data;
  const draft = new ImportDraft();
  for (const action of definition.actions) addAction(action, draft);
  for (const trigger of definition.triggers) {
    const id = draft.freshId('trigger');
    addTrigger(trigger, id, draft);
    draft.link(id, 'next', definition.entry_action_id);
  }
  return draft.finish(newId, name, settingsOf(definition, newId, draft));
}

function settingsOf(definition: z.infer<typeof definitionSchema>, id: string, draft: ImportDraft): Partial<Journey> {
  const base = { maxDurationSeconds: 90 * 86_400, onGoal: false, leftSegment: false, unsubscribed: false };
  const events: string[] = [];
  let goal: Journey['goal'] = { event: '', where: [] };
  let onGoal = false;
  if (definition.profile_filter !== undefined && definition.profile_filter !== null) {
    const groups = groupsSchema.safeParse(definition.profile_filter);
    for (const group of groups.success ? groups.data.condition_groups : []) {
      const [first] = group.conditions.map(conditionOf);
      const isEnd =
        group.conditions.length === 1 &&
        first?.kind === 'event' &&
        first.span.kind === 'sinceEntry' &&
        first.count.times === 0;
      if (isEnd && first.where.length === 0) events.push(first.event);
      else if (isEnd && !onGoal) {
        onGoal = true;
        goal = { event: first.event, where: first.where };
      } else draft.note('flowFilter', group);
    }
    if (!groups.success) draft.note('flowFilter', definition.profile_filter);
  }
  return {
    id,
    goal,
    exits: { ...base, onGoal, events },
    entry: {
      window: { from: null, until: null },
      segment: null,
      reentry: reentryOf(definition.reentry_criteria),
      concurrent: false,
      holdoutPercent: 0,
    },
  };
}

function reentryOf(criteria: { duration: number; unit: string } | null | undefined): Reentry {
  if (!criteria) return { kind: 'always' };
  const size = unitSeconds[criteria.unit];
  if (size === undefined) return { kind: 'never' };
  return { kind: 'after', seconds: wholeSeconds(criteria.duration * size), from: 'entry' };
}

function addTrigger(
  trigger: z.infer<typeof definitionSchema>['triggers'][number],
  id: string,
  draft: ImportDraft,
): void {
  const base = { id, type: 'trigger' as const, title: '' };
  const named = z.looseObject({ id: z.string() }).safeParse(trigger);
  if (trigger.type === 'metric' && named.success) {
    const groups = z.looseObject({ trigger_filter: groupsSchema }).safeParse(trigger);
    const where: PropertyTest[] = [];
    for (const { conditions } of groups.success ? groups.data.trigger_filter.condition_groups : []) {
      const [only] = conditions;
      const parsed = z.looseObject({ field: z.string(), filter: filterSchema }).safeParse(only);
      const test = conditions.length === 1 && parsed.success ? testOf(parsed.data.filter) : null;
      if (test && parsed.success && !test.negated) where.push({ property: parsed.data.field, test: test.test });
      else draft.note('triggerFilter', conditions);
    }
    const event = eventName(named.data.id);
    draft.add({ ...base, trigger: { kind: 'event', event, where, nth: null, withinSeconds: null } });
    return;
  }
  if ((trigger.type === 'segment' || trigger.type === 'list') && named.success) {
    draft.add({ ...base, trigger: { kind: 'segment', segment: { kind: 'segment', segmentId: named.data.id } } });
    return;
  }
  const date = z
    .looseObject({
      date_profile_property: z.string(),
      timedelta_value_before_date: z.number().int(),
      timedelta_unit_before_date: z.enum(['days', 'weeks']).default('days'),
      recurrence_frequency: z.enum(['annually', 'never']).default('never'),
      trigger_time: z.string().regex(/^\d{2}:\d{2}/),
    })
    .safeParse(trigger);
  if (date.success) {
    const { date_profile_property, timedelta_unit_before_date, timedelta_value_before_date } = date.data;
    const days = timedelta_value_before_date * (timedelta_unit_before_date === 'weeks' ? 7 : 1);
    draft.add({
      ...base,
      trigger: {
        kind: 'date',
        attribute: date_profile_property,
        offsetDays: days === 0 ? 0 : -days,
        secondOfDay: secondOf(date.data.trigger_time),
        repeat: date.data.recurrence_frequency === 'annually' ? 'yearly' : 'once',
      },
    });
    return;
  }
  draft.note('trigger', trigger);
  draft.add({ ...base, trigger: { kind: 'manual', assumedDailyShare: 0 } });
}

/** Our own placeholder of a metric names the event; a real id stands for itself. */
function eventName(metricId: string): string {
  return metricId.startsWith('METRIC_') ? metricId.slice('METRIC_'.length) : metricId;
}

function secondOf(clock: string): number {
  const [hour = 0, minute = 0, second = 0] = clock.split(':').map(Number);
  return Math.min(86_399, hour * 3600 + minute * 60 + second);
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

function addAction(action: Action, draft: ImportDraft): void {
  const id = action.temporary_id ?? action.id;
  if (id === null || id === undefined || id === '') return draft.note('action', action);
  const next = action.links?.next ?? null;
  const base = { id, title: '' };
  switch (action.type) {
    case 'time-delay': {
      const delay = z.looseObject({ unit: z.string(), value: z.number().nonnegative() }).safeParse(action.data);
      const size = delay.success ? unitSeconds[delay.data.unit] : undefined;
      const until = z.looseObject({ delay_until_time: z.string() }).safeParse(action.data);
      if (!delay.success || size === undefined || until.success) break;
      draft.add({
        ...base,
        type: 'wait',
        wait: { kind: 'duration', waitSeconds: wholeSeconds(delay.data.value * size) },
      });
      return draft.link(id, 'next', next);
    }
    case 'target-date': {
      const target = z
        .looseObject({ target_time: z.string().regex(/^\d{2}:\d{2}/), target_days: z.array(z.string()).optional() })
        .safeParse(action.data);
      if (!target.success) break;
      const days = (target.data.target_days ?? []).map((day) => weekdays.indexOf(day) + 1).filter((day) => day > 0);
      const wait = { kind: 'untilLocal' as const, secondOfDay: secondOf(target.data.target_time), weekdays: days };
      draft.add({ ...base, type: 'wait', wait });
      return draft.link(id, 'next', next);
    }
    case 'conditional-split': {
      const data = z.looseObject({ profile_filter: groupsSchema }).safeParse(action.data);
      if (!data.success) break;
      return addSplit(id, data.data.profile_filter, action, draft);
    }
    case 'update-profile': {
      const data = z.looseObject({ profile_operations: z.array(record) }).safeParse(action.data);
      if (!data.success) break;
      const changes = data.data.profile_operations.flatMap((operation) => {
        const change = changeOf(operation);
        if (change === null) draft.note('update', operation);
        return change === null ? [] : [change];
      });
      draft.add({ ...base, type: 'update', changes });
      return draft.link(id, 'next', next);
    }
    case 'list-update': {
      const data = z.looseObject({ name: z.string(), on_execution: z.boolean() }).safeParse(action.data);
      if (!data.success) break;
      const change = data.data.on_execution ? ('add' as const) : ('remove' as const);
      draft.add({ ...base, type: 'audience', action: change, audience: data.data.name, platform: 'meta' });
      return draft.link(id, 'next', next);
    }
    case 'send-email':
    case 'send-sms':
    case 'send-mobile-push':
    case 'send-webhook':
      if (!addMessage(id, action, draft)) break;
      return draft.link(id, 'next', next);
    default:
  }
  draft.note('action', action, id, next ?? action.links?.next_if_true ?? null);
}

function addMessage(id: string, action: Action, draft: ImportDraft): boolean {
  const data = z
    .looseObject({
      message: z.looseObject({
        name: z.string().nullish(),
        subject_line: z.string().nullish(),
        preview_text: z.string().nullish(),
        title: z.string().nullish(),
        body: z.string().nullish(),
        url: z.string().nullish(),
        transactional: z.boolean().nullish(),
        action_buttons: z.array(z.looseObject({ label: z.string(), url: z.string().nullish() })).nullish(),
      }),
    })
    .safeParse(action.data);
  if (!data.success) return false;
  const { message } = data.data;
  const base = { id, title: message.name ?? '' };
  const purpose = message.transactional === true ? ('information' as const) : ('advertising' as const);
  const say = (text: string | null | undefined) => fromTemplate(text ?? '');
  if (action.type === 'send-webhook') {
    const ours = messageOfPayload(message.body ?? '', fromTemplate);
    if (ours) draft.add({ ...base, ...ours });
    else draft.add({ ...base, type: 'webhook', url: message.url ?? '', method: 'POST', body: say(message.body) });
    return true;
  }
  if (action.type === 'send-email') {
    const content = { ...noContent, subject: say(message.subject_line), preheader: say(message.preview_text) };
    draft.lose('bodyInTemplate', { title: base.title });
    draft.add({ ...base, ...plainMessage, channel: 'email', purpose, content });
  } else if (action.type === 'send-mobile-push') {
    const buttons = (message.action_buttons ?? []).map(({ label, url }) => ({ label: say(label), url: say(url) }));
    const content = { ...noContent, subject: say(message.title), body: say(message.body), buttons };
    draft.add({ ...base, ...plainMessage, channel: 'push', purpose: 'advertising', content });
  } else {
    draft.add({
      ...base,
      ...plainMessage,
      channel: 'sms',
      purpose,
      content: { ...noContent, body: say(message.body) },
    });
  }
  return true;
}

function addSplit(id: string, filter: z.infer<typeof groupsSchema>, action: Action, draft: ImportDraft): void {
  const yes = action.links?.next_if_true ?? null;
  const no = action.links?.next_if_false ?? null;
  const [only] = filter.condition_groups;
  const sample = z
    .looseObject({ type: z.literal('profile-sample'), percentage: z.number() })
    .safeParse(only?.conditions[0]);
  if (sample.success && filter.condition_groups.length === 1 && only?.conditions.length === 1) {
    const share = Math.min(100, Math.max(0, sample.data.percentage));
    const arms = [
      { id: 'yes', label: '', weightPercent: share },
      { id: 'no', label: '', weightPercent: 100 - share },
    ];
    draft.add({ id, title: '', type: 'split', arms });
    draft.link(id, 'yes', yes);
    return draft.link(id, 'no', no);
  }
  const condition: Condition = {
    kind: 'all',
    of: filter.condition_groups.map(({ conditions }) => ({
      kind: 'any',
      of: conditions.map((one) => {
        const known = conditionOf(one);
        if (known === null) draft.note('condition', one);
        // an unknown condition holds for nobody rather than for everybody
        return known ?? { kind: 'segment', segmentId: JSON.stringify(one) };
      }),
    })),
  };
  draft.add({ id, title: '', type: 'branch', branches: [{ id: 'yes', label: '', condition }] });
  draft.link(id, 'yes', yes);
  draft.link(id, 'else', no);
}

function changeOf(operation: Record<string, unknown>): Change | null {
  const { operator, property_type, property_key, property_value, property_operation } = operation;
  if (operator !== 'update' && operator !== 'create') return null;
  if (typeof property_key !== 'string') return null;
  if (property_type === 'list' && property_key === 'tags' && typeof property_value === 'string') {
    return { kind: property_operation === 'remove' ? 'removeTag' : 'addTag', tag: property_value };
  }
  const isPlain = property_type === 'string' || property_type === 'boolean' || property_type === 'numeric';
  if (!isPlain) return null;
  if (typeof property_value !== 'string' && typeof property_value !== 'number' && typeof property_value !== 'boolean')
    return null;
  return { kind: 'setAttribute', attribute: property_key, value: property_value };
}

function conditionOf(json: unknown): Exclude<Condition, { kind: 'all' | 'any' }> | null {
  const property = z
    .looseObject({ type: z.literal('profile-property'), property: z.string(), filter: filterSchema })
    .safeParse(json);
  if (property.success) {
    const { property: attribute, filter } = property.data;
    if (filter.type === 'list' && attribute === 'tags' && typeof filter.value === 'string') {
      const tag: Condition = { kind: 'tag', tag: filter.value };
      return filter.operator === 'contains'
        ? tag
        : filter.operator === 'not-contains'
          ? { kind: 'not', of: tag }
          : null;
    }
    const test = testOf(filter);
    if (test === null) return null;
    const inner: Condition = { kind: 'attribute', attribute, test: test.test };
    return test.negated ? { kind: 'not', of: inner } : inner;
  }
  const member = z
    .looseObject({
      type: z.literal('profile-group-membership'),
      is_member: z.boolean(),
      group_ids: z.array(z.string()).length(1),
    })
    .safeParse(json);
  if (member.success) {
    const inner: Condition = { kind: 'segment', segmentId: member.data.group_ids[0]! };
    return member.data.is_member ? inner : { kind: 'not', of: inner };
  }
  return metricOf(json);
}

function metricOf(json: unknown): Exclude<Condition, { kind: 'all' | 'any' }> | null {
  const metric = z
    .looseObject({
      type: z.literal('profile-metric'),
      metric_id: z.string(),
      measurement: z.enum(['count', 'sum']),
      measurement_filter: filterSchema,
      timeframe_filter: filterSchema,
      metric_filters: z.array(z.looseObject({ property: z.string(), filter: filterSchema })).optional(),
    })
    .safeParse(json);
  if (!metric.success) return null;
  const where: PropertyTest[] = [];
  for (const { property, filter } of metric.data.metric_filters ?? []) {
    const test = testOf(filter);
    if (test === null || test.negated) return null;
    where.push({ property, test: test.test });
  }
  const span = spanOf(metric.data.timeframe_filter);
  const measured = testOf(metric.data.measurement_filter);
  if (span === null || measured === null) return null;
  const event = eventName(metric.data.metric_id);
  if (metric.data.measurement === 'sum') {
    return { kind: 'eventMeasure', event, where, span, measure: 'sum', property: 'value', test: measured.test };
  }
  const { operator, value } = metric.data.measurement_filter;
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) return null;
  const counts = {
    'greater-than-or-equal': ['atLeast', false],
    'less-than-or-equal': ['atMost', false],
    equals: ['exactly', false],
    'less-than': ['atLeast', true],
    'greater-than': ['atMost', true],
    'not-equals': ['exactly', true],
  } as const;
  if (!Object.hasOwn(counts, operator)) return null;
  const [compare, negated] = counts[operator as keyof typeof counts];
  const inner: Condition = { kind: 'event', event, where, count: { compare, times: value }, span };
  return negated ? { kind: 'not', of: inner } : inner;
}

function spanOf(filter: Filter): Span | null {
  if (filter.operator === 'alltime') return { kind: 'ever' };
  if (filter.operator === 'flow-start') return { kind: 'sinceEntry' };
  const size = unitSeconds[String(filter.unit)];
  if (size === undefined) return null;
  if (filter.operator === 'in-the-last' && typeof filter.quantity === 'number') {
    return { kind: 'last', seconds: Math.max(1, wholeSeconds(filter.quantity * size)) };
  }
  const { start, end } = filter;
  if (filter.operator !== 'between' || typeof start !== 'number' || typeof end !== 'number') return null;
  return { kind: 'between', fromSeconds: Math.max(1, wholeSeconds(start * size)), toSeconds: wholeSeconds(end * size) };
}

/** A filter as a test of ours, or the one that it is the opposite of. */
function testOf({ type, operator, value, unit, quantity }: Filter): { test: ValueTest; negated: boolean } | null {
  const plain = (test: ValueTest) => ({ test, negated: false });
  if (type === 'string' && typeof value === 'string') {
    switch (operator) {
      case 'equals':
        return plain({ compare: 'is', value });
      case 'not-equals':
        return plain({ compare: 'isNot', value });
      case 'contains':
      case 'not-contains':
        return { test: { compare: 'contains', value }, negated: operator === 'not-contains' };
      case 'starts-with':
      case 'not-starts-with':
        return { test: { compare: 'startsWith', value }, negated: operator === 'not-starts-with' };
      default:
        return null;
    }
  }
  if (type === 'string' && Array.isArray(value) && value.every((one) => typeof one === 'string')) {
    return operator === 'in' || operator === 'not-in'
      ? plain({ compare: operator === 'in' ? 'in' : 'notIn', values: value })
      : null;
  }
  if (type === 'numeric' && typeof value === 'number') {
    const compares = {
      equals: 'is',
      'not-equals': 'isNot',
      'greater-than': 'greater',
      'greater-than-or-equal': 'atLeast',
      'less-than': 'less',
      'less-than-or-equal': 'atMost',
    } as const;
    return Object.hasOwn(compares, operator)
      ? plain({ compare: compares[operator as keyof typeof compares], value })
      : null;
  }
  if (type === 'boolean' && typeof value === 'boolean') return plain({ compare: value ? 'isTrue' : 'isFalse' });
  if (type === 'existence') return plain({ compare: operator === 'is-set' ? 'isSet' : 'isNotSet' });
  const size = unitSeconds[String(unit)];
  if (type === 'date' && size !== undefined && typeof quantity === 'number') {
    const seconds = wholeSeconds(quantity * size);
    if (operator === 'in-the-last') return plain({ compare: 'withinLast', seconds });
    if (operator === 'at-least') return plain({ compare: 'notWithinLast', seconds });
  }
  return null;
}
