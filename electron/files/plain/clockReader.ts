const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const quote = 0x22;
const plus = 0x2b;
const minus = 0x2d;
const point = 0x2e;
const slash = 0x2f;
const zero = 0x30;
const colon = 0x3a;
const letterT = 0x54;
const letterZ = 0x5a;
const morning = Buffer.from('오전');
const afternoon = Buffer.from('오후');

/**
 * Reads dates and clocks that begin with the year: `2025-03-01 15:04:05` above all, then with other separators (`2025/3/1`, `2025. 3. 1.`),
 * without seconds or with parts of them, with 오전, 오후, AM or PM, and with an offset from UTC. What the database would refuse or
 * read otherwise is not read.
 */
export class ClockReader {
  /** Behind the text that was read. */
  at = 0;
  /** Year, month and day as eight digits; the day need not exist. */
  date = 0;
  /** Of the day. */
  second = 0;
  /** Seconds that the text says it is ahead of UTC; NaN where it says nothing. */
  zone = Number.NaN;

  /** False where the text is none of these forms. */
  read(buffer: Uint8Array, from: number, delimiter: number): boolean {
    return this.readUsual(buffer, from, delimiter) || this.readOther(buffer, from, delimiter);
  }

  private readUsual(buffer: Uint8Array, from: number, delimiter: number): boolean {
    const century = twoDigits(buffer, from);
    const year = twoDigits(buffer, from + 2);
    const month = twoDigits(buffer, from + 5);
    const day = twoDigits(buffer, from + 8);
    if ((century | year | month | day) < 0 || buffer[from + 4] !== minus || buffer[from + 7] !== minus) return false;
    this.date = century * 1_000_000 + year * 10_000 + month * 100 + day;
    this.second = 0;
    this.zone = Number.NaN;
    let at = from + 10;
    const separator = buffer[at];
    if ((separator === space || separator === letterT) && separator !== delimiter) {
      const hour = twoDigits(buffer, at + 1);
      const minute = twoDigits(buffer, at + 4);
      const second = twoDigits(buffer, at + 7);
      if ((hour | minute | second) < 0 || buffer[at + 3] !== colon || buffer[at + 6] !== colon) return false;
      if (hour > 23 || minute > 59 || second > 59) return false;
      this.second = hour * 3600 + minute * 60 + second;
      at += 9;
    }
    this.at = at;
    return isEnd(buffer[at]!, delimiter);
  }

  private readOther(buffer: Uint8Array, from: number, delimiter: number): boolean {
    if (delimiter === space) return false;
    const century = twoDigits(buffer, from);
    const year = twoDigits(buffer, from + 2);
    if ((century | year) < 0 || !this.separator(buffer, from + 4)) return false;
    const month = this.shortNumber(buffer, this.at);
    if (month < 0 || !this.separator(buffer, this.at)) return false;
    const day = this.shortNumber(buffer, this.at);
    if (day < 0) return false;
    if (buffer[this.at] === point) this.at++;
    this.date = century * 1_000_000 + year * 10_000 + month * 100 + day;
    this.second = 0;
    this.zone = Number.NaN;
    const next = buffer[this.at];
    if ((next === space || next === letterT) && !this.readClock(buffer, this.at + 1)) return false;
    const length = this.at - from;
    // a text as long as the usual form is read as one by the database
    const looksUsual = (length === 10 || length === 19) && buffer[from + 4] === minus && buffer[from + 7] === minus;
    return !looksUsual && isEnd(buffer[this.at]!, delimiter);
  }

  private readClock(buffer: Uint8Array, from: number): boolean {
    let at = from;
    let half = 0;
    if (isAt(buffer, at, morning) || isAt(buffer, at, afternoon)) {
      half = isAt(buffer, at, morning) ? 1 : 2;
      at += morning.length;
      if (buffer[at] === space) at++;
    }
    let hour = this.shortNumber(buffer, at);
    if (hour < 0 || buffer[this.at] !== colon) return false;
    const minute = this.shortNumber(buffer, this.at + 1);
    if (minute < 0) return false;
    let second = 0;
    if (buffer[this.at] === colon) {
      second = this.shortNumber(buffer, this.at + 1);
      if (second < 0) return false;
      if (buffer[this.at] === point) {
        this.at++;
        if (!isDigit(buffer[this.at]!)) return false;
        while (isDigit(buffer[this.at]!)) this.at++;
      }
    }
    at = buffer[this.at] === space ? this.at + 1 : this.at;
    const letter = buffer[at]! & 0xdf;
    if ((letter === 0x41 || letter === 0x50) && (buffer[at + 1]! & 0xdf) === 0x4d) {
      if (half !== 0) return false;
      half = letter === 0x41 ? 1 : 2;
      this.at = at + 2;
      at = buffer[this.at] === space ? this.at + 1 : this.at;
    }
    if (!this.readZone(buffer, at)) return false;
    if (half !== 0 && hour <= 12) hour = (hour % 12) + (half === 2 ? 12 : 0);
    this.second = hour * 3600 + minute * 60 + second;
    return hour < 24 && minute < 60 && second < 60;
  }

  /** The offset that begins at `from`, if one does; false where it is not whole. */
  private readZone(buffer: Uint8Array, from: number): boolean {
    const sign = buffer[from];
    if (sign === letterZ) {
      this.zone = 0;
      this.at = from + 1;
    } else if (sign === plus || sign === minus) {
      const hours = twoDigits(buffer, from + 1);
      const minutesAt = buffer[from + 3] === colon ? from + 4 : from + 3;
      const minutes = twoDigits(buffer, minutesAt);
      if (hours < 0 || minutes < 0) return false;
      this.zone = (sign === minus ? -1 : 1) * (hours * 3600 + minutes * 60);
      this.at = minutesAt + 2;
    }
    return true;
  }

  /** Passes a separator of a date and a space behind it. */
  private separator(buffer: Uint8Array, from: number): boolean {
    const byte = buffer[from];
    if (byte !== minus && byte !== slash && byte !== point) return false;
    this.at = buffer[from + 1] === space ? from + 2 : from + 1;
    return true;
  }

  /** One digit or two; -1 where there is none. */
  private shortNumber(buffer: Uint8Array, from: number): number {
    const first = buffer[from]! - zero;
    if (!(first >= 0 && first <= 9)) return -1;
    const second = buffer[from + 1]! - zero;
    const hasTwo = second >= 0 && second <= 9;
    this.at = from + (hasTwo ? 2 : 1);
    return hasTwo ? first * 10 + second : first;
  }
}

/** Whether the byte ends a cell. */
function isEnd(byte: number, delimiter: number): boolean {
  return byte === delimiter || byte === quote || byte === lineFeed || byte === carriageReturn;
}

function isDigit(byte: number): boolean {
  return byte >= zero && byte <= 0x39;
}

function isAt(buffer: Uint8Array, from: number, text: Uint8Array): boolean {
  for (let index = 0; index < text.length; index++) if (buffer[from + index] !== text[index]) return false;
  return true;
}

/** -1 where one of the two bytes is no digit. */
function twoDigits(buffer: Uint8Array, at: number): number {
  const tens = buffer[at]! - zero;
  const ones = buffer[at + 1]! - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -1;
}
