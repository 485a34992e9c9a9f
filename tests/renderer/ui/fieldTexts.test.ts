import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateFromText } from '../../../renderer/ui/dateText.ts';
import { numberFromText } from '../../../renderer/ui/numberText.ts';

describe('a number as people type it', () => {
  it('may be grouped, spaced, negative or a bare fraction', () => {
    expect(['12,000', ' 1.5 ', '-3', '.5', '7.'].map(numberFromText)).toEqual([12_000, 1.5, -3, 0.5, 7]);
  });

  it('is nothing when it is not one', () => {
    expect(['', '-', 'abc', '1e5', '1.2.3', 'Infinity', '12원'].map(numberFromText)).toEqual(Array(7).fill(null));
  });

  it('comes back from its grouped form', () => {
    const whole = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 });
    fc.assert(
      fc.property(whole, (value) => numberFromText(value.toLocaleString('en-US')) === value),
      { seed: 11 },
    );
  });
});

describe('a date as people type it', () => {
  it('may be written in the usual Korean ways', () => {
    const typed = ['2026-11-22', '2026.11.22', '2026.11.22.', '2026/11/22', '20261122', '2026-11-2'];
    expect(typed.map(dateFromText)).toEqual([
      '2026-11-22',
      '2026-11-22',
      '2026-11-22',
      '2026-11-22',
      '2026-11-22',
      '2026-11-02',
    ]);
  });

  it('has to exist in the calendar', () => {
    expect(['2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '어제'].map(dateFromText)).toEqual(
      Array(5).fill(null),
    );
    expect(dateFromText('2028-02-29')).toBe('2028-02-29');
  });

  it('may be taken away', () => {
    expect(dateFromText('  ')).toBe('');
  });
});
