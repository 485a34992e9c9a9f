import type { TextValues } from '../../../core/dataset/dataset.ts';

/** The rows that `PlainRows` took of a part, to be joined to those before; lines count from 1. */
export interface PlainPart {
  readonly count: number;
  readonly hasClock: boolean;
  readonly typeNames: readonly string[];
  readonly customers: TextValues;
  readonly customerCodes: Uint32Array;
  readonly types: Uint16Array;
  readonly times: Float64Array;
  readonly values: Float64Array;
  readonly lines: Uint32Array;
  /** `texts` of a column of texts or categories, else null. */
  readonly kept: readonly {
    readonly data: Float64Array | Int32Array | Uint8Array | Uint32Array;
    readonly texts: TextValues | null;
  }[];
}

/** The memory of its rows, which may be handed over to another thread and is empty here then. */
export function memoryOf({ customerCodes, types, times, values, lines, kept }: PlainPart): ArrayBuffer[] {
  const columns = [customerCodes, types, times, values, lines, ...kept.map(({ data }) => data)];
  return columns.map(({ buffer }) => buffer).filter((buffer) => buffer instanceof ArrayBuffer);
}
