import { z } from 'zod';

/** What `POST /workflows` of n8n's public API takes (no other keys), with the node types that we write. */
const node = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  type: z.enum([
    'n8n-nodes-base.webhook',
    'n8n-nodes-base.scheduleTrigger',
    'n8n-nodes-base.wait',
    'n8n-nodes-base.if',
    'n8n-nodes-base.switch',
    'n8n-nodes-base.httpRequest',
    'n8n-nodes-base.emailSend',
    'n8n-nodes-base.stickyNote',
  ]),
  typeVersion: z.number(),
  position: z.tuple([z.number(), z.number()]),
  parameters: z.record(z.string(), z.unknown()),
});
export type N8nNode = z.infer<typeof node>;

const target = z.strictObject({ node: z.string(), type: z.literal('main'), index: z.literal(0) });
const connections = z.record(z.string(), z.strictObject({ main: z.array(z.array(target)) }));
export type N8nConnections = z.infer<typeof connections>;

export const n8nWorkflowSchema = z.strictObject({
  name: z.string().min(1),
  nodes: z.array(node),
  connections,
  settings: z.strictObject({ executionOrder: z.literal('v1'), timezone: z.string().optional() }),
});
