import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { audienceCsv, internationalNumber, normalEmail } from '../../../../core/exporters/audience/index.ts';

const sha256 = (text: string) => createHash('sha256').update(text, 'utf8').digest('hex');

describe('audienceCsv', () => {
  it('hashes addresses and numbers in the form of each platform', () => {
    const contacts = [{ email: ' Kim.Shop+ad@Gmail.com ', phone: '010-1234-5678' }];
    const row = (email: string, phone: string) => `${sha256(email)},${sha256(phone)}\r\n`;
    expect(audienceCsv('meta', contacts, sha256).text).toBe(
      `email,phone\r\n${row('kim.shop+ad@gmail.com', '821012345678')}`,
    );
    expect(audienceCsv('google', contacts, sha256).text).toBe(
      `Email,Phone\r\n${row('kimshop@gmail.com', '+821012345678')}`,
    );
    for (const platform of ['kakao', 'naver'] as const) {
      expect(audienceCsv(platform, contacts, sha256).text).toBe(
        `email,phone\r\n${row('kim.shop+ad@gmail.com', '01012345678')}`,
      );
    }
    // the digest of an address as Meta's own documentation gives it
    expect(sha256(normalEmail('John_Smith@gmail.com', false))).toBe(
      '62a14e44f765419d10fea99367361a727c12365e2520f32218d505ed9aa0f62f',
    );
  });

  it('reads numbers however they are written', () => {
    for (const text of [
      '01012345678',
      '010 1234 5678',
      '+82 10-1234-5678',
      '+82 (0)10 1234 5678',
      '821012345678',
      '０１０１２３４５６７８',
    ])
      expect(internationalNumber(text)).toBe('821012345678');
    expect(internationalNumber('+1 415 555 2671')).toBe('14155552671');
    for (const text of ['', '123', '없음', '9'.repeat(20)]) expect(internationalNumber(text)).toBeNull();
  });

  it('lists everyone once, in an order that says nothing, and counts those who cannot be listed', () => {
    const contacts = [
      { email: 'b@shop.kr', phone: null },
      { email: 'a@shop.kr', phone: null },
      { email: 'B@shop.kr ', phone: '' },
      { email: 'no address', phone: 'x' },
      { email: null, phone: null },
    ];
    const { text, listed, withoutContact } = audienceCsv('meta', contacts, sha256);
    expect({ listed, withoutContact }).toEqual({ listed: 2, withoutContact: 2 });
    expect(audienceCsv('meta', contacts.toReversed(), sha256).text).toBe(text);
  });

  it('holds digests and nothing else, whatever the data holds', () => {
    const anything = fc.record({
      email: fc.option(fc.oneof(fc.string(), fc.emailAddress(), fc.constant('=cmd()@a.b'))),
      phone: fc.option(fc.oneof(fc.string(), fc.constant('=1+1 010 1234 5678'))),
    });
    fc.assert(
      fc.property(fc.array(anything), fc.constantFrom('meta', 'google', 'kakao', 'naver'), (contacts, platform) => {
        const [, ...lines] = audienceCsv(platform, contacts, sha256).text.trimEnd().split('\r\n');
        for (const line of lines) expect(line).toMatch(/^(?:[0-9a-f]{64})?,(?:[0-9a-f]{64})?$/);
      }),
    );
  });
});
