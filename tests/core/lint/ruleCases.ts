import { emptyJourney, type Journey } from '../../../core/journey/spec.ts';
import type { DatasetSchema } from '../../../core/dataset/dataset.ts';
import type { LintFacts } from '../../../core/lint/index.ts';
import type { Severity } from '../../../core/lint/problem.ts';
import { sampleSchema } from './sampleSchema.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import {
  branchNode,
  filteredBy,
  hasTag,
  journeyOf,
  splitNode,
  triggeredBy,
  updateNode,
  waitForNode,
  waitNode,
} from './journeys.ts';

/** One journey that breaks the rule of `code` and its nearest one that does not. */
export interface RuleCase {
  readonly code: string;
  readonly severity: Severity;
  /** Where the problem shows; null = on the journey itself. */
  readonly nodeId: string | null;
  readonly broken: Journey;
  readonly sound: Journey;
  /** What is known beside the journey and the names in the data; `facts` in both cases unless `soundFacts` is given. */
  readonly facts: Partial<LintFacts>;
  readonly soundFacts: Partial<LintFacts>;
  /** The data in both cases unless `soundSchema` is given. */
  readonly schema: DatasetSchema;
  readonly soundSchema: DatasetSchema;
}

type Knowledge = Partial<Pick<RuleCase, 'facts' | 'soundFacts' | 'schema' | 'soundSchema'>>;

export function ruleCase(
  code: string,
  severity: Severity,
  broken: Journey,
  sound: Journey,
  nodeId: string | null = 'node',
  { facts = {}, soundFacts = facts, schema = sampleSchema, soundSchema = schema }: Knowledge = {},
): RuleCase {
  return { code, severity, nodeId, broken, sound, facts, soundFacts, schema, soundSchema };
}

const hour = 3600;
const simple = journeyOf(waitNode(hour));
const base = emptyJourney('journey', '여정');
const branch = branchNode(['우수', hasTag]);
const arms = splitNode(['가', 50], ['나', 50]);

function circle(waitSeconds: number): Journey {
  return {
    ...simple,
    nodes: [...simple.nodes.filter((node) => node.id !== 'node'), waitNode(waitSeconds), { ...arms, id: 'loop' }],
    edges: [
      { id: 'a', from: 'start', port: 'next', to: 'node' },
      { id: 'b', from: 'node', port: 'next', to: 'loop' },
      { id: 'c', from: 'loop', port: 'arm0', to: 'node' },
      { id: 'd', from: 'loop', port: 'arm1', to: 'end' },
    ],
  };
}

function withEntry(entry: Partial<Journey['entry']>): Journey {
  return { ...simple, entry: { ...base.entry, ...entry } };
}

const tagged = filteredBy(hasTag);
const attribute = (name: string, test: Extract<Condition, { kind: 'attribute' }>['test']): Journey =>
  filteredBy({ kind: 'attribute', attribute: name, test });
const bought = (parts: Partial<Extract<Condition, { kind: 'event' }>> = {}): Condition => ({
  kind: 'event',
  event: 'purchase',
  where: [],
  count: { compare: 'atLeast', times: 1 },
  span: { kind: 'ever' },
  ...parts,
});

export const graphCases: readonly RuleCase[] = [
  ruleCase('graph.noTrigger', 'error', { ...base, nodes: [waitNode(hour)] }, simple, null),
  ruleCase(
    'graph.unreachable',
    'warning',
    { ...simple, edges: [{ id: 'first', from: 'start', port: 'next', to: 'end' }, ...simple.edges.slice(1)] },
    simple,
  ),
  ruleCase('graph.openTrigger', 'warning', { ...simple, edges: simple.edges.slice(1) }, simple, 'start'),
  ruleCase('graph.openWait', 'warning', journeyOf(waitNode(hour), []), simple),
  ruleCase('graph.openFilter', 'warning', { ...tagged, edges: tagged.edges.slice(0, 1) }, tagged),
  ruleCase(
    'graph.openHappened',
    'warning',
    journeyOf(waitForNode(), ['timedOut']),
    journeyOf(waitForNode(), ['happened', 'timedOut']),
  ),
  ruleCase(
    'graph.openTimedOut',
    'warning',
    journeyOf(waitForNode(), ['happened']),
    journeyOf(waitForNode(), ['happened', 'timedOut']),
  ),
  ruleCase('graph.openBranch', 'warning', journeyOf(branch, ['else']), journeyOf(branch, ['branch0', 'else'])),
  ruleCase('graph.openElse', 'warning', journeyOf(branch, ['branch0']), journeyOf(branch, ['branch0', 'else'])),
  ruleCase('graph.openArm', 'warning', journeyOf(arms, ['arm0']), journeyOf(arms, ['arm0', 'arm1'])),
  ruleCase('graph.timelessCycle', 'error', circle(0), circle(hour)),
];

export const timeCases: readonly RuleCase[] = [
  ruleCase('wait.zero', 'warning', journeyOf(waitNode(0)), journeyOf(waitNode(1))),
  ruleCase('wait.longerThanMaximum', 'warning', journeyOf(waitNode(90 * 86_400)), journeyOf(waitNode(90 * 86_400 - 1))),
  ruleCase(
    'waitFor.zero',
    'error',
    journeyOf(waitForNode({ timeoutSeconds: 0 }), ['happened', 'timedOut']),
    journeyOf(waitForNode(), ['happened', 'timedOut']),
  ),
];

export const decisionCases: readonly RuleCase[] = [
  ruleCase('split.noArms', 'error', journeyOf(splitNode(), []), journeyOf(arms, ['arm0', 'arm1'])),
  ruleCase(
    'split.weights',
    'error',
    journeyOf(splitNode(['가', 33], ['나', 66.99]), ['arm0', 'arm1']),
    journeyOf(splitNode(['가', 33.33], ['나', 33.33], ['다', 33.34]), ['arm0', 'arm1', 'arm2']),
  ),
  ruleCase(
    'split.duplicateLabel',
    'warning',
    journeyOf(splitNode(['가', 50], ['가 ', 50]), ['arm0', 'arm1']),
    journeyOf(splitNode(['', 50], ['', 50]), ['arm0', 'arm1']),
  ),
  ruleCase('branch.noBranches', 'warning', journeyOf(branchNode(), ['else']), journeyOf(branch, ['branch0', 'else'])),
  ruleCase(
    'branch.duplicateLabel',
    'warning',
    journeyOf(branchNode(['우수', hasTag], ['우수', hasTag]), ['branch0', 'branch1', 'else']),
    journeyOf(branchNode(['우수', hasTag], ['일반', hasTag]), ['branch0', 'branch1', 'else']),
  ),
];

export const conditionCases: readonly RuleCase[] = [
  ruleCase('condition.empty', 'error', filteredBy({ kind: 'all', of: [] }), filteredBy({ kind: 'all', of: [hasTag] })),
  ruleCase(
    'condition.everyone',
    'warning',
    withEntry({ segment: { kind: 'all', of: [] } }),
    withEntry({ segment: hasTag }),
    null,
  ),
  ruleCase('condition.noEvent', 'error', filteredBy(bought({ event: '' })), filteredBy(bought())),
  ruleCase(
    'condition.noAttribute',
    'error',
    attribute('', { compare: 'isSet' }),
    attribute('tier', { compare: 'isSet' }),
  ),
  ruleCase(
    'condition.noProperty',
    'error',
    filteredBy(bought({ where: [{ property: '', test: { compare: 'isSet' } }] })),
    filteredBy(bought({ where: [{ property: 'value', test: { compare: 'isSet' } }] })),
  ),
  ruleCase('condition.noTag', 'error', filteredBy({ kind: 'not', of: { kind: 'tag', tag: '' } }), tagged),
  ruleCase('condition.unknownEvent', 'warning', filteredBy(bought({ event: 'buy' })), filteredBy(bought())),
  ruleCase(
    'condition.unknownAttribute',
    'warning',
    attribute('grade', { compare: 'isSet' }),
    attribute('tier', { compare: 'isSet' }),
  ),
  ruleCase(
    'condition.unknownProperty',
    'warning',
    filteredBy(bought({ where: [{ property: 'colour', test: { compare: 'is', value: 'red' } }] })),
    filteredBy(bought({ where: [{ property: 'category', test: { compare: 'is', value: 'red' } }] })),
  ),
  ruleCase(
    'condition.unknownLabel',
    'warning',
    attribute('tier', { compare: 'in', values: ['VIP', '다이아'] }),
    attribute('tier', { compare: 'in', values: ['VIP', '골드'] }),
  ),
  ruleCase(
    'condition.wrongKind',
    'warning',
    attribute('points', { compare: 'contains', value: '1' }),
    attribute('points', { compare: 'atLeast', value: 1 }),
  ),
  ruleCase(
    'condition.emptyList',
    'error',
    attribute('tier', { compare: 'in', values: [] }),
    attribute('tier', { compare: 'in', values: ['VIP'] }),
  ),
  ruleCase(
    'condition.emptyRange',
    'error',
    attribute('points', { compare: 'between', from: 2, to: 1 }),
    attribute('points', { compare: 'between', from: 1, to: 1 }),
  ),
  ruleCase(
    'condition.outsideRun',
    'error',
    withEntry({ segment: bought({ span: { kind: 'sinceEntry' } }) }),
    filteredBy(bought({ span: { kind: 'sinceEntry' } })),
    null,
  ),
];

const inactivity = { kind: 'inactivity' as const, events: ['visit'], afterSeconds: hour };
const date = {
  kind: 'date' as const,
  attribute: 'birthday',
  offsetDays: 0,
  secondOfDay: 0,
  repeat: 'yearly' as const,
};
const weekly = { kind: 'weekly' as const, weekdays: [1], secondOfDay: 0 };
const once = { kind: 'once' as const, date: '2026-02-28', secondOfDay: 0 };
const event = { kind: 'event' as const, event: 'purchase', where: [], nth: null, withinSeconds: null };

export const triggerCases: readonly RuleCase[] = [
  ruleCase('event.none', 'error', triggeredBy({ ...event, event: '' }), triggeredBy(event), 'start'),
  ruleCase('event.unknown', 'warning', triggeredBy({ ...event, event: 'buy' }), triggeredBy(event), 'start'),
  ruleCase('trigger.noEvents', 'error', triggeredBy({ ...inactivity, events: [] }), triggeredBy(inactivity), 'start'),
  ruleCase(
    'trigger.zeroDelay',
    'error',
    triggeredBy({ ...inactivity, afterSeconds: 0 }),
    triggeredBy(inactivity),
    'start',
  ),
  ruleCase('trigger.noAttribute', 'error', triggeredBy({ ...date, attribute: '' }), triggeredBy(date), 'start'),
  ruleCase(
    'trigger.unknownAttribute',
    'warning',
    triggeredBy({ ...date, attribute: 'anniversary' }),
    triggeredBy(date),
    'start',
  ),
  ruleCase(
    'trigger.notADate',
    'error',
    triggeredBy({ ...date, attribute: 'tier' }),
    triggeredBy({ ...date, attribute: 'signupTime' }),
    'start',
  ),
  ruleCase(
    'trigger.noWeekdays',
    'error',
    triggeredBy({ kind: 'schedule', schedule: { ...weekly, weekdays: [] }, segment: hasTag }),
    triggeredBy({ kind: 'schedule', schedule: weekly, segment: hasTag }),
    'start',
  ),
  ruleCase(
    'date.invalid',
    'error',
    triggeredBy({ kind: 'schedule', schedule: { ...once, date: '2026-02-29' }, segment: hasTag }),
    triggeredBy({ kind: 'schedule', schedule: once, segment: hasTag }),
    'start',
  ),
];

export const settingCases: readonly RuleCase[] = [
  ruleCase('entry.holdoutAll', 'error', withEntry({ holdoutPercent: 100 }), withEntry({ holdoutPercent: 99 }), null),
  ruleCase(
    'entry.windowReversed',
    'error',
    withEntry({ window: { from: '2026-03-02', until: '2026-03-01' } }),
    withEntry({ window: { from: '2026-03-01', until: '2026-03-01' } }),
    null,
  ),
  ruleCase('event.none', 'error', { ...simple, goal: { event: '', where: [] } }, simple, null),
  ruleCase(
    'event.unknown',
    'warning',
    { ...simple, exits: { ...base.exits, events: ['visit', 'left'] } },
    { ...simple, exits: { ...base.exits, events: ['visit'] } },
    null,
  ),
  ruleCase('date.invalid', 'error', withEntry({ window: { from: '2026-13-01', until: null } }), withEntry({}), null),
  ruleCase(
    'name.journeyLong',
    'info',
    { ...simple, name: '가'.repeat(51) },
    { ...simple, name: '가'.repeat(50) },
    null,
  ),
  ruleCase(
    'name.nodeLong',
    'info',
    journeyOf({ ...waitNode(hour), title: '가'.repeat(51) }),
    journeyOf({ ...waitNode(hour), title: '가'.repeat(50) }),
  ),
  ruleCase('update.empty', 'warning', journeyOf(updateNode()), journeyOf(updateNode({ kind: 'addPoints', points: 1 }))),
  ruleCase(
    'update.noAttribute',
    'error',
    journeyOf(updateNode({ kind: 'setAttribute', attribute: '', value: 1 })),
    journeyOf(updateNode({ kind: 'setAttribute', attribute: 'grade', value: 1 })),
  ),
  ruleCase(
    'update.noTag',
    'error',
    journeyOf(updateNode({ kind: 'addTag', tag: '' })),
    journeyOf(updateNode({ kind: 'removeTag', tag: 'vip' })),
  ),
];
