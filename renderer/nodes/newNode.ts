import type { Translate } from '../../core/i18n/index.ts';
import type { Channel, Purpose } from '../../core/journey/channels.ts';
import type { JourneyNode, Kakao } from '../../core/journey/nodes.ts';
import { knownEvents } from '../../core/dataset/dataset.ts';
import { newTrigger, triggerKinds } from './newTrigger.ts';

const hour = 3600;
const day = 86_400;
const tenOClock = 10 * hour;

/** What the palette offers, by group, in the order shown. */
export const paletteGroups = [
  { group: 'start', kinds: triggerKinds },
  { group: 'time', kinds: ['wait.duration', 'waitFor', 'wait.untilLocal', 'wait.untilDate', 'wait.bestHour'] },
  { group: 'decision', kinds: ['filter', 'branch', 'split', 'experiment', 'survey', 'gate'] },
  {
    group: 'message',
    kinds: [
      'message.alimtalk',
      'message.brandMessage',
      'message.sms',
      'message.lms',
      'message.mms',
      'message.email',
      'message.push',
    ],
  },
  { group: 'outside', kinds: ['update', 'update.points', 'audience', 'webhook'] },
  { group: 'end', kinds: ['goal', 'goTo', 'exit', 'note'] },
] as const;

export type NewNodeKind = (typeof paletteGroups)[number]['kinds'][number];

/** Alimtalk carries information and Brand Message advertising by the channel's own rules; elsewhere the user chooses. */
const purposeOf: Record<Channel, Purpose | null> = {
  alimtalk: 'information',
  brandMessage: 'advertising',
  sms: null,
  lms: null,
  mms: null,
  email: null,
  push: null,
};

/** What KakaoTalk asks for beside the text, as a message of the channel begins. */
export function newKakao(channel: 'alimtalk' | 'brandMessage'): Kakao {
  return {
    templateCode: '',
    templateStatus: 'draft',
    messageType: channel === 'alimtalk' ? 'BA' : 'TEXT',
    targeting: 'I',
  };
}

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
    offer: null,
    kakao: channel === 'alimtalk' || channel === 'brandMessage' ? newKakao(channel) : null,
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
    case 'trigger.sequence':
    case 'trigger.absence':
    case 'trigger.inactivity':
    case 'trigger.segment':
    case 'trigger.item':
    case 'trigger.predicted':
    case 'trigger.date':
    case 'trigger.schedule':
    case 'trigger.manual':
      return { ...base, type: 'trigger', trigger: newTrigger(kind) };
    case 'wait.duration':
      return { ...base, type: 'wait', wait: { kind: 'duration', waitSeconds: hour } };
    case 'wait.untilLocal':
      return { ...base, type: 'wait', wait: { kind: 'untilLocal', secondOfDay: tenOClock, weekdays: [] } };
    case 'wait.untilDate':
      return {
        ...base,
        type: 'wait',
        wait: { kind: 'untilDate', attribute: '', offsetDays: 0, secondOfDay: tenOClock },
      };
    case 'wait.bestHour':
      return { ...base, type: 'wait', wait: { kind: 'bestHour', withinSeconds: day } };
    case 'waitFor':
      return {
        ...base,
        type: 'waitFor',
        event: knownEvents.purchase,
        where: [],
        timeoutSeconds: day,
        segment: null,
        others: [],
      };
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
    case 'experiment':
      return {
        ...base,
        type: 'experiment',
        arms: [
          { id: 'a', label: 'A', weightPercent: 50, isControl: true },
          { id: 'b', label: 'B', weightPercent: 50, isControl: false },
        ],
        metric: 'goal',
        winnerAfterDays: null,
      };
    case 'survey':
      return {
        ...base,
        type: 'survey',
        question: '',
        answers: [1, 2].map((n) => ({ id: `answer${n}`, label: t('editor.new.answer', { n }), sharePercent: 10 })),
        answerSeconds: hour,
        timeoutSeconds: 3 * day,
      };
    case 'gate':
      return { ...base, type: 'gate', passes: 100, per: 'day' };
    case 'audience':
      return { ...base, type: 'audience', action: 'add', audience: '', platform: 'meta' };
    case 'webhook':
      return { ...base, type: 'webhook', url: '', method: 'POST', body: '' };
    case 'goTo':
      return { ...base, type: 'goTo', target: '' };
    case 'message.alimtalk':
      return messageNode('alimtalk', base);
    case 'message.brandMessage':
      return messageNode('brandMessage', base);
    case 'message.sms':
      return messageNode('sms', base);
    case 'message.lms':
      return messageNode('lms', base);
    case 'message.mms':
      return messageNode('mms', base);
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
    case 'update.points':
      return { ...base, type: 'update', changes: [{ kind: 'addPoints', points: 1000 }] };
    case 'note':
      return { ...base, type: 'note', text: '' };
  }
}
