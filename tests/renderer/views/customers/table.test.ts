import { describe, expect, it } from 'vitest';
import { createFormats, createTranslator } from '../../../../core/i18n/index.ts';
import type { DatasetSummary } from '../../../../electron/shared/models.ts';
import { catalogsOf } from '../../../../renderer/locales/catalogs.ts';
import { conditionOf } from '../../../../renderer/views/customers/customersStore.ts';
import { sheetCsv } from '../../../../renderer/views/customers/sheet.tsx';
import { computedText, gridColumns } from '../../../../renderer/views/customers/table/columns.ts';
import { testOf } from '../../../../renderer/views/customers/table/FilterDialog.tsx';
import { filterText } from '../../../../renderer/views/customers/table/filterText.ts';

const options = { language: 'ko', zone: 'Asia/Seoul' } as const;
const text = createTranslator(options, ...catalogsOf('ko'));
const formats = createFormats(options);
const dataset = {
  attributes: [
    { name: 'gender', kind: 'category', labels: ['여성', '남성'], role: 'gender', missing: 0 },
    { name: 'kakaoFriend', kind: 'boolean', labels: [], role: 'kakaoFriend', missing: 0 },
    { name: '메모', kind: 'text', labels: [], role: null, missing: 0 },
  ],
} as unknown as DatasetSummary;
const columns = gridColumns(dataset, text, formats);
const column = (id: string) => columns.find((candidate) => candidate.id === id)!;

describe('filters of the customer table', () => {
  it('become one condition on attributes, imported or derived', () => {
    expect(
      conditionOf([
        { column: 'attribute gender', test: { compare: 'is', value: '여성' } },
        { column: 'derived:orders', test: { compare: 'atLeast', value: 3 } },
      ]),
    ).toEqual({
      kind: 'all',
      of: [
        { kind: 'attribute', attribute: 'gender', test: { compare: 'is', value: '여성' } },
        { kind: 'attribute', attribute: 'derived:orders', test: { compare: 'atLeast', value: 3 } },
      ],
    });
    expect(conditionOf([])).toBeNull();
  });

  it('need a value where the comparison does, and take the label that the list shows first', () => {
    expect(testOf('atLeast', null, column('derived:orders'))).toBeNull();
    expect(testOf('atLeast', 0, column('derived:orders'))).toEqual({ compare: 'atLeast', value: 0 });
    expect(testOf('is', null, column('attribute gender'))).toEqual({ compare: 'is', value: '여성' });
    expect(testOf('contains', '', column('attribute 메모'))).toBeNull();
    expect(testOf('isTrue', null, column('attribute kakaoFriend'))).toEqual({ compare: 'isTrue' });
  });

  it('are said in words', () => {
    const stage = { column: 'derived:stage', test: { compare: 'is', value: 'atRisk' } } as const;
    expect(filterText(text, stage, columns)).toBe('단계 = 이탈 위험');
    const known = { column: 'attribute 메모', test: { compare: 'isSet' } } as const;
    expect(filterText(text, known, columns)).toBe('메모 값 있음');
    const gone = { column: 'attribute gone', test: { compare: 'atMost', value: 2 } } as const;
    expect(filterText(text, gone, columns)).toBe('gone ≤ 2');
  });
});

describe('cells of the customer table', () => {
  it('have their units and words, and are empty when missing', () => {
    expect(computedText(text, formats, 'derived:monetaryWon', 128_450)).toBe('128,450원');
    expect(computedText(text, formats, 'derived:recencyDays', 3)).toBe('3일');
    expect(computedText(text, formats, 'derived:clickRateChange', -0.3)).toBe('-30%');
    expect(computedText(text, formats, 'derived:hourBlock', '21-24')).toBe('21–24시');
    expect(computedText(text, formats, 'derived:favouriteCategory', '신발')).toBe('신발');
    expect(computedText(text, formats, 'derived:cycleDays', null)).toBe('');
    expect(column('attribute kakaoFriend').format('true')).toBe('예');
    expect(column('lastTime').format(Date.UTC(2026, 0, 1, 3) / 1000)).toBe('2026년 1월 1일 12:00');
  });

  it('have a title and a hint in words for every derived attribute', () => {
    const derived = columns.filter(({ group }) => group === 'derived');
    expect(derived).toHaveLength(24);
    expect(derived.filter(({ title, hint }) => /⟦/.test(title + hint) || hint === '')).toEqual([]);
  });
});

describe('the file of a chart', () => {
  it('holds plain numbers, and no text that a spreadsheet would run', () => {
    const sheet = {
      caption: '',
      columns: [{ title: '단계' }, { title: '=SUM(A1)' }, { title: '매출', format: () => '많음' }],
      rows: [['신규', null, 12_345.5]],
    };
    expect(sheetCsv(sheet)).toBe("단계,'=SUM(A1),매출\r\n신규,,12345.5\r\n");
  });
});
