import type { NamedArray } from '../../core/dataset/index.ts';
import { ChunkPacker, ChunkUnpacker } from './packedChunk.ts';

type Data = NamedArray['data'];

/** No chunk has more bytes than so many times its stored ones: a map of missing values has one bit for eight bytes. */
export const mostPacked = 64;

/** How the bytes of a stored chunk give its values: as they are in memory, or as `ChunkPacker` writes them. */
export type ChunkEncoding = 'raw' | 'packed';

/** Turns parts of columns into the bytes that are stored; keeps its memory from chunk to chunk. */
export class ChunkWriter {
  private readonly raw: Buffer;
  private readonly packer: ChunkPacker;

  constructor(chunkBytes: number) {
    this.raw = Buffer.alloc(chunkBytes);
    // texts, whose values are single bytes, are not packed
    this.packer = new ChunkPacker(chunkBytes / 2);
  }

  /** The smaller of both forms; valid until the next call. */
  write(data: Data): { readonly encoding: ChunkEncoding; readonly bytes: Uint8Array } {
    if (data.BYTES_PER_ELEMENT > 1) {
      const bytes = this.packer.pack(data);
      if (bytes.length < data.byteLength) return { encoding: 'packed', bytes };
    }
    // a copy, because shared memory cannot be handed to SQLite
    this.raw.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    return { encoding: 'raw', bytes: this.raw.subarray(0, data.byteLength) };
  }
}

/** Reads what a `ChunkWriter` wrote, also of earlier versions, which stored all chunks raw. */
export class ChunkReader {
  private readonly unpacker: ChunkUnpacker;

  constructor(chunkBytes: number) {
    this.unpacker = new ChunkUnpacker(chunkBytes / 2);
  }

  /** Fills `data`; false where the bytes are not so many values. */
  read(encoding: string, bytes: Uint8Array, data: Data): boolean {
    switch (encoding) {
      case 'raw':
        if (bytes.length !== data.byteLength) return false;
        new Uint8Array(data.buffer, data.byteOffset, data.byteLength).set(bytes);
        return true;
      case 'packed':
        return data.BYTES_PER_ELEMENT > 1 && this.unpacker.unpack(bytes, data);
      default:
        return false;
    }
  }
}
