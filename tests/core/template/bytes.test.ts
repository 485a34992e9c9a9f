import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { byteCount, characterCount } from '../../../core/template/index.ts';

describe('byteCount', () => {
  it('agrees with iconv-lite on every character of the basic plane', () => {
    const different: string[] = [];
    for (let code = 0; code < 0x10000; code++) {
      if (code >= 0xd800 && code <= 0xdfff) continue;
      const character = String.fromCharCode(code);
      const encoded = iconv.encode(character, 'cp949');
      const isEncodable = iconv.decode(encoded, 'cp949') === character;
      const { bytes, unencodable } = byteCount(character);
      const expectedBytes = isEncodable ? encoded.length : 2;
      if (bytes !== expectedBytes || (unencodable.length === 0) !== isEncodable) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });

  it.each([
    ['', 0],
    ['abc', 3],
    ['가나다', 6],
    ['(광고)[여정샵] 쿠폰', 19],
    ['똠방각하 펲시콜라', 17],
    ['漢字 ①', 7],
    ['줄\n바꿈', 7],
  ])('counts "%s" as %i bytes', (text, bytes) => {
    expect(byteCount(text)).toEqual({ bytes, unencodable: [] });
    expect(iconv.encode(text, 'cp949')).toHaveLength(bytes);
  });

  it('reports each character that a text message cannot carry, once', () => {
    expect(byteCount('축하 🎉🎉 简 é')).toEqual({ bytes: 15, unencodable: ['🎉', '简', 'é'] });
  });
});

describe('characterCount', () => {
  it('counts an emoji as one character', () => {
    expect(characterCount('가🎉a')).toBe(3);
  });
});
