import { unreachable } from '../../../core/lib/invariant.ts';

/** Arrays of one value for each row. */
export type ColumnData = Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array;

/** Work on one column that stands in shared memory and touches nothing else, so that any thread can do it. */
export type ColumnWork =
  | {
      /** Writes `from`, whose memory is given back, into `to` from row `at` on: as it is, as `codes` say of code - `base` (a code below it stays), or with `add` onto it. */
      readonly kind: 'copy';
      readonly from: ColumnData;
      readonly to: ColumnData;
      readonly at: number;
      readonly codes: Uint32Array | null;
      readonly base: number;
      readonly add: number;
    }
  /** Moves the value of each row into its place in two passes, into windows and inside each window: in one, each would wait for memory. */
  | { readonly kind: 'move'; readonly data: ColumnData; readonly places: Uint32Array; readonly inWindow: Uint32Array }
  /** Closes the gaps that rows leave, which are given in ascending order. */
  | { readonly kind: 'drop'; readonly data: ColumnData; readonly rows: Uint32Array }
  /** Puts the code that `codes` says in place of every code. */
  | { readonly kind: 'recode'; readonly data: Uint16Array | Uint32Array; readonly codes: Uint32Array };

/** Does the work of columns, one after the other; keeps its memory between them. */
export class ColumnWorker {
  private scratch = new ArrayBuffer(0);

  run(work: ColumnWork): void {
    switch (work.kind) {
      case 'copy':
        return copy(work);
      case 'move':
        return this.move(work);
      case 'drop':
        return drop(work.data, work.rows);
      case 'recode':
        return recode(work.data, work.codes);
      default:
        return unreachable(work);
    }
  }

  private move({ data, places, inWindow }: ColumnWork & { kind: 'move' }): void {
    const { length } = places;
    if (this.scratch.byteLength < data.BYTES_PER_ELEMENT * length) this.scratch = new ArrayBuffer(8 * length);
    const { scratch: memory } = this;
    if (data instanceof Float64Array) moveValues(data, new Float64Array(memory, 0, length), places, inWindow);
    else if (data instanceof Uint32Array) moveCodes(data, new Uint32Array(memory, 0, length), places, inWindow);
    else if (data instanceof Int32Array) moveCodes(data, new Int32Array(memory, 0, length), places, inWindow);
    else if (data instanceof Uint16Array) moveCodes(data, new Uint16Array(memory, 0, length), places, inWindow);
    else moveCodes(data, new Uint8Array(memory, 0, length), places, inWindow);
  }
}

function drop(data: ColumnData, rows: Uint32Array): void {
  // whole stretches, because few rows are dropped
  for (let index = 0; index < rows.length; index++) {
    data.copyWithin(rows[index]! - index, rows[index]! + 1, rows[index + 1] ?? data.length);
  }
}

function recode(data: Uint16Array | Uint32Array, codes: Uint32Array): void {
  for (let row = 0; row < data.length; row++) data[row] = codes[data[row]!]!;
}

function copy(work: ColumnWork & { kind: 'copy' }): void {
  writeInto(work);
  // at once: a collection may come only after more memory was taken
  if (work.from.buffer instanceof ArrayBuffer) work.from.buffer.transfer(0);
}

function writeInto({ from, to, at, codes, base, add }: ColumnWork & { kind: 'copy' }): void {
  if (codes === null && add === 0) to.set(from, at);
  else if (codes === null) for (let row = 0; row < from.length; row++) to[at + row] = from[row]! + add;
  else {
    for (let row = 0; row < from.length; row++) {
      const code = from[row]!;
      to[at + row] = code < base ? code : codes[code - base]! + base;
    }
  }
}

function moveValues(data: Float64Array, scratch: Float64Array, places: Uint32Array, inWindow: Uint32Array): void {
  for (let row = 0; row < places.length; row++) scratch[places[row]!] = data[row]!;
  for (let middle = 0; middle < places.length; middle++) data[inWindow[middle]!] = scratch[middle]!;
}

function moveCodes<Data extends Exclude<ColumnData, Float64Array>>(
  data: Data,
  scratch: Data,
  places: Uint32Array,
  inWindow: Uint32Array,
): void {
  for (let row = 0; row < places.length; row++) scratch[places[row]!] = data[row]!;
  for (let middle = 0; middle < places.length; middle++) data[inWindow[middle]!] = scratch[middle]!;
}
