import { z } from 'zod';

/**
 * One step of one customer's way through a journey. `kind` and `params` are shown through the locale texts
 * `trace.<kind>`; `time` is epoch seconds. `run` numbers the customer's entries from 1; 0 = not inside a run.
 */
export const traceKinds = [
  'event',
  'triggered',
  'refused',
  'entered',
  'experiment',
  'answered',
  'audience',
  'webhook',
  'nodeEntered',
  'waiting',
  'port',
  'conditionHeld',
  'conditionFailed',
  'suppressed',
  'delayed',
  'sent',
  'notDelivered',
  'fallbackSent',
  'fallbackRefused',
  'delivered',
  'opened',
  'clicked',
  'converted',
  'pulledForward',
  'unsubscribed',
  'updated',
  'goal',
  'exited',
  'stillInside',
] as const;
export type TraceKind = (typeof traceKinds)[number];

export const traceStepSchema = z.object({
  time: z.number(),
  /** The journey that the step belongs to; null for the customer's own events. */
  journeyId: z.string().nullable(),
  run: z.number().int(),
  nodeId: z.string().nullable(),
  kind: z.enum(traceKinds),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type TraceStep = z.infer<typeof traceStepSchema>;
