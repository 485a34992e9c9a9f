import { z } from 'zod';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { conditionText, eventText } from '../shared/conditionText.ts';
import { jsonFile } from '../shared/files.ts';
import { stepName } from '../shared/messages.ts';
import { clockText, inUnits, weekdayNamesOf, wholePercents } from '../shared/numbers.ts';
import { type Entry, type Step, stepsOf } from '../shared/steps.ts';
import { templateText, type TemplateSyntax } from '../shared/templateText.ts';
import { repeatsOf, type TreeStep, unfold } from '../shared/unfold.ts';

const mostSteps = 100;
const syntax: TemplateSyntax = {
  variable: (name) => `{$${name.toLowerCase().replaceAll(/[^\p{L}\p{N}_]/gu, '_')}}`,
  literal: (text) => text.replaceAll('{$', '{ $'),
};

const base = {
  id: z.string(),
  parent_id: z.string().nullable(),
  branch: z.string().nullable(),
  description: z.string(),
};
const stepSchema = z.discriminatedUnion('type', [
  z.strictObject({ ...base, type: z.literal('delay'), unit: z.enum(['days', 'hours', 'minutes']), value: z.string() }),
  z.strictObject({
    ...base,
    type: z.literal('email'),
    name: z.string(),
    subject: z.string(),
    preheader: z.string(),
    text: z.string(),
  }),
  z.strictObject({ ...base, type: z.literal('condition'), condition: z.string() }),
  z.strictObject({ ...base, type: z.literal('split'), percentages: z.array(z.number()) }),
  z.strictObject({ ...base, type: z.literal('action'), action: z.string() }),
]);
type PlanStep = z.infer<typeof stepSchema>;
const planSchema = z.strictObject({
  name: z.string().min(1),
  enabled: z.literal(false),
  trigger_data: z.strictObject({ description: z.string(), repeatable: z.boolean() }),
  steps: z.array(stepSchema),
});

/**
 * A plan in the words in which MailerLite's API shows an automation. That API only reads automations, so the steps have to be put
 * together there by hand; what it shows afterwards can be held against this file.
 */
export const mailerLiteExporter: Exporter = {
  id: 'mailerlite',
  version: '2026',
  conditions: { ownPredictions: [] },
  fields: [],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'waitFor', 'gate', 'audience', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    notes.approximated(null, 'byHand');
    return graph.starts.flatMap((start, index) => {
      const tree = unfold(graph, start.first, mostSteps);
      if (!tree.ok) {
        notes.problem('error', 'export.tooManySteps', { limit: mostSteps }, tree.error.nodeId);
        notes.dropped(null, 'refused');
        return [];
      }
      for (const [step, times] of repeatsOf(tree.value)) notes.approximated(step.nodeId, 'repeated', { times });
      notes.mapped(start.node.id, 'trigger');
      const repeatable = journey.entry.reentry.kind !== 'never';
      notes.kept(repeatable ? 'reentryAlways' : 'reentryNever');
      const plan = {
        name: journey.name,
        enabled: false,
        trigger_data: { description: triggerDescription(start.entry), repeatable },
        steps: tree.value.map((place) => planStep(place, tree.value, notes)),
      };
      checkOutput(notes, planSchema, plan);
      return [jsonFile(journey, 'mailerlite', plan, graph.starts.length > 1 ? index + 1 : null)];
    });
  },
};

function planStep(place: TreeStep, tree: readonly TreeStep[], notes: ExportNotes): PlanStep {
  const { step, number, parent } = place;
  const id = String(number + 1);
  const branch = parent === null ? null : branchName(tree[parent]!.step, place.way);
  const start = { id, parent_id: parent === null ? null : String(parent + 1), branch, description: step.title };
  const made = (planned: PlanStep): PlanStep => {
    notes.mapped(step.nodeId, `${planned.type} ${id}`);
    return planned;
  };
  const action = (text: string) => made({ ...start, type: 'action', action: text });
  switch (step.kind) {
    case 'wait': {
      const { wait } = step;
      if (wait.kind !== 'duration') {
        const days = wait.kind === 'untilLocal' ? weekdayNamesOf(wait.weekdays).join(', ') || 'every day' : '';
        const until =
          wait.kind === 'untilLocal'
            ? `until ${clockText(wait.secondOfDay)} (${days})`
            : wait.kind === 'untilDate'
              ? `until ${wait.attribute} ${wait.offsetDays}d ${clockText(wait.secondOfDay)}`
              : 'until the most active hour';
        if (wait.kind === 'bestHour') notes.approximated(step.nodeId, 'bestHour');
        return made({ ...start, type: 'delay', unit: 'minutes', value: '0', description: until });
      }
      const units = [
        ['days', 86_400],
        ['hours', 3600],
        ['minutes', 60],
      ] as const;
      const { value, unit, exact } = inUnits(wait.waitSeconds, units);
      if (!exact) notes.approximated(step.nodeId, 'waitRounded', { seconds: wait.waitSeconds, rounded: value * 60 });
      return made({ ...start, type: 'delay', unit, value: String(value) });
    }
    case 'check':
      return made({ ...start, type: 'condition', condition: conditionText(step.condition) });
    case 'split': {
      const percentages = wholePercents(step.arms.map((arm) => arm.percent));
      if (percentages.some((percent, index) => percent !== step.arms[index]!.percent))
        notes.approximated(step.nodeId, 'splitRounded');
      return made({ ...start, type: 'split', percentages });
    }
    case 'message': {
      const { message } = step;
      if (message.channel !== 'email') {
        notes.approximated(step.nodeId, 'messageBySender', { channel: message.channel });
        return action(`webhook: ${message.channel}`);
      }
      const say = (text: string) => templateText(text, syntax);
      const { subject, preheader, body } = message.content;
      notes.kept('preheader', step.nodeId);
      const texts = { subject: say(subject), preheader: say(preheader), text: say(body) };
      return made({ ...start, type: 'email', name: stepName(message.title, 'email'), ...texts });
    }
    case 'update':
      return action(`update: ${JSON.stringify(step.changes)}`);
    case 'webhook':
      return action(`webhook: ${step.method} ${step.url ?? ''} ${step.body}`.trim());
    // these are rewritten before
    case 'branch':
    case 'waitFor':
    case 'gate':
    case 'audience':
      return action(step.kind);
  }
}

function branchName(parent: Step, way: number): string | null {
  if (parent.kind === 'check') return way === 0 ? 'yes' : 'no';
  return parent.kind === 'split' ? String(way + 1) : null;
}

function triggerDescription(entry: Entry): string {
  switch (entry.kind) {
    case 'event':
      return `EVENT(${eventText(entry)})`;
    case 'manual':
      return 'MANUAL';
    case 'date':
      return `DATE(${entry.attribute}, ${entry.offsetDays}d, ${clockText(entry.secondOfDay)}, ${entry.repeat})`;
    case 'schedule':
      return `SCHEDULE(${JSON.stringify(entry.schedule)}) ${entry.formula}`;
    case 'segment':
      return entry.formula;
  }
}
