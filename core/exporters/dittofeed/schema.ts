import { z } from 'zod';

/** Journey definitions of Dittofeed as its TypeBox types describe them, with what `PUT /api/admin/journeys` takes around one. */
const id = z.string().min(1);
const delayVariant = z.union([
  z.strictObject({ type: z.literal('Second'), seconds: z.number().nonnegative() }),
  z.strictObject({
    type: z.literal('LocalTime'),
    hour: z.number().int().min(0).max(23),
    minute: z.number().int().min(0).max(59),
    allowedDaysOfWeek: z.array(z.number().int().min(0).max(6)).optional(),
  }),
  z.strictObject({
    type: z.literal('UserProperty'),
    userProperty: z.string(),
    offsetSeconds: z.number().nonnegative(),
    offsetDirection: z.enum(['after', 'before']),
  }),
]);

const nodeSchema = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('DelayNode'), variant: delayVariant, child: id }),
  z.strictObject({
    id,
    type: z.literal('SegmentSplitNode'),
    name: z.string(),
    variant: z.strictObject({ type: z.literal('Boolean'), segment: id, trueChild: id, falseChild: id }),
  }),
  z.strictObject({
    id,
    type: z.literal('MessageNode'),
    name: z.string(),
    subscriptionGroupId: z.string().optional(),
    variant: z.strictObject({ type: z.enum(['Email', 'MobilePush', 'Sms', 'Webhook']), templateId: id }),
    child: id,
  }),
  z.strictObject({
    id,
    type: z.literal('RandomCohortNode'),
    children: z.array(z.strictObject({ id, percent: z.number(), name: z.string() })),
  }),
  z.strictObject({
    id,
    type: z.literal('WaitForNode'),
    timeoutSeconds: z.number().nonnegative(),
    timeoutChild: id,
    segmentChildren: z.array(z.strictObject({ id, segmentId: id })),
  }),
]);
export type DittofeedNode = z.infer<typeof nodeSchema>;

const entrySchema = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('EntryNode'), segment: id, child: id, reEnter: z.boolean() }),
  z.strictObject({ type: z.literal('EventEntryNode'), event: z.string(), child: id }),
]);
export type DittofeedEntry = z.infer<typeof entrySchema>;

export const dittofeedJourneySchema = z.strictObject({
  id,
  workspaceId: id,
  name: z.string().min(1),
  definition: z.strictObject({
    entryNode: entrySchema,
    exitNode: z.strictObject({ type: z.literal('ExitNode') }),
    nodes: z.array(nodeSchema),
  }),
});
export type DittofeedJourney = z.infer<typeof dittofeedJourneySchema>;

/** The id under which other nodes point at the exit. */
export const exitId = 'ExitNode';
