import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runSteps } from '../../core/lib/steps.ts';
import { hashOf, Lexicon } from '../../electron/files/plain/lexicon.ts';

const byte = fc.constantFrom(0, 0x30, 0x31, 0x41, 0xff);
const text = fc.uint8Array({ maxLength: 12 }).chain((free) =>
  fc.oneof(
    fc.constant(free),
    fc.array(byte, { maxLength: 10 }).map((bytes) => Uint8Array.from(bytes)),
  ),
);

describe('the numbers of different texts', () => {
  it('are given in the order of first meeting and found again, whatever bytes a text has and wherever it stands', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 3000, size: 'max' }), fc.nat(5), (texts, offset) => {
        const lexicon = new Lexicon();
        const numbers = new Map<string, number>();
        for (const bytes of texts) {
          const key = Buffer.from(bytes).toString('latin1');
          if (!numbers.has(key)) numbers.set(key, numbers.size);
          const buffer = new Uint8Array(offset + bytes.length + 3).fill(0x7a);
          buffer.set(bytes, offset);
          const hash = hashOf(buffer, offset, offset + bytes.length);
          expect(lexicon.codeOfHashed(buffer, offset, offset + bytes.length, hash)).toBe(numbers.get(key));
        }
        const { bytes, offsets } = lexicon.texts();
        const all = [...numbers.keys()].map((_, at) => Buffer.from(bytes.subarray(offsets[at], offsets[at + 1])));
        expect(all.map((found) => found.toString('latin1'))).toEqual([...numbers.keys()]);
      }),
      { numRuns: 20, seed: 5 },
    );
  });

  it('of another lexicon are found or added by joining it', () => {
    const first = new Lexicon();
    const second = new Lexicon();
    for (const name of ['가방', '신발', '']) first.codeOfText(name);
    for (const name of ['a long name of shoes', '신발', 'b', '']) second.codeOfText(name);
    expect([...runSteps(first.join(second.texts()))]).toEqual([3, 1, 4, 2]);
    expect(first.count).toBe(5);
  });
});
