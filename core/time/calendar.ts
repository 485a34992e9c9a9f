/** A day of the Gregorian calendar; `month` is 1 … 12. */
interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const dateForm = /^(\d{4})-(\d{2})-(\d{2})$/;
const daysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 of a calendar day; a day past the month's end becomes its last day (29 February → 28). */
export function dayOf(year: number, month: number, day: number): number {
  const before = year - 1;
  const leapDays = Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400) - 477;
  const leapDay = month > 2 && isLeapYear(year) ? 1 : 0;
  const inMonth = Math.min(day, daysInMonth(year, month));
  return (year - 1970) * 365 + leapDays + daysBefore[month - 1]! + leapDay + inMonth - 1;
}

/** Days since 1970-01-01 of 'YYYY-MM-DD'; NaN where the text is no date of the calendar. */
export function dayNumber(text: string): number {
  const parts = dateForm.exec(text);
  if (parts === null) return Number.NaN;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return Number.NaN;
  return dayOf(year, month, day);
}

/**
 * The calendar day of days since 1970-01-01, in whole 32-bit steps because customers' dates pass here one by one. Hinnant,
 * "chrono-Compatible Low-Level Date Algorithms": years that begin in March, in eras of 400.
 */
export function calendarDay(dayNumber: number): CalendarDay {
  const shifted = (dayNumber + 719_468) | 0;
  const era = ((shifted >= 0 ? shifted : shifted - 146_096) / 146_097) | 0;
  const dayOfEra = (shifted - era * 146_097) | 0;
  const yearOfEra =
    ((dayOfEra - ((dayOfEra / 1460) | 0) + ((dayOfEra / 36_524) | 0) - ((dayOfEra / 146_096) | 0)) / 365) | 0;
  const dayOfYear = (dayOfEra - (365 * yearOfEra + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0))) | 0;
  const monthFromMarch = ((5 * dayOfYear + 2) / 153) | 0;
  const day = (dayOfYear - (((153 * monthFromMarch + 2) / 5) | 0) + 1) | 0;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** 'YYYY-MM-DD' of days since 1970-01-01. */
export function dateText(dayNumber: number): string {
  const { year, month, day } = calendarDay(dayNumber);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** ISO weekday of days since 1970-01-01, which was a Thursday: 1 = Monday … 7 = Sunday. */
export function weekdayOf(dayNumber: number): number {
  return ((((dayNumber + 3) % 7) + 7) % 7) + 1;
}
