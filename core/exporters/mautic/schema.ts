import { z } from 'zod';

/** The file that Mautic 7 imports: one object with a campaign, its events, the segments it starts from, and who needs whom. */
const id = z.number().int().positive();
const clock = z
  .string()
  .regex(/^\d{2}:\d{2}:\d{2}$/)
  .nullable();

const eventSchema = z.strictObject({
  id,
  campaign_id: z.literal(1),
  name: z.string(),
  description: z.string(),
  type: z.enum([
    'lead.field_value',
    'lead.segments',
    'lead.tags',
    'email.send',
    'sms.send_text_sms',
    'notification.send_mobile_notification',
    'campaign.sendwebhook',
    'lead.updatelead',
    'lead.changetags',
    'lead.changepoints',
  ]),
  event_type: z.enum(['action', 'condition', 'decision']),
  event_order: z.number().int().positive(),
  properties: z.record(z.string(), z.unknown()),
  trigger_interval: z.number().int().nonnegative(),
  trigger_interval_unit: z.enum(['i', 'h', 'd']),
  trigger_mode: z.enum(['immediate', 'interval']),
  trigger_date: z.null(),
  trigger_hour: clock,
  triggerRestrictedStartHour: clock,
  triggerRestrictedStopHour: clock,
  triggerRestrictedDaysOfWeek: z.array(z.number().int().min(0).max(6)),
  triggerWindow: z.null(),
  decisionPath: z.enum(['', 'yes', 'no']),
  channel: z.enum(['', 'email', 'sms', 'notification']),
  channel_id: z.number().int().nonnegative(),
  parent_id: id.nullable(),
  uuid: z.string(),
});
export type MauticEvent = z.infer<typeof eventSchema>;

const listSchema = z.strictObject({
  id,
  name: z.string().min(1),
  public_name: z.string(),
  alias: z.string().min(1),
  description: z.string(),
  is_published: z.boolean(),
  is_global: z.boolean(),
  filters: z.array(z.unknown()),
  uuid: z.string(),
});

export const mauticFileSchema = z
  .array(
    z.strictObject({
      campaign: z
        .array(
          z.strictObject({
            id: z.literal(1),
            name: z.string().min(1),
            description: z.string(),
            is_published: z.literal(false),
            allow_restart: z.boolean(),
            canvas_settings: z.strictObject({
              nodes: z.array(
                z.strictObject({ id: z.union([id, z.literal('lists')]), positionX: z.string(), positionY: z.string() }),
              ),
              connections: z.array(
                z.strictObject({
                  sourceId: z.union([id, z.literal('lists')]),
                  targetId: id,
                  anchors: z.strictObject({
                    source: z.enum(['leadsource', 'bottom', 'yes', 'no']),
                    target: z.literal('top'),
                  }),
                }),
              ),
            }),
            uuid: z.string(),
          }),
        )
        .length(1),
      campaign_event: z.array(eventSchema),
      lists: z.array(listSchema),
      dependencies: z.array(
        z.strictObject({
          campaign_event: z.array(z.strictObject({ campaign: z.literal(1), campaign_event: id })),
          lists: z.array(z.strictObject({ campaign: z.literal(1), lists: id })),
        }),
      ),
    }),
  )
  .length(1);
export type MauticFile = z.infer<typeof mauticFileSchema>;
