import type { NodeOf } from '../../journey/nodes.ts';
import { toCsv } from '../../lib/csv.ts';

export type AdPlatform = NodeOf<'audience'>['platform'];

/** How a customer can be reached; null where the data has no such column or no value. */
export interface AudienceContact {
  readonly email: string | null;
  readonly phone: string | null;
}

export interface AudienceFile {
  readonly text: string;
  /** Customers in the list, each once however often they occur. */
  readonly listed: number;
  /** Customers left out because neither address nor number can be read. */
  readonly withoutContact: number;
}

/**
 * The list that an ad platform takes: SHA-256 (lower-case hex) of the normalised address and number, never either as it is. Rows are
 * in the order of their hashes, so that their places say nothing about the data. Normalisation as the platforms document it: Meta wants
 * numbers as digits with the country code, Google in E.164 and Gmail addresses without dots and tags; for Kakao and Naver the number as
 * it is dialled in Korea. `sha256` gives the lower-case hex digest of a text in UTF-8.
 */
export function audienceCsv(
  platform: AdPlatform,
  contacts: readonly AudienceContact[],
  sha256: (text: string) => string,
): AudienceFile {
  const { header, number, gmail } = forms[platform];
  const hashed = (text: string) => (text === '' ? '' : sha256(text));
  const rows = new Map<string, readonly [string, string]>();
  let withoutContact = 0;
  for (const { email, phone } of contacts) {
    const address = normalEmail(email ?? '', gmail);
    const parsed = internationalNumber(phone ?? '');
    const row = [hashed(address), hashed(parsed === null ? '' : number(parsed))] as const;
    if (row[0] === '' && row[1] === '') withoutContact += 1;
    else rows.set(row.join(' '), row);
  }
  const sorted = [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
  return { text: toCsv([header, ...sorted]), listed: sorted.length, withoutContact };
}

interface PlatformForm {
  readonly header: readonly [string, string];
  /** From digits with the country code. */
  number(digits: string): string;
  readonly gmail: boolean;
}

const local = (digits: string) => (digits.startsWith('82') ? `0${digits.slice(2)}` : digits);
const forms: Readonly<Record<AdPlatform, PlatformForm>> = {
  meta: { header: ['email', 'phone'], number: (digits) => digits, gmail: false },
  google: { header: ['Email', 'Phone'], number: (digits) => `+${digits}`, gmail: true },
  kakao: { header: ['email', 'phone'], number: local, gmail: false },
  naver: { header: ['email', 'phone'], number: local, gmail: false },
};

/** Without blanks and capitals; '' for what is no address. */
export function normalEmail(text: string, gmail: boolean): string {
  const address = text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
  const match = /^([^@]+)@([^@]+\.[^@]+)$/.exec(address);
  if (match === null) return '';
  const [, name, domain] = match;
  if (!gmail || (domain !== 'gmail.com' && domain !== 'googlemail.com')) return address;
  return `${name!.replace(/\+.*$/, '').replaceAll('.', '')}@${domain}`;
}

/** Digits with the country code, Korea's where the number names none; null for what is no number. */
export function internationalNumber(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  const digits = plain.replaceAll(/\D/g, '');
  const isForeign = plain.startsWith('+') || digits.startsWith('00');
  const named = digits.replace(/^00/, '');
  const whole = isForeign || /^82\d{8,}/.test(digits) ? named : `82${digits.replace(/^0/, '')}`;
  // a zero after the country code is dialled at home only
  const number = whole.replace(/^820/, '82');
  return number.length >= 10 && number.length <= 15 ? number : null;
}
