import type { Dated } from './dated.ts';

/** EUC-KR bytes of the whole text, label and opt-out included, with the variables filled. */
export const textBytes: Readonly<Record<'sms' | 'lms' | 'mms', readonly Dated<number>[]>> = {
  sms: [{ validFrom: null, validUntil: null, value: 90, source: 'carrierText' }],
  lms: [{ validFrom: null, validUntil: null, value: 2000, source: 'carrierText' }],
  mms: [{ validFrom: null, validUntil: null, value: 2000, source: 'carrierText' }],
};

/** EUC-KR bytes of the subject of an LMS or MMS. */
export const subjectBytes: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 40, source: 'carrierText' },
];

/** Kilobytes of an MMS picture. */
export const mmsImageKilobytes: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 150, source: 'carrierText' },
  { validFrom: null, validUntil: null, provider: 'nhnCloud', value: 300, source: 'nhnSms' },
  { validFrom: null, validUntil: null, provider: 'solapi', value: 200, source: 'solapiSms' },
];

interface AlimtalkLimits {
  /** After substitution. */
  readonly characters: number;
  readonly buttons: number;
  readonly buttonNameCharacters: number;
}

export const alimtalkLimits: readonly Dated<AlimtalkLimits>[] = [
  {
    validFrom: null,
    validUntil: null,
    value: { characters: 1000, buttons: 5, buttonNameCharacters: 14 },
    source: 'kakaoAlimtalk',
  },
];

/** UTF-8 bytes of the whole notification. */
export const pushBytes: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 4096, source: 'pushPayload' },
];

/** UTF-8 bytes after which Gmail cuts a message off. */
export const emailBytes: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 102 * 1024, source: 'gmailClipping' },
];
