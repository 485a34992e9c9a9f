import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { jsonFile } from '../shared/files.ts';
import { eventText } from '../shared/conditionText.ts';
import { stableUuid } from '../shared/names.ts';
import { clockText, inUnits } from '../shared/numbers.ts';
import { type Entry, type StepGraph, stepsOf } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import { repeatsOf, type TreeStep, unfold } from '../shared/unfold.ts';
import { actionCores, conditionCore, type EventCore, splitCores } from './events.ts';
import { type MauticEvent, type MauticFile, mauticFileSchema } from './schema.ts';

const mostEvents = 500;

/** Files that Mautic 7 imports, one campaign per trigger. Its events have one parent each, so ways that meet are unfolded. */
export const mauticExporter: Exporter = {
  id: 'mautic',
  version: '7',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'messageId', per: 'node', required: true },
    { key: 'webhookUrl', per: 'journey', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'waitFor', 'gate', 'audience', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    return graph.starts.flatMap((start, index) => {
      const tree = unfold(graph, start.first, mostEvents);
      if (!tree.ok) {
        notes.problem('error', 'export.tooManySteps', { limit: mostEvents }, tree.error.nodeId);
        notes.dropped(null, 'refused');
        return [];
      }
      for (const [step, times] of repeatsOf(tree.value)) notes.approximated(step.nodeId, 'repeated', { times });
      const file = campaignOf(journey, start, tree.value, notes);
      checkOutput(notes, mauticFileSchema, file);
      return [jsonFile(journey, 'mautic', file, graph.starts.length > 1 ? index + 1 : null)];
    });
  },
};

/** What has to pass before an event: time, then an hour and weekdays. */
interface Pending {
  readonly seconds: number;
  readonly hour: string | null;
  readonly days: readonly number[];
}
const nothing: Pending = { seconds: 0, hour: null, days: [] };

/** An event's way out: its id and anchor, with what has to pass after it. */
interface Way {
  readonly parent: number | null;
  readonly path: MauticEvent['decisionPath'];
  readonly pending: Pending;
}

function campaignOf(
  journey: Journey,
  start: StepGraph['starts'][number],
  tree: readonly TreeStep[],
  notes: ExportNotes,
): MauticFile {
  const lists = new Map<string, number>();
  const listIdOf = (formula: string) => {
    if (!lists.has(formula)) lists.set(formula, lists.size + 1);
    return lists.get(formula)!;
  };
  const entryFormula = formulaOf(start.entry);
  listIdOf(entryFormula);
  notes.approximated(start.node.id, 'entryAsEmptySegment', { condition: entryFormula });
  notes.mapped(start.node.id, 'lists');
  const allowRestart = journey.entry.reentry.kind !== 'never';
  notes.kept('description');
  notes.kept(allowRestart ? 'reentryAlways' : 'reentryNever');
  // Mautic takes contacts who opted out of a channel out of its messages
  notes.kept('exitUnsubscribed');

  const events: MauticEvent[] = [];
  const ways = new Map<number, readonly Way[]>();
  for (const place of tree) {
    const from: Way =
      place.parent === null ? { parent: null, path: '', pending: nothing } : ways.get(place.parent)![place.way]!;
    ways.set(place.number, writeStep(place, from, { journey, events, notes, listIdOf }));
  }
  const orderOf = new Map<number, number>();
  for (const event of events) {
    const order = event.parent_id === null ? 1 : orderOf.get(event.parent_id)! + 1;
    orderOf.set(event.id, order);
    event.event_order = order;
  }
  return [
    {
      campaign: [
        {
          id: 1,
          name: journey.name,
          description: journey.description,
          is_published: false,
          allow_restart: allowRestart,
          canvas_settings: canvasOf(events, orderOf),
          uuid: stableUuid(`${journey.id}/${start.node.id}`),
        },
      ],
      campaign_event: events,
      lists: [...lists].map(([formula, id]) => ({
        id,
        name: formula.slice(0, 180),
        public_name: formula.slice(0, 180),
        alias: `yeojeong-${id}`,
        description: formula,
        is_published: true,
        is_global: true,
        filters: [],
        uuid: stableUuid(`${journey.id}/list/${formula}`),
      })),
      dependencies: [
        {
          campaign_event: events.map((event) => ({ campaign: 1, campaign_event: event.id })),
          lists: [{ campaign: 1, lists: 1 }],
        },
      ],
    },
  ];
}

interface Writing {
  readonly journey: Journey;
  readonly events: MauticEvent[];
  readonly notes: ExportNotes;
  readonly listIdOf: (formula: string) => number;
}

/** Writes the events of one step; its ways out in the order of the step's own. */
function writeStep({ step, number }: TreeStep, from: Way, writing: Writing): Way[] {
  const { notes, listIdOf } = writing;
  const add = (core: EventCore, way: Way): number => addEvent(core, step.nodeId, `${number}`, way, writing);
  switch (step.kind) {
    case 'wait': {
      notes.mapped(step.nodeId, 'trigger_interval');
      if (step.next === null) notes.dropped(step.nodeId, 'waitAtEnd');
      return [{ ...from, pending: afterWait(step, from.pending, notes) }];
    }
    case 'check': {
      const { core, swapped } = conditionCore(step.condition, step.title, step.nodeId, notes, listIdOf);
      const id = add(core, from);
      const [yes, no]: [Way, Way] = [
        { parent: id, path: 'yes', pending: nothing },
        { parent: id, path: 'no', pending: nothing },
      ];
      return swapped ? [no, yes] : [yes, no];
    }
    case 'split': {
      const ways: Way[] = [];
      let left = from;
      for (const core of splitCores(step, notes)) {
        const id = add(core, left);
        ways.push({ parent: id, path: 'yes', pending: nothing });
        left = { parent: id, path: 'no', pending: nothing };
      }
      if (step.arms.length < 2) notes.approximated(step.nodeId, 'splitOfOne');
      return [...ways, left];
    }
    default: {
      let way = from;
      const cores = actionCores(step, notes);
      if (cores.length === 0) notes.dropped(step.nodeId, 'nothingToDo');
      for (const core of cores) way = { parent: add(core, way), path: '', pending: nothing };
      return [way];
    }
  }
}

function addEvent(
  core: EventCore,
  nodeId: string,
  place: string,
  way: Way,
  { journey, events, notes }: Writing,
): number {
  const id = events.length + 1;
  const { seconds, hour, days } = way.pending;
  const { value, unit, exact } = inUnits(seconds, [
    ['d', 86_400],
    ['h', 3600],
    ['i', 60],
  ] as const);
  if (!exact) notes.approximated(nodeId, 'waitRounded', { seconds, rounded: value * 60 });
  const node = journey.nodes.find((one) => one.id === nodeId);
  const holdsNight =
    node?.type === 'message' &&
    node.purpose === 'advertising' &&
    node.channel !== 'email' &&
    node.nightPolicy === 'wait';
  if (holdsNight && core.type !== 'campaign.sendwebhook') {
    notes.kept('quietHours', nodeId);
    notes.approximated(nodeId, 'quietHoursWindow');
  }
  const isTimed = seconds > 0 || hour !== null || days.length > 0 || holdsNight;
  notes.mapped(nodeId, `${core.type} ${id}`);
  events.push({
    id,
    campaign_id: 1,
    ...core,
    description: '',
    event_order: 1,
    trigger_interval: value,
    trigger_interval_unit: unit,
    trigger_mode: isTimed ? 'interval' : 'immediate',
    trigger_date: null,
    trigger_hour: hour,
    triggerRestrictedStartHour: holdsNight ? '08:00:00' : null,
    triggerRestrictedStopHour: holdsNight ? '21:00:00' : null,
    triggerRestrictedDaysOfWeek: [...days],
    triggerWindow: null,
    decisionPath: way.path,
    parent_id: way.parent,
    uuid: stableUuid(`${journey.id}/${nodeId}/${place}/${id}`),
  });
  return id;
}

/** Mautic has no waits of their own: they hold the event that follows. */
function afterWait({ wait, nodeId }: StepOf<'wait'>, pending: Pending, notes: ExportNotes): Pending {
  switch (wait.kind) {
    case 'duration':
      if (pending.hour !== null) notes.approximated(nodeId, 'waitsMerged');
      return { ...pending, seconds: pending.seconds + wait.waitSeconds };
    case 'untilLocal': {
      if (pending.hour !== null) notes.approximated(nodeId, 'waitsMerged');
      const days = [...new Set(wait.weekdays.map((day) => day % 7))].sort((a, b) => a - b);
      return { ...pending, hour: clockText(wait.secondOfDay), days };
    }
    case 'untilDate':
      notes.approximated(nodeId, 'untilDate', { attribute: wait.attribute });
      return pending;
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return pending;
  }
}

function formulaOf(entry: Entry): string {
  switch (entry.kind) {
    case 'event':
      return `EVENT(${eventText(entry)})`;
    case 'manual':
      return 'MANUAL';
    case 'date':
      return `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`;
    case 'schedule':
    case 'segment':
      return entry.formula;
  }
}

type Canvas = MauticFile[number]['campaign'][number]['canvas_settings'];

function canvasOf(events: readonly MauticEvent[], orderOf: ReadonlyMap<number, number>): Canvas {
  const rows = new Map<number, number>();
  const nodes: Canvas['nodes'] = [{ id: 'lists', positionX: '300', positionY: '40' }];
  const connections: Canvas['connections'] = [];
  for (const event of events) {
    const order = orderOf.get(event.id)!;
    const column = rows.get(order) ?? 0;
    rows.set(order, column + 1);
    nodes.push({ id: event.id, positionX: String(100 + 250 * column), positionY: String(40 + 110 * order) });
    const source = event.parent_id === null ? 'leadsource' : event.decisionPath === '' ? 'bottom' : event.decisionPath;
    connections.push({ sourceId: event.parent_id ?? 'lists', targetId: event.id, anchors: { source, target: 'top' } });
  }
  return { nodes, connections };
}
