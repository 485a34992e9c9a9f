import { z } from 'zod';

export const channels = ['email', 'sms', 'lms', 'mms', 'alimtalk', 'brandMessage', 'push'] as const;
export type Channel = (typeof channels)[number];
export const channelSchema = z.enum(channels);

export const purposes = ['information', 'advertising'] as const;
export type Purpose = (typeof purposes)[number];
export const purposeSchema = z.enum(purposes);

/** Time from one response step to the next: Weibull with `shape` (1 = exponential) and `scaleSeconds`. */
export const delaySchema = z.object({ scaleSeconds: z.number().nonnegative(), shape: z.number().positive() });
export type Delay = z.infer<typeof delaySchema>;

/**
 * How people answer one kind of message. Shares are probabilities given the step before; `openShare` is null where the
 * channel has no open signal, and then `clickShare` is given delivery. `logHalfWidth` is the 90 % half-width of ln(odds of
 * a click and of a conversion), 0 for certain; `source` says whether the figures were measured from the data.
 */
export const responseSchema = z.object({
  deliveredShare: z.number().min(0).max(1),
  openShare: z.number().min(0).max(1).nullable(),
  clickShare: z.number().min(0).max(1),
  conversionShare: z.number().min(0).max(1),
  unsubscribeShare: z.number().min(0).max(1),
  openDelay: delaySchema,
  clickDelay: delaySchema,
  conversionDelay: delaySchema,
  logHalfWidth: z.number().nonnegative(),
  source: z.enum(['assumed', 'measured']),
  /**
   * Where a randomised experiment measured it: the share of delivered messages that add a purchase, drawn instead of the way
   * over click and conversion; null = use that way.
   */
  directConversionShare: z.number().min(0).max(1).nullable().default(null),
});
export type Response = z.infer<typeof responseSchema>;
