import type { Translate } from '../../core/i18n/index.ts';
import type { Channel, Purpose } from '../../core/journey/channels.ts';
import type { JourneyNode, Trigger } from '../../core/journey/nodes.ts';
import { knownEvents } from '../../core/dataset/dataset.ts';

const hour = 3600;
const day = 86_400;
const tenOClock = 10 * hour;

/** What the palette offers, by group, in the order shown. */
export const paletteGroups = [
  {
    group: 'start',
    kinds: ['trigger.event', 'trigger.absence', 'trigger.inactivity', 'trigger.date', 'trigger.schedule'],
  },
  { group: 'time', kinds: ['wait.duration', 'waitFor', 'wait.untilLocal'] },
  { group: 'decision', kinds: ['filter', 'branch', 'split'] },
  {
    group: 'message',
    kinds: ['message.alimtalk', 'message.brandMessage', 'message.sms', 'message.lms', 'message.email', 'message.push'],
  },
  { group: 'end', kinds: ['goal', 'exit', 'update', 'note'] },
] as const;

export type NewNodeKind = (typeof paletteGroups)[number]['kinds'][number];

type TriggerKey = Extract<NewNodeKind, `trigger.${string}`>;

function newTrigger(kind: TriggerKey): Trigger {
  switch (kind) {
    case 'trigger.event':
      return { kind: 'event', event: knownEvents.purchase, where: [], nth: null };
    case 'trigger.absence':
      return {
        kind: 'absence',
        event: knownEvents.cart,
        where: [],
        absentEvent: knownEvents.purchase,
        afterSeconds: hour,
        restart: true,
      };
    case 'trigger.inactivity':
      return { kind: 'inactivity', events: [knownEvents.visit, knownEvents.purchase], afterSeconds: 30 * day };
    case 'trigger.date':
      return { kind: 'date', attribute: '', offsetDays: 0, secondOfDay: tenOClock, repeat: 'yearly' };
    case 'trigger.schedule':
      return {
        kind: 'schedule',
        schedule: { kind: 'weekly', weekdays: [1], secondOfDay: tenOClock },
        segment: { kind: 'all', of: [] },
      };
  }
}

/** Alimtalk carries information and Brand Message advertising by the channel's own rules; elsewhere the user chooses. */
const purposeOf: Record<Channel, Purpose | null> = {
  alimtalk: 'information',
  brandMessage: 'advertising',
  sms: null,
  lms: null,
  email: null,
  push: null,
};

function messageNode(channel: Channel, base: Pick<JourneyNode, 'id' | 'title' | 'position'>): JourneyNode {
  return {
    ...base,
    type: 'message',
    channel,
    purpose: purposeOf[channel],
    content: { subject: '', preheader: '', body: '', buttons: [] },
    nightPolicy: 'wait',
    onSuppressed: 'continue',
    fallback: null,
    response: null,
  };
}

/** A new node of one palette kind with usual settings; `t` names branches in the user's language. */
export function newNode(
  kind: NewNodeKind,
  id: string,
  position: { readonly x: number; readonly y: number },
  t: Translate,
): JourneyNode {
  const base = { id, title: '', position: { ...position } };
  switch (kind) {
    case 'trigger.event':
    case 'trigger.absence':
    case 'trigger.inactivity':
    case 'trigger.date':
    case 'trigger.schedule':
      return { ...base, type: 'trigger', trigger: newTrigger(kind) };
    case 'wait.duration':
      return { ...base, type: 'wait', wait: { kind: 'duration', waitSeconds: hour } };
    case 'wait.untilLocal':
      return { ...base, type: 'wait', wait: { kind: 'untilLocal', secondOfDay: tenOClock, weekdays: [] } };
    case 'waitFor':
      return { ...base, type: 'waitFor', event: knownEvents.purchase, where: [], timeoutSeconds: day };
    case 'filter':
      return { ...base, type: 'filter', condition: { kind: 'all', of: [] } };
    case 'branch':
      return {
        ...base,
        type: 'branch',
        branches: [{ id: 'branch1', label: t('editor.new.branch', { n: 1 }), condition: { kind: 'all', of: [] } }],
      };
    case 'split':
      return {
        ...base,
        type: 'split',
        arms: [
          { id: 'a', label: 'A', weightPercent: 50 },
          { id: 'b', label: 'B', weightPercent: 50 },
        ],
      };
    case 'message.alimtalk':
      return messageNode('alimtalk', base);
    case 'message.brandMessage':
      return messageNode('brandMessage', base);
    case 'message.sms':
      return messageNode('sms', base);
    case 'message.lms':
      return messageNode('lms', base);
    case 'message.email':
      return messageNode('email', base);
    case 'message.push':
      return messageNode('push', base);
    case 'goal':
      return { ...base, type: 'goal', endsRun: true };
    case 'exit':
      return { ...base, type: 'exit' };
    case 'update':
      return { ...base, type: 'update', changes: [{ kind: 'addTag', tag: '' }] };
    case 'note':
      return { ...base, type: 'note', text: '' };
  }
}
