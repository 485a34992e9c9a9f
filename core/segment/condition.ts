import { z } from 'zod';

/** One test of one value. `withinLastSeconds` and `notWithinLastSeconds` compare a time attribute with the simulated moment. */
export const valueTestSchema = z.discriminatedUnion('compare', [
  z.object({ compare: z.enum(['is', 'isNot']), value: z.union([z.string(), z.number(), z.boolean()]) }),
  z.object({ compare: z.enum(['in', 'notIn']), values: z.array(z.union([z.string(), z.number()])) }),
  z.object({ compare: z.enum(['greater', 'atLeast', 'less', 'atMost']), value: z.number() }),
  z.object({ compare: z.literal('between'), from: z.number(), to: z.number() }),
  z.object({ compare: z.enum(['contains', 'startsWith']), value: z.string() }),
  z.object({ compare: z.enum(['isSet', 'isNotSet', 'isTrue', 'isFalse']) }),
  z.object({ compare: z.enum(['withinLast', 'notWithinLast']), seconds: z.number().int().nonnegative() }),
]);
export type ValueTest = z.infer<typeof valueTestSchema>;

/** A test of one event property; `value` is the built-in property that holds the event's amount in won. */
export const propertyTestSchema = z.object({ property: z.string(), test: valueTestSchema });
export type PropertyTest = z.infer<typeof propertyTestSchema>;

export const countTestSchema = z.object({
  compare: z.enum(['atLeast', 'atMost', 'exactly']),
  times: z.number().int().nonnegative(),
});
export type CountTest = z.infer<typeof countTestSchema>;

/**
 * The span of time an event condition looks at: all of history, the last `seconds`, an earlier stretch (from `fromSeconds` to
 * `toSeconds` before now, open at its far end), or everything strictly after the second in which this run of the journey was
 * entered. None reaches beyond the simulated moment.
 */
export const spanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ever') }),
  z.object({ kind: z.literal('last'), seconds: z.number().int().positive() }),
  z.object({
    kind: z.literal('between'),
    fromSeconds: z.number().int().positive(),
    toSeconds: z.number().int().nonnegative(),
  }),
  z.object({ kind: z.literal('sinceEntry') }),
]);
export type Span = z.infer<typeof spanSchema>;

/** An event type with tests of its properties, all of which must hold. */
export const eventTestSchema = z.object({ event: z.string(), where: z.array(propertyTestSchema) });
export type EventTest = z.infer<typeof eventTestSchema>;

/**
 * What is computed from the matching events of a span: sum, mean, least or greatest of a number property (`value` is the
 * amount), how many distinct values a property takes, or its value at the first or the last of them. Without a matching event
 * a sum and a distinct count are 0 and all others are missing.
 */
export const eventMeasures = ['sum', 'mean', 'min', 'max', 'distinct', 'first', 'last'] as const;
export type EventMeasure = (typeof eventMeasures)[number];

export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'attribute'; attribute: string; test: ValueTest }
  | { kind: 'event'; event: string; where: PropertyTest[]; count: CountTest; span: Span }
  | { kind: 'message'; state: MessageState; nodeId: string | null; span: Span }
  | {
      kind: 'eventMeasure';
      event: string;
      where: PropertyTest[];
      span: Span;
      measure: EventMeasure;
      property: string;
      test: ValueTest;
    }
  | { kind: 'followed'; first: EventTest; next: EventTest; withinSeconds: number; span: Span; followed: boolean }
  | { kind: 'segment'; segmentId: string }
  | { kind: 'tag'; tag: string };

export const messageStates = ['sent', 'delivered', 'opened', 'clicked', 'converted'] as const;
export type MessageState = (typeof messageStates)[number];

/** A segment condition, evaluated at a simulated moment. `{ kind: 'all', of: [] }` holds for everyone and is reported as empty. */
export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    z.object({ kind: z.enum(['all', 'any']), of: z.array(conditionSchema) }),
    z.object({ kind: z.literal('not'), of: conditionSchema }),
    z.object({ kind: z.literal('attribute'), attribute: z.string(), test: valueTestSchema }),
    z.object({
      kind: z.literal('event'),
      event: z.string(),
      where: z.array(propertyTestSchema),
      count: countTestSchema,
      span: spanSchema,
    }),
    z.object({
      kind: z.literal('message'),
      state: z.enum(messageStates),
      nodeId: z.string().nullable(),
      span: spanSchema,
    }),
    z.object({
      kind: z.literal('eventMeasure'),
      event: z.string(),
      where: z.array(propertyTestSchema),
      span: spanSchema,
      measure: z.enum(eventMeasures),
      property: z.string(),
      test: valueTestSchema,
    }),
    /**
     * Some `first` event in the span was followed by a `next` event within `withinSeconds` (later in order, in the same
     * second included); with `followed` false: some `first` event was not, and its time for that is over.
     */
    z.object({
      kind: z.literal('followed'),
      first: eventTestSchema,
      next: eventTestSchema,
      withinSeconds: z.number().int().nonnegative(),
      span: spanSchema,
      followed: z.boolean(),
    }),
    /** Membership of a saved segment, by its current definition; an unknown segment holds nobody. */
    z.object({ kind: z.literal('segment'), segmentId: z.string() }),
    z.object({ kind: z.literal('tag'), tag: z.string() }),
  ]),
);
