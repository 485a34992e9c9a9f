import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { classifyPurpose } from '../../../core/lint/promotion/index.ts';
import { confusionOf, purposeDocument, readMessages } from './purposeDocument.ts';

describe('whether a text advertises', () => {
  it('is said rightly of at least nine in ten messages that were held out, in both directions', () => {
    const messages = readMessages('heldOut');
    const { caught, missed, falseAlarms, cleared } = confusionOf(messages);
    expect(messages.length).toBeGreaterThanOrEqual(60);
    expect(caught / (caught + missed)).toBeGreaterThanOrEqual(0.9);
    expect(cleared / (cleared + falseAlarms)).toBeGreaterThanOrEqual(0.9);
  });

  it('is judged on two halves that share no message', () => {
    const building = new Set(readMessages('building').map(({ text }) => text));
    const heldOut = readMessages('heldOut');
    expect(building.size + heldOut.length).toBeGreaterThanOrEqual(120);
    expect(heldOut.filter(({ text }) => building.has(text))).toEqual([]);
  });

  it('names the words that did it, as they stand in the text', () => {
    expect(classifyPurpose('오늘만 20% 할인 쿠폰을 드립니다.').words).toEqual(['오늘만', '할인', '쿠폰']);
    expect(classifyPurpose('Flash sale! Take 30% off.').words).toEqual(['sale', '30% off']);
    expect(classifyPurpose('주문이 접수되었습니다.').words).toEqual([]);
  });

  it('is not changed by a discount that an order has had', () => {
    expect(classifyPurpose('결제금액 38,900원(할인 3,000원 적용)').purpose).toBe('information');
  });

  it('is decided by one sentence of promotion in a notice', () => {
    const notice = '주문이 접수되었습니다. 주문번호 1234입니다.';
    expect(classifyPurpose(notice).purpose).toBe('information');
    expect(classifyPurpose(`${notice} 지금 재구매하시면 20% 할인 쿠폰을 드려요!`)).toMatchObject({
      purpose: 'advertising',
      discounts: true,
    });
  });
});

describe('docs/purpose-classifier.md', () => {
  it('is what the classifier gives now (node tests/tools/writePurposeDocument.ts writes it)', () => {
    expect(readFileSync('docs/purpose-classifier.md', 'utf8')).toBe(purposeDocument());
  });
});
