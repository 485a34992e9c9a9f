import { describe, expect, it } from 'vitest';
import { createTranslator, type Translate } from '../../../core/i18n/index.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import { catalogsOf } from '../../../renderer/locales/catalogs.ts';
import { conditionText } from '../../../core/words/describe.ts';
import { type NewNodeKind, newNode, paletteGroups } from '../../../renderer/nodes/newNode.ts';
import { nodeKicker, nodeSummary, nodeTitle, portText } from '../../../core/words/summary.ts';
import { nodeSchema } from '../../../core/journey/nodes.ts';

const korean = createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, ...catalogsOf('ko'));
const english = createTranslator({ language: 'en', zone: 'Asia/Seoul' }, ...catalogsOf('en'));
const kinds: NewNodeKind[] = paletteGroups.flatMap((group) => [...group.kinds]);

function make(kind: NewNodeKind, t: Translate): JourneyNode {
  return newNode(kind, 'n', { x: 0, y: 0 }, t);
}

describe('new nodes', () => {
  it.each(kinds)('%s is a valid node with words in both languages', (kind) => {
    for (const t of [korean, english]) {
      const node = make(kind, t);
      expect(nodeSchema.parse(node)).toEqual(node);
      for (const words of [
        nodeSummary(t, node),
        nodeKicker(t, node),
        t(`editor.hint.${kind}`),
        t(`editor.add.${kind}`),
      ]) {
        expect(words).not.toMatch(/[⟦⟧]|^$/);
      }
    }
  });
});

describe('generated summaries', () => {
  it('say in both languages what a node does', () => {
    const cases: readonly [NewNodeKind, string, string][] = [
      ['wait.duration', '1시간 기다림', 'Wait 1 hour'],
      ['wait.untilLocal', '매일 10:00까지 기다림', 'Wait until 10:00, every day'],
      ['trigger.absence', '장바구니 담기 후 1시간 안에 구매 없음', 'Add to cart, then no Purchase within 1 hour'],
      ['trigger.schedule', '월 10:00, 모든 고객', 'Mon at 10:00, Everyone'],
      ['waitFor', '구매할 때까지', 'Until Purchase'],
      ['trigger.item', '찜한 상품에 가격 인하', 'Price drop, item with earlier Wishlist'],
      ['trigger.sequence', '상품 조회 후 1일 안에 장바구니 담기', 'Product view, then Add to cart within 1 day'],
      ['trigger.predicted', '다음 구매 예정일 당일 10:00', 'On the predicted next purchase at 10:00'],
      ['gate', '하루 100명까지', 'At most 100 a day'],
      ['wait.bestHour', '1일 안의 잘 반응하는 시각까지', 'Wait until the best hour within 1 day'],
    ];
    for (const [kind, inKorean, inEnglish] of cases) {
      expect(nodeSummary(korean, make(kind, korean))).toBe(inKorean);
      expect(nodeSummary(english, make(kind, english))).toBe(inEnglish);
    }
  });

  it('give way to a title of its own', () => {
    expect(nodeTitle(korean, { ...make('wait.duration', korean), title: '하루 쉬기' })).toBe('하루 쉬기');
    expect(nodeTitle(korean, { ...make('wait.duration', korean), title: '  ' })).toBe('1시간 기다림');
  });

  it('take the first line that a customer reads', () => {
    const node = make('message.sms', korean);
    if (node.type !== 'message') throw new Error('not a message');
    const written = { ...node, content: { ...node.content, subject: '제목', body: '\n  안녕하세요\n둘째 줄' } };
    expect(nodeSummary(korean, written)).toBe('안녕하세요');
    expect(nodeSummary(korean, { ...written, channel: 'email' })).toBe('제목');
  });

  it('name the ports of branches by their labels', () => {
    const branch = make('branch', korean);
    expect(portText(korean, branch, 'branch1')).toBe('갈래 1');
    expect(portText(korean, branch, 'else')).toBe('그 외');
    expect(portText(english, branch, 'else')).toBe('Otherwise');
  });
});

describe('conditions in words', () => {
  const bought: Condition = {
    kind: 'event',
    event: 'purchase',
    where: [{ property: 'value', test: { compare: 'atLeast', value: 30_000 } }],
    count: { compare: 'atLeast', times: 2 },
    span: { kind: 'last', seconds: 30 * 86_400 },
  };
  const vip: Condition = { kind: 'attribute', attribute: '등급', test: { compare: 'in', values: ['VIP', 'GOLD'] } };

  it('join their parts and keep groups apart', () => {
    const condition: Condition = {
      kind: 'all',
      of: [bought, { kind: 'any', of: [vip, { kind: 'tag', tag: '단골' }] }],
    };
    expect(conditionText(korean, condition)).toBe(
      '최근 30일 구매 (금액 30,000 이상) 2회 이상, (등급: VIP, GOLD 중 하나 또는 태그 ‘단골’)',
    );
    expect(conditionText(english, condition)).toBe(
      'Purchase (Amount at least 30,000) at least 2 times in the last 30 days, (등급 is one of VIP, GOLD or tag “단골”)',
    );
  });

  it('say "none" for the opposite of "any"', () => {
    const once: Condition = { ...bought, where: [], count: { compare: 'atLeast', times: 1 } };
    expect(conditionText(korean, { kind: 'not', of: once })).toBe('최근 30일 구매 없음');
    expect(conditionText(korean, { kind: 'not', of: vip })).toBe('(등급: VIP, GOLD 중 하나) 아님');
  });
});
