import type { Channel, Purpose } from '../../journey/channels.ts';

/** A past campaign: who was eligible was split at random, and what a message does is known exactly. */
export interface CampaignPlan {
  readonly name: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  /** Where in the history it lies, 0 … 1. */
  readonly dayShare: number;
  /** Sends begin at this local second of the day and spread over `spreadSeconds`. */
  readonly startSecond: number;
  readonly spreadSeconds: number;
  readonly treatedShare: number;
  /** Only who has bought before but not within so many days; null = everyone. */
  readonly dormantDays: number | null;
  /** Each step given the one before; `openShare` null where the channel has no open signal. Unsubscribing is given delivery. */
  readonly deliveredShare: number;
  readonly openShare: number | null;
  readonly clickShare: number;
  readonly conversionShare: number;
  readonly unsubscribeShare: number;
}

const hour = 3600;

export const campaignPlans: readonly CampaignPlan[] = [
  {
    name: '봄 신상품 이메일',
    channel: 'email',
    purpose: 'advertising',
    dayShare: 0.12,
    startSecond: 10 * hour,
    spreadSeconds: hour,
    treatedShare: 0.5,
    dormantDays: null,
    deliveredShare: 0.97,
    openShare: 0.24,
    clickShare: 0.16,
    conversionShare: 0.12,
    unsubscribeShare: 0.003,
  },
  {
    name: '적립금 소멸 안내',
    channel: 'alimtalk',
    purpose: 'information',
    dayShare: 0.27,
    startSecond: 11 * hour,
    spreadSeconds: 2 * hour,
    treatedShare: 0.8,
    dormantDays: null,
    deliveredShare: 0.96,
    openShare: null,
    clickShare: 0.14,
    conversionShare: 0.1,
    unsubscribeShare: 0,
  },
  {
    name: '주말 쿠폰 문자',
    channel: 'sms',
    purpose: 'advertising',
    dayShare: 0.44,
    startSecond: 17 * hour,
    spreadSeconds: hour,
    treatedShare: 0.8,
    dormantDays: null,
    deliveredShare: 0.95,
    openShare: null,
    clickShare: 0.07,
    conversionShare: 0.11,
    unsubscribeShare: 0.006,
  },
  {
    name: '카카오 브랜드 메시지 세일',
    channel: 'brandMessage',
    purpose: 'advertising',
    dayShare: 0.6,
    startSecond: 18.5 * hour,
    spreadSeconds: 2 * hour,
    treatedShare: 0.5,
    dormantDays: null,
    deliveredShare: 0.96,
    openShare: null,
    clickShare: 0.11,
    conversionShare: 0.12,
    unsubscribeShare: 0.005,
  },
  {
    name: '심야 특가 푸시',
    channel: 'push',
    purpose: 'advertising',
    dayShare: 0.75,
    startSecond: 21.5 * hour,
    spreadSeconds: hour,
    treatedShare: 0.5,
    dormantDays: null,
    deliveredShare: 0.88,
    openShare: null,
    clickShare: 0.055,
    conversionShare: 0.1,
    unsubscribeShare: 0.004,
  },
  {
    name: '휴면 고객 이메일',
    channel: 'email',
    purpose: 'advertising',
    dayShare: 0.88,
    startSecond: 9.5 * hour,
    spreadSeconds: hour,
    treatedShare: 0.8,
    dormantDays: 90,
    deliveredShare: 0.96,
    openShare: 0.19,
    clickShare: 0.12,
    conversionShare: 0.15,
    unsubscribeShare: 0.005,
  },
];
