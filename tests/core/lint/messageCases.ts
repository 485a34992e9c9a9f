import type { NodeOf } from '../../../core/journey/nodes.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { advertisingNode, branchNode, journeyOf, messageNode } from './journeys.ts';
import { type RuleCase, ruleCase } from './ruleCases.ts';

const lms = (body: string) => ({ channel: 'lms' as const, body });
const buttons = (count: number) => Array.from({ length: count }, () => ({ label: '보기', url: 'https://shop.kr' }));
const alimtalk = (parts: Parameters<typeof messageNode>[0] = {}) =>
  messageNode({ channel: 'alimtalk', fallback: lms('주문이 접수되었습니다.'), ...parts });
const email = (subject: string, body = '안녕하세요.\n수신거부') =>
  advertisingNode({ channel: 'email', content: { subject, body } });
const optOut = '무료수신거부 080-123-4567';
const ad = (body: string) => advertisingNode({ content: { body } });
const text = (channel: 'sms' | 'lms', body: string) => messageNode({ channel, content: { body } });

/** start → message → branch on that message → end. */
function askingAbout(message: NodeOf<'message'>, condition: Condition): Journey {
  const asking = { ...branchNode(['본 고객', condition]), id: 'ask' };
  const base = journeyOf(message, []);
  return {
    ...base,
    nodes: [...base.nodes, asking],
    edges: [
      ...base.edges,
      { id: 'b', from: 'node', port: 'next', to: 'ask' },
      { id: 'c', from: 'ask', port: 'branch0', to: 'end' },
      { id: 'd', from: 'ask', port: 'else', to: 'end' },
    ],
  };
}

const about = (nodeId: string, state: 'opened' | 'clicked'): Condition => ({
  kind: 'message',
  state,
  nodeId,
  span: { kind: 'sinceEntry' },
});

function messageCase(
  code: string,
  severity: RuleCase['severity'],
  broken: NodeOf<'message'>,
  sound: NodeOf<'message'>,
) {
  return ruleCase(code, severity, journeyOf(broken), journeyOf(sound));
}

export const messageCases: readonly RuleCase[] = [
  messageCase('message.noPurpose', 'error', messageNode({ purpose: null }), messageNode()),
  messageCase('message.empty', 'error', text('lms', ' \n'), messageNode()),
  messageCase(
    'message.noSubject',
    'error',
    messageNode({ channel: 'email' }),
    messageNode({ channel: 'email', content: { subject: '주문 접수' } }),
  ),
  messageCase('message.alimtalkAdvertising', 'error', alimtalk({ purpose: 'advertising' }), alimtalk()),
  messageCase(
    'message.alimtalkPromotion',
    'warning',
    alimtalk({ content: { body: '주문하신 고객님께 쿠폰을 드립니다.' } }),
    alimtalk(),
  ),
  messageCase('message.noFallback', 'warning', alimtalk({ fallback: null }), alimtalk()),
  messageCase('message.emptyFallback', 'error', alimtalk({ fallback: lms('') }), alimtalk()),
  messageCase(
    'message.brandMessageInformation',
    'warning',
    messageNode({ channel: 'brandMessage' }),
    messageNode({ channel: 'brandMessage', purpose: 'advertising' }),
  ),
  messageCase(
    'message.brandMessageHours',
    'info',
    messageNode({ channel: 'brandMessage', purpose: 'advertising' }),
    advertisingNode(),
  ),
  messageCase('message.noAdLabel', 'error', ad(`새 상품\n${optOut}`), ad(`(광고)새 상품\n${optOut}`)),
  messageCase('message.noAdLabel', 'error', email('이달의 소식'), email('(광고) 이달의 소식')),
  messageCase('message.wrongAdLabel', 'error', ad(`(광 고) 새 상품\n${optOut}`), ad(`(광고) 새 상품\n${optOut}`)),
  messageCase('message.wrongAdLabel', 'error', ad(`[광고] 새 상품\n${optOut}`), ad(`(광고) 새 상품\n${optOut}`)),
  messageCase(
    'message.wrongAdLabel',
    'error',
    advertisingNode({ channel: 'brandMessage', fallback: lms(` (광고) 새 상품\n${optOut}`) }),
    advertisingNode({ channel: 'brandMessage', fallback: lms(`(광고) 새 상품\n${optOut}`) }),
  ),
  messageCase('message.noOptOut', 'error', ad('(광고) 새 상품'), ad(`(광고) 새 상품\n${optOut}`)),
  messageCase(
    'message.noOptOut',
    'error',
    ad(`(광고) ${optOut} ${'새 상품입니다. '.repeat(20)}`),
    ad(`(광고) ${'새 상품입니다. '.repeat(20)} ${optOut}`),
  ),
  messageCase(
    'message.noOptOut',
    'error',
    email('(광고) 소식', '안녕하세요.'),
    email('(광고) 소식', '안녕.\nUnsubscribe'),
  ),
  messageCase('message.tooManyBytes', 'error', text('sms', '가'.repeat(46)), text('sms', '가'.repeat(45))),
  messageCase('message.tooManyBytes', 'error', text('lms', '가'.repeat(1001)), text('lms', '가'.repeat(1000))),
  messageCase(
    'message.maybeTooManyBytes',
    'warning',
    text('sms', `#{이름}${'가'.repeat(36)}`),
    text('sms', `#{이름}${'가'.repeat(35)}`),
  ),
  messageCase(
    'message.tooManyCharacters',
    'error',
    alimtalk({ content: { body: '가'.repeat(1001) } }),
    alimtalk({ content: { body: '가'.repeat(1000) } }),
  ),
  messageCase(
    'message.tooManyButtons',
    'error',
    alimtalk({ content: { buttons: buttons(6) } }),
    alimtalk({ content: { buttons: buttons(5) } }),
  ),
  messageCase('message.unencodable', 'warning', text('sms', '축하합니다 🎉'), text('sms', '축하합니다 ♥')),
  messageCase('message.unknownVariable', 'error', text('lms', '#{별명}님'), text('lms', '#{이름}님 #{points}')),
  messageCase(
    'message.dottedVariable',
    'error',
    alimtalk({ content: { body: '#{order.id}번 주문' } }),
    alimtalk({ content: { body: '#{points}점' } }),
  ),
  ruleCase(
    'condition.unknownMessage',
    'error',
    askingAbout(messageNode(), about('gone', 'clicked')),
    askingAbout(messageNode(), about('node', 'clicked')),
    'ask',
  ),
  ruleCase(
    'condition.noOpenSignal',
    'warning',
    askingAbout(messageNode(), about('node', 'opened')),
    askingAbout(messageNode({ channel: 'email', content: { subject: '주문' } }), about('node', 'opened')),
    'ask',
  ),
];
