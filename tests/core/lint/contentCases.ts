import { conditionKey } from '../../../core/lint/index.ts';
import type { NodeOf } from '../../../core/journey/nodes.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { advertisingNode, filteredBy, journeyOf, messageNode } from './journeys.ts';
import { type RuleCase, ruleCase } from './ruleCases.ts';

type Parts = Parameters<typeof messageNode>[0];

const info = (body: string, parts: Parts = {}) => messageNode({ ...parts, content: { body } });
const button = (label: string, url: string) =>
  messageNode({ channel: 'email', content: { subject: '주문', buttons: [{ label, url }] } });
const brand = (
  messageType: NonNullable<NodeOf<'message'>['kakao']>['messageType'],
  content: Partial<NodeOf<'message'>['content']>,
) =>
  messageNode({
    channel: 'brandMessage',
    purpose: 'advertising',
    kakao: { templateCode: '', templateStatus: 'draft', messageType, targeting: 'I' },
    content,
  });
const see = { label: '보기', url: 'https://shop.kr' };
const push = (body: string) => messageNode({ channel: 'push', content: { body } });
const email = (body: string) => messageNode({ channel: 'email', content: { subject: '', body } });
const lms = (subject: string) => messageNode({ content: { subject } });

function messageCase(
  code: string,
  severity: RuleCase['severity'],
  broken: NodeOf<'message'>,
  sound: NodeOf<'message'>,
  knowledge: Parameters<typeof ruleCase>[5] = {},
) {
  return ruleCase(code, severity, journeyOf(broken), journeyOf(sound), 'node', knowledge);
}

const lengthOf = (bytes: number, characters: number, missing = 0) => ({
  customers: 100,
  lengths: [{ attribute: 'name', bytes, characters, missing }],
});

export const contentCases: readonly RuleCase[] = [
  messageCase(
    'message.informationPromotion',
    'warning',
    info('주말 특가! 전 상품 30% 할인'),
    info('주문이 접수되었습니다. 결제금액 9,000원(할인 1,000원)'),
  ),
  // the sender's own name says nothing about the message
  messageCase(
    'message.informationPromotion',
    'warning',
    info('[세일클럽] 주말 특가! 전 상품 30% 할인'),
    info('[특가 세일클럽] 주문이 접수되었습니다. 내일 도착합니다.\n특가 세일클럽'),
    { facts: { shopName: '특가 세일클럽' } },
  ),
  messageCase(
    'message.offerAsInformation',
    'error',
    messageNode({ offer: { label: '쿠폰', costWon: 0, discountPercent: 5 } }),
    messageNode({ offer: { label: '안내', costWon: 0, discountPercent: 0 } }),
  ),
  messageCase(
    'message.placeholderNumber',
    'warning',
    advertisingNode({ content: { body: '(광고)[샵] 소식\n수신거부 080-000-0000' } }),
    advertisingNode({ content: { body: '(광고)[샵] 소식\n수신거부 080-123-0000' } }),
  ),
  messageCase(
    'message.placeholderLink',
    'warning',
    info('확인: https://example.com/a'),
    info('확인: https://shop.kr/example.com'),
  ),
  messageCase('message.tooManySubjectBytes', 'error', lms('가'.repeat(20) + 'a'), lms('가'.repeat(20))),
  messageCase(
    'message.maybeTooManySubjectBytes',
    'warning',
    lms(`#{이름}${'가'.repeat(15)}`),
    lms(`#{이름}${'가'.repeat(15)}`),
    { facts: lengthOf(11, 6), soundFacts: lengthOf(10, 5) },
  ),
  messageCase(
    'message.maybeTooManyBytes',
    'warning',
    info(`#{이름}${'가'.repeat(40)}`, { channel: 'sms' }),
    info(`#{이름}${'가'.repeat(40)}`, { channel: 'sms' }),
    { facts: lengthOf(11, 6), soundFacts: lengthOf(10, 5) },
  ),
  messageCase(
    'message.maybeTooManyCharacters',
    'warning',
    info(`#{이름}${'가'.repeat(996)}#{ 이름 }`, { channel: 'alimtalk' }),
    info(`#{이름}${'가'.repeat(996)}#{ 이름 }`, { channel: 'alimtalk' }),
    { facts: lengthOf(6, 3), soundFacts: lengthOf(4, 2) },
  ),
  messageCase(
    'message.tooManyNewlines',
    'error',
    brand('WIDE', { body: '봄\n신상품\n입고' }),
    brand('WIDE', { body: '봄\n신상품 입고' }),
  ),
  messageCase(
    'message.tooManyCharacters',
    'error',
    brand('IMAGE', { body: '가'.repeat(401) }),
    brand('IMAGE', { body: '가'.repeat(401) }),
    { facts: { provider: 'nhnCloud' }, soundFacts: { provider: 'solapi' } },
  ),
  messageCase('message.tooFewButtons', 'error', brand('COMMERCE', {}), brand('COMMERCE', { buttons: [see] })),
  messageCase(
    'message.tooManyButtons',
    'error',
    brand('PREMIUM_VIDEO', { buttons: [see, see] }),
    brand('PREMIUM_VIDEO', { buttons: [see] }),
  ),
  messageCase(
    'message.buttonNameLong',
    'error',
    brand('WIDE', { buttons: [{ ...see, label: '가'.repeat(9) }] }),
    brand('TEXT', { buttons: [{ ...see, label: '가'.repeat(14) }] }),
  ),
  messageCase('message.buttonIncomplete', 'error', button('보기', ''), button('보기', 'https://shop.kr')),
  messageCase('message.buttonLink', 'error', button('보기', 'shop.kr'), button('보기', 'myshop://cart/#{회원번호}')),
  messageCase('message.pushPayload', 'error', push('가'.repeat(1366)), push('가'.repeat(1365))),
  messageCase('message.emailClipped', 'warning', email('a'.repeat(104_449)), email('a'.repeat(104_448))),
  messageCase('message.mmsImage', 'info', messageNode({ channel: 'mms' }), messageNode()),
  messageCase(
    'message.unusedParts',
    'warning',
    messageNode({ channel: 'sms', content: { subject: '주문' } }),
    messageNode({ channel: 'lms', content: { subject: '주문' } }),
  ),
  messageCase('message.variableMissing', 'warning', info('#{이름}님'), info('#{이름}님'), {
    facts: lengthOf(6, 3, 1),
    soundFacts: lengthOf(6, 3),
  }),
  messageCase('message.emptyVariable', 'error', info('#{ }님'), info('#{이름}님')),
  messageCase('message.brokenVariable', 'error', info('#{이름\n님'), info('#{이름}\n님')),
  messageCase('message.brokenVariable', 'error', info('#[이름]님'), info('[이름]님 #1')),
  messageCase('message.foreignVariable', 'warning', info('{{ first_name | 고객 }}님'), info('#{이름}님 {}')),
  messageCase('message.foreignVariable', 'warning', info('*|FNAME|*님'), info('20% 할인 30% 적립')),
];

const measured = (parts: Partial<Extract<Condition, { kind: 'eventMeasure' }>> = {}): Condition => ({
  kind: 'eventMeasure',
  event: 'purchase',
  where: [],
  span: { kind: 'ever' },
  measure: 'sum',
  property: 'value',
  test: { compare: 'atLeast', value: 1 },
  ...parts,
});
const segment = (segmentId: string): Condition => ({ kind: 'segment', segmentId });
const stretch = (fromSeconds: number, toSeconds: number) =>
  measured({ span: { kind: 'between', fromSeconds, toSeconds } });

const computed = (name: string, value: string): Condition => ({
  kind: 'attribute',
  attribute: name,
  test: { compare: 'is', value },
});

export const newConditionCases: readonly RuleCase[] = [
  ruleCase(
    'condition.unknownAttribute',
    'warning',
    filteredBy(computed('derived:mood', 'good')),
    filteredBy(computed('derived:favouriteCategory', '상의')),
  ),
  ruleCase(
    'condition.unknownLabel',
    'warning',
    filteredBy(computed('derived:stage', 'sleeping')),
    filteredBy(computed('derived:stage', 'dormant')),
  ),
  ruleCase('condition.noSegment', 'error', filteredBy(segment('')), filteredBy(segment('s1'))),
  ruleCase('condition.unknownSegment', 'error', filteredBy(segment('s2')), filteredBy(segment('s1')), 'node', {
    facts: { segmentIds: ['s1'] },
  }),
  ruleCase('condition.emptySegment', 'warning', filteredBy(segment('s1')), filteredBy(segment('s2')), 'node', {
    facts: { segmentIds: ['s1', 's2'], emptyAudiences: [conditionKey(segment('s1'))] },
  }),
  ruleCase('condition.reversedSpan', 'error', filteredBy(stretch(60, 60)), filteredBy(stretch(60, 59))),
  ruleCase(
    'condition.notANumber',
    'warning',
    filteredBy(measured({ property: 'category' })),
    filteredBy(measured({ property: 'category', measure: 'distinct' })),
  ),
  ruleCase(
    'condition.noEvent',
    'error',
    filteredBy({
      kind: 'followed',
      first: { event: 'visit', where: [] },
      next: { event: '', where: [] },
      withinSeconds: 60,
      span: { kind: 'ever' },
      followed: true,
    }),
    filteredBy(measured()),
  ),
];
