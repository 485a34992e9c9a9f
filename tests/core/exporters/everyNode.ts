import type { JourneyNode } from '../../../core/journey/nodes.ts';
import { type Journey, journeySchema } from '../../../core/journey/spec.ts';
import { journeyOf, message, note, trigger, wait } from './builders.ts';

const at = (id: string, column: number, row = 0) => ({ id, title: id, position: { x: column * 228, y: row * 132 } });
const text = (body: string) => ({ subject: '', preheader: '', body, buttons: [] });
const kakao = { templateCode: 'T1', templateStatus: 'approved', messageType: 'BA', targeting: 'I' } as const;
const day = 86_400;

const nodes: readonly JourneyNode[] = [
  {
    ...trigger('bought', { kind: 'event', event: 'purchase', where: [], nth: 1, withinSeconds: null }),
    ...at('bought', 0),
  },
  {
    ...trigger('weekly', {
      kind: 'schedule',
      schedule: { kind: 'weekly', weekdays: [1, 4], secondOfDay: 36_000 },
      segment: { kind: 'attribute', attribute: 'grade', test: { compare: 'is', value: 'VIP' } },
    }),
    ...at('weekly', 0, 1),
  },
  { ...wait('pause', 2 * day), ...at('pause', 1) },
  {
    ...at('adults', 2),
    type: 'filter',
    condition: { kind: 'attribute', attribute: 'age', test: { compare: 'atLeast', value: 19 } },
  },
  { ...at('daily', 3), type: 'gate', passes: 500, per: 'day' },
  {
    ...at('test', 4),
    type: 'experiment',
    arms: [
      { id: 'a', label: 'A', weightPercent: 50, isControl: false },
      { id: 'b', label: 'B', weightPercent: 30, isControl: false },
      { id: 'none', label: '대조', weightPercent: 20, isControl: true },
    ],
    metric: 'goal',
    winnerAfterDays: 14,
  },
  {
    ...message('talk', {
      channel: 'alimtalk',
      purpose: 'information',
      content: text('#{이름}님, 잘 받으셨나요?'),
      kakao,
      fallback: { channel: 'lms', body: '#{이름}님, 잘 받으셨나요?' },
    }),
    ...at('talk', 5),
  },
  {
    ...message('brand', {
      channel: 'brandMessage',
      content: text('새로 들어왔습니다'),
      kakao: { ...kakao, messageType: 'TEXT', targeting: 'M' },
      offer: { label: '10%', costWon: 0, discountPercent: 10 },
    }),
    ...at('brand', 5, 1),
  },
  {
    ...at('answered', 6),
    type: 'waitFor',
    event: 'review',
    where: [{ property: 'stars', test: { compare: 'atLeast', value: 4 } }],
    timeoutSeconds: 3 * day,
    segment: null,
    others: [{ id: 'gone', label: '탈퇴', kind: 'event', event: 'unsubscribe', where: [] }],
  },
  {
    ...at('ask', 7),
    type: 'survey',
    question: '만족하셨나요?',
    answers: [
      { id: 'yes', label: '네', sharePercent: 40 },
      { id: 'no', label: '아니요', sharePercent: 10 },
    ],
    answerSeconds: 3600,
    timeoutSeconds: day,
  },
  {
    ...at('tag', 8),
    type: 'update',
    changes: [
      { kind: 'addTag', tag: 'happy' },
      { kind: 'addPoints', points: 100 },
    ],
  },
  { ...at('ads', 8, 1), type: 'audience', action: 'remove', audience: '재방문', platform: 'kakao' },
  { ...at('crm', 9), type: 'webhook', url: 'https://example.com/crm', method: 'POST', body: '{"id":"#{id}"}' },
  {
    ...at('kind', 9, 1),
    type: 'branch',
    branches: [
      { id: 'mail', label: '메일', condition: { kind: 'tag', tag: 'mail' } },
      {
        id: 'heavy',
        label: '단골',
        condition: {
          kind: 'event',
          event: 'purchase',
          where: [],
          count: { compare: 'atLeast', times: 3 },
          span: { kind: 'last', seconds: 90 * day },
        },
      },
    ],
  },
  {
    ...message('mail', {
      channel: 'email',
      content: { ...text('#{이름}님께'), subject: '(광고) 소식', preheader: '이번 주' },
    }),
    ...at('mail', 10),
  },
  {
    ...message('push', { channel: 'push', content: { ...text('(광고) 오늘의 상품'), subject: '(광고) 상점' } }),
    ...at('push', 10, 1),
  },
  {
    ...message('text', { channel: 'sms', content: text('(광고)상점 쿠폰 무료거부 080-123-4567') }),
    ...at('text', 10, 2),
  },
  {
    ...at('split', 11),
    type: 'split',
    arms: [
      { id: 'x', label: 'X', weightPercent: 60 },
      { id: 'y', label: 'Y', weightPercent: 40 },
    ],
  },
  { ...at('again', 12), type: 'goTo', target: 'pause' },
  { ...at('won', 12, 1), type: 'goal', endsRun: true },
  { ...at('over', 12, 2), type: 'exit' },
  { ...note('memo'), ...at('memo', 1, 2) },
];

/** A journey in which every type of node stands, as a marketer might draw one. */
export const everyNodeJourney: Journey = journeySchema.parse({
  ...journeyOf(
    nodes,
    ['bought', 'pause', 'adults', 'daily:passed', 'test:a', 'talk', 'answered:happened', 'ask:yes', 'tag', 'crm'],
    ['weekly', 'pause'],
    ['daily:full', 'over'],
    ['test:b', 'brand', 'answered'],
    ['test:none', 'kind:mail', 'mail', 'split:x', 'again'],
    ['answered:gone', 'over'],
    ['answered:timedOut', 'kind:heavy', 'push', 'split:y', 'won'],
    ['ask:no', 'ads', 'kind:else', 'text', 'over'],
    ['ask:noAnswer', 'over'],
    ['crm', 'won'],
  ),
  name: '모든 단계',
});
