import { open } from 'node:fs/promises';
import type { ImportSource } from '../../shared/importTypes.ts';
import type { RecordPlaces } from '../records.ts';
import { eachRecord, type RecordOptions } from '../regularize.ts';

/** Waits for records of certain lines, in ascending order. */
export interface LineListener {
  /** Null where all were heard. */
  readonly nextLine: number | null;
  /** Records of other lines may come as well. */
  hear(buffer: Buffer, record: RecordPlaces, line: number): void;
}

/** Bytes of a file at which records start, so that single lines are found again without reading the whole file. */
export class LineMarks {
  private readonly lines: number[] = [];
  private readonly bytes: number[] = [];
  /** Bytes of the file before the first that was read; null where the bytes read are not those of the file. */
  private skipped: number | null = null;

  get lastByte(): number {
    return this.bytes.at(-1) ?? 0;
  }

  get lastLine(): number {
    return this.lines.at(-1) ?? 1;
  }

  all(): (readonly [line: number, byte: number])[] {
    return this.lines.map((line, index) => [line, this.bytes[index]!] as const);
  }

  /** Adds the marks of a part that begins at the last mark. */
  join(marks: readonly (readonly [line: number, byte: number])[]): void {
    const { lastLine, lastByte } = this;
    for (const [line, byte] of marks) this.add(lastLine + line - 1, lastByte + byte);
  }

  add(line: number, byte: number): void {
    this.lines.push(line);
    this.bytes.push(byte);
  }

  /** Says that the marked bytes are those of the file, `skipped` bytes on. */
  found(skipped: number): void {
    this.skipped = skipped;
  }

  /** Lets `listener` hear the records of its lines; `readAll` reads the whole file where that is needed. */
  async eachRecord(
    { path }: ImportSource,
    options: RecordOptions,
    listener: LineListener,
    readAll: () => AsyncIterable<Buffer>,
  ): Promise<void> {
    const hear: Parameters<typeof eachRecord>[2] = (buffer, _from, line, record) => listener.hear(buffer, record, line);
    if (this.skipped === null) return eachRecord(readAll(), options, hear, async () => {});
    const file = await open(path, 'r');
    try {
      let part = 0;
      for (let line = listener.nextLine; line !== null; line = listener.nextLine) {
        while (part + 1 < this.lines.length && this.lines[part + 1]! <= line) part++;
        const start = this.bytes[part]!;
        const end = this.bytes[part + 1] ?? (await file.stat()).size - this.skipped;
        const { buffer } = await file.read(Buffer.alloc(end - start), 0, end - start, start + this.skipped);
        const place = { ...options, hasHeader: options.hasHeader && part === 0, firstLine: this.lines[part]! };
        await eachRecord([buffer], place, hear, async () => {});
        // a file that was changed meanwhile may not have the line any more
        if (listener.nextLine === line) return;
      }
    } finally {
      await file.close();
    }
  }
}
