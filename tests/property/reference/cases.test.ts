import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPredictedName, predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import type { Condition } from '../../../core/segment/condition.ts';
import type { JourneyNode } from '../../../core/journey/nodes.ts';
import type { Journey } from '../../../core/journey/spec.ts';
import {
  entryRefusals,
  exitReasons,
  fallbackRefusals,
  messageCounts,
  suppressions,
} from '../../../core/simulate/counters.ts';
import { generateReferenceCase } from './cases.ts';
import { referenceRun } from './referenceRun.ts';
import type { NaiveStep, SimulationInput } from './types.ts';
import { recordedEvents } from './values.ts';
import { dayOfText, midnightOf } from './zones.ts';

const cases = 800;
const reasoned = ['exited', 'refused', 'suppressed', 'fallbackRefused'];

/** Names of everything that one step shows to have happened. */
function shownBy(step: NaiveStep, journey: Journey | undefined, input: SimulationInput): string[] {
  const node = journey?.nodes.find((one) => one.id === step.nodeId);
  const names = reasoned.includes(step.kind) ? [`${step.kind} ${step.detail}`] : [step.kind];
  if (node === undefined) return names;
  if (step.kind === 'nodeEntered') names.push(`node ${node.type}`);
  if (step.kind === 'triggered' && node.type === 'trigger') names.push(...triggerNames(node));
  if (step.kind === 'waiting' && node.type === 'wait') names.push(`wait ${node.wait.kind}`);
  if (step.kind === 'sent' && node.type === 'message') names.push(`targeting ${node.kakao?.targeting ?? 'none'}`);
  if (step.kind === 'port') names.push(...portNames(step, node, input));
  return names;
}

function triggerNames({ trigger }: Extract<JourneyNode, { type: 'trigger' }>): string[] {
  if (trigger.kind === 'schedule') return [`schedule ${trigger.schedule.kind}`];
  if (trigger.kind === 'predicted') return [`predicted ${trigger.quantity.kind}`];
  if (trigger.kind === 'event') {
    if (trigger.nth === null) return ['trigger event'];
    return [trigger.withinSeconds === null ? 'trigger event nth' : 'trigger event nth within'];
  }
  return [`trigger ${trigger.kind}`];
}

function portNames(step: NaiveStep, node: JourneyNode, input: SimulationInput): string[] {
  if (node.type === 'gate') return [`gate ${node.per} ${step.detail}`];
  if (node.type === 'survey') return [`survey ${step.detail === 'noAnswer' ? 'noAnswer' : 'answer'}`];
  if (node.type === 'waitFor') {
    const other = node.others.find((one) => one.id === step.detail);
    if (other !== undefined) return [`waitFor other ${other.kind}`];
    if (step.detail === 'timedOut') return ['waitFor timedOut'];
    return [node.segment === null ? 'waitFor happened' : 'waitFor segment'];
  }
  if (node.type === 'experiment' && node.winnerAfterDays !== null) {
    const { zone } = input.dataset;
    const decided = midnightOf(zone, dayOfText(input.request.startDate) + node.winnerAfterDays);
    return [step.time < decided ? 'experiment drawn' : `experiment winner ${step.detail}`];
  }
  return [];
}

/** Which kinds of conditions held and failed at filters and branches; a branch asks its conditions in order. */
function conditionsAsked(steps: readonly NaiveStep[], input: SimulationInput): string[] {
  let asked: string[] = [];
  return steps.flatMap((step) => {
    if (step.kind === 'nodeEntered') {
      const journey = input.journeys.find((one) => one.id === step.journeyId);
      const node = journey?.nodes.find((one) => one.id === step.nodeId);
      if (node?.type === 'filter') asked = [subjectOf(node.condition)];
      if (node?.type === 'branch') asked = node.branches.map((branch) => subjectOf(branch.condition));
    }
    if (step.kind !== 'conditionHeld' && step.kind !== 'conditionFailed') return [];
    return [`${step.kind} ${asked.shift()!}`];
  });
}

const named = (prefix: string, ...names: readonly string[]) => names.map((name) => `${prefix} ${name}`);
/** The kind of a condition; of a prediction its name. */
function subjectOf(condition: Condition): string {
  return condition.kind === 'attribute' && isPredictedName(condition.attribute) ? condition.attribute : condition.kind;
}

const conditionKinds = [
  ...predictedNames,
  'all',
  'any',
  'not',
  'attribute',
  'event',
  'eventMeasure',
  'followed',
  'segment',
  'tag',
  'message',
];

const expected = [
  named('exited', ...exitReasons),
  named('refused', ...entryRefusals, 'entryCap'),
  named('suppressed', 'pacing', 'budget', ...suppressions.filter((reason: string) => reason !== 'windowEnd')),
  [
    'event',
    'triggered',
    'entered',
    'nodeEntered',
    'waiting',
    'port',
    'delayed',
    'sent',
    'notDelivered',
    'fallbackSent',
  ],
  named('fallbackRefused', ...fallbackRefusals),
  ['delivered', 'opened', 'clicked', 'converted', 'pulledForward', 'unsubscribed', 'updated', 'goal', 'stillInside'],
  named(
    'node',
    'trigger',
    'exit',
    'goTo',
    'wait',
    'waitFor',
    'message',
    'survey',
    'split',
    'experiment',
    'gate',
    'filter',
  ),
  named('node', 'branch', 'update', 'goal', 'audience', 'webhook'),
  named('trigger', 'absence', 'inactivity', 'date', 'sequence', 'segment', 'item', 'manual'),
  named('trigger', 'event', 'event nth', 'event nth within'),
  named('predicted', 'nextPurchase', 'churnRisk'),
  named('schedule', 'once', 'daily', 'weekly', 'monthly', 'cron'),
  named('wait', 'duration', 'untilLocal', 'untilDate', 'bestHour'),
  named('conditionHeld', ...conditionKinds),
  named('conditionFailed', ...conditionKinds),
  ['hour', 'day', 'week', 'window'].flatMap((per) => named(`gate ${per}`, 'passed', 'full')),
  named('survey', 'answer', 'noAnswer'),
  named('experiment', 'drawn', 'winner x', 'winner y'),
  named('waitFor', 'happened', 'segment', 'timedOut', 'other event', 'other segment'),
  named('targeting', 'I', 'N', 'M', 'F', 'none'),
  named('counted', ...messageCounts, 'offerWon'),
  named('collision', 'customers', 'capped'),
  ['sent in the other arm'],
].flat();

describe('the generator of cases', () => {
  it('makes everything happen that a journey can mean', () => {
    const met = new Set<string>();
    fc.assert(
      fc.property(fc.gen(), (g) => {
        const input = generateReferenceCase(g);
        const { replications } = referenceRun(input, (row) =>
          recordedEvents(input.dataset, row).filter(
            (event) => event.time >= input.startTime && event.time < input.endTime,
          ),
        );
        for (const row of replications.flatMap(({ rows }) => rows)) {
          for (const step of row.with.steps) {
            const journey = input.journeys.find((one) => one.id === step.journeyId);
            for (const name of shownBy(step, journey, input)) met.add(name);
          }
          for (const name of conditionsAsked(row.with.steps, input)) met.add(name);
          if (row.without.steps.some((step) => step.kind === 'sent')) met.add('sent in the other arm');
          for (const key of row.with.counts.keys()) {
            const parts = key.split('|');
            if (parts[0] === 'collision') met.add(`collision ${parts.at(-1)}`);
            if (key.includes('message|')) met.add(`counted ${parts.at(-1)}`);
          }
        }
      }),
      { seed: 20_240_222, numRuns: cases, endOnFailure: true },
    );
    expect(expected.filter((name) => !met.has(name))).toEqual([]);
  });
});
