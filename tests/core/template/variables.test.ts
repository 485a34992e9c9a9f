import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributeOfVariable, findVariables, renderText, withoutVariables } from '../../../core/template/index.ts';

describe('findVariables', () => {
  it('lists each variable once in the order of appearance', () => {
    expect(findVariables('#{이름}님, #{ 등급 } 등급 #{이름} #이름 {이름} #{}')).toEqual(['이름', '등급', '']);
  });

  it('leaves unfinished braces alone', () => {
    expect(findVariables('#{이름 #{등급} #')).toEqual(['등급']);
  });
});

describe('withoutVariables', () => {
  it('keeps what every customer reads', () => {
    expect(withoutVariables('#{이름}님 #{points}점')).toBe('님 점');
  });
});

describe('renderText', () => {
  it('fills values and keeps missing ones visible as they were written', () => {
    const values: Record<string, string> = { 이름: '민지', 등급: '' };
    expect(renderText('#{이름}님은 #{등급}, #{지역}', (name) => values[name] ?? null)).toEqual([
      { kind: 'value', text: '민지', variable: '이름' },
      { kind: 'text', text: '님은 ' },
      { kind: 'missing', text: '#{등급}', variable: '등급' },
      { kind: 'text', text: ', ' },
      { kind: 'missing', text: '#{지역}', variable: '지역' },
    ]);
  });

  it('does not fill variables inside values', () => {
    expect(renderText('#{a}', () => '#{b}')).toEqual([{ kind: 'value', text: '#{b}', variable: 'a' }]);
  });

  it('loses nothing of the text when no value is known', () => {
    const pieces = fc.array(fc.constantFrom('#{', '}', '#', '{', '이름', ' ', 'x')).map((parts) => parts.join(''));
    fc.assert(
      fc.property(pieces, (text) => {
        expect(
          renderText(text, () => null)
            .map((part) => part.text)
            .join(''),
        ).toBe(text);
      }),
      { seed: 51 },
    );
  });
});

describe('attributeOfVariable', () => {
  const roles = { name: '고객이름', tier: 'grade' };

  it('prefers the attribute of the very name', () => {
    expect(attributeOfVariable('이름', new Set(['이름', '고객이름']), roles)).toBe('이름');
  });

  it('finds an attribute by its meaning in Korean and English', () => {
    expect(attributeOfVariable('이름', new Set(['고객이름']), roles)).toBe('고객이름');
    expect(attributeOfVariable('name', new Set(['고객이름']), roles)).toBe('고객이름');
    expect(attributeOfVariable('등급', new Set(['grade']), roles)).toBe('grade');
  });

  it('answers null for what no attribute holds', () => {
    expect(attributeOfVariable('생일', new Set(['grade']), roles)).toBeNull();
    expect(attributeOfVariable('constructor', new Set(), roles)).toBeNull();
  });
});
