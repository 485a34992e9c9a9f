import { EngineError } from '../../shared/errors.ts';

const [quote, backslash, open, close, openList, closeList, lineFeed] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d, 0x0a];

/** A record longer than this is no row of a table. */
const longestRecord = 64 << 20;

export interface JsonText {
  readonly line: number;
  readonly text: string;
}

/**
 * Cuts a JSON list, JSON lines or objects one after another into the texts of the records, without parsing them. A wrong line is
 * handed over as it stands and reading goes on with the next one. Rejects with `import.jsonTooLong`.
 */
export async function* jsonRecords(chunks: AsyncIterable<Buffer>, name: string): AsyncGenerator<JsonText> {
  let carry: Buffer = Buffer.alloc(0);
  let state: 'unknown' | 'list' | 'lines' = 'unknown';
  let line = 1;
  const take = function* (buffer: Buffer, isEnd: boolean): Generator<JsonText, number> {
    let at = 0;
    for (;;) {
      while (at < buffer.length && isBlank(buffer[at]!, state)) if (buffer[at++] === lineFeed) line++;
      if (at >= buffer.length) return at;
      if (state === 'unknown') {
        state = buffer[at] === openList ? 'list' : 'lines';
        if (state === 'list') at++;
        continue;
      }
      if (state === 'list' && buffer[at] === closeList) {
        at++;
        continue;
      }
      const end = recordEnd(buffer, at, isEnd, state);
      if (end === -1) return at;
      yield { line, text: buffer.toString('utf8', at, end) };
      for (let index = at; index < end; index++) if (buffer[index] === lineFeed) line++;
      at = end;
    }
  };
  for await (const chunk of chunks) {
    const buffer = carry.length === 0 ? chunk : Buffer.concat([carry, chunk]);
    carry = buffer.subarray(yield* take(buffer, false));
    if (carry.length > longestRecord) throw new EngineError('input', 'import.jsonTooLong', { name, line });
  }
  yield* take(carry, true);
}

function isBlank(byte: number, state: string): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || (byte === 0x2c && state === 'list');
}

/** Where the record that starts at `from` ends; -1 when more bytes are needed. Lines that start as no object end with the line. */
function recordEnd(buffer: Buffer, from: number, isEnd: boolean, state: 'list' | 'lines'): number {
  const isObject = buffer[from] === open || buffer[from] === openList;
  let depth = 0;
  let isText = false;
  for (let at = from; at < buffer.length; at++) {
    const byte = buffer[at]!;
    if (isText) {
      if (byte === backslash) at++;
      else if (byte === quote) isText = false;
      // JSON texts hold no line breaks: the quote was never closed
      else if (byte === lineFeed && state === 'lines') return at;
      continue;
    }
    if (byte === quote) isText = true;
    else if (byte === open || byte === openList) depth++;
    else if (byte === close || byte === closeList) {
      if (--depth === 0) return at + 1;
      if (depth < 0) return at;
    } else if (byte === lineFeed && state === 'lines' && (!isObject || looksLikeNextRecord(buffer, at))) return at;
    else if (byte === 0x2c && !isObject && depth === 0) return at;
  }
  return isEnd ? buffer.length : -1;
}

/** A line that starts with `{"` where another record is still open: that one was cut off. */
function looksLikeNextRecord(buffer: Buffer, lineEnd: number): boolean {
  return buffer[lineEnd + 1] === open && buffer[lineEnd + 2] === quote;
}
