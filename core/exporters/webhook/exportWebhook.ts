import { z } from 'zod';
import type { Exporter } from '../exporter.ts';
import { checkOutput } from '../problems.ts';
import { facetsOf } from '../facets.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { jsonFile } from '../shared/files.ts';
import { messagePayload } from '../shared/messages.ts';
import { type Step, stepsOf } from '../shared/steps.ts';
import type { TemplateSyntax } from '../shared/templateText.ts';

/** `{{name}}` as Zapier and Make show fields; other braces are text there. */
const syntax: TemplateSyntax = { variable: (name) => `{{${name}}}`, literal: (text) => text };

const target = z.string().nullable();
const stepSchema = z.looseObject({ id: z.string().min(1), nodeId: z.string(), title: z.string(), kind: z.string() });
const webhookSchema = z.strictObject({
  format: z.literal('yeojeong.webhook'),
  version: z.literal(1),
  journey: z.strictObject({ id: z.string(), name: z.string(), goal: z.string() }),
  settings: z.unknown(),
  entries: z.array(z.strictObject({ nodeId: z.string(), title: z.string(), entry: z.unknown(), first: target })),
  steps: z.array(stepSchema),
  payloads: z.array(z.looseObject({ event: z.literal('journey.message'), nodeId: z.string(), channel: z.string() })),
});

/**
 * One JSON document for those who run the flow themselves: the steps in plain words with conditions as formulas, and per message the
 * payload that a "catch hook" of Zapier, Make or a service of one's own receives.
 */
export const webhookExporter: Exporter = {
  id: 'webhook',
  version: '1',
  fields: [],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set([]));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    notes.approximated(null, 'notExecuted');
    for (const facet of facetsOf(journey)) notes.kept(facet.code, facet.nodeId);
    for (const { node, entry } of graph.starts) notes.mapped(node.id, `entry ${entry.kind}`);
    const steps = [...graph.steps.values()];
    for (const step of steps) notes.mapped(step.nodeId, `${step.kind} ${step.id}`);
    const { entry, exits, limits, priority, description } = journey;
    const document = {
      format: 'yeojeong.webhook' as const,
      version: 1 as const,
      journey: { id: journey.id, name: journey.name, goal: eventText(journey.goal) },
      settings: { description, priority, entry, exits, limits },
      entries: graph.starts.map(({ node, entry, first }) => ({ nodeId: node.id, title: node.title, entry, first })),
      steps: steps.map(plainStep),
      payloads: steps.flatMap((step) =>
        step.kind === 'message'
          ? [
              {
                event: 'journey.message' as const,
                journeyId: journey.id,
                ...messagePayload(step.message, syntax),
                channel: step.message.channel,
                nodeId: step.nodeId,
              },
            ]
          : [],
      ),
    };
    checkOutput(notes, webhookSchema, document);
    return [jsonFile(journey, 'webhook', document)];
  },
};

/** The step with its conditions as formulas, and messages by their node alone. */
function plainStep(step: Step): Record<string, unknown> & { id: string; nodeId: string; title: string; kind: string } {
  switch (step.kind) {
    case 'check':
      return { ...step, condition: conditionText(step.condition) };
    case 'branch':
      return { ...step, cases: step.cases.map((one) => ({ ...one, condition: conditionText(one.condition) })) };
    case 'waitFor': {
      const awaited = step.awaited.map((one) => ({
        label: one.label,
        to: one.to,
        until: one.kind === 'event' ? eventText(one) : conditionText(one.segment),
      }));
      return { ...step, awaited };
    }
    case 'message': {
      const { id, nodeId, title, kind, next, message } = step;
      const { nightPolicy, onSuppressed } = message;
      return { id, nodeId, title, kind, channel: message.channel, nightPolicy, onSuppressed, next };
    }
    default:
      return { ...step };
  }
}
