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
 * The span of time an event condition looks at, always up to and including the simulated moment:
 * all of history, the last `seconds`, or everything strictly after the second in which this run of the journey was entered.
 */
export const spanSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ever') }),
  z.object({ kind: z.literal('last'), seconds: z.number().int().positive() }),
  z.object({ kind: z.literal('sinceEntry') }),
]);
export type Span = z.infer<typeof spanSchema>;

export type Condition =
  | { kind: 'all' | 'any'; of: Condition[] }
  | { kind: 'not'; of: Condition }
  | { kind: 'attribute'; attribute: string; test: ValueTest }
  | { kind: 'event'; event: string; where: PropertyTest[]; count: CountTest; span: Span }
  | { kind: 'message'; state: MessageState; nodeId: string | null; span: Span }
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
    z.object({ kind: z.literal('tag'), tag: z.string() }),
  ]),
);
