import { describe, expect, it } from 'vitest';
import { threefry2x32, threefryUnit } from '../../../core/lib/threefry.ts';

describe('Threefry-2x32-20', () => {
  it.each([
    { counter: [0, 0], key: [0, 0], words: [0x6b200159, 0x99ba4efe] },
    { counter: [-1, -1], key: [-1, -1], words: [0x1cb996fc, 0xbb002be7] },
    { counter: [0x243f6a88, 0x85a308d3 | 0], key: [0x13198a2e, 0x03707344], words: [0xc4923a9c, 0x483df7a0] },
  ])('gives the known answer $words', ({ counter, key, words }) => {
    const out = new Uint32Array(2);
    threefry2x32(key[0]!, key[1]!, counter[0]!, counter[1]!, out);
    expect([...out]).toEqual(words);
  });

  it('gives as one number what its two words say', () => {
    const out = new Uint32Array(2);
    for (let counter = 0; counter < 1000; counter++) {
      const key = [counter * 2_654_435_761, ~counter] as const;
      threefry2x32(key[0] | 0, key[1], counter, -counter, out);
      const expected = ((out[0]! >>> 6) * 2 ** 26 + (out[1]! >>> 6) + 0.5) / 2 ** 52;
      expect(threefryUnit(key[0] | 0, key[1], counter, -counter)).toBe(expected);
    }
  });
});
