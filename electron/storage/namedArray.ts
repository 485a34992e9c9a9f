import type { NamedArray } from '../../core/dataset/index.ts';

/** Bytes of one element by its type. */
export const bytesPer = { u8: 1, u16: 2, u32: 4, i32: 4, f64: 8 } as const;

/** A part of a stored dataset over memory that has been filled with its bytes. */
export function namedArray(name: string, type: NamedArray['type'], memory: ArrayBufferLike): NamedArray {
  switch (type) {
    case 'u8':
      return { name, type, data: new Uint8Array(memory) };
    case 'u16':
      return { name, type, data: new Uint16Array(memory) };
    case 'u32':
      return { name, type, data: new Uint32Array(memory) };
    case 'i32':
      return { name, type, data: new Int32Array(memory) };
    case 'f64':
      return { name, type, data: new Float64Array(memory) };
  }
}
