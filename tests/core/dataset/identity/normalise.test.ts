import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainEmail, plainKoreanMobile } from '../../../../core/dataset/identity/fastForms.ts';
import { normaliseEmail, normalisePhone } from '../../../../core/dataset/identity/index.ts';
import { TextTable } from '../../../../core/dataset/identity/textTable.ts';
import { encodeTexts, textAt } from '../../../../core/dataset/index.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function fast(form: typeof plainEmail, text: string): string | null {
  const bytes = encoder.encode(text);
  const into = new Uint8Array(256);
  const length = form(bytes, 0, bytes.length, into);
  return length === -1 ? null : decoder.decode(into.subarray(0, length));
}

describe('a phone number', () => {
  it.each([
    '010-1234-5678',
    '01012345678',
    '010 1234 5678',
    '(010) 1234.5678',
    '1012345678',
    '1012345678.0',
    '+82 10 1234 5678',
    '+82 010-1234-5678',
    '82-10-1234-5678',
    '0082 10 1234 5678',
    '００８２１０１２３４５６７８',
    '001-82-10-1234-5678',
  ])('written %s is +821012345678', (text) => {
    expect(normalisePhone(text, 'KR')).toBe('+821012345678');
  });

  it.each([
    '',
    '없음',
    '010-1234',
    '1588-1234',
    '080-123-4567',
    '010-1234-5678 내선 3',
    '8.21012E+11',
    '000-0000-0000',
  ])('written "%s" names nobody', (text) => {
    expect(normalisePhone(text, 'KR')).toBeNull();
  });

  it('is read as a number of the region it was asked for', () => {
    expect(normalisePhone('(650) 253-0000', 'US')).toBe('+16502530000');
    expect(normalisePhone('090-1234-5678', 'JP')).toBe('+819012345678');
    expect(normalisePhone('+1 650 253 0000', 'KR')).toBe('+16502530000');
    expect(normalisePhone('010-1234-5678', 'XX')).toBeNull();
  });

  it('of the usual Korean form is read by the short way as the library reads it', () => {
    const digit = fc.integer({ min: 0, max: 9 }).map(String);
    const separator = fc.constantFrom('', '', '-', '-', ' ', '--', '.');
    const text = fc
      .tuple(
        fc.constantFrom('', '', '', '+', '+82', '+82', '82', '+82-', '+82 ', '0', '-'),
        fc.constantFrom('10', '10', '010', '010', '011', '105', '0105', '02'),
        separator,
        fc.array(digit, { minLength: 4, maxLength: 4 }),
        separator,
        fc.array(digit, { minLength: 4, maxLength: 5 }),
        fc.constantFrom('', '', '', ' ', '-'),
      )
      .map(
        ([country, first, a, middle, b, last, end]) => country + first + a + middle.join('') + b + last.join('') + end,
      );
    let taken = 0;
    fc.assert(
      fc.property(text, (written) => {
        const short = fast(plainKoreanMobile, written);
        if (short === null) return;
        taken++;
        expect(short).toBe(normalisePhone(written, 'KR'));
      }),
      { numRuns: 20_000, seed: 18 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe('an e-mail address', () => {
  it('is compared without case and surrounding space, in composed letters', () => {
    expect(normaliseEmail('  Kim.MinSu+shop@Example.CO.KR ')).toBe('kim.minsu+shop@example.co.kr');
    expect(normaliseEmail('MAILTO:a@b.kr')).toBe('a@b.kr');
    expect(normaliseEmail('김민수@한국.kr'.normalize('NFD'))).toBe('김민수@한국.kr'.normalize('NFC'));
  });

  it.each(['', '-', '없음', 'a@b', 'a b@c.kr', 'a@@b.kr', '@b.kr', 'a@b..kr', 'a@.kr', 'a@b.kr.', 'a@b.kr, c@d.kr'])(
    'is none in "%s"',
    (text) => {
      expect(normaliseEmail(text)).toBeNull();
    },
  );

  it('of plain letters is read by the short way as by the long one', () => {
    const part = fc.string({ unit: fc.constantFrom(...'abcZ9._-+%@ ,é'), maxLength: 4 });
    let taken = 0;
    fc.assert(
      fc.property(part, part, fc.constantFrom('', 'x.kr', 'x.kr', '.co.kr', '..kr', '.'), (name, domain, end) => {
        const written = `${name}@${domain}${end}`;
        const short = fast(plainEmail, written);
        if (short === null) return;
        taken++;
        expect(short).toBe(normaliseEmail(written));
      }),
      { numRuns: 20_000, seed: 18 },
    );
    expect(taken).toBeGreaterThan(500);
  });
});

describe('a table of texts', () => {
  it('gives equal texts one number and others another, through many growths', () => {
    const texts = Array.from({ length: 30_000 }, (_, index) => `customer${index % 20_000}@shop.kr`);
    const { bytes, offsets } = encodeTexts(texts);
    const table = new TextTable();
    const codes = texts.map((_, row) => table.add(bytes, offsets[row]!, offsets[row + 1]!));
    expect(table.count).toBe(20_000);
    expect(codes.slice(0, 20_000)).toEqual(Array.from({ length: 20_000 }, (_, index) => index));
    expect(codes.slice(20_000)).toEqual(codes.slice(0, 10_000));
    expect(textAt(table.values(), 12_345)).toBe('customer12345@shop.kr');
  });
});
