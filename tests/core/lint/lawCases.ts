import type { Channel } from '../../../core/journey/channels.ts';
import type { JourneyNode, Kakao, NodeOf, Trigger } from '../../../core/journey/nodes.ts';
import { type Assumptions, defaultAssumptions } from '../../../core/simulate/settings.ts';
import { advertisingNode, at, chainOf, journeyOf, messageNode, triggerNode, updateNode, waitNode } from './journeys.ts';
import { type RuleCase, ruleCase } from './ruleCases.ts';
import { sampleSchema } from './sampleSchema.ts';

const hour = 3600;
const day = 86_400;

function kakao(parts: Partial<Kakao> = {}): Kakao {
  return { templateCode: 'T1', templateStatus: 'approved', messageType: 'BA', targeting: 'I', ...parts };
}

const alimtalk = (parts: Partial<Kakao> = {}) =>
  journeyOf(
    messageNode({ channel: 'alimtalk', fallback: { channel: 'lms', body: '접수되었습니다.' }, kakao: kakao(parts) }),
  );
const brand = (parts: Partial<Kakao> = {}, more: Partial<Omit<NodeOf<'message'>, 'content'>> = {}) =>
  journeyOf(
    messageNode({
      channel: 'brandMessage',
      purpose: 'advertising',
      kakao: kakao({ messageType: 'TEXT', ...parts }),
      ...more,
    }),
  );

function without(...roles: (keyof typeof sampleSchema.roles)[]) {
  return {
    ...sampleSchema,
    roles: Object.fromEntries(
      Object.entries(sampleSchema.roles).filter(([role]) => !roles.some((gone) => gone === role)),
    ),
  };
}

function assuming(change: Partial<Assumptions>) {
  return {
    facts: { assumptions: { ...defaultAssumptions(), ...change } },
    soundFacts: { assumptions: defaultAssumptions() },
  };
}

const quietHours = defaultAssumptions().quietHours;
const laxer = (channel: Channel) =>
  quietHours.map((hours) => (hours.channel === channel ? { ...hours, untilSecondOfDay: 7 * hour } : hours));

const until = (secondOfDay: number): JourneyNode => ({
  ...at('until'),
  type: 'wait',
  wait: { kind: 'untilLocal', secondOfDay, weekdays: [] },
});
const comingAt = (secondOfDay: number, message = advertisingNode()) => chainOf([until(secondOfDay), message]);
const scheduled = (secondOfDay: number): Trigger => ({
  kind: 'date',
  attribute: 'birthday',
  offsetDays: 0,
  secondOfDay,
  repeat: 'yearly',
});

export const kakaoCases: readonly RuleCase[] = [
  ruleCase('kakao.noTemplate', 'warning', alimtalk({ templateCode: '' }), alimtalk()),
  ruleCase('kakao.notApproved', 'error', alimtalk({ templateStatus: 'inspecting' }), alimtalk()),
  ruleCase('kakao.rejected', 'error', alimtalk({ templateStatus: 'rejected' }), alimtalk()),
  ruleCase('kakao.wrongType', 'error', alimtalk({ messageType: 'TEXT' }), alimtalk({ messageType: 'MI' })),
  ruleCase('kakao.wrongType', 'error', brand({ messageType: 'BA' }), brand()),
  ruleCase('kakao.friendtalk', 'error', brand({ messageType: 'FT' }), brand({ messageType: 'TEXT' })),
  // it could still be sent on the last day of 2025, and through NHN Cloud a year longer
  ruleCase('kakao.friendtalk', 'error', brand({ messageType: 'FI' }), brand({ messageType: 'FI' }), 'node', {
    facts: { date: '2026-01-01' },
    soundFacts: { date: '2025-12-31' },
  }),
  ruleCase('kakao.friendtalk', 'error', brand({ messageType: 'FW' }), brand({ messageType: 'FW' }), 'node', {
    facts: { date: '2027-01-01', provider: 'nhnCloud' },
    soundFacts: { date: '2026-12-31', provider: 'nhnCloud' },
  }),
  ruleCase('kakao.partsElsewhere', 'warning', brand({ messageType: 'IMAGE' }), brand()),
  ruleCase('kakao.targetingApproval', 'warning', brand({ targeting: 'N' }), brand({ targeting: 'I' })),
  ruleCase('kakao.broadcast', 'warning', brand({ targeting: 'F' }), brand({ targeting: 'M' })),
  ruleCase('kakao.noFriendColumn', 'warning', brand(), brand(), 'node', {
    schema: without('kakaoFriend'),
    soundSchema: sampleSchema,
  }),
];

const labelled = (body: string) => journeyOf(advertisingNode({ content: { body: `${body}\n수신거부 080-123-4567` } }));
const push = advertisingNode({ channel: 'push' });
const consent = updateNode({ kind: 'setAttribute', attribute: 'adConsent', value: true });

export const lawCases: readonly RuleCase[] = [
  ruleCase('law.noSender', 'error', labelled('(광고) 봄 신상품'), labelled('(광고)[여정샵] 봄 신상품'), 'node', {
    facts: { shopName: '여정샵' },
  }),
  ruleCase('law.noSender', 'error', labelled('(광고) 봄 신상품'), labelled('(광고) 여정샵 봄 신상품'), 'node', {
    facts: { shopName: '여정샵' },
  }),
  ruleCase('law.noConsentColumn', 'warning', journeyOf(push), journeyOf(messageNode()), null, {
    schema: without('adConsent'),
  }),
  ruleCase('law.noConsentTime', 'warning', journeyOf(push), journeyOf(push), null, {
    schema: without('adConsentTime'),
    soundSchema: sampleSchema,
  }),
  ruleCase(
    'law.noNightConsent',
    'info',
    journeyOf(push),
    journeyOf(advertisingNode({ channel: 'email', content: { subject: '(광고) 소식' } })),
    null,
    { schema: without('nightConsent') },
  ),
  ruleCase('law.consentTooLong', 'error', journeyOf(push), journeyOf(push), null, assuming({ consentYears: 3 })),
  ruleCase(
    'law.nightUnprotected',
    'error',
    journeyOf(push),
    journeyOf(push),
    null,
    assuming({ quietHours: laxer('push') }),
  ),
  ruleCase('law.kakaoHours', 'error', brand(), brand(), null, assuming({ quietHours: laxer('brandMessage') })),
  // 21:00 is night, 08:00 is not
  ruleCase('law.nightWait', 'warning', comingAt(21 * hour), comingAt(21 * hour - 1)),
  ruleCase('law.nightWait', 'warning', comingAt(8 * hour - 1), comingAt(8 * hour)),
  ruleCase(
    'law.nightWait',
    'warning',
    chainOf([triggerNode(scheduled(22 * hour)), advertisingNode()]),
    chainOf([triggerNode(scheduled(22 * hour)), waitNode(hour), { ...advertisingNode(), id: 'late' }]),
  ),
  ruleCase(
    'law.nightWait',
    'warning',
    comingAt(20 * hour + 50 * 60, advertisingNode({ channel: 'brandMessage' })),
    comingAt(20 * hour + 50 * 60),
  ),
  ruleCase(
    'law.nightSkip',
    'warning',
    comingAt(23 * hour, advertisingNode({ nightPolicy: 'skip' })),
    comingAt(23 * hour, advertisingNode({ nightPolicy: 'skip', channel: 'email' })),
  ),
  ruleCase(
    'law.noticeOfConsent',
    'warning',
    journeyOf(consent),
    journeyOf(updateNode({ kind: 'setAttribute', attribute: 'tier', value: 'VIP' })),
  ),
  ruleCase('law.certifiedSender', 'info', journeyOf(messageNode()), journeyOf(messageNode({ channel: 'push' })), null),
  ruleCase('law.certifiedSender', 'info', journeyOf(messageNode()), journeyOf(messageNode()), null, {
    facts: { date: '2024-06-01' },
    soundFacts: { date: '2024-05-31' },
  }),
  ruleCase('law.penalty', 'info', labelled('봄 신상품'), labelled('(광고)봄 신상품'), null),
  ruleCase('law.pushConsent', 'info', journeyOf(push), journeyOf(messageNode({ channel: 'push' }))),
];

const cap = { frequencyCaps: [{ channels: ['lms' as const], purpose: null, times: 1, withinSeconds: day }] };
const second = { ...messageNode(), id: 'second' };
const cartOffer = (waitSeconds: number) =>
  chainOf([
    triggerNode({ kind: 'event', event: 'cart' }),
    { ...waitNode(waitSeconds), id: 'pause' },
    advertisingNode({ offer: { label: '쿠폰', costWon: 3000, discountPercent: 0 } }),
  ]);
const predictedOffer = (offsetDays: number) =>
  chainOf([
    triggerNode({ kind: 'predicted', quantity: { kind: 'nextPurchase', offsetDays, secondOfDay: 10 * hour } }),
    messageNode({ purpose: 'advertising', content: { body: '(광고)[샵] 20% 할인 쿠폰\n수신거부 080-123-4567' } }),
  ]);

export const senseCases: readonly RuleCase[] = [
  ruleCase(
    'sense.noGoalExit',
    'warning',
    chainOf([messageNode(), waitNode(day), second].map((node, index) => ({ ...node, id: `n${index}` }))),
    {
      ...chainOf([messageNode(), waitNode(day), second].map((node, index) => ({ ...node, id: `n${index}` }))),
      exits: { onGoal: true, events: [], leftSegment: false, unsubscribed: false, maxDurationSeconds: 90 * day },
    },
    null,
  ),
  ruleCase(
    'sense.backToBack',
    'warning',
    chainOf([messageNode(), { ...updateNode({ kind: 'addPoints', points: 1 }), id: 'points' }, second]),
    chainOf([messageNode(), { ...waitNode(hour), id: 'pause' }, second]),
    'second',
  ),
  ruleCase(
    'sense.capUnreachable',
    'warning',
    chainOf([messageNode(), { ...waitNode(day - 1), id: 'pause' }, second]),
    chainOf([messageNode(), { ...waitNode(day), id: 'pause' }, second]),
    'second',
    { facts: { assumptions: { ...defaultAssumptions(), ...cap } } },
  ),
  ruleCase('sense.offerToBuyers', 'warning', cartOffer(hour - 1), cartOffer(hour)),
  ruleCase('sense.offerToBuyers', 'warning', predictedOffer(0), predictedOffer(3)),
];
