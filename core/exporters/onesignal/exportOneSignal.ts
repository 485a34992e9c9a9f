import type { Journey } from '../../journey/spec.ts';
import type { ExportFile, Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { cut, fileNamePart } from '../shared/names.ts';
import { type StepGraph, stepsOf, waysOf } from '../shared/steps.ts';
import { structureFlow } from '../shared/structured.ts';
import { attributesOf, segmentIdOf } from './conditions.ts';
import { createTreeWriter } from './nodes.ts';
import { type OneSignalJourney, oneSignalJourneySchema } from './schema.ts';

// the server's own limits are not published; a journey beyond these could not be read there anyway
const treeLimits = { steps: 1000, depth: 40 };
const leastReentrySeconds = 600;

/** Bodies of `POST /apps/{app_id}/journeys` of OneSignal, one per trigger; journeys are created as drafts. */
export const oneSignalExporter: Exporter = {
  id: 'onesignal',
  version: '5.12',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'segmentId', per: 'name', required: true },
    { key: 'templateId', per: 'node', required: true },
    { key: 'webhookId', per: 'node', required: true },
    { key: 'timeZone', per: 'journey', required: false },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'gate', 'audience', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    const settings = settingsOf(journey, notes);
    return graph.starts.flatMap((start, index) => {
      const nodes = treeOf(graph, start, notes);
      if (nodes === null) return [];
      const body: OneSignalJourney = { ...settings, audience: audienceOf(start, notes), nodes };
      checkOutput(notes, oneSignalJourneySchema, body);
      const number = graph.starts.length > 1 ? `-${index + 1}` : '';
      const file: ExportFile = {
        name: `${fileNamePart(journey.name)}.onesignal${number}.json`,
        mediaType: 'application/json',
        text: `${JSON.stringify(body, null, 2)}\n`,
      };
      return [file];
    });
  },
};

function settingsOf(journey: Journey, notes: ExportNotes): Omit<OneSignalJourney, 'audience' | 'nodes'> {
  const { goal, exits, entry, description } = journey;
  const exitEvents = [...(exits.onGoal && goal.event !== '' ? [goal.event] : []), ...exits.events];
  if (exits.onGoal && goal.where.length > 0) notes.approximated(null, 'exitWithoutFilter', { event: goal.event });
  if (exitEvents.length > 1) notes.dropped(null, 'exitEvents', { events: exitEvents.slice(1).join(', ') });
  const [exitEvent] = exitEvents;
  const rules = {
    ...(exitEvent !== undefined && { on_event: { name: cut(exitEvent, 255) } }),
    ...(exits.leftSegment && { when_not_in_audience: true }),
  };
  for (const facet of ['description', 'exitOnGoal', 'exitEvents', 'exitLeftSegment'] as const) notes.kept(facet);
  // unsubscribed people get nothing on that channel there
  notes.kept('exitUnsubscribed');
  for (const facet of ['reentryNever', 'reentryAfter', 'reentryAlways'] as const) notes.kept(facet);
  if (description.length > 1024 || journey.name.length > 300) notes.approximated(null, 'textCut');
  const seconds = entry.reentry.kind === 'after' ? entry.reentry.seconds : 0;
  const again = Math.max(leastReentrySeconds, seconds);
  if (entry.reentry.kind !== 'never' && again !== seconds) {
    notes.approximated(null, 'reentryRounded', { seconds, rounded: again });
  }
  return {
    name: cut(journey.name, 300),
    ...(description !== '' && { description: cut(description, 1024) }),
    ...(Object.keys(rules).length > 0 && { early_exit: { rules } }),
    reentry_rules: entry.reentry.kind === 'never' ? null : { duration_seconds: again },
  };
}

function audienceOf({ node, entry }: StepGraph['starts'][number], notes: ExportNotes): OneSignalJourney['audience'] {
  switch (entry.kind) {
    case 'event': {
      notes.mapped(node.id, 'event_trigger');
      const attributes = attributesOf(entry, node.id, notes);
      return { kind: 'event_trigger', name: cut(entry.event, 255), ...(attributes && { attributes }) };
    }
    case 'manual':
      notes.approximated(node.id, 'manualAsEvent');
      notes.mapped(node.id, 'event_trigger');
      return { kind: 'event_trigger', name: 'manual' };
    case 'date': {
      const formula = `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`;
      notes.approximated(node.id, 'dateAsSegment', { condition: formula });
      return segmentAudience(node.id, formula, notes);
    }
    case 'schedule':
      notes.approximated(node.id, 'scheduleAsSegment', { condition: entry.formula });
      return segmentAudience(node.id, entry.formula, notes);
    case 'segment':
      return segmentAudience(node.id, entry.formula, notes);
  }
}

function segmentAudience(nodeId: string, formula: string, notes: ExportNotes): OneSignalJourney['audience'] {
  notes.mapped(nodeId, 'segment');
  return { kind: 'segment', included_segment_ids: [segmentIdOf(formula, notes)], future_additions_only: true };
}

function treeOf(graph: StepGraph, start: StepGraph['starts'][number], notes: ExportNotes) {
  const structured = structureFlow(start.first, (id) => waysOf(graph.steps.get(id)!), treeLimits);
  if (!structured.ok) {
    const { reason, id } = structured.error;
    const step = graph.steps.get(id)!;
    const limit = reason === 'tooMany' ? treeLimits.steps : treeLimits.depth;
    notes.problem('error', reason === 'tooMany' ? 'export.tooManySteps' : 'export.tooDeep', { limit }, step.nodeId);
    notes.dropped(null, 'refused');
    return null;
  }
  for (const [id, times] of structured.value.copies) {
    notes.approximated(graph.steps.get(id)!.nodeId, 'repeated', { times });
  }
  return createTreeWriter(graph, structured.value, notes).write(structured.value.steps);
}
