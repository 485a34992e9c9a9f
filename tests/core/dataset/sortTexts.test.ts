import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sortRowsByText } from '../../../core/dataset/sortTexts.ts';
import { encodeTexts } from '../../../core/dataset/text.ts';

const text = fc.oneof(
  fc.constantFrom('', 'a', 'aa', 'ab', '가', '각', '😀', '\uffff', 'C0000001', 'C0000002', 'C00000010'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
);

describe('sorting rows by their texts', () => {
  it('orders them by their bytes, and equal ones as they were', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 300, size: 'max' }), (texts) => {
        const bytes = texts.map((item) => Buffer.from(item));
        const rows = Uint32Array.from(texts, (_, row) => row);
        const expected = [...rows].sort((a, b) => Buffer.compare(bytes[a]!, bytes[b]!) || a - b);
        expect([...sortRowsByText(rows, encodeTexts(texts))]).toEqual(expected);
      }),
      { seed: 5, numRuns: 200 },
    );
  });
});
