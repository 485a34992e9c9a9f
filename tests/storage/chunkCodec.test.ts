import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingDay } from '../../core/dataset/dataset.ts';
import type { NamedArray } from '../../core/dataset/index.ts';
import { ChunkReader, ChunkWriter, mostPacked } from '../../electron/storage/chunkCodec.ts';

type Data = NamedArray['data'];

const chunkBytes = 1 << 12;
const writer = new ChunkWriter(chunkBytes);
const reader = new ChunkReader(chunkBytes);

function stored(data: Data): { encoding: string; bytes: Uint8Array } {
  const { encoding, bytes } = writer.write(data);
  return { encoding, bytes: bytes.slice() };
}

function restored({ encoding, bytes }: { encoding: string; bytes: Uint8Array }, like: Data): Data {
  const data = like.slice().fill(1);
  expect(reader.read(encoding, bytes, data)).toBe(true);
  return data;
}

const some = { maxLength: chunkBytes / 8 };
const numbers = fc.oneof(
  { weight: 4, arbitrary: fc.constant(Number.NaN) },
  { weight: 2, arbitrary: fc.integer({ min: -70_000, max: 2 ** 33 }) },
  fc.double(),
  fc.constantFrom(0, -0, 1e300, 2 ** 53, -(2 ** 53), Infinity, -Infinity, 0.1),
);
const narrow = fc.tuple(
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
  fc.constantFrom(1, 255, 256, 65_536, 2 ** 32 - 1),
);
const columns: fc.Arbitrary<Data> = fc.oneof(
  fc.array(numbers, some).map((values) => Float64Array.from(values)),
  fc
    .tuple(narrow, fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), some))
    .map(([[base, range], shares]) =>
      Float64Array.from(shares, (share) => (share === null ? Number.NaN : base + Math.floor(share * range))),
    ),
  fc
    .array(fc.oneof(fc.constant(missingDay), fc.integer({ min: missingDay, max: 2 ** 31 - 1 })), some)
    .map((values) => Int32Array.from(values)),
  fc
    .array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 32 - 1 })), some)
    .map((values) => Uint32Array.from(values)),
  fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 700 })), some).map((values) => Uint16Array.from(values)),
  fc.array(fc.integer({ min: 0, max: 255 }), some).map((values) => Uint8Array.from(values)),
);

describe('a stored chunk of a column', () => {
  it('gives back every value bit by bit, in fewer bytes wherever it is packed and never beyond the stated ratio', () => {
    fc.assert(
      fc.property(columns, (data) => {
        const chunk = stored(data);
        const back = restored(chunk, data);
        expect(back.every((value, index) => Object.is(value, data[index]))).toBe(true);
        expect(chunk.encoding === 'packed').toBe(chunk.bytes.length < data.byteLength);
        expect(data.byteLength).toBeLessThanOrEqual(chunk.bytes.length * mostPacked);
      }),
      { numRuns: 600, seed: 11 },
    );
  });

  it('makes every NaN the canonical one, whose bits the content hash knows', () => {
    const words = new Uint32Array(64);
    words.fill(0xffff_ffff);
    const back = restored(stored(new Float64Array(words.buffer)), new Float64Array(32));
    const bits = new Uint32Array(back.buffer, 0, 64);
    expect([...bits].filter((_, index) => index % 2 === 1)).toEqual(Array.from({ length: 32 }, () => 0x7ff8_0000));
    expect([...bits].every((word, index) => index % 2 === 1 || word === 0)).toBe(true);
  });

  it('takes the width of the range and one bit for each missing value', () => {
    const times = Float64Array.from({ length: 100 }, (_, index) => 1_700_000_000 + index * 600);
    expect(stored(times).bytes).toHaveLength(9 + 2 * 100);
    const amounts = Float64Array.from({ length: 100 }, (_, index) => (index % 10 === 0 ? 5000 + index : Number.NaN));
    expect(stored(amounts).bytes).toHaveLength(9 + 13 + 10);
    const codes = Uint32Array.from({ length: 100 }, (_, index) => index);
    expect(stored(codes).bytes).toHaveLength(9 + 13 + 99);
  });

  it('is refused where its bytes are not as many values as the column says', () => {
    const { bytes } = stored(Float64Array.from({ length: 100 }, (_, index) => (index % 3 === 0 ? index : Number.NaN)));
    const into = new Float64Array(100);
    expect(reader.read('packed', bytes, into)).toBe(true);
    expect(reader.read('packed', bytes.subarray(1), into)).toBe(false);
    expect(reader.read('packed', bytes, into.subarray(1))).toBe(false);
    expect(reader.read('packed', bytes, new Float64Array(120))).toBe(false);
    expect(reader.read('raw', bytes, into)).toBe(false);
    expect(reader.read('other', bytes, into)).toBe(false);
    expect(reader.read('packed', new Uint8Array(9), new Uint8Array(0))).toBe(false);
    const outside = bytes.slice();
    // the four bits of the last byte of the map that stand for no value
    outside[9 + 12]! |= 0xf0;
    expect(reader.read('packed', outside, into)).toBe(false);
  });

  it('is never more than refused, whatever bytes a file holds', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), columns, (bytes, data) => {
        expect(typeof reader.read('packed', bytes, data.slice())).toBe('boolean');
      }),
      { numRuns: 500, seed: 12 },
    );
  });
});
