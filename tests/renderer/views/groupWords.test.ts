import { describe, expect, it } from 'vitest';
import { createFormats, createTranslator } from '../../../core/i18n/index.ts';
import type { GroupValue } from '../../../core/measure/groupResult.ts';
import type { Grouping } from '../../../electron/shared/contract.ts';
import { catalogsOf } from '../../../renderer/locales/catalogs.ts';
import { choiceOf, groupingChoices, groupingOf, groupWords } from '../../../renderer/views/results/groupWords.ts';

const both = (['ko', 'en'] as const).map((language) => {
  const options = { language, zone: 'Asia/Seoul' };
  return { text: createTranslator(options, ...catalogsOf(language)), formats: createFormats(options) };
});
const [korean] = both;

const attribute = (id: string): Grouping => ({ kind: 'attribute', id });
const segment: Grouping = { kind: 'segment', segmentId: 's1' };
const range = (from: number | null, to: number | null): GroupValue => ({ kind: 'range', from, to });

/** The words of a value, Korean and English. */
function words(by: Grouping, value: GroupValue): string[] {
  return both.map(({ text, formats }) => groupWords(text, formats, by, value));
}

describe('the words of a group', () => {
  it('are those of the app for labels that it makes, and the label itself for those of the data', () => {
    expect(words(attribute('derived:stage'), { kind: 'label', label: 'loyal' })).toEqual(['충성', 'Loyal']);
    expect(words(attribute('ageBand'), { kind: 'label', label: '20' })[0]).toBe('20대');
    expect(words(attribute('등급'), { kind: 'label', label: 'VIP' })).toEqual(['VIP', 'VIP']);
    expect(words(attribute('광고동의'), { kind: 'label', label: 'true' })).toEqual(['예', 'Yes']);
    expect(words(attribute('stage'), { kind: 'label', label: '3기' })).toEqual(['3기', '3기']);
  });

  it('give the bounds of a range, open where it has none', () => {
    expect(words(attribute('포인트'), range(1000, 2000))).toEqual(['1,000–2,000', '1,000–2,000']);
    expect(words(attribute('포인트'), range(null, 10))).toEqual(['10 미만', 'under 10']);
    expect(words(attribute('포인트'), range(0, null))).toEqual(['0 이상', '0 or more']);
  });

  it('give the bounds of a computed attribute in its unit', () => {
    expect(words(attribute('derived:recencyDays'), range(10, 20))).toEqual(['10–20일', '10–20 days']);
    expect(words(attribute('derived:recencyDays'), range(null, 1))).toEqual(['1일 미만', 'under 1 day']);
    expect(words(attribute('derived:mobileShare'), range(0.1, 0.25))).toEqual(['10%–25%', '10%–25%']);
    expect(words(attribute('derived:monetaryWon'), range(50_000, null))).toEqual(['50,000원 이상', '₩50,000 or more']);
  });

  it('give a computed number in its unit where it is a group of its own, and leave the figures of the data as they are', () => {
    expect(words(attribute('derived:orders'), { kind: 'label', label: '3' })).toEqual(['3회', '3']);
    expect(words(attribute('derived:mobileShare'), { kind: 'label', label: '0.5' })).toEqual(['50%', '50%']);
    expect(words(attribute('가입일'), { kind: 'label', label: '2025' })).toEqual(['2025', '2025']);
  });

  it('name the last count that belongs to a range, and keep expected counts, which are not whole', () => {
    expect(words(attribute('derived:orders'), range(2, 5))).toEqual(['2–4회', '2–4']);
    expect(words(attribute('derived:orders'), range(1, 2))).toEqual(['1회', '1']);
    expect(words(attribute('derived:orders'), range(null, 1))).toEqual(['1회 미만', 'under 1']);
    expect(words(attribute('predicted:purchases30Days'), range(1, 2))).toEqual(['1–2회', '1–2']);
  });

  it('keep a minus apart from the dash of a range', () => {
    expect(words(attribute('derived:daysPastCycle'), range(-30, -10))).toEqual(['-30 ~ -10일', '-30 to -10 days']);
    expect(words(attribute('derived:daysPastCycle'), range(-10, 5))).toEqual(['-10 ~ 5일', '-10 to 5 days']);
  });

  it('tell members of a segment from the others, and name what is left over or missing', () => {
    expect(words(segment, { kind: 'segment', inside: true })).toEqual(['세그먼트에 듦', 'In the segment']);
    expect(words(segment, { kind: 'segment', inside: false })).toEqual(['그 밖', 'Outside']);
    expect(words(attribute('도시'), { kind: 'rest', groups: 12 })).toEqual(['그 밖의 12개 값', '12 other values']);
    expect(words(attribute('도시'), { kind: 'rest', groups: 1 })[1]).toBe('1 other value');
    expect(words(attribute('도시'), { kind: 'missing' })).toEqual(['값 없음', 'No value']);
  });
});

describe('what a run can be split by', () => {
  it('is a choice that stands for the same grouping again, whatever its id holds', () => {
    for (const by of [attribute('derived:stage'), attribute('회원 등급'), segment]) {
      expect(groupingOf(choiceOf(by))).toEqual(by);
    }
  });

  it('names attributes in words, then segments as such', () => {
    const segments = [{ segmentId: 's1', name: '단골' }];
    const found = groupingChoices(korean!.text, { attributes: ['등급', 'ageBand', 'gender', 'signupTime'], segments });
    expect(found.map(({ label }) => label)).toEqual(['등급', '나이대', '성별', '가입 일시', '세그먼트: 단골']);
  });
});
