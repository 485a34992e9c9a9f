import { z } from 'zod';
import type { Wait } from '../journey/nodes.ts';
import type { Condition } from '../segment/condition.ts';
import { type ForeignJourney, ImportDraft } from './draft.ts';
import { emptyJourney } from '../journey/spec.ts';
import { noContent, plainMessage, wholeSeconds } from './texts.ts';

const nodeSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string(),
  child: z.string().optional(),
  name: z.string().optional(),
});
type Node = z.infer<typeof nodeSchema>;
const definitionSchema = z.looseObject({
  entryNode: z.looseObject({ type: z.string(), child: z.string() }),
  nodes: z.array(nodeSchema),
});
const fileSchema = z.union([
  z.looseObject({ name: z.string().default('Dittofeed'), definition: definitionSchema }),
  definitionSchema.transform((definition) => ({ name: 'Dittofeed', definition })),
]);

/** A journey of Dittofeed, its definition alone or in what its API gives; null when it is none. */
export function importDittofeed(json: unknown, newId: string): ForeignJourney | null {
  const file = fileSchema.safeParse(json);
  if (!file.success) return null;
  const { name, definition } = file.data;
  const draft = new ImportDraft();
  for (const node of definition.nodes) addNode(node, draft);
  const { entryNode } = definition;
  const id = draft.freshId('trigger');
  const base = { id, type: 'trigger' as const, title: '' };
  const entry = z
    .looseObject({ event: z.string().optional(), segment: z.string().optional(), reEnter: z.boolean().optional() })
    .parse(entryNode);
  if (entryNode.type === 'EventEntryNode' && entry.event !== undefined) {
    draft.add({ ...base, trigger: { kind: 'event', event: entry.event, where: [], nth: null, withinSeconds: null } });
  } else if (entryNode.type === 'EntryNode' && entry.segment !== undefined) {
    draft.add({ ...base, trigger: { kind: 'segment', segment: { kind: 'segment', segmentId: entry.segment } } });
  } else {
    draft.note('trigger', entryNode);
    draft.add({ ...base, trigger: { kind: 'manual', assumedDailyShare: 0 } });
  }
  draft.link(id, 'next', entryNode.child);
  const again = entryNode.type === 'EventEntryNode' || entry.reEnter === true;
  const { entry: usual } = emptyJourney(newId, '-');
  return draft.finish(newId, name, { entry: { ...usual, reentry: { kind: again ? 'always' : 'never' } } });
}

function addNode(node: Node, draft: ImportDraft): void {
  const base = { id: node.id, title: node.name ?? '' };
  switch (node.type) {
    case 'DelayNode': {
      const wait = waitOf(z.looseObject({ variant: z.unknown() }).parse(node).variant);
      if (wait === null) break;
      draft.add({ ...base, type: 'wait', wait });
      return draft.link(node.id, 'next', node.child);
    }
    case 'SegmentSplitNode': {
      const split = z
        .looseObject({ variant: z.looseObject({ segment: z.string(), trueChild: z.string(), falseChild: z.string() }) })
        .safeParse(node);
      if (!split.success) break;
      const { segment, trueChild, falseChild } = split.data.variant;
      const condition: Condition = { kind: 'segment', segmentId: segment };
      draft.add({ ...base, type: 'branch', branches: [{ id: 'yes', label: '', condition }] });
      draft.link(node.id, 'yes', trueChild);
      return draft.link(node.id, 'else', falseChild);
    }
    case 'RandomCohortNode': {
      const cohort = z
        .looseObject({
          children: z.array(
            z.looseObject({ id: z.string(), percent: z.number().min(0).max(100), name: z.string().default('') }),
          ),
        })
        .safeParse(node);
      if (!cohort.success) break;
      const arms = cohort.data.children.map(({ percent, name }, index) => ({
        id: `arm${index + 1}`,
        label: name,
        weightPercent: percent,
      }));
      draft.add({ ...base, type: 'split', arms });
      return cohort.data.children.forEach(({ id }, index) => draft.link(node.id, `arm${index + 1}`, id));
    }
    case 'WaitForNode': {
      const waiting = z
        .looseObject({
          timeoutSeconds: z.number().nonnegative(),
          timeoutChild: z.string(),
          segmentChildren: z.array(z.looseObject({ id: z.string(), segmentId: z.string() })).min(1),
        })
        .safeParse(node);
      if (!waiting.success) break;
      const { timeoutSeconds, timeoutChild, segmentChildren } = waiting.data;
      const [first, ...rest] = segmentChildren.map(({ segmentId }) => ({ kind: 'segment' as const, segmentId }));
      const others = rest.map((segment, index) => ({
        id: `other${index + 2}`,
        label: '',
        kind: 'segment' as const,
        segment,
      }));
      const waitFor = { event: '', where: [], timeoutSeconds: wholeSeconds(timeoutSeconds), segment: first!, others };
      draft.add({ ...base, type: 'waitFor', ...waitFor });
      segmentChildren.forEach(({ id }, index) =>
        draft.link(node.id, index === 0 ? 'happened' : `other${index + 1}`, id),
      );
      return draft.link(node.id, 'timedOut', timeoutChild);
    }
    case 'MessageNode': {
      const message = z
        .looseObject({
          variant: z.looseObject({ type: z.string(), templateId: z.string() }),
          subscriptionGroupId: z.string().optional(),
        })
        .safeParse(node);
      const channel = message.success ? channels[message.data.variant.type] : undefined;
      if (!message.success || channel === undefined) break;
      draft.lose('bodyInTemplate', { title: base.title });
      if (channel === 'webhook') draft.add({ ...base, type: 'webhook', url: '', method: 'POST', body: '' });
      else {
        const purpose = message.data.subscriptionGroupId === undefined ? null : ('advertising' as const);
        draft.add({ ...base, ...plainMessage, channel, purpose, content: noContent });
      }
      return draft.link(node.id, 'next', node.child);
    }
    default:
  }
  draft.note('action', node, node.id, node.child ?? null);
}

const channels: Readonly<Record<string, 'email' | 'push' | 'sms' | 'webhook'>> = {
  Email: 'email',
  MobilePush: 'push',
  Sms: 'sms',
  Webhook: 'webhook',
};

function waitOf(variant: unknown): Wait | null {
  const second = z.looseObject({ type: z.literal('Second'), seconds: z.number().nonnegative() }).safeParse(variant);
  if (second.success) return { kind: 'duration', waitSeconds: wholeSeconds(second.data.seconds) };
  const local = z
    .looseObject({
      type: z.literal('LocalTime'),
      hour: z.number().int().min(0).max(23),
      minute: z.number().int().min(0).max(59).default(0),
      allowedDaysOfWeek: z.array(z.number().int().min(0).max(6)).default([]),
    })
    .safeParse(variant);
  if (local.success) {
    const weekdays = local.data.allowedDaysOfWeek.map((day) => (day === 0 ? 7 : day));
    return { kind: 'untilLocal', secondOfDay: local.data.hour * 3600 + local.data.minute * 60, weekdays };
  }
  const date = z
    .looseObject({
      type: z.literal('UserProperty'),
      userProperty: z.string(),
      offsetSeconds: z.number().default(0),
      offsetDirection: z.enum(['after', 'before']).default('after'),
    })
    .safeParse(variant);
  if (!date.success) return null;
  const distance = wholeSeconds(date.data.offsetSeconds);
  const offset = date.data.offsetDirection === 'before' ? -distance : distance;
  const offsetDays = Math.floor(offset / 86_400);
  return {
    kind: 'untilDate',
    attribute: date.data.userProperty,
    offsetDays,
    secondOfDay: offset - offsetDays * 86_400,
  };
}
