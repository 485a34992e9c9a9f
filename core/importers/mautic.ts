import { z } from 'zod';
import type { Change, NodeOf } from '../journey/nodes.ts';
import { emptyJourney } from '../journey/spec.ts';
import type { Condition, ValueTest } from '../segment/condition.ts';
import { type ForeignJourney, ImportDraft } from './draft.ts';
import { messageOfPayload } from './payload.ts';
import { noContent, plainMessage, wholeSeconds } from './texts.ts';

const eventSchema = z.looseObject({
  id: z.number().int(),
  name: z.string().default(''),
  type: z.string(),
  properties: z.record(z.string(), z.unknown()).catch({}),
  trigger_mode: z.string().nullish(),
  trigger_interval: z.number().nonnegative().nullish(),
  trigger_interval_unit: z.string().nullish(),
  trigger_hour: z.string().nullish(),
  triggerRestrictedDaysOfWeek: z.array(z.coerce.number().int()).nullish().catch([]),
  decisionPath: z.string().nullish(),
  parent_id: z.number().int().nullish(),
});
type Event = z.infer<typeof eventSchema>;
const partSchema = z.looseObject({
  campaign: z
    .array(z.looseObject({ name: z.string(), description: z.string().nullish(), allow_restart: z.boolean().nullish() }))
    .min(1),
  campaign_event: z.array(eventSchema).default([]),
  lists: z.array(z.looseObject({ id: z.number(), name: z.string() })).default([]),
  dependencies: z
    .array(z.looseObject({ lists: z.array(z.looseObject({ lists: z.number().optional() })).default([]) }))
    .default([]),
});
const fileSchema = z.union([
  z
    .array(partSchema)
    .min(1)
    .transform((parts) => parts[0]!),
  partSchema,
]);

const unitSeconds: Readonly<Record<string, number>> = { i: 60, h: 3600, d: 86_400, m: 30 * 86_400, y: 365 * 86_400 };

/** A campaign of Mautic's export; null when it is none. Segments are kept by name, since their filters are elsewhere. */
export function importMautic(json: unknown, newId: string): ForeignJourney | null {
  const file = fileSchema.safeParse(json);
  if (!file.success) return null;
  const { campaign, campaign_event, lists, dependencies } = file.data;
  const draft = new ImportDraft();
  const listNames = new Map(lists.map(({ id, name }) => [id, name]));
  for (const event of campaign_event) addEvent(event, listNames, draft);
  // a child hangs on a way out of its parent; its own wait stands between them
  const children = new Map<string, string>();
  for (const event of campaign_event) {
    if (event.parent_id === null || event.parent_id === undefined) continue;
    const parent = `e${event.parent_id}`;
    const port = event.decisionPath === 'yes' ? 'yes' : event.decisionPath === 'no' ? 'else' : 'next';
    const way = JSON.stringify([parent, port]);
    if (children.has(way)) draft.lose('parallelPath', { name: event.name });
    else {
      children.set(way, entryKey(event));
      draft.link(parent, port, entryKey(event));
    }
  }
  const sources = dependencies.flatMap((one) => one.lists.flatMap(({ lists: id }) => (id === undefined ? [] : [id])));
  const names = sources.map((id) => listNames.get(id) ?? String(id));
  const id = draft.freshId('trigger');
  const segments: Condition[] = names.map((segmentId) => ({ kind: 'segment', segmentId }));
  const [only] = segments;
  if (only === undefined) draft.lose('noSource');
  const segment: Condition = segments.length === 1 ? only! : { kind: 'any', of: segments };
  draft.add({ id, type: 'trigger', title: '', trigger: { kind: 'segment', segment } });
  const roots = campaign_event.filter((event) => event.parent_id === null || event.parent_id === undefined);
  const [first, ...others] = roots;
  if (first) draft.link(id, 'next', entryKey(first));
  for (const other of others) draft.lose('parallelPath', { name: other.name });
  const { entry } = emptyJourney(newId, '-');
  const again = campaign[0]!.allow_restart === true;
  return draft.finish(newId, campaign[0]!.name, {
    description: campaign[0]!.description ?? '',
    entry: { ...entry, reentry: { kind: again ? 'always' : 'never' } },
  });
}

/** The first node of an event: its wait where it has one. */
function entryKey(event: Event): string {
  if (waitSeconds(event) > 0) return `w${event.id}`;
  return hourOf(event) === null ? `e${event.id}` : `h${event.id}`;
}

function waitSeconds(event: Event): number {
  if (event.trigger_mode !== 'interval') return 0;
  return wholeSeconds((event.trigger_interval ?? 0) * (unitSeconds[event.trigger_interval_unit ?? ''] ?? 0));
}

function hourOf(event: Event): number | null {
  const clock = /^(\d{2}):(\d{2})(?::(\d{2}))?$/.exec(event.trigger_hour ?? '');
  return clock ? Math.min(86_399, Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0)) : null;
}

function addEvent(event: Event, listNames: ReadonlyMap<number, string>, draft: ImportDraft): void {
  const key = `e${event.id}`;
  const hour = hourOf(event);
  const seconds = waitSeconds(event);
  if (seconds > 0) {
    draft.add({ id: `w${event.id}`, title: '', type: 'wait', wait: { kind: 'duration', waitSeconds: seconds } });
    draft.link(`w${event.id}`, 'next', hour === null ? key : `h${event.id}`);
  }
  if (hour !== null) {
    const weekdays = (event.triggerRestrictedDaysOfWeek ?? [])
      .map((day) => (day === 0 ? 7 : day))
      .filter((day) => day >= 1 && day <= 7);
    draft.add({
      id: `h${event.id}`,
      title: '',
      type: 'wait',
      wait: { kind: 'untilLocal', secondOfDay: hour, weekdays },
    });
    draft.link(`h${event.id}`, 'next', key);
  }
  const node = nodeOf(event, listNames);
  if (node !== null) {
    if (node.type === 'message' && node.channel !== 'alimtalk' && node.channel !== 'brandMessage') {
      draft.lose('bodyInTemplate', { title: event.name });
    }
    draft.add(node);
    return;
  }
  draft.note('action', event);
  // a branch that everyone leaves by its second way keeps both paths of an unknown decision
  const condition: Condition = { kind: 'segment', segmentId: `${event.type} ${event.name}` };
  draft.add({ id: key, title: event.name, type: 'branch', branches: [{ id: 'yes', label: '', condition }] });
}

type Made =
  | Omit<NodeOf<'branch'>, 'position'>
  | Omit<NodeOf<'message'>, 'position'>
  | Omit<NodeOf<'update'>, 'position'>
  | Omit<NodeOf<'webhook'>, 'position'>;

function nodeOf(event: Event, listNames: ReadonlyMap<number, string>): Made | null {
  const base = { id: `e${event.id}`, title: event.name };
  const { properties } = event;
  // Mautic nests what it has saved of a form under the same name
  const inner = z.record(z.string(), z.unknown()).safeParse(properties.properties);
  const all = { ...(inner.success ? inner.data : {}), ...properties };
  const branch = (condition: Condition): Made => {
    return { ...base, type: 'branch', branches: [{ id: 'yes', label: '', condition }] };
  };
  const texts = (value: unknown) =>
    Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
  const update = (changes: Change[]): Made => ({ ...base, type: 'update', changes });
  switch (event.type) {
    case 'lead.field_value': {
      const test = testOf(String(all.operator), all.value);
      return typeof all.field === 'string' && test ? branch({ kind: 'attribute', attribute: all.field, test }) : null;
    }
    case 'lead.points': {
      const compare = { gt: 'greater', gte: 'atLeast', lt: 'less', lte: 'atMost' } as const;
      const operator = String(all.operator);
      if (!Object.hasOwn(compare, operator)) return null;
      const test: ValueTest = { compare: compare[operator as keyof typeof compare], value: Number(all.score) || 0 };
      return branch({ kind: 'attribute', attribute: 'points', test });
    }
    case 'lead.tags': {
      const tags = texts(all.tags).map((tag): Condition => ({ kind: 'tag', tag }));
      return tags.length === 0 ? null : branch(tags.length === 1 ? tags[0]! : { kind: 'any', of: tags });
    }
    case 'lead.segments': {
      const ids = Array.isArray(all.segments) ? all.segments.map(Number) : [];
      const of = ids.map((id): Condition => ({ kind: 'segment', segmentId: listNames.get(id) ?? String(id) }));
      return of.length === 0 ? null : branch(of.length === 1 ? of[0]! : { kind: 'any', of });
    }
    case 'email.send': {
      const purpose = all.email_type === 'transactional' ? ('information' as const) : ('advertising' as const);
      return { ...base, ...plainMessage, channel: 'email', purpose, content: noContent };
    }
    case 'sms.send_text_sms':
      return { ...base, ...plainMessage, channel: 'sms', purpose: null, content: noContent };
    case 'notification.send_notification':
    case 'notification.send_mobile_notification':
      return { ...base, ...plainMessage, channel: 'push', purpose: null, content: noContent };
    case 'campaign.sendwebhook': {
      const data = z
        .object({ list: z.array(z.object({ label: z.string(), value: z.string() })) })
        .safeParse(all.additional_data);
      const pairs = data.success ? data.data.list : [];
      const ours = messageOfPayload(bodyOf(pairs), fromContactFields);
      if (ours) return { ...base, ...ours };
      const method = String(all.method).toUpperCase();
      const body = pairs.length === 1 && pairs[0]!.label === 'body' ? pairs[0]!.value : bodyOf(pairs);
      return {
        ...base,
        type: 'webhook',
        url: String(all.url ?? ''),
        method: method === 'GET' ? 'GET' : method === 'PUT' ? 'PUT' : 'POST',
        body,
      };
    }
    case 'lead.changetags':
      return update([
        ...texts(all.add_tags).map((tag): Change => ({ kind: 'addTag', tag })),
        ...texts(all.remove_tags).map((tag): Change => ({ kind: 'removeTag', tag })),
      ]);
    case 'lead.changepoints': {
      const points = Math.round(Number(all.points));
      return Number.isFinite(points) ? update([{ kind: 'addPoints', points }]) : null;
    }
    case 'lead.updatelead': {
      const pairs = Object.entries(properties).filter(([, value]) => typeof value === 'string' && value !== '');
      return update(
        pairs.map(([attribute, value]): Change => ({ kind: 'setAttribute', attribute, value: String(value) })),
      );
    }
    default:
      return null;
  }
}

/** The pairs as one JSON object; values that are JSON stay what they are. */
function bodyOf(pairs: readonly { label: string; value: string }[]): string {
  const entries = pairs.map(({ label, value }): [string, unknown] => {
    if (!/^(?:\{|\[|null$)/.test(value)) return [label, value];
    try {
      return [label, JSON.parse(value)];
    } catch {
      return [label, value];
    }
  });
  return JSON.stringify(Object.fromEntries(entries));
}

function fromContactFields(text: string): string {
  return text.replaceAll(/\{contactfield=([^}|]*)[^}]*\}/g, (_, field: string) => `#{${field}}`);
}

function testOf(operator: string, value: unknown): ValueTest | null {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  const number = Number(text);
  switch (operator) {
    case '=':
      return { compare: 'is', value: text };
    case '!=':
      return { compare: 'isNot', value: text };
    case 'in':
    case '!in':
      return { compare: operator === 'in' ? 'in' : 'notIn', values: Array.isArray(value) ? value.map(String) : [text] };
    case 'gt':
      return Number.isFinite(number) ? { compare: 'greater', value: number } : null;
    case 'gte':
      return Number.isFinite(number) ? { compare: 'atLeast', value: number } : null;
    case 'lt':
      return Number.isFinite(number) ? { compare: 'less', value: number } : null;
    case 'lte':
      return Number.isFinite(number) ? { compare: 'atMost', value: number } : null;
    case 'contains':
    case 'like':
      return { compare: 'contains', value: text };
    case 'startsWith':
      return { compare: 'startsWith', value: text };
    case 'empty':
      return { compare: 'isNotSet' };
    case '!empty':
      return { compare: 'isSet' };
    default:
      return null;
  }
}
