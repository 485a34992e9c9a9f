import { inRanges, runSteps, type Steps } from './steps.ts';

const digits = 65_536;

/**
 * `rows` in ascending order of `values[row]`, stable, NaN last. A radix sort on the bits of the numbers: a million rows in
 * well under a tenth of a second, where a sort with a comparison takes most of one. −0 sorts before 0.
 */
export function sortRowsByNumber(rows: Uint32Array, values: Float64Array): Uint32Array {
  return runSteps(sortRowsSteps(rows, values));
}

/** The same in steps. */
export function* sortRowsSteps(rows: Uint32Array, values: Float64Array): Steps<Uint32Array> {
  const count = rows.length;
  const keys = new Float64Array(count);
  const halves = new Uint32Array(keys.buffer);
  yield* inRanges(count, (from, to) => {
    for (let index = from; index < to; index++) keys[index] = values[rows[index]!]!;
    // flipped so that the unsigned bits of all numbers order as the numbers do
    for (let index = from; index < to; index++) {
      if (Number.isNaN(keys[index]!)) {
        halves[index * 2] = 0xffff_ffff;
        halves[index * 2 + 1] = 0xffff_ffff;
        continue;
      }
      const high = halves[index * 2 + 1]!;
      if (high >>> 31 === 1) {
        halves[index * 2] = ~halves[index * 2]!;
        halves[index * 2 + 1] = ~high;
      } else halves[index * 2 + 1] = high ^ 0x8000_0000;
    }
  });
  let order: Uint32Array = new Uint32Array(count);
  for (let index = 0; index < count; index++) order[index] = index;
  let spare: Uint32Array = new Uint32Array(count);
  const starts = new Uint32Array(digits);
  for (let pass = 0; pass < 4; pass++) {
    const word = pass >> 1;
    const shift = (pass & 1) * 16;
    starts.fill(0);
    yield* inRanges(count, (from, to) => {
      for (let index = from; index < to; index++) starts[(halves[index * 2 + word]! >>> shift) & 0xffff]!++;
    });
    if (count > 0 && starts[(halves[word]! >>> shift) & 0xffff] === count) continue;
    let sum = 0;
    for (let digit = 0; digit < digits; digit++) {
      const size = starts[digit]!;
      starts[digit] = sum;
      sum += size;
    }
    const source = order;
    const target = spare;
    yield* inRanges(count, (from, to) => {
      for (let place = from; place < to; place++) {
        const index = source[place]!;
        target[starts[(halves[index * 2 + word]! >>> shift) & 0xffff]!++] = index;
      }
    });
    order = target;
    spare = source;
  }
  return order.map((index) => rows[index]!);
}
