import type { NodeOf } from '../../journey/nodes.ts';
import { entryOn } from '../data/dated.ts';
import { targetWaits } from '../data/practice.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { dateAttributeProblems, eventProblems, repeatedLabels } from './names.ts';

export const timeRules: readonly Rule[] = [
  nodeRule('wait', waitLength),
  nodeRule('wait', waitedDate),
  nodeRule('waitFor', timeoutLength),
  nodeRule('waitFor', awaitedEvents),
  nodeRule('waitFor', ({ id, others }) => repeatedLabels(id, others, 'waitFor.duplicateLabel')),
];

const daySeconds = 86_400;

function waitLength({ id, wait }: NodeOf<'wait'>, context: LintContext): Problem[] {
  if (wait.kind === 'bestHour') {
    return wait.withinSeconds < daySeconds
      ? [problemOf('warning', 'wait.bestHourShort', { seconds: wait.withinSeconds }, { nodeId: id })]
      : [];
  }
  if (wait.kind !== 'duration') return [];
  if (wait.waitSeconds === 0) return [problemOf('warning', 'wait.zero', {}, { nodeId: id })];
  return [...longerThanMaximum(id, wait.waitSeconds, context), ...outsideTargets(id, wait.waitSeconds, context)];
}

function outsideTargets(nodeId: string, wait: number, { facts }: LintContext): Problem[] {
  const entry = entryOn(targetWaits, facts);
  if (entry === null) return [];
  const { leastSeconds: least, mostSeconds: most } = entry.value;
  return wait < least || wait > most
    ? [problemOf('info', 'wait.outsideTargets', { wait, least, most }, { nodeId, source: entry.source })]
    : [];
}

function waitedDate({ id, wait }: NodeOf<'wait'>, context: LintContext): Problem[] {
  return wait.kind === 'untilDate' ? dateAttributeProblems(wait.attribute, context, id, 'wait') : [];
}

function timeoutLength({ id, timeoutSeconds }: NodeOf<'waitFor'>, context: LintContext): Problem[] {
  if (timeoutSeconds === 0) return [problemOf('error', 'waitFor.zero', {}, { nodeId: id })];
  return longerThanMaximum(id, timeoutSeconds, context);
}

function awaitedEvents({ id, event, segment, others }: NodeOf<'waitFor'>, context: LintContext): Problem[] {
  const place = { nodeId: id };
  const first = segment === null ? eventProblems(event, context, place) : [];
  return [
    ...first,
    ...others.flatMap((awaited) => (awaited.kind === 'event' ? eventProblems(awaited.event, context, place) : [])),
  ];
}

function longerThanMaximum(nodeId: string, waitSeconds: number, { journey }: LintContext): Problem[] {
  const maximum = journey.exits.maxDurationSeconds;
  return waitSeconds >= maximum
    ? [problemOf('warning', 'wait.longerThanMaximum', { wait: waitSeconds, maximum }, { nodeId })]
    : [];
}
