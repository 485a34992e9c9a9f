import { missingDay } from '../../../core/dataset/dataset.ts';
import { unreachable } from '../../../core/lib/invariant.ts';
import type { KeptColumn } from '../plan.ts';
import { Lexicon } from './lexicon.ts';

/** A kept column of the accepted rows. A text is its number in the lexicon + 1, 0 = missing. */
export type KeptRows =
  | { readonly kind: 'number' | 'time'; readonly at: number; data: Float64Array }
  | { readonly kind: 'date'; readonly at: number; data: Int32Array }
  | { readonly kind: 'boolean'; readonly at: number; data: Uint8Array }
  | { readonly kind: 'category' | 'text'; readonly at: number; data: Uint32Array; readonly lexicon: Lexicon };

/** Gives memory of so many bytes, all 0. */
export type Memory = (bytes: number) => ArrayBufferLike;

/** A column of `capacity` rows, which hold nothing yet. */
export function emptyKept(column: KeptColumn, capacity: number, memory: Memory): KeptRows {
  const at = placeOf(column.raw);
  const { kind } = column;
  switch (kind) {
    case 'number':
    case 'time':
      return { kind, at, data: new Float64Array(memory(8 * capacity)) };
    case 'date':
      return { kind, at, data: new Int32Array(memory(4 * capacity)) };
    case 'boolean':
      return { kind, at, data: new Uint8Array(memory(capacity)) };
    case 'category':
    case 'text':
      return { kind, at, data: new Uint32Array(memory(4 * capacity)), lexicon: new Lexicon() };
    default:
      return unreachable(kind);
  }
}

/** Makes room for `capacity` rows. */
export function growKept(column: KeptRows, capacity: number, memory: Memory): void {
  const { kind } = column;
  switch (kind) {
    case 'number':
    case 'time':
      column.data = withMore(column.data, new Float64Array(memory(8 * capacity)));
      break;
    case 'date':
      column.data = withMore(column.data, new Int32Array(memory(4 * capacity)));
      break;
    case 'boolean':
      column.data = withMore(column.data, new Uint8Array(memory(capacity)));
      break;
    case 'category':
    case 'text':
      column.data = withMore(column.data, new Uint32Array(memory(4 * capacity)));
      break;
    default:
      unreachable(kind);
  }
}

/** What stands for nothing in a column's data. */
export function missingOf(kind: KeptRows['kind']): number {
  switch (kind) {
    case 'number':
    case 'time':
      return Number.NaN;
    case 'date':
      return missingDay;
    case 'boolean':
      return 2;
    case 'category':
    case 'text':
      return 0;
    default:
      return unreachable(kind);
  }
}

/** The old values in `larger`. */
export function withMore<Data extends Float64Array | Int32Array | Uint8Array | Uint16Array | Uint32Array>(
  old: Data,
  larger: Data,
): Data {
  larger.set(old);
  return larger;
}

/** Index of the field of a raw column (`c1` …); -1 = no column. */
export function placeOf(raw: string | null): number {
  return raw === null ? -1 : Number(raw.slice(1)) - 1;
}
