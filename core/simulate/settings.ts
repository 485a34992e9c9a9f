import { z } from 'zod';
import { channelSchema, purposeSchema, responseSchema } from '../journey/channels.ts';

const secondOfDay = z.number().int().min(0).max(86_400);

/** Local hours in which a (channel, purpose) is not sent without night consent. `from` > `until` spans midnight. */
export const quietHoursSchema = z.object({
  channel: channelSchema,
  purpose: purposeSchema,
  fromSecondOfDay: secondOfDay,
  untilSecondOfDay: secondOfDay,
  /** Night consent lifts it (the law's rule); false for a channel's own closing hours. */
  liftedByNightConsent: z.boolean(),
});
export type QuietHours = z.infer<typeof quietHoursSchema>;

/** At most `times` sends of the group per customer in any rolling `withinSeconds`. */
export const frequencyCapSchema = z.object({
  channels: z.array(channelSchema).min(1),
  purpose: purposeSchema.nullable(),
  times: z.number().int().positive(),
  withinSeconds: z.number().int().positive(),
});
export type FrequencyCap = z.infer<typeof frequencyCapSchema>;

/** Won per message sent. */
export const pricesSchema = z.object({
  email: z.number().nonnegative(),
  sms: z.number().nonnegative(),
  lms: z.number().nonnegative(),
  mms: z.number().nonnegative().default(90),
  alimtalk: z.number().nonnegative(),
  brandMessageFriend: z.number().nonnegative(),
  brandMessageOther: z.number().nonnegative(),
  push: z.number().nonnegative(),
});
export type Prices = z.infer<typeof pricesSchema>;

/**
 * Pressure is the sum of exp(−age/τ) over a customer's earlier messages. Each unit lowers the log-odds of an open (of a click,
 * where the channel has no open) and raises those of unsubscribing.
 */
export const pressureSchema = z.object({
  tauSeconds: z.number().positive(),
  openLogOddsPerUnit: z.number().nonnegative(),
  unsubscribeLogOddsPerUnit: z.number().nonnegative(),
});
export type Pressure = z.infer<typeof pressureSchema>;

/** No data set measures fatigue well: these are priors and shown as assumed. */
export const defaultPressure: Pressure = {
  tauSeconds: 7 * 86_400,
  openLogOddsPerUnit: 0.05,
  unsubscribeLogOddsPerUnit: 0.05,
};

/** Everything that a run assumes beside the journey and the data. Part of what identifies a run. */
export const assumptionsSchema = z.object({
  responses: z.array(z.object({ channel: channelSchema, purpose: purposeSchema, response: responseSchema })),
  /** Share of message conversions that only bring the customer's next purchase forward. */
  pullForwardShare: z.number().min(0).max(1),
  /** Profit per won of revenue before message cost. */
  marginShare: z.number().min(0).max(1),
  /** Value of a converted purchase, in won, for customers without a purchase to learn from. */
  defaultOrderValue: z.number().nonnegative(),
  prices: pricesSchema,
  quietHours: z.array(quietHoursSchema),
  frequencyCaps: z.array(frequencyCapSchema),
  /** Advertising consent counts for this many calendar years. */
  consentYears: z.number().int().positive(),
  /** How recent messages wear people out; see ADR 13. */
  pressure: pressureSchema.default(defaultPressure),
});
export type Assumptions = z.infer<typeof assumptionsSchema>;

const hour = 3600;
const daySeconds = 86_400;
const openedChannel = { scaleSeconds: 4 * hour, shape: 1 };
const minutes10 = { scaleSeconds: 600, shape: 1 };

function assumed(
  openShare: number | null,
  clickShare: number,
  conversionShare: number,
  unsubscribeShare: number,
  deliveredShare: number,
): z.infer<typeof responseSchema> {
  return {
    deliveredShare,
    openShare,
    clickShare,
    conversionShare,
    unsubscribeShare,
    openDelay: openedChannel,
    clickDelay: openShare === null ? { scaleSeconds: 2 * hour, shape: 1 } : minutes10,
    conversionDelay: { scaleSeconds: 6 * hour, shape: 1 },
    logHalfWidth: 0.5,
    source: 'assumed',
    directConversionShare: null,
  };
}

/** Starting figures: no public Korean measurement exists for most of them, so each is labelled as assumed until measured. */
export function defaultAssumptions(): Assumptions {
  const night = { fromSecondOfDay: 21 * hour, untilSecondOfDay: 8 * hour, liftedByNightConsent: true };
  return {
    responses: [
      { channel: 'email', purpose: 'advertising', response: assumed(0.2, 0.1, 0.05, 0.002, 0.98) },
      { channel: 'email', purpose: 'information', response: assumed(0.35, 0.12, 0.05, 0.0005, 0.98) },
      { channel: 'sms', purpose: 'advertising', response: assumed(null, 0.03, 0.08, 0.004, 0.97) },
      { channel: 'sms', purpose: 'information', response: assumed(null, 0.05, 0.06, 0.0005, 0.97) },
      { channel: 'lms', purpose: 'advertising', response: assumed(null, 0.035, 0.08, 0.004, 0.97) },
      { channel: 'lms', purpose: 'information', response: assumed(null, 0.05, 0.06, 0.0005, 0.97) },
      { channel: 'mms', purpose: 'advertising', response: assumed(null, 0.04, 0.08, 0.004, 0.97) },
      { channel: 'mms', purpose: 'information', response: assumed(null, 0.05, 0.06, 0.0005, 0.97) },
      { channel: 'alimtalk', purpose: 'information', response: assumed(null, 0.08, 0.08, 0.001, 0.95) },
      { channel: 'alimtalk', purpose: 'advertising', response: assumed(null, 0.08, 0.08, 0.004, 0.95) },
      { channel: 'brandMessage', purpose: 'advertising', response: assumed(null, 0.06, 0.08, 0.006, 0.95) },
      { channel: 'brandMessage', purpose: 'information', response: assumed(null, 0.06, 0.06, 0.002, 0.95) },
      { channel: 'push', purpose: 'advertising', response: assumed(null, 0.03, 0.06, 0.003, 0.9) },
      { channel: 'push', purpose: 'information', response: assumed(null, 0.05, 0.05, 0.0005, 0.9) },
    ],
    pullForwardShare: 0.3,
    marginShare: 0.3,
    defaultOrderValue: 40_000,
    prices: {
      email: 1,
      sms: 12,
      lms: 39,
      mms: 90,
      alimtalk: 10,
      brandMessageFriend: 25,
      brandMessageOther: 35,
      push: 0,
    },
    quietHours: [
      { channel: 'sms', purpose: 'advertising', ...night },
      { channel: 'lms', purpose: 'advertising', ...night },
      { channel: 'mms', purpose: 'advertising', ...night },
      { channel: 'alimtalk', purpose: 'advertising', ...night },
      { channel: 'push', purpose: 'advertising', ...night },
      {
        channel: 'brandMessage',
        purpose: 'advertising',
        fromSecondOfDay: 20 * hour + 50 * 60,
        untilSecondOfDay: 8 * hour,
        liftedByNightConsent: false,
      },
    ],
    frequencyCaps: [
      {
        channels: ['email', 'sms', 'lms', 'mms', 'alimtalk', 'brandMessage', 'push'],
        purpose: 'advertising',
        times: 3,
        withinSeconds: 7 * daySeconds,
      },
    ],
    consentYears: 2,
    pressure: defaultPressure,
  };
}
