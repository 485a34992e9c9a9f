export type Language = 'ko' | 'en';

export interface LocaleOptions {
  readonly language: Language;
  /** IANA zone in which moments are shown. */
  readonly zone: string;
}

/** Figures as people of one language write them. A value that is not a finite number becomes an en dash. */
export interface Formats {
  /** Grouped, at most two decimals: 12,400. */
  number(value: number): string;
  /** Korean rounds from 100,000 won on: 46만 원; English shows whole won: ₩460,000. */
  won(value: number): string;
  /** Whole won in both languages: 460,000원, ₩460,000. */
  wonExact(value: number): string;
  /** From a share: 0.253 → 25.3%. */
  percent(share: number): string;
  /** From a difference of shares, in percentage points: 0.0123 → 1.23%p, 1.23 pp. */
  points(difference: number): string;
  /** Every unit that is not zero, from days down: 1일 12시간. */
  duration(seconds: number): string;
  /** Epoch seconds → calendar date in the zone. */
  date(time: number): string;
  /** Epoch seconds → date and 24-hour clock in the zone. */
  dateTime(time: number): string;
}

const missing = '–';
const tenThousand = 10_000;
const hundredMillion = 100_000_000;

const durationUnits = [
  { seconds: 86_400, ko: '일', one: 'day', many: 'days' },
  { seconds: 3600, ko: '시간', one: 'hour', many: 'hours' },
  { seconds: 60, ko: '분', one: 'minute', many: 'minutes' },
  { seconds: 1, ko: '초', one: 'second', many: 'seconds' },
] as const;

/** The formats of one language and zone; throws a RangeError for a zone that Intl does not know. */
export function createFormats({ language, zone }: LocaleOptions): Formats {
  const locale = language === 'ko' ? 'ko-KR' : 'en-US';
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const hundredths = new Intl.NumberFormat(locale, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const dateStyle = language === 'ko' ? 'long' : 'medium';
  const date = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: zone });
  const clock = new Intl.DateTimeFormat(locale, {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone: zone,
  });
  // joined here, because versions of Intl disagree on what stands between date and time
  const dateTime = (time: number) =>
    `${date.format(time * 1000)}${language === 'ko' ? ' ' : ', '}${clock.format(time * 1000)}`;

  const wonExact = (value: number) => {
    const amount = whole.format(Math.abs(value));
    const sign = value < 0 && amount !== '0' ? '-' : '';
    return language === 'ko' ? `${sign}${amount}원` : `${sign}₩${amount}`;
  };

  const finite = (format: (value: number) => string) => (value: number) =>
    Number.isFinite(value) ? format(value) : missing;

  return {
    number: finite((value) => number.format(value === 0 ? 0 : value)),
    wonExact: finite(wonExact),
    won: finite((value) => (language === 'ko' ? shortWon(value, whole, wonExact) : wonExact(value))),
    percent: finite((share) => percent.format(share)),
    points: finite((difference) => `${hundredths.format(difference * 100)}${language === 'ko' ? '%p' : ' pp'}`),
    duration: finite((seconds) => durationText(seconds, language, whole)),
    date: finite((time) => date.format(time * 1000)),
    dateTime: finite(dateTime),
  };
}

function shortWon(value: number, whole: Intl.NumberFormat, exact: (value: number) => string): string {
  const amount = Math.abs(value);
  if (amount < 100_000) return exact(value);
  const sign = value < 0 ? '-' : '';
  // rounding first, so that 99,999,999 won reads as 1억 and not as 10,000만
  const step = amount >= 100 * hundredMillion ? hundredMillion : tenThousand;
  const rounded = Math.round(amount / step) * step;
  const large = Math.floor(rounded / hundredMillion);
  const small = Math.round((rounded - large * hundredMillion) / tenThousand);
  const parts = [];
  if (large > 0) parts.push(`${whole.format(large)}억`);
  if (small > 0) parts.push(`${whole.format(small)}만`);
  return `${sign}${parts.join(' ')} 원`;
}

function durationText(seconds: number, language: Language, whole: Intl.NumberFormat): string {
  const sign = seconds < 0 ? '-' : '';
  let rest = Math.round(Math.abs(seconds));
  const parts: string[] = [];
  for (const unit of durationUnits) {
    const count = Math.floor(rest / unit.seconds);
    rest -= count * unit.seconds;
    const isEmptyDuration = unit.seconds === 1 && parts.length === 0;
    if (count === 0 && !isEmptyDuration) continue;
    const figure = whole.format(count);
    parts.push(language === 'ko' ? `${figure}${unit.ko}` : `${figure} ${count === 1 ? unit.one : unit.many}`);
  }
  return sign + parts.join(' ');
}
