import { dayOf } from '../../../core/time/index.ts';

const zero = 0x30;
const nine = 0x39;
const minus = 0x2d;
const point = 0x2e;
const colon = 0x3a;
const space = 0x20;
const letterT = 0x54;
/** As many digits as every double holds exactly. */
export const mostDigits = 15;
export const powersOfTen = Float64Array.from({ length: mostDigits + 1 }, (_, power) => 10 ** power);
const daysInMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/**
 * The number in bytes [from, to) where it is written as digits, perhaps with a minus and a decimal point, and is at most 15
 * digits long; NaN for every other text. Both parts of the division are exact, so the result is the nearest double.
 */
export function plainNumber(buffer: Uint8Array, from: number, to: number): number {
  let at = from;
  const isNegative = buffer[at] === minus;
  if (isNegative) at++;
  if (to - at > mostDigits + 1 || at === to) return Number.NaN;
  let digits = 0;
  let decimals = -1;
  for (; at < to; at++) {
    const byte = buffer[at]!;
    if (byte >= zero && byte <= nine) {
      digits = digits * 10 + byte - zero;
      if (decimals >= 0) decimals++;
    } else if (byte === point && decimals === -1 && at > from + (isNegative ? 1 : 0)) decimals = 0;
    else return Number.NaN;
  }
  if (decimals === 0 || digits >= 1e15) return Number.NaN;
  const value = decimals > 0 ? digits / powersOfTen[decimals]! : digits;
  return isNegative ? -value : value;
}

/**
 * Seconds of the wall clock since 1970 where bytes [from, to) are `YYYY-MM-DD` or `YYYY-MM-DD HH:mm:ss` (or with a T) of the years
 * 1900 to 2199; NaN for every other text.
 */
export function plainClock(buffer: Uint8Array, from: number, to: number): number {
  const length = to - from;
  if ((length !== 10 && length !== 19) || buffer[from + 4] !== minus || buffer[from + 7] !== minus) return Number.NaN;
  const year = twoDigits(buffer, from) * 100 + twoDigits(buffer, from + 2);
  const midnight = midnightOf(year, twoDigits(buffer, from + 5), twoDigits(buffer, from + 8));
  if (length === 10) return midnight;
  const separator = buffer[from + 10];
  if ((separator !== space && separator !== letterT) || buffer[from + 13] !== colon || buffer[from + 16] !== colon) {
    return Number.NaN;
  }
  const hour = twoDigits(buffer, from + 11);
  const minute = twoDigits(buffer, from + 14);
  const second = twoDigits(buffer, from + 17);
  return hour < 24 && minute < 60 && second < 60 ? midnight + hour * 3600 + minute * 60 + second : Number.NaN;
}

/** Seconds of the wall clock from 1970 to the start of a day of the years 1900 to 2199; NaN where there is no such day. */
export function midnightOf(year: number, month: number, day: number): number {
  if (!(year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1)) return Number.NaN;
  const isLeap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (day > daysInMonth[month - 1]! + (isLeap ? 1 : 0)) return Number.NaN;
  return dayOf(year, month, day) * 86_400;
}

/** NaN where one of the two bytes is no digit. */
function twoDigits(buffer: Uint8Array, at: number): number {
  const tens = buffer[at]! - zero;
  const ones = buffer[at + 1]! - zero;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}
