import { z } from 'zod';

/** What `PUT /journeys/:id/steps` of Parcelvoy and Lunogram takes; the data of a step as their step classes read it. */
export interface ParcelvoyRule {
  type: 'wrapper' | 'string' | 'number' | 'boolean' | 'array';
  group: 'user' | 'event';
  path: string;
  operator: string;
  value?: string | number | boolean | undefined;
  children?: ParcelvoyRule[] | undefined;
}
const ruleSchema: z.ZodType<ParcelvoyRule> = z.lazy(() =>
  z.strictObject({
    type: z.enum(['wrapper', 'string', 'number', 'boolean', 'array']),
    group: z.enum(['user', 'event']),
    path: z.string(),
    operator: z.string(),
    value: z.union([z.string(), z.number(), z.boolean()]).optional(),
    children: z.array(ruleSchema).optional(),
  }),
);

const base = { name: z.string(), x: z.number(), y: z.number() };
const child = z.strictObject({ external_id: z.string().min(1), path: z.string().optional() });
const children = z.array(child);
const whole = z.number().int().nonnegative();

const stepSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('entrance'),
    data: z.discriminatedUnion('trigger', [
      z.strictObject({ trigger: z.literal('none') }),
      z.strictObject({
        trigger: z.literal('event'),
        event_name: z.string(),
        rule: ruleSchema.optional(),
        multiple: z.boolean(),
        concurrent: z.boolean(),
      }),
      z.strictObject({ trigger: z.literal('schedule'), list_id: whole, schedule: z.string() }),
    ]),
    children,
  }),
  z.strictObject({
    ...base,
    type: z.literal('delay'),
    data: z.discriminatedUnion('format', [
      z.strictObject({ format: z.literal('duration'), days: whole, hours: whole, minutes: whole }),
      z.strictObject({ format: z.literal('time'), time: z.string().regex(/^\d{2}:\d{2}$/) }),
      z.strictObject({ format: z.literal('date'), date: z.string() }),
    ]),
    children,
  }),
  z.strictObject({ ...base, type: z.literal('gate'), data: z.strictObject({ rule: ruleSchema }), children }),
  z.strictObject({
    ...base,
    type: z.literal('experiment'),
    data: z.strictObject({}),
    children: z.array(child.extend({ data: z.strictObject({ ratio: whole }) })),
  }),
  z.strictObject({ ...base, type: z.literal('action'), data: z.strictObject({ campaign_id: whole }), children }),
  z.strictObject({ ...base, type: z.literal('update'), data: z.strictObject({ template: z.string() }), children }),
  z.strictObject({
    ...base,
    type: z.literal('event'),
    data: z.strictObject({ event_name: z.string(), template: z.string() }),
    children,
  }),
]);
export type ParcelvoyStep = z.infer<typeof stepSchema>;

export const parcelvoyStepsSchema = z.record(z.string().min(1), stepSchema);
export type ParcelvoySteps = z.infer<typeof parcelvoyStepsSchema>;
