import { describe, expect, it } from 'vitest';
import { createFormats } from '../../../core/i18n/index.ts';

const korean = createFormats({ language: 'ko', zone: 'Asia/Seoul' });
const english = createFormats({ language: 'en', zone: 'Asia/Seoul' });

describe('amounts of won', () => {
  it.each([
    [0, '0원'],
    [-0.4, '0원'],
    [3900, '3,900원'],
    [99_999, '99,999원'],
    [460_000, '46만 원'],
    [1_234_567, '123만 원'],
    [-1_234_567, '-123만 원'],
    [12_345_678, '1,235만 원'],
    [99_996_000, '1억 원'],
    [123_450_000, '1억 2,345만 원'],
    [9_999_995_000, '100억 원'],
    [123_456_000_000, '1,235억 원'],
  ])('%d reads %s in Korean', (value, text) => {
    expect(korean.won(value)).toBe(text);
  });

  it('are whole in English and where asked to be exact', () => {
    expect(english.won(460_000)).toBe('₩460,000');
    expect(english.won(-1234.5)).toBe('-₩1,235');
    expect(korean.wonExact(1_234_567)).toBe('1,234,567원');
  });
});

describe('durations', () => {
  it.each([
    [0, '0초', '0 seconds'],
    [1, '1초', '1 second'],
    [90, '1분 30초', '1 minute 30 seconds'],
    [3600, '1시간', '1 hour'],
    [129_600, '1일 12시간', '1 day 12 hours'],
    [90 * 86_400, '90일', '90 days'],
    [-7200, '-2시간', '-2 hours'],
    [59.7, '1분', '1 minute'],
  ])('%d s reads %s', (seconds, ko, en) => {
    expect(korean.duration(seconds)).toBe(ko);
    expect(english.duration(seconds)).toBe(en);
  });
});

describe('numbers, shares and dates', () => {
  it('are grouped and rounded', () => {
    expect(korean.number(12_400)).toBe('12,400');
    expect(english.number(0.126)).toBe('0.13');
    expect(korean.number(-0)).toBe('0');
    expect(korean.percent(0.2534)).toBe('25.3%');
    expect(english.percent(1)).toBe('100%');
    expect(korean.points(0.012345)).toBe('1.23%p');
    expect(english.points(-0.005)).toBe('-0.50 pp');
    expect(korean.points(Number.NaN)).toBe('–');
  });

  it('are shown in the given zone, not in that of the machine', () => {
    const time = Date.UTC(2026, 2, 1, 15, 30) / 1000;
    expect(korean.date(time)).toBe('2026년 3월 2일');
    expect(korean.dateTime(time)).toBe('2026년 3월 2일 00:30');
    expect(english.dateTime(time)).toBe('Mar 2, 2026, 00:30');
    expect(createFormats({ language: 'en', zone: 'America/New_York' }).date(time)).toBe('Mar 1, 2026');
  });

  it('become a dash where there is no number', () => {
    expect(korean.number(Number.NaN)).toBe('–');
    expect(english.date(Number.POSITIVE_INFINITY)).toBe('–');
  });
});
