import { z } from 'zod';

const longestWaitSeconds = 31_556_952;
export const waitLimits = { least: 60, most: longestWaitSeconds };
const uuid = z.string().regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i);
const waitSeconds = z.number().int().min(waitLimits.least).max(waitLimits.most);
const timePoint = z.strictObject({ hour: z.number().int().min(0).max(23), minute: z.number().int().min(0).max(59) });

const attributesSchema = z
  .array(
    z.array(
      z.strictObject({
        key: z.string(),
        operator: z.enum([
          'equal',
          'not_equal',
          'less',
          'less_or_equal',
          'greater_or_equal',
          'greater',
          'exists',
          'not_exists',
        ]),
        value: z.string().optional(),
      }),
    ),
  )
  .max(1);
export type OneSignalAttributes = z.infer<typeof attributesSchema>;

const conditionSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('segment_membership'),
    included_segment_ids: z.array(uuid).optional(),
    excluded_segment_ids: z.array(uuid).optional(),
  }),
  z.strictObject({
    kind: z.literal('on_notification_action'),
    action: z.enum(['received', 'clicked', 'opened']),
    client_node_id: z.string(),
  }),
  z.strictObject({
    kind: z.literal('event_trigger'),
    name: z.string().max(255),
    attributes: attributesSchema.optional(),
  }),
]);
export type OneSignalCondition = z.infer<typeof conditionSchema>;

const base = { client_node_id: z.string().min(1), annotation: z.string().max(255).optional() };
type Window = { start: z.infer<typeof timePoint>; end: z.infer<typeof timePoint>; day_of_week?: number | undefined };
export interface OneSignalBranch {
  condition?: OneSignalCondition | undefined;
  weight?: number | undefined;
  nodes: OneSignalNode[];
}
export type OneSignalNode = { client_node_id: string; annotation?: string | undefined } & (
  | { kind: 'wait'; duration_seconds: number }
  | { kind: 'time_window'; relative_to: 'last_active_time' }
  | {
      kind: 'time_window';
      relative_to: 'schedule_in_timezone';
      windows: Window[];
      time_zone: string;
      use_user_time_zone: boolean;
    }
  | { kind: 'send_push' | 'send_email' | 'send_sms'; template_id: string }
  | { kind: 'send_webhook'; webhook_id: string }
  | { kind: 'tag'; assignments: Record<string, string> }
  | { kind: 'split_range'; randomize_on_entry: boolean; branches: OneSignalBranch[] }
  | { kind: 'yes_no'; branches: OneSignalBranch[] }
  | { kind: 'wait_until'; branches: OneSignalBranch[]; expiration: { duration_seconds: number; exits: boolean } }
);

const branchSchema: z.ZodType<OneSignalBranch> = z.lazy(() =>
  z.strictObject({
    condition: conditionSchema.optional(),
    weight: z.number().min(0).max(100).optional(),
    nodes: z.array(nodeSchema),
  }),
);

const nodeSchema: z.ZodType<OneSignalNode> = z.lazy(() =>
  z.union([
    z.strictObject({ ...base, kind: z.literal('wait'), duration_seconds: waitSeconds }),
    z.strictObject({ ...base, kind: z.literal('time_window'), relative_to: z.literal('last_active_time') }),
    z.strictObject({
      ...base,
      kind: z.literal('time_window'),
      relative_to: z.literal('schedule_in_timezone'),
      windows: z
        .array(
          z
            .strictObject({ start: timePoint, end: timePoint, day_of_week: z.number().int().min(1).max(7).optional() })
            .refine(({ start, end }) => minutesOf(end) - minutesOf(start) >= 15, 'a window spans at least 15 minutes'),
        )
        .min(1),
      time_zone: z.string().min(1),
      use_user_time_zone: z.boolean(),
    }),
    z.strictObject({ ...base, kind: z.enum(['send_push', 'send_email', 'send_sms']), template_id: uuid }),
    z.strictObject({ ...base, kind: z.literal('send_webhook'), webhook_id: uuid }),
    z.strictObject({
      ...base,
      kind: z.literal('tag'),
      assignments: z.record(z.string().min(1).max(255), z.string().max(1024)),
    }),
    z.strictObject({
      ...base,
      kind: z.literal('split_range'),
      randomize_on_entry: z.boolean(),
      branches: z
        .array(branchSchema)
        .min(2)
        .max(20)
        .refine((branches) => sumOfWeights(branches) === 100, 'weights sum to 100'),
    }),
    z.strictObject({ ...base, kind: z.literal('yes_no'), branches: z.array(branchSchema).length(2) }),
    z.strictObject({
      ...base,
      kind: z.literal('wait_until'),
      branches: z.array(branchSchema).min(1).max(10),
      expiration: z.strictObject({ duration_seconds: waitSeconds, exits: z.boolean() }),
    }),
  ]),
);

function sumOfWeights(branches: readonly OneSignalBranch[]): number {
  return branches.reduce((sum, { weight }) => sum + (weight ?? 0), 0);
}

function minutesOf({ hour, minute }: z.infer<typeof timePoint>): number {
  return 60 * hour + minute;
}

/** Body of `POST /apps/{app_id}/journeys` of OneSignal (API 5.12), from its documentation and what its server refuses. */
export const oneSignalJourneySchema = z.strictObject({
  name: z.string().min(1).max(300),
  description: z.string().max(1024).optional(),
  audience: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('segment'),
      included_segment_ids: z.array(uuid).min(1),
      future_additions_only: z.boolean(),
    }),
    z.strictObject({
      kind: z.literal('event_trigger'),
      name: z.string().max(255),
      attributes: attributesSchema.optional(),
    }),
  ]),
  early_exit: z
    .strictObject({
      rules: z.strictObject({
        on_event: z.strictObject({ name: z.string().max(255) }).optional(),
        when_not_in_audience: z.boolean().optional(),
      }),
    })
    .optional(),
  reentry_rules: z.strictObject({ duration_seconds: z.number().int().min(600) }).nullable(),
  nodes: z.array(nodeSchema),
});
export type OneSignalJourney = z.infer<typeof oneSignalJourneySchema>;
