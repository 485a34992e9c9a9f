import type { Change, Schedule } from '../../journey/nodes.ts';
import type { Journey } from '../../journey/spec.ts';
import type { Exporter } from '../exporter.ts';
import type { ExportNotes } from '../notes.ts';
import { checkOutput } from '../problems.ts';
import { jsonFile } from '../shared/files.ts';
import { isKakao, stepName } from '../shared/messages.ts';
import { asciiId, stableIds } from '../shared/names.ts';
import { clockText, wholePercents } from '../shared/numbers.ts';
import { type Step, type StepGraph, stepsOf, type StepTarget } from '../shared/steps.ts';
import type { StepOf } from '../shared/stepTypes.ts';
import { eventRuleOf, ruleOf } from './rules.ts';
import { type ParcelvoyStep, parcelvoyStepsSchema, type ParcelvoySteps } from './schema.ts';

/** The steps of one journey as `PUT /journeys/:id/steps` of Parcelvoy and Lunogram takes them; every trigger is an entrance. */
export const parcelvoyExporter: Exporter = {
  id: 'parcelvoy',
  version: '2026',
  conditions: { ownPredictions: [] },
  fields: [
    { key: 'campaignId', per: 'node', required: true },
    { key: 'listId', per: 'name', required: true },
  ],
  run(journey, notes) {
    const graph = stepsOf(journey, notes, new Set(['branch', 'waitFor', 'gate', 'loops']));
    if (graph.starts.length === 0) notes.problem('error', 'export.noTrigger');
    const steps = stepsMap(journey, graph, notes);
    checkOutput(notes, parcelvoyStepsSchema, steps);
    return [jsonFile(journey, 'parcelvoy', steps)];
  },
};

function stepsMap(journey: Journey, graph: StepGraph, notes: ExportNotes): ParcelvoySteps {
  const starts = graph.starts.map((start) => start.node.id);
  const ids = stableIds([...starts, ...graph.steps.keys()], asciiId);
  const positions = new Map(journey.nodes.map((node) => [node.id, node.position]));
  const childrenOf = (...targets: [target: StepTarget, path?: string][]) =>
    targets.flatMap(([target, path]) =>
      target === null ? [] : [{ external_id: ids.get(target)!, ...(path !== undefined && { path }) }],
    );
  const steps: [string, ParcelvoyStep][] = graph.starts.map((start) => {
    notes.mapped(start.node.id, 'entrance');
    const place = { name: stepName(start.node.title, 'entrance'), ...start.node.position };
    const data = entranceOf(start, journey, notes);
    return [ids.get(start.node.id)!, { ...place, type: 'entrance', data, children: childrenOf([start.first]) }];
  });
  const { reentry } = journey.entry;
  if (graph.starts.every((start) => start.entry.kind === 'event')) {
    notes.kept(reentry.kind === 'never' ? 'reentryNever' : reentry.kind === 'always' ? 'reentryAlways' : 'concurrent');
    notes.kept('concurrent');
  }
  let row = 0;
  for (const step of graph.steps.values()) {
    const position = positions.get(step.nodeId) ?? { x: 0, y: 0 };
    // steps that one node became stand below each other
    const shift = step.id === step.nodeId ? 0 : 120 * ((row++ % 5) + 1);
    const place = { name: stepName(step.title, step.kind), x: position.x, y: position.y + shift };
    const made = stepOf(step, place, childrenOf, notes);
    notes.mapped(step.nodeId, `${made.type} ${ids.get(step.id)!}`);
    steps.push([ids.get(step.id)!, made]);
  }
  return Object.fromEntries(steps);
}

type Entrance = Extract<ParcelvoyStep, { type: 'entrance' }>['data'];

function entranceOf({ node, entry }: StepGraph['starts'][number], journey: Journey, notes: ExportNotes): Entrance {
  const often = { multiple: journey.entry.reentry.kind !== 'never', concurrent: journey.entry.concurrent };
  switch (entry.kind) {
    case 'event': {
      const rule = eventRuleOf(entry, node.id, notes);
      return { trigger: 'event', event_name: entry.event, ...(rule && { rule }), ...often };
    }
    case 'manual':
      return { trigger: 'none' };
    case 'schedule':
      return {
        trigger: 'schedule',
        list_id: listIdOf(entry.formula, notes),
        schedule: rruleOf(entry.schedule, node.id, notes),
      };
    case 'date': {
      const formula = `DATE(${entry.attribute}${entry.offsetDays >= 0 ? '+' : '−'}${Math.abs(entry.offsetDays)}d)`;
      notes.approximated(node.id, 'dateAsSegment', { condition: formula });
      return { trigger: 'schedule', list_id: listIdOf(formula, notes), schedule: dailyRule(entry.secondOfDay) };
    }
    case 'segment':
      notes.approximated(node.id, 'segmentDaily', { condition: entry.formula });
      return { trigger: 'schedule', list_id: listIdOf(entry.formula, notes), schedule: dailyRule(0) };
  }
}

function listIdOf(formula: string, notes: ExportNotes): number {
  return wholeNumber(notes.field('listId', { name: formula }, '0'), formula, notes);
}

function wholeNumber(text: string, name: string, notes: ExportNotes): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  notes.problem('error', 'export.notANumber', { value: text, name });
  return 0;
}

function dailyRule(secondOfDay: number): string {
  const [hour, minute] = clockText(secondOfDay).split(':');
  return `RRULE:FREQ=DAILY;BYHOUR=${Number(hour)};BYMINUTE=${Number(minute)};BYSECOND=0`;
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The schedule as a rule of RFC 5545; times are local. */
function rruleOf(schedule: Schedule, nodeId: string, notes: ExportNotes): string {
  switch (schedule.kind) {
    case 'once':
      return `DTSTART:${schedule.date.replaceAll('-', '')}T${clockText(schedule.secondOfDay).replaceAll(':', '')}`;
    case 'daily':
      return dailyRule(schedule.secondOfDay);
    case 'weekly': {
      const days = weekdays.filter((_, index) => schedule.weekdays.includes(index + 1)).join(',');
      return `${dailyRule(schedule.secondOfDay).replace('DAILY', 'WEEKLY')}${days === '' ? '' : `;BYDAY=${days}`}`;
    }
    case 'monthly':
      return `${dailyRule(schedule.secondOfDay).replace('DAILY', 'MONTHLY')};BYMONTHDAY=${schedule.dayOfMonth}`;
    case 'cron':
      notes.approximated(nodeId, 'cron', { expression: schedule.expression });
      return dailyRule(0);
  }
}

type ChildrenOf = (...targets: [target: StepTarget, path?: string][]) => { external_id: string; path?: string }[];
type Place = Pick<ParcelvoyStep, 'name' | 'x' | 'y'>;

function stepOf(step: Step, place: Place, childrenOf: ChildrenOf, notes: ExportNotes): ParcelvoyStep {
  const { nodeId } = step;
  switch (step.kind) {
    case 'wait':
      return { ...place, type: 'delay', data: delayOf(step, notes), children: childrenOf([step.next]) };
    case 'check': {
      const rule = ruleOf(step.condition, nodeId, notes);
      return { ...place, type: 'gate', data: { rule }, children: childrenOf([step.yes, 'yes'], [step.no, 'no']) };
    }
    case 'split': {
      const ratios = wholePercents(step.arms.map((arm) => arm.percent));
      if (ratios.some((ratio, index) => ratio !== step.arms[index]!.percent))
        notes.approximated(nodeId, 'splitRounded');
      // an arm that ends has no child, and those who would take it are shared by the others
      if (step.arms.some((arm) => arm.to === null)) notes.approximated(nodeId, 'splitEndingArm');
      const children = step.arms.flatMap((arm, index) =>
        childrenOf([arm.to]).map((child) => ({ ...child, data: { ratio: ratios[index]! } })),
      );
      return { ...place, type: 'experiment', data: {}, children };
    }
    case 'message': {
      const { message } = step;
      notes.approximated(nodeId, 'bodyInTemplate');
      for (const facet of ['subject', 'preheader', 'buttons', 'consent'] as const) notes.kept(facet, nodeId);
      if (isKakao(message)) notes.approximated(nodeId, 'messageAsWebhook', { channel: message.channel });
      return {
        ...place,
        type: 'action',
        data: { campaign_id: campaignIdOf(nodeId, notes) },
        children: childrenOf([step.next]),
      };
    }
    case 'webhook':
      notes.approximated(nodeId, 'webhookById', { url: step.url ?? '' });
      return {
        ...place,
        type: 'action',
        data: { campaign_id: campaignIdOf(nodeId, notes) },
        children: childrenOf([step.next]),
      };
    case 'update': {
      const template = JSON.stringify(dataOf(step.changes, nodeId, notes));
      return {
        ...place,
        type: 'update',
        data: { template: withoutHandlebars(template) },
        children: childrenOf([step.next]),
      };
    }
    case 'audience': {
      notes.approximated(nodeId, 'audienceAsEvent', { audience: step.audience });
      const { action, audience, platform } = step;
      const template = withoutHandlebars(JSON.stringify({ action, audience, platform }));
      return {
        ...place,
        type: 'event',
        data: { event_name: 'ad_audience', template },
        children: childrenOf([step.next]),
      };
    }
    // these are rewritten before
    case 'branch':
    case 'waitFor':
    case 'gate':
      return { ...place, type: 'event', data: { event_name: step.kind, template: '{}' }, children: [] };
  }
}

/** A flat JSON object in which Handlebars finds no token: double braces can only stand in its texts, and are escaped there. */
function withoutHandlebars(json: string): string {
  return json.replaceAll('{{', '\\u007b\\u007b').replaceAll('}}', '\\u007d\\u007d');
}

function campaignIdOf(nodeId: string, notes: ExportNotes): number {
  return wholeNumber(notes.field('campaignId', { nodeId }, '0'), nodeId, notes);
}

function delayOf(
  { wait, nodeId }: StepOf<'wait'>,
  notes: ExportNotes,
): Extract<ParcelvoyStep, { type: 'delay' }>['data'] {
  switch (wait.kind) {
    case 'duration': {
      const minutes = Math.ceil(wait.waitSeconds / 60);
      if (wait.waitSeconds % 60 !== 0) {
        notes.approximated(nodeId, 'waitRounded', { seconds: wait.waitSeconds, rounded: minutes * 60 });
      }
      const days = Math.floor(minutes / 1440);
      return { format: 'duration', days, hours: Math.floor(minutes / 60) % 24, minutes: minutes % 60 };
    }
    case 'untilLocal':
      if (wait.weekdays.length > 0 && wait.weekdays.length < 7) notes.dropped(nodeId, 'weekdays');
      return { format: 'time', time: clockText(wait.secondOfDay).slice(0, 5) };
    case 'untilDate':
      if (wait.offsetDays !== 0 || wait.secondOfDay !== 0) notes.approximated(nodeId, 'untilDateOffset');
      return { format: 'date', date: `{{ user.${wait.attribute.replaceAll(/[^\p{L}\p{N}_]/gu, '_')} }}` };
    case 'bestHour':
      notes.approximated(nodeId, 'bestHour');
      return { format: 'duration', days: 0, hours: 0, minutes: 0 };
  }
}

function dataOf(changes: readonly Change[], nodeId: string, notes: ExportNotes): Record<string, unknown> {
  const pairs: [string, unknown][] = [];
  for (const change of changes) {
    if (change.kind === 'setAttribute') pairs.push([change.attribute, change.value]);
    else if (change.kind === 'addPoints') notes.dropped(nodeId, 'points', { points: change.points });
    else {
      notes.approximated(nodeId, 'tagAsFlag', { tag: change.tag });
      pairs.push([`tag_${change.tag}`, change.kind === 'addTag']);
    }
  }
  return Object.fromEntries(pairs);
}
