import type { Dated } from './dated.ts';

/** 정보통신망법 Art. 50(4): the exact label with which advertising begins. */
export const adLabels: readonly Dated<string>[] = [
  { validFrom: '2014-11-29', validUntil: null, value: '(광고)', source: 'networkAct50' },
];

interface NightHours {
  readonly fromSecondOfDay: number;
  readonly untilSecondOfDay: number;
  readonly exemptChannels: readonly string[];
}

/**
 * Art. 50(3): advertising at night needs a consent of its own; e-mail is exempt (decree Art. 61). That 21:00 itself is night
 * and 08:00 is not is the careful reading.
 */
export const nightHours: readonly Dated<NightHours>[] = [
  {
    validFrom: '2014-11-29',
    validUntil: null,
    value: { fromSecondOfDay: 21 * 3600, untilSecondOfDay: 8 * 3600, exemptChannels: ['email'] },
    source: 'networkAct50',
  },
];

/** Art. 50(8), decree Art. 62-3: consent is reconfirmed every so many calendar years from the day it was given. */
export const reconfirmYears: readonly Dated<number>[] = [
  { validFrom: '2014-11-29', validUntil: null, value: 2, source: 'networkDecree62' },
];

/** Art. 50(7): days within which a consent, refusal or withdrawal is confirmed to the customer. */
export const consentNoticeDays: readonly Dated<number>[] = [
  { validFrom: '2014-11-29', validUntil: null, value: 14, source: 'kisaGuide' },
];

/** Bulk text messages go through resellers certified by the state (전송자격인증제). */
export const certifiedResellers: readonly Dated<true>[] = [
  { validFrom: '2024-06-01', validUntil: null, value: true, source: 'certifiedResellers' },
];

/** What unlawful advertising costs, as `penalty.<value>` in the locale files. */
export const penalties: readonly Dated<'fine' | 'prison' | 'surcharge'>[] = [
  { validFrom: null, validUntil: '2024-07-24', value: 'fine', source: 'networkAct50' },
  { validFrom: '2024-07-24', validUntil: '2026-10-01', value: 'prison', source: 'penalty2024' },
  // passed on 2026-03-12; the day it takes effect comes from a third party and is not confirmed
  { validFrom: '2026-10-01', validUntil: null, value: 'surcharge', source: 'penalty2026' },
];
