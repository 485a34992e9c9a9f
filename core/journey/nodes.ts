import { z } from 'zod';
import { conditionSchema, eventTestSchema, propertyTestSchema } from '../segment/condition.ts';
import { channelSchema, purposeSchema, responseSchema } from './channels.ts';

const seconds = z.number().int().nonnegative();
const secondOfDay = z.number().int().min(0).max(86_399);
/** ISO weekdays, 1 = Monday … 7 = Sunday. */
const weekdays = z.array(z.number().int().min(1).max(7));
/** A local calendar date, `YYYY-MM-DD`. */
export const localDateSchema = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);

export const scheduleSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('once'), date: localDateSchema, secondOfDay }),
  z.object({ kind: z.literal('daily'), secondOfDay }),
  z.object({ kind: z.literal('weekly'), weekdays, secondOfDay }),
  z.object({ kind: z.literal('monthly'), dayOfMonth: z.number().int().min(1).max(31), secondOfDay }),
  /** Five fields in local time: minute, hour, day of month, month, weekday. */
  z.object({ kind: z.literal('cron'), expression: z.string() }),
]);
export type Schedule = z.infer<typeof scheduleSchema>;

export const triggerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    event: z.string(),
    where: z.array(propertyTestSchema),
    /** Enter only at the nth matching event of the customer's whole history; null = at every one. */
    nth: z.number().int().positive().nullable(),
    /** With `nth`: only when the nth event falls within so many seconds of the first of the nth last ones; null = any time. */
    withinSeconds: z.number().int().positive().nullable().default(null),
  }),
  /** At a `next` event for which a `first` one lies at most `withinSeconds` back. */
  z.object({ kind: z.literal('sequence'), first: eventTestSchema, next: eventTestSchema, withinSeconds: seconds }),
  z.object({
    kind: z.literal('absence'),
    event: z.string(),
    where: z.array(propertyTestSchema),
    absentEvent: z.string(),
    afterSeconds: seconds,
    /** A new `event` before the clock ends starts it again. */
    restart: z.boolean(),
  }),
  z.object({ kind: z.literal('inactivity'), events: z.array(z.string()), afterSeconds: seconds }),
  z.object({
    kind: z.literal('date'),
    attribute: z.string(),
    offsetDays: z.number().int(),
    secondOfDay,
    repeat: z.enum(['yearly', 'once']),
  }),
  z.object({ kind: z.literal('schedule'), schedule: scheduleSchema, segment: conditionSchema }),
  /** The moment the condition turns true: at the customer's own events and answers, and at each local midnight. */
  z.object({ kind: z.literal('segment'), segment: conditionSchema }),
  /** The date that the purchase model gives as of the customer's last purchase; set anew at every purchase. */
  z.object({
    kind: z.literal('predicted'),
    quantity: z.discriminatedUnion('kind', [
      /** The median date of the next purchase, moved by `offsetDays`, at `secondOfDay` local time. */
      z.object({ kind: z.literal('nextPurchase'), offsetDays: z.number().int(), secondOfDay }),
      /** The moment at which the probability of having left rises above `above`. */
      z.object({ kind: z.literal('churnRisk'), above: z.number().gt(0).lt(1) }),
    ]),
  }),
  /** At an item event (price drop, back in stock, new arrival) of a customer who has related to the item before. */
  z.object({
    kind: z.literal('item'),
    event: z.string(),
    where: z.array(propertyTestSchema),
    /** The customer's own earlier event that makes the relation: wished, viewed, put into the cart or bought. */
    relation: z.string(),
    /** The property in which both events must agree: the item, or its category. */
    property: z.string(),
    withinSeconds: z.number().int().positive().nullable(),
  }),
  /** Called from outside. Nobody enters unless a share of all customers a day is assumed. */
  z.object({ kind: z.literal('manual'), assumedDailyShare: z.number().min(0).max(1) }),
]);
export type Trigger = z.infer<typeof triggerSchema>;

/** What the customer reads. `#{name}` stands for a customer attribute. Unused parts are empty strings. */
export const contentSchema = z.object({
  subject: z.string(),
  preheader: z.string(),
  body: z.string(),
  buttons: z.array(z.object({ label: z.string(), url: z.string() })),
});
export type Content = z.infer<typeof contentSchema>;

const base = {
  id: z.string().min(1),
  title: z.string(),
  position: z.object({ x: z.number(), y: z.number() }),
};

export const waitSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('duration'), waitSeconds: seconds }),
  /** The next moment, now included, at `secondOfDay` local time on one of `weekdays` (empty = any day). */
  z.object({ kind: z.literal('untilLocal'), secondOfDay, weekdays }),
  /** `offsetDays` after the customer's date, at `secondOfDay` local time; at once when that is past, and without a date. */
  z.object({ kind: z.literal('untilDate'), attribute: z.string(), offsetDays: z.number().int(), secondOfDay }),
  /** The customer's most active hour of the day as of the window's start, if it comes within the span; else at once. */
  z.object({ kind: z.literal('bestHour'), withinSeconds: seconds }),
]);
export type Wait = z.infer<typeof waitSchema>;

export const changeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('setAttribute'),
    attribute: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]),
  }),
  z.object({ kind: z.enum(['addTag', 'removeTag']), tag: z.string() }),
  z.object({ kind: z.literal('addPoints'), points: z.number().int() }),
]);
export type Change = z.infer<typeof changeSchema>;

/** What a `waitFor` node waits for beside its first event: one more event, or a segment that the customer is in. */
export const awaitedSchema = z.discriminatedUnion('kind', [
  z.object({
    id: z.string().min(1),
    label: z.string(),
    kind: z.literal('event'),
    event: z.string(),
    where: z.array(propertyTestSchema),
  }),
  z.object({ id: z.string().min(1), label: z.string(), kind: z.literal('segment'), segment: conditionSchema }),
]);
export type Awaited = z.infer<typeof awaitedSchema>;

export const armSchema = z.object({
  id: z.string().min(1),
  label: z.string(),
  weightPercent: z.number().min(0).max(100),
});

/** What a customer who buys through the message gets: so many won, and a share of the purchase. */
export const offerSchema = z.object({
  label: z.string(),
  costWon: z.number().nonnegative(),
  discountPercent: z.number().min(0).max(100),
});

export const templateStatuses = ['draft', 'pending', 'inspecting', 'approved', 'rejected'] as const;
export const kakaoMessageTypes = [
  'BA',
  'EX',
  'AD',
  'MI',
  'TEXT',
  'IMAGE',
  'WIDE',
  'WIDE_ITEM_LIST',
  'CAROUSEL_FEED',
  'CAROUSEL_COMMERCE',
  'COMMERCE',
  'PREMIUM_VIDEO',
  'FT',
  'FI',
  'FW',
] as const;

/**
 * What KakaoTalk needs beside the text; types BA to MI are Alimtalk's, FT to FW those of Friendtalk, which has ended, the others
 * Brand Message's.
 */
export const kakaoSchema = z.object({
  templateCode: z.string(),
  templateStatus: z.enum(templateStatuses),
  messageType: z.enum(kakaoMessageTypes),
  /** Brand Message: I friends in the list, N those who are no friends, M both, F all friends. */
  targeting: z.enum(['I', 'N', 'M', 'F']),
});
export type Kakao = z.infer<typeof kakaoSchema>;

export const fallbackSchema = z.object({ channel: z.enum(['sms', 'lms']), body: z.string() });

/** Every node kind of a journey. Drafts are allowed to be incomplete: what is missing is a problem, not a parse error. */
export const nodeSchema = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.literal('trigger'), trigger: triggerSchema }),
  z.object({ ...base, type: z.literal('wait'), wait: waitSchema }),
  z.object({
    ...base,
    type: z.literal('waitFor'),
    event: z.string(),
    where: z.array(propertyTestSchema),
    timeoutSeconds: seconds,
    /** When set, being in this segment is what the first port waits for, instead of the event. */
    segment: conditionSchema.nullable().default(null),
    others: z.array(awaitedSchema).default([]),
  }),
  z.object({ ...base, type: z.literal('filter'), condition: conditionSchema }),
  z.object({
    ...base,
    type: z.literal('branch'),
    branches: z.array(z.object({ id: z.string().min(1), label: z.string(), condition: conditionSchema })),
  }),
  z.object({
    ...base,
    type: z.literal('split'),
    arms: z.array(armSchema),
  }),
  /** A split whose arms are compared on `metric`. With a winner rule everyone takes the best arm from that day on. */
  z.object({
    ...base,
    type: z.literal('experiment'),
    arms: z.array(armSchema.extend({ isControl: z.boolean() })),
    metric: z.enum(['goal', 'click', 'conversion']),
    /** Days after the window's start at which the arm with the highest rate takes over; null = never. */
    winnerAfterDays: z.number().int().positive().nullable(),
  }),
  /** Lets at most `passes` customers a period through, in order of time; the others leave by `full`. */
  z.object({
    ...base,
    type: z.literal('gate'),
    passes: z.number().int().nonnegative(),
    per: z.enum(['hour', 'day', 'week', 'window']),
  }),
  z.object({
    ...base,
    type: z.literal('audience'),
    action: z.enum(['add', 'remove']),
    audience: z.string(),
    platform: z.enum(['meta', 'google', 'kakao', 'naver']),
  }),
  /** Asks a question. Assumed shares answer after `answerSeconds`; the others leave by `noAnswer` after `timeoutSeconds`. */
  z.object({
    ...base,
    type: z.literal('survey'),
    question: z.string(),
    answers: z.array(z.object({ id: z.string().min(1), label: z.string(), sharePercent: z.number().min(0).max(100) })),
    answerSeconds: seconds,
    timeoutSeconds: seconds,
  }),
  z.object({
    ...base,
    type: z.literal('webhook'),
    url: z.string(),
    method: z.enum(['POST', 'PUT', 'GET']),
    body: z.string(),
  }),
  /** Goes on at another node, without an edge. */
  z.object({ ...base, type: z.literal('goTo'), target: z.string() }),
  z.object({
    ...base,
    type: z.literal('message'),
    channel: channelSchema,
    /** The consent group that the message falls under; null until someone has chosen it. */
    purpose: purposeSchema.nullable(),
    content: contentSchema,
    /** At a forbidden hour: send at the next allowed moment, or not at all. */
    nightPolicy: z.enum(['wait', 'skip']),
    onSuppressed: z.enum(['continue', 'exit']),
    fallback: fallbackSchema.nullable(),
    /** Replaces the workspace's response assumption for this node. */
    response: responseSchema.nullable(),
    offer: offerSchema.nullable().default(null),
    kakao: kakaoSchema.nullable().default(null),
  }),
  z.object({ ...base, type: z.literal('update'), changes: z.array(changeSchema) }),
  z.object({ ...base, type: z.literal('goal'), endsRun: z.boolean() }),
  z.object({ ...base, type: z.literal('exit') }),
  z.object({ ...base, type: z.literal('note'), text: z.string() }),
]);
export type JourneyNode = z.infer<typeof nodeSchema>;
export type NodeType = JourneyNode['type'];
export type NodeOf<T extends NodeType> = Extract<JourneyNode, { type: T }>;
