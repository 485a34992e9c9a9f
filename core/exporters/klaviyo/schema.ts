import { z } from 'zod';

/** The parts of Klaviyo's `POST /api/flows` (revision 2026-07-15) that we write, from its documentation. */
const stringFilter = z.strictObject({
  type: z.literal('string'),
  operator: z.enum(['equals', 'not-equals', 'contains', 'not-contains', 'starts-with', 'not-starts-with']),
  value: z.string(),
});
const numericFilter = z.strictObject({
  type: z.literal('numeric'),
  operator: z.enum([
    'equals',
    'not-equals',
    'greater-than',
    'greater-than-or-equal',
    'less-than',
    'less-than-or-equal',
  ]),
  value: z.number(),
});
const filterSchema = z.union([
  stringFilter,
  z.strictObject({ type: z.literal('string'), operator: z.enum(['in', 'not-in']), value: z.array(z.string()) }),
  numericFilter,
  z.strictObject({ type: z.literal('boolean'), operator: z.literal('equals'), value: z.boolean() }),
  z.strictObject({ type: z.literal('existence'), operator: z.enum(['is-set', 'not-set']) }),
  z.strictObject({
    type: z.literal('date'),
    operator: z.enum(['in-the-last', 'at-least']),
    unit: z.enum(['hour', 'day', 'week']),
    quantity: z.number().int().nonnegative(),
  }),
  z.strictObject({ type: z.literal('list'), operator: z.enum(['contains', 'not-contains']), value: z.string() }),
]);
export type KlaviyoFilter = z.infer<typeof filterSchema>;

const timeframeSchema = z.union([
  z.strictObject({ type: z.literal('date'), operator: z.enum(['alltime', 'flow-start']) }),
  z.strictObject({
    type: z.literal('date'),
    operator: z.literal('in-the-last'),
    unit: z.enum(['hour', 'day', 'week']),
    quantity: z.number().int().nonnegative(),
  }),
  z.strictObject({
    type: z.literal('date'),
    operator: z.literal('between'),
    start: z.number().int(),
    end: z.number().int(),
    unit: z.enum(['hour', 'day', 'week']),
  }),
]);

const profileConditionSchema = z.union([
  z.strictObject({ type: z.literal('profile-property'), property: z.string(), filter: filterSchema }),
  z.strictObject({
    type: z.literal('profile-group-membership'),
    is_member: z.boolean(),
    group_ids: z.array(z.string()).min(1),
  }),
  z.strictObject({
    type: z.literal('profile-metric'),
    metric_id: z.string().min(1),
    measurement: z.enum(['count', 'sum']),
    measurement_filter: filterSchema,
    timeframe_filter: timeframeSchema,
    metric_filters: z.array(z.strictObject({ property: z.string(), filter: filterSchema })).optional(),
  }),
  z.strictObject({
    type: z.literal('profile-predictive-analytics'),
    dimension: z.enum(['churn_probability', 'predicted_clv', 'predicted_number_of_orders']),
    filter: numericFilter,
  }),
  z.strictObject({ type: z.literal('profile-sample'), percentage: z.number().int().min(0).max(100) }),
]);
export type KlaviyoCondition = z.infer<typeof profileConditionSchema>;

const profileFilterSchema = z.strictObject({
  condition_groups: z.array(z.strictObject({ conditions: z.array(profileConditionSchema).min(1) })),
});
export type KlaviyoProfileFilter = z.infer<typeof profileFilterSchema>;

const triggerFilterSchema = z.strictObject({
  condition_groups: z.array(
    z.strictObject({
      conditions: z.array(
        z.strictObject({
          type: z.literal('metric-property'),
          metric_id: z.string().min(1),
          field: z.string(),
          filter: filterSchema,
        }),
      ),
    }),
  ),
});

const weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/);

const triggerSchema = z.union([
  z.strictObject({ type: z.literal('metric'), id: z.string().min(1), trigger_filter: triggerFilterSchema.optional() }),
  z.strictObject({ type: z.enum(['segment', 'list']), id: z.string().min(1) }),
  z.strictObject({
    type: z.literal('date'),
    date_field_type: z.literal('profile-property'),
    date_profile_property: z.string(),
    timedelta_unit_before_date: z.literal('days'),
    timedelta_value_before_date: z.number().int().nonnegative(),
    recurrence_frequency: z.enum(['annually', 'never']),
    timezone: z.literal('profile'),
    trigger_time: time,
  }),
]);
export type KlaviyoTrigger = z.infer<typeof triggerSchema>;

const action = { temporary_id: z.string().min(1) };
const link = z.strictObject({ next: z.string().nullable() });
const draft = z.literal('draft');
const name = z.string();

const operationSchema = z.union([
  z.strictObject({
    operator: z.literal('update'),
    property_type: z.literal('string'),
    property_key: z.string(),
    property_value: z.string(),
  }),
  z.strictObject({
    operator: z.literal('update'),
    property_type: z.literal('boolean'),
    property_key: z.string(),
    property_value: z.boolean(),
  }),
  z.strictObject({
    operator: z.literal('update'),
    property_type: z.literal('numeric'),
    property_key: z.string(),
    property_value: z.number(),
  }),
  z.strictObject({
    operator: z.literal('update'),
    property_type: z.literal('list'),
    property_operation: z.enum(['add', 'remove']),
    property_key: z.string(),
    property_value: z.string(),
  }),
]);
export type KlaviyoOperation = z.infer<typeof operationSchema>;

const actionSchema = z.discriminatedUnion('type', [
  z.strictObject({
    ...action,
    type: z.literal('time-delay'),
    links: link,
    data: z.strictObject({
      unit: z.enum(['days', 'hours', 'minutes']),
      value: z.number().int().nonnegative(),
      timezone: z.literal('profile'),
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('target-date'),
    links: link,
    data: z.strictObject({
      timezone: z.literal('profile'),
      target_time: time,
      target_days: z.array(weekday).optional(),
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('conditional-split'),
    links: z.strictObject({ next_if_true: z.string().nullable(), next_if_false: z.string().nullable() }),
    data: z.strictObject({ profile_filter: profileFilterSchema }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('send-email'),
    links: link,
    data: z.strictObject({
      message: z.strictObject({
        name,
        subject_line: z.string(),
        preview_text: z.string(),
        template_id: z.string(),
        smart_sending_enabled: z.boolean(),
        transactional: z.boolean(),
      }),
      status: draft,
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('send-sms'),
    links: link,
    data: z.strictObject({
      message: z.strictObject({
        name,
        body: z.string(),
        smart_sending_enabled: z.boolean(),
        sms_quiet_hours_enabled: z.boolean(),
        transactional: z.boolean(),
      }),
      status: draft,
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('send-mobile-push'),
    links: link,
    data: z.strictObject({
      message: z.strictObject({
        name,
        title: z.string(),
        body: z.string(),
        smart_sending_enabled: z.boolean(),
        action_buttons: z.array(
          z.strictObject({ label: z.string(), action_type: z.literal('open_url'), url: z.string() }),
        ),
      }),
      status: draft,
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('send-webhook'),
    links: link,
    data: z.strictObject({
      message: z.strictObject({
        name,
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.string(),
      }),
      status: draft,
    }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('update-profile'),
    links: link,
    data: z.strictObject({ profile_operations: z.array(operationSchema), status: draft }),
  }),
  z.strictObject({
    ...action,
    type: z.literal('list-update'),
    links: link,
    data: z.strictObject({ name, on_execution: z.boolean(), list_id: z.string().min(1), status: draft }),
  }),
]);
export type KlaviyoAction = z.infer<typeof actionSchema>;

export const klaviyoFlowSchema = z.strictObject({
  data: z.strictObject({
    type: z.literal('flow'),
    attributes: z.strictObject({
      name: z.string().min(1),
      definition: z.strictObject({
        triggers: z.array(triggerSchema).length(1),
        profile_filter: profileFilterSchema.optional(),
        actions: z.array(actionSchema),
        entry_action_id: z.string().nullable(),
        reentry_criteria: z.strictObject({
          duration: z.number().int().positive(),
          unit: z.enum(['day', 'hour', 'week', 'alltime']),
        }),
      }),
    }),
  }),
});
export type KlaviyoFlow = z.infer<typeof klaviyoFlowSchema>;
