import { describe, expect, it } from 'vitest';
import { cellText, encodeTexts } from '../../../core/dataset/index.ts';
import type { Column } from '../../../core/dataset/dataset.ts';
import { attributeLengthsOf } from '../../../core/lint/index.ts';
import { byteCount, characterCount } from '../../../core/template/index.ts';

const columns: readonly Column[] = [
  { kind: 'text', name: 'name', ...encodeTexts(['김서연', '', 'Maximilian', '남궁민수😀', 'é']) },
  {
    kind: 'category',
    name: 'tier',
    codes: Uint32Array.of(0, 2, 1, 1, 0),
    labels: ['VIP', '골드회원', '아무도없는이름'],
  },
  { kind: 'number', name: 'points', values: Float64Array.of(5, Number.NaN, 12_345, 0.5, -1) },
  { kind: 'boolean', name: 'push', values: Uint8Array.of(1, 0, 2, 1, 1) },
  { kind: 'date', name: 'birthday', values: Int32Array.of(0, 1, 2, 3, 4) },
  { kind: 'time', name: 'signup', values: Float64Array.of(Number.NaN, 0, 1, 2, 3) },
];

describe('the longest values of the data', () => {
  it('are those that the shown texts have, counted one by one', () => {
    const lengths = attributeLengthsOf({ attributes: columns, zone: 'Asia/Seoul' });
    for (const [index, column] of columns.entries()) {
      const texts = [0, 1, 2, 3, 4].map((row) => cellText(column, row, 'Asia/Seoul'));
      expect(lengths[index]).toEqual({
        attribute: column.name,
        bytes: Math.max(...texts.map((text) => byteCount(text).bytes)),
        characters: Math.max(...texts.map((text) => characterCount(text))),
        missing: texts.filter((text) => text === '').length,
      });
    }
  });

  it('leave out labels that no customer has', () => {
    const [, tier] = attributeLengthsOf({ attributes: columns, zone: 'Asia/Seoul' });
    expect(tier).toEqual({ attribute: 'tier', bytes: 8, characters: 4, missing: 2 });
  });
});
