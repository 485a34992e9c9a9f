import { describe, expect, it } from 'vitest';
import { createTranslator, particleAfter, placeholdersOf } from '../../../core/i18n/index.ts';

const korean = (text: string, params = {}) =>
  createTranslator({ language: 'ko', zone: 'Asia/Seoul' }, { key: text })('key', params);
const english = (text: string, params = {}) =>
  createTranslator({ language: 'en', zone: 'Asia/Seoul' }, { key: text })('key', params);

describe('particleAfter', () => {
  it.each([
    ['고객', '고객을', '고객이', '고객으로'],
    ['여정', '여정을', '여정이', '여정으로'],
    ['구매', '구매를', '구매가', '구매로'],
    ['서울', '서울을', '서울이', '서울로'],
    ['1', '1을', '1이', '1로'],
    ['2', '2를', '2가', '2로'],
    ['10', '10을', '10이', '10으로'],
    ['1,000', '1,000을', '1,000이', '1,000으로'],
    ['3', '3을', '3이', '3으로'],
    ['25.3%', '25.3%를', '25.3%가', '25.3%로'],
    ['SMS', 'SMS를', 'SMS가', 'SMS로'],
    ['VIP', 'VIP를', 'VIP가', 'VIP로'],
    ['URL', 'URL을', 'URL이', 'URL로'],
    ['HTML', 'HTML을', 'HTML이', 'HTML로'],
    ['CRM', 'CRM을', 'CRM이', 'CRM으로'],
    ['campaign', 'campaign을', 'campaign이', 'campaign으로'],
    ['email', 'email을', 'email이', 'email로'],
    ['"구매"', '"구매"를', '"구매"가', '"구매"로'],
    ['구매(purchase)', '구매(purchase)를', '구매(purchase)가', '구매(purchase)로'],
    ['주문 (2건)', '주문 (2건)을', '주문 (2건)이', '주문 (2건)으로'],
    ['🎉', '🎉을(를)', '🎉이(가)', '🎉(으)로'],
    ['', '을(를)', '이(가)', '(으)로'],
    ['(광고)', '(광고)를', '(광고)가', '(광고)로'],
  ])('follows "%s" as people say it', (text, object, subject, direction) => {
    expect(text + particleAfter(text, '을', '를')).toBe(object);
    expect(text + particleAfter(text, '이', '가')).toBe(subject);
    expect(text + particleAfter(text, '으로', '로')).toBe(direction);
  });
});

describe('createTranslator', () => {
  it('fills values and picks the particle by what was filled in', () => {
    expect(korean('"{name}"{을/를} {n:number}번, {n:number}{은/는}', { name: '구매', n: 1200 })).toBe(
      '"구매"를 1,200번, 1,200은',
    );
    expect(korean('{name}{과/와} {other}', { name: '봄', other: '가을' })).toBe('봄과 가을');
  });

  it('formats won, shares, durations and dates', () => {
    const params = { n: 460_000, s: 5400, p: 0.5, t: 0 };
    expect(korean('{n:won} {n:wonExact} {s:duration} {p:percent} {t:date}', params)).toBe(
      '46만 원 460,000원 1시간 30분 50% 1970년 1월 1일',
    );
    expect(english('{n:won} {s:duration} {p:percent} {t:datetime}', params)).toBe(
      '₩460,000 1 hour 30 minutes 50% Jan 1, 1970, 09:00',
    );
  });

  it('chooses the English plural', () => {
    const text = '{n:number} {n:plural|customer|customers}';
    expect([0, 1, 2].map((n) => english(text, { n }))).toEqual(['0 customers', '1 customer', '2 customers']);
  });

  it('looks a name up in the catalogs', () => {
    const translate = createTranslator(
      { language: 'en', zone: 'UTC' },
      { add: 'add {type:lookup|nodeType}' },
      { 'nodeType.wait': 'wait' },
    );
    expect(translate('add', { type: 'wait' })).toBe('add wait');
    expect(translate('add', { type: 'rocket' })).toBe('add ⟦nodeType.rocket⟧');
  });

  it('shows what is missing in white brackets', () => {
    expect(korean('{name}님')).toBe('⟦name⟧님');
    const translate = createTranslator({ language: 'ko', zone: 'UTC' }, {});
    expect(translate('constructor')).toBe('⟦constructor⟧');
  });

  it('does not treat values as texts', () => {
    expect(korean('{a}', { a: '{b} {을/를}' })).toBe('{b} {을/를}');
  });

  it('leaves braces that mean nothing, and refuses a format it does not have', () => {
    expect(korean('#{이름} {} {a b}')).toBe('#{이름} {} {a b}');
    expect(() => korean('{n:roman}', { n: 1 })).toThrow('unknown format "roman"');
  });

  it('lets later catalogs replace earlier ones', () => {
    const translate = createTranslator({ language: 'ko', zone: 'UTC' }, { a: '1' }, { a: '2' });
    expect(translate('a')).toBe('2');
  });
});

describe('placeholdersOf', () => {
  it('lists names once, whatever their format', () => {
    expect(placeholdersOf('{b} {a:number}{을/를} {a:plural|x|y} {c:lookup|d}')).toEqual(['a', 'b', 'c']);
  });
});
