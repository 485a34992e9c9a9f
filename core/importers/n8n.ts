import { z } from 'zod';
import type { Wait } from '../journey/nodes.ts';
import { type ForeignJourney, ImportDraft } from './draft.ts';
import { noContent, plainMessage, wholeSeconds } from './texts.ts';

const nodeSchema = z.looseObject({
  name: z.string().min(1),
  type: z.string(),
  parameters: z.record(z.string(), z.unknown()).default({}),
});
type Node = z.infer<typeof nodeSchema>;
const fileSchema = z.looseObject({
  name: z.string().default('n8n'),
  nodes: z.array(nodeSchema),
  connections: z.record(
    z.string(),
    z.looseObject({ main: z.array(z.array(z.looseObject({ node: z.string() })).nullable()).default([]) }),
  ),
});

const unitSeconds: Readonly<Record<string, number>> = {
  seconds: 1,
  minutes: 60,
  hours: 3600,
  days: 86_400,
  weeks: 604_800,
};

/** A workflow of n8n; null when it is none. Nodes are known by name, as there. Expressions are kept as they are written. */
export function importN8n(json: unknown, newId: string): ForeignJourney | null {
  const file = fileSchema.safeParse(json);
  if (!file.success) return null;
  const draft = new ImportDraft();
  for (const node of file.data.nodes) {
    const outputs = (file.data.connections[node.name]?.main ?? []).map((targets) => targets?.[0]?.node ?? null);
    const parallel = (file.data.connections[node.name]?.main ?? []).some((targets) => (targets?.length ?? 0) > 1);
    if (parallel) draft.lose('parallelPath', { name: node.name });
    addNode(node, outputs, draft);
  }
  return draft.finish(newId, file.data.name, {});
}

function addNode(node: Node, outputs: readonly (string | null)[], draft: ImportDraft): void {
  const { name, parameters } = node;
  const base = { id: name, title: name };
  const next = outputs[0] ?? null;
  const kind = node.type.replace(/^.*\./, '');
  switch (kind) {
    case 'webhook':
    case 'manualTrigger':
      draft.add({ ...base, type: 'trigger', trigger: { kind: 'manual', assumedDailyShare: 0 } });
      return draft.link(name, 'next', next);
    case 'scheduleTrigger': {
      const rule = z
        .looseObject({ rule: z.looseObject({ interval: z.array(z.looseObject({ expression: z.string() })).min(1) }) })
        .safeParse(parameters);
      if (!rule.success) break;
      const schedule = { kind: 'cron' as const, expression: rule.data.rule.interval[0]!.expression };
      draft.add({
        ...base,
        type: 'trigger',
        trigger: { kind: 'schedule', schedule, segment: { kind: 'all', of: [] } },
      });
      return draft.link(name, 'next', next);
    }
    case 'wait': {
      const wait = waitOf(parameters);
      if (wait === null) break;
      draft.add({ ...base, type: 'wait', wait });
      return draft.link(name, 'next', next);
    }
    case 'if': {
      const condition = { kind: 'segment' as const, segmentId: JSON.stringify(parameters.conditions ?? null) };
      draft.lose('expression', { name });
      draft.add({ ...base, type: 'branch', branches: [{ id: 'yes', label: '', condition }] });
      draft.link(name, 'yes', next);
      return draft.link(name, 'else', outputs[1]);
    }
    case 'switch': {
      draft.lose('expression', { name });
      const count = Math.max(2, outputs.length);
      const branches = Array.from({ length: count - 1 }, (_, index) => ({
        id: `output${index + 1}`,
        label: '',
        condition: {
          kind: 'segment' as const,
          segmentId: JSON.stringify([parameters.output ?? parameters.rules ?? null, index]),
        },
      }));
      draft.add({ ...base, type: 'branch', branches });
      outputs.slice(0, count - 1).forEach((target, index) => draft.link(name, `output${index + 1}`, target));
      return draft.link(name, 'else', outputs[count - 1]);
    }
    case 'httpRequest': {
      const method = String(parameters.method ?? 'GET').toUpperCase();
      const body = typeof parameters.jsonBody === 'string' ? parameters.jsonBody : '';
      const known = method === 'POST' || method === 'PUT' ? method : 'GET';
      draft.add({ ...base, type: 'webhook', url: String(parameters.url ?? ''), method: known, body });
      return draft.link(name, 'next', next);
    }
    case 'emailSend': {
      const text = (value: unknown) => (typeof value === 'string' ? value : '');
      const content = {
        ...noContent,
        subject: text(parameters.subject),
        body: text(parameters.text ?? parameters.html),
      };
      draft.add({ ...base, ...plainMessage, channel: 'email', purpose: null, content });
      return draft.link(name, 'next', next);
    }
    case 'stickyNote': {
      const content = typeof parameters.content === 'string' ? parameters.content : '';
      return draft.add({ ...base, type: 'note', text: content });
    }
    case 'noOp':
      return draft.note('action', node, name, next);
    default:
  }
  if (kind.endsWith('Trigger')) {
    draft.note('trigger', node);
    draft.add({ ...base, type: 'trigger', trigger: { kind: 'manual', assumedDailyShare: 0 } });
    return draft.link(name, 'next', next);
  }
  draft.note('action', node, name, next);
}

function waitOf(parameters: Record<string, unknown>): Wait | null {
  const fixed = z
    .looseObject({
      resume: z.literal('timeInterval').default('timeInterval'),
      amount: z.number().nonnegative(),
      unit: z.string(),
    })
    .safeParse(parameters);
  const size = fixed.success ? unitSeconds[fixed.data.unit] : undefined;
  if (!fixed.success || size === undefined) return null;
  return { kind: 'duration', waitSeconds: wholeSeconds(fixed.data.amount * size) };
}
