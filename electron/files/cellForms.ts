import type { DateOrder } from '../shared/importTypes.ts';
import { falseTexts, trueTexts } from './sql.ts';

const numberForm =
  /^[(+-]?[₩￦$€£¥\\]?\s?-?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\d{1,3}(\.\d{3})*,\d{1,2})\s?(원|krw|€)?\)?$/i;
const shortForm = /^(\d{2})[./-](\d{1,2})[./-](\d{1,2})(\s+\d{1,2}:\d{2}(:\d{2})?)?$/;
const serialForm = /^[2-7]\d{4}(\.\d+)?$/;
const dateForm = /^(19|20)\d{2}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?(\s*\([^)]{1,9}\))?$/;
const compactDate = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const compactTime = /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])[T ]?\d{2}:?\d{2}(:?\d{2})?$/;
const timeForm =
  /^(19|20)\d{2}\s*[-./년]\s*\d{1,2}\s*[-./월]\s*\d{1,2}\s*[.일]?(\s*\([^)]{1,9}\))?[\sT].*\d{1,2}\s*[:시].*$/;
const slashForm = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(\s+\d{1,2}:\d{2}(:\d{2})?)?$/;
const epochForm = /^(\d{10}|\d{13}|\d{16})$/;

export function looksLikeNumber(text: string): boolean {
  return numberForm.test(text);
}

export function looksLikeDate(text: string): boolean {
  return dateForm.test(text) || compactDate.test(text);
}

/** A date or a date with a clock, written out or as digits; an epoch number is told from a figure by its column only. */
export function looksLikeTime(text: string): boolean {
  return (
    looksLikeDate(text) || timeForm.test(text) || compactTime.test(text) || slashForm.test(text) || shortForm.test(text)
  );
}

/** A day count since 1899-12-30, as workbooks hold times. */
export function looksLikeSerial(text: string): boolean {
  return serialForm.test(text);
}

/** What the values say about the order of day, month and year; null where they hold no date that needs one. */
export function dateOrderOf(texts: readonly string[]): { order: DateOrder; isSure: boolean; isMixed: boolean } | null {
  let found = 0;
  let long = 0;
  const beyond = { first: false, second: false, third: false };
  for (const text of texts) {
    const match = slashForm.exec(text) ?? shortForm.exec(text);
    if (match === null) continue;
    found++;
    if (match[3]!.length === 4) long++;
    if (Number(match[1]) > (match[3]!.length === 4 ? 12 : 31)) beyond.third = true;
    if (Number(match[1]) > 12) beyond.first = true;
    if (Number(match[2]) > 12) beyond.second = true;
  }
  if (found === 0 || found * 5 < texts.length) return null;
  if (long === 0) {
    // 26/03/01: the year stands first unless the second part cannot be a month
    if (beyond.second) return { order: 'mdy', isSure: true, isMixed: beyond.first };
    return { order: 'ymd', isSure: beyond.third, isMixed: false };
  }
  const isMixed = beyond.first && beyond.second;
  return { order: beyond.first ? 'dmy' : 'mdy', isSure: beyond.first !== beyond.second, isMixed };
}

export function looksLikeEpoch(text: string): boolean {
  return epochForm.test(text);
}

export function looksLikeBoolean(text: string): boolean {
  const lower = text.toLowerCase();
  return trueTexts.includes(lower) || falseTexts.includes(lower);
}

/** Figures such as 00042 or 01012345678 name something and are not amounts. */
export function isCodeNumber(text: string): boolean {
  return /^0\d+$/.test(text);
}

/** The pattern for times that `auto` does not read: day and month before the year, in the order that the values allow. */
export function patternOfTimes(texts: readonly string[]): string {
  let isDayFirst = false;
  let clock = '';
  let separator = '/';
  let found = 0;
  for (const text of texts) {
    const match = slashForm.exec(text);
    if (match === null) continue;
    found++;
    if (Number(match[1]) > 12) isDayFirst = true;
    separator = /[/.-]/.exec(text)![0];
    if (match[4] !== undefined) clock = match[5] === undefined ? ' HH:mm' : ' HH:mm:ss';
  }
  if (found * 2 < texts.length || found === 0) return 'auto';
  const day = isDayFirst ? ['DD', 'MM', 'YYYY'] : ['MM', 'DD', 'YYYY'];
  return day.join(separator) + clock;
}
