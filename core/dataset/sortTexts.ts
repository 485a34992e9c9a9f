import { inRanges, runSteps, type Steps, within } from '../lib/steps.ts';
import type { TextValues } from './dataset.ts';

/** Below so many texts comparing pairs is faster than counting bytes. */
const fewTexts = 24;
/** Looks at a text in a step. */
const looksPerStep = 1 << 15;

/**
 * The rows in the order of the UTF-8 bytes of their texts, equal texts in the order of `rows`; the given array is sorted in place
 * and returned. A radix sort from the first byte on: a million ids take about a tenth of what comparing pairs takes.
 */
export function sortRowsByText(rows: Uint32Array, texts: TextValues): Uint32Array {
  return runSteps(sortTextSteps(rows, texts));
}

/** The same in steps. */
export function* sortTextSteps(rows: Uint32Array, texts: TextValues): Steps<Uint32Array> {
  const spare = new Uint32Array(rows.length);
  // ranges of rows whose first `depth` bytes are equal: from, to, depth
  const pending: number[] = [0, rows.length, 0];
  const starts = new Uint32Array(258);
  let looks = 0;
  while (pending.length > 0) {
    const depth = pending.pop()!;
    const to = pending.pop()!;
    const from = pending.pop()!;
    looks += to - from;
    if (looks >= looksPerStep) {
      looks = 0;
      // ranges end in the order of the texts, the last first
      yield 1 - to / (rows.length + 1);
    }
    if (to - from <= fewTexts) {
      sortFew(rows, from, to, depth, texts);
      continue;
    }
    starts.fill(0);
    yield* inLarge(from, to, (first, last) => {
      for (let at = first; at < last; at++) starts[placeOf(texts, rows[at]!, depth) + 1]!++;
    });
    for (let place = 1; place <= 257; place++) starts[place]! += starts[place - 1]!;
    // pushed before the texts are placed, because placing moves the starts
    for (let place = 1; place <= 256; place++) {
      const size = starts[place + 1]! - starts[place]!;
      if (size > 1) pending.push(from + starts[place]!, from + starts[place + 1]!, depth + 1);
    }
    yield* inLarge(from, to, (first, last) => {
      for (let at = first; at < last; at++) spare[starts[placeOf(texts, rows[at]!, depth)]!++] = rows[at]!;
    });
    rows.set(spare.subarray(0, to - from), from);
  }
  return rows;
}

/** Visits [from, to), in steps only where that takes long. */
function* inLarge(from: number, to: number, visit: (first: number, last: number) => void): Steps<void> {
  if (to - from <= looksPerStep) visit(from, to);
  else
    yield* within(
      inRanges(to - from, (first, last) => visit(from + first, from + last)),
      0,
      0.1,
    );
}

/** 0 where the text ends before `depth`, else its byte there + 1. */
function placeOf({ bytes, offsets }: TextValues, row: number, depth: number): number {
  const at = offsets[row]! + depth;
  return at < offsets[row + 1]! ? bytes[at]! + 1 : 0;
}

function sortFew(rows: Uint32Array, from: number, to: number, depth: number, texts: TextValues): void {
  for (let at = from + 1; at < to; at++) {
    const row = rows[at]!;
    let place = at;
    while (place > from && isAfter(texts, rows[place - 1]!, row, depth)) {
      rows[place] = rows[place - 1]!;
      place--;
    }
    rows[place] = row;
  }
}

function isAfter(texts: TextValues, a: number, b: number, depth: number): boolean {
  const { bytes, offsets } = texts;
  const fromA = offsets[a]!;
  const fromB = offsets[b]!;
  const lengthA = offsets[a + 1]! - fromA;
  const lengthB = offsets[b + 1]! - fromB;
  const shared = Math.min(lengthA, lengthB);
  for (let index = depth; index < shared; index++) {
    const difference = bytes[fromA + index]! - bytes[fromB + index]!;
    if (difference !== 0) return difference > 0;
  }
  return lengthA > lengthB;
}
