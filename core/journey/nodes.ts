import { z } from 'zod';
import { conditionSchema, propertyTestSchema } from '../segment/condition.ts';
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
]);
export type Schedule = z.infer<typeof scheduleSchema>;

export const triggerSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('event'),
    event: z.string(),
    where: z.array(propertyTestSchema),
    /** Enter only at the nth matching event of the customer's whole history; null = at every one. */
    nth: z.number().int().positive().nullable(),
  }),
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
    arms: z.array(z.object({ id: z.string().min(1), label: z.string(), weightPercent: z.number().min(0).max(100) })),
  }),
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
  }),
  z.object({ ...base, type: z.literal('update'), changes: z.array(changeSchema) }),
  z.object({ ...base, type: z.literal('goal'), endsRun: z.boolean() }),
  z.object({ ...base, type: z.literal('exit') }),
  z.object({ ...base, type: z.literal('note'), text: z.string() }),
]);
export type JourneyNode = z.infer<typeof nodeSchema>;
export type NodeType = JourneyNode['type'];
export type NodeOf<T extends NodeType> = Extract<JourneyNode, { type: T }>;
