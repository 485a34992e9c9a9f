import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { jsonFile } from '../shared/files.ts';
import { isKakao, keepMessagePayload, messagePayload, stepName } from '../shared/messages.ts';
import { asciiId, stableIds, stableUuid } from '../shared/names.ts';
import { clockText, inUnits, wholePercents } from '../shared/numbers.ts';
import { type Step, type StepGraph, stepsAfter, stepsOf, type StepTarget } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import type { TemplateSyntax } from '../shared/templateText.ts';
import { criteriaXml } from './criteria.ts';
import { type SfmcActivity, type SfmcInteraction, sfmcInteractionSchema, type SfmcOutcome } from './schema.ts';

/** Interactions of Salesforce Journey Builder, one per trigger. E-mails need an existing triggered send; nothing is published. */
export const sfmcExporter: Exporter = {
  id: 'sfmc',
  version: '1',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'eventKey', per: 'node', required: true },
    { key: 'triggeredSendKey', per: 'node', required: true },
    { key: 'dataExtensionKey', per: 'journey', required: true },
    { key: 'webhookUrl', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['waitFor', 'gate', 'audience', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    return graph.starts.map((start, index) => {
      const number = graph.starts.length > 1 ? index + 1 : null;
      const interaction = interactionOf(journey, graph, start, number, notes);
      checkOutput(notes, sfmcInteractionSchema, interaction);
      checkNext(interaction, start.node.id, notes);
      return jsonFile(journey, 'sfmc', interaction, number);
    });
  },
};

function interactionOf(
  journey: Journey,
  graph: StepGraph,
  start: StepGraph['starts'][number],
  number: number | null,
  notes: ExportNotes,
): SfmcInteraction {
  const { node, entry } = start;
  const eventKey = notes.field('eventKey', { nodeId: node.id }, 'EVENT_KEY');
  if (entry.kind === 'event' || entry.kind === 'manual') {
    if (entry.kind === 'event')
      for (const { property } of entry.where) notes.dropped(node.id, 'triggerFilter', { property });
  } else {
    const formula = entry.kind === 'date' ? `DATE(${entry.attribute}, ${entry.offsetDays}d)` : entry.formula;
    notes.approximated(node.id, 'entryAsAudience', { condition: formula });
  }
  const type = entry.kind === 'event' || entry.kind === 'manual' ? 'APIEvent' : 'EmailAudience';
  notes.mapped(node.id, type);
  notes.kept('description');
  const { reentry } = journey.entry;
  const entryMode =
    reentry.kind === 'never'
      ? 'OnceAndDone'
      : journey.entry.concurrent
        ? 'MultipleEntries'
        : 'SingleEntryAcrossAllVersions';
  for (const facet of ['reentryNever', 'reentryAlways', 'concurrent'] as const) notes.kept(facet);
  const steps = stepsAfter(graph, start.first);
  const ids = stableIds(
    [...(start.first === null ? [] : [start.first]), ...steps.map((step) => step.id)],
    asciiId,
    180,
  );
  const idOf = (target: StepTarget) => (target === null ? null : ids.get(target)!);
  // people begin at the one activity that no outcome leads to, which is listed first
  const ordered = [...steps].sort((a, b) => Number(b.id === start.first) - Number(a.id === start.first));
  return {
    key: stableUuid(`${journey.id}/${node.id}`),
    name: number === null ? journey.name : `${journey.name} ${number}`,
    description: journey.description,
    workflowApiVersion: 1,
    activities: ordered.map((step) => activityOf(step, idOf, eventKey, notes)),
    triggers: [
      {
        key: 'TRIGGER',
        name: stepName(node.title, 'TRIGGER'),
        description: '',
        type,
        outcomes: [],
        arguments: {},
        configurationArguments: {},
        metaData: { eventDefinitionKey: eventKey },
      },
    ],
    goals: [],
    exits: [],
    notifiers: [],
    entryMode,
    definitionType: 'Multistep',
    channel: '',
    defaults: { email: [`{{Event.${eventKey}."Email"}}`] },
    executionMode: 'Production',
  };
}

type IdOf = (target: StepTarget) => string | null;

function outcomeTo(key: string, next: string | null, label?: string): SfmcOutcome {
  return { key, ...(next !== null && { next }), arguments: {}, metaData: label === undefined ? {} : { label } };
}

function activityOf(step: Step, idOf: IdOf, eventKey: string, notes: ExportNotes): SfmcActivity {
  const key = idOf(step.id)!;
  const base = {
    key,
    name: stepName(step.title, step.kind),
    description: '',
    arguments: {},
    metaData: { isConfigured: true },
  };
  const made = (activity: Omit<SfmcActivity, keyof typeof base> & Partial<SfmcActivity>): SfmcActivity => {
    notes.mapped(step.nodeId, `${activity.type} ${key}`);
    return { ...base, ...activity };
  };
  const onward = 'next' in step ? [outcomeTo(`${key}-next`, idOf(step.next))] : [];
  switch (step.kind) {
    case 'wait':
      return made({
        type: 'WAIT',
        outcomes: onward,
        configurationArguments: waitArguments(step, eventKey, notes),
        metaData: { isConfigured: true, uiType: uiTypeOf(step) },
      });
    case 'check':
    case 'branch': {
      const cases = step.kind === 'branch' ? step.cases : [{ label: 'yes', condition: step.condition, to: step.yes }];
      const otherwise = step.kind === 'branch' ? step.otherwise : step.no;
      const criteria = Object.fromEntries(
        cases.map((one, index) => [`path_${index + 1}`, criteriaXml(one.condition, eventKey, step.nodeId, notes)]),
      );
      const outcomes = [
        ...cases.map((one, index) => outcomeTo(`path_${index + 1}`, idOf(one.to), one.label)),
        outcomeTo('remainder_path', idOf(otherwise), 'else'),
      ];
      return made({ type: 'MULTICRITERIADECISION', outcomes, configurationArguments: { criteria } });
    }
    case 'split': {
      const percents = wholePercents(step.arms.map((arm) => arm.percent));
      if (percents.some((percent, index) => percent !== step.arms[index]!.percent))
        notes.approximated(step.nodeId, 'splitRounded');
      const outcomes = step.arms.map((arm, index) => ({
        ...outcomeTo(`arm_${index + 1}`, idOf(arm.to), arm.label),
        arguments: { percentage: percents[index]! },
      }));
      return made({ type: 'RANDOMSPLIT', outcomes, configurationArguments: {} });
    }
    case 'message':
      return made({ outcomes: onward, ...messageActivity(step, eventKey, notes) });
    case 'update': {
      const dataExtension = notes.field('dataExtensionKey', {}, 'DATA_EXTENSION');
      const updateContactFields = step.changes.flatMap((change) => {
        if (change.kind === 'setAttribute') {
          return [
            {
              r__dataExtension_key: dataExtension,
              r__dataExtensionField_name: change.attribute,
              value: String(change.value),
            },
          ];
        }
        if (change.kind === 'addPoints') {
          notes.dropped(step.nodeId, 'points', { points: change.points });
          return [];
        }
        notes.approximated(step.nodeId, 'tagAsFlag', { tag: change.tag });
        return [
          {
            r__dataExtension_key: dataExtension,
            r__dataExtensionField_name: `tag_${change.tag}`,
            value: String(change.kind === 'addTag'),
          },
        ];
      });
      return made({
        type: 'UPDATECONTACTDATA',
        outcomes: onward,
        arguments: { activityData: { updateContactFields } },
        configurationArguments: {},
      });
    }
    case 'webhook': {
      const url = step.url?.trim() || notes.field('webhookUrl', {}, 'https://example.com/webhook');
      if (step.method !== 'POST') notes.approximated(step.nodeId, 'webhookMethod', { method: step.method });
      return made({ outcomes: onward, ...restActivity(url, { body: step.body }) });
    }
    // these are rewritten before
    case 'waitFor':
    case 'gate':
    case 'audience':
      return made({ type: 'WAIT', outcomes: onward, configurationArguments: {} });
  }
}

function restActivity(url: string, inArgument: Record<string, unknown>) {
  return {
    type: 'REST' as const,
    arguments: { execute: { inArguments: [inArgument], outArguments: [], url, verb: 'POST' } },
    configurationArguments: {},
  };
}

function uiTypeOf({ wait }: StepOf<'wait'>): string {
  return wait.kind === 'untilDate' ? 'WAITBYATTRIBUTE' : 'WAITBYDURATION';
}

function waitArguments(
  { wait, nodeId }: StepOf<'wait'>,
  eventKey: string,
  notes: ExportNotes,
): Record<string, unknown> {
  switch (wait.kind) {
    case 'duration': {
      const units = [
        ['WEEKS', 604_800],
        ['DAYS', 86_400],
        ['HOURS', 3600],
        ['MINUTES', 60],
      ] as const;
      const { value, unit, exact } = inUnits(wait.waitSeconds, units);
      if (!exact) notes.approximated(nodeId, 'waitRounded', { seconds: wait.waitSeconds, rounded: value * 60 });
      return { waitDuration: value, waitUnit: unit };
    }
    case 'untilLocal': {
      if (wait.weekdays.length > 0 && wait.weekdays.length < 7) notes.dropped(nodeId, 'weekdays');
      return { waitDuration: 0, waitUnit: 'MINUTES', specifiedTime: clockText(wait.secondOfDay).slice(0, 5) };
    }
    case 'untilDate':
      if (wait.secondOfDay !== 0) notes.approximated(nodeId, 'untilDateOffset');
      return {
        waitEndDateAttributeExpression: `{{Event.${eventKey}."${wait.attribute.replaceAll(/["{}]/g, '')}"}}`,
        waitDuration: wait.offsetDays,
        waitUnit: 'DAYS',
      };
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return { waitDuration: 0, waitUnit: 'MINUTES' };
  }
}

function messageActivity({ message }: StepOf<'message'>, eventKey: string, notes: ExportNotes) {
  const { id, channel } = message;
  if (channel === 'email') {
    notes.approximated(id, 'bodyInTemplate');
    for (const facet of ['preheader', 'buttons'] as const) notes.kept(facet, id);
    const r__triggeredSend_key = notes.field('triggeredSendKey', { nodeId: id }, 'TRIGGERED_SEND');
    const { subject, preheader } = message.content;
    const triggeredSend = {
      r__triggeredSend_key,
      emailSubject: subject,
      dynamicEmailSubject: subject,
      preHeader: preheader,
    };
    return {
      type: 'EMAILV2' as const,
      configurationArguments: { applicationExtensionKey: 'jb-email-activity', r__triggeredSend_key, triggeredSend },
    };
  }
  const syntax: TemplateSyntax = {
    variable: (name) => `{{Event.${eventKey}."${name.replaceAll(/["{}]/g, '')}"}}`,
    // data binding there is `{{…}}`; a space keeps two braces apart that are text
    literal: (text) => text.replaceAll('{{', '{ {').replaceAll(/\{$/g, '{ '),
  };
  if (isKakao(message)) keepMessagePayload(message, notes);
  else {
    notes.approximated(id, 'messageBySender', { channel });
    for (const facet of ['subject', 'buttons', 'fallback', 'offer'] as const) notes.kept(facet, id);
  }
  const url = notes.field('webhookUrl', {}, 'https://example.com/webhook');
  return restActivity(url, messagePayload(message, syntax));
}

/** What the schema cannot say: every outcome leads to an activity, and keys are there once. */
function checkNext(interaction: SfmcInteraction, nodeId: string, notes: ExportNotes): void {
  const keys = new Set(interaction.activities.map((activity) => activity.key));
  const nexts = interaction.activities.flatMap((activity) => activity.outcomes.map((outcome) => outcome.next));
  const dangling = nexts.find((next) => next !== undefined && !keys.has(next));
  if (dangling !== undefined || keys.size !== interaction.activities.length) {
    notes.problem('error', 'export.brokenLinks', { link: dangling ?? '' }, nodeId);
  }
}
