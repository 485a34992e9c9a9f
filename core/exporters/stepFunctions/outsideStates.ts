import type { NodeOf } from '../../journey/nodes.ts';
import { messagePayload } from '../shared/messages.ts';
import { comment, type State, type StepPlan } from './plan.ts';

const syntax = { variable: (name: string) => `{{${name}}}`, literal: (text: string) => text };

/** Hands the whole message to an HTTPS endpoint. A failed call ends the run only where the journey says so. */
export function messageStates(node: NodeOf<'message'>, plan: StepPlan): Record<string, State> {
  for (const facet of [
    'fallback',
    'offer',
    'kakao',
    'buttons',
    'subject',
    'consent',
    'quietHours',
    'exitWhenSuppressed',
  ] as const) {
    plan.notes.kept(facet, node.id);
  }
  plan.notes.approximated(node.id, 'messageAsWebhook', { channel: node.channel });
  const body = { ...messagePayload(node, syntax), 'customer.$': '$.customer' };
  const suppressed = node.onSuppressed === 'exit' ? 'End' : plan.after('next');
  return {
    [plan.name]: { ...http(plan.endpoint, 'POST', body, plan), ...comment(node), ...onwards(plan, suppressed) },
  };
}

/** A call of the journey’s own, which goes on whatever comes of it. */
export function webhookStates(node: NodeOf<'webhook'>, plan: StepPlan): Record<string, State> {
  const url = node.url.trim() === '' ? plan.endpoint : node.url.trim();
  const body = { body: node.body, 'customer.$': '$.customer' };
  return {
    [plan.name]: { ...http(url, node.method, body, plan), ...comment(node), ...onwards(plan, plan.after('next')) },
  };
}

function http(url: string, method: string, body: unknown, plan: StepPlan): Record<string, unknown> {
  return {
    Type: 'Task',
    Resource: 'arn:aws:states:::http:invoke',
    Parameters: {
      ApiEndpoint: url,
      Method: method,
      Authentication: { ConnectionArn: plan.connection },
      ...(method === 'GET' ? {} : { RequestBody: body }),
    },
  };
}

function onwards(plan: StepPlan, failed: string): Record<string, unknown> {
  return {
    ResultPath: null,
    Retry: [{ ErrorEquals: ['States.Http.StatusCode.429', 'States.Timeout'], MaxAttempts: 3, BackoffRate: 2 }],
    Catch: [{ ErrorEquals: ['States.ALL'], ResultPath: null, Next: failed }],
    Next: plan.after('next'),
  };
}
