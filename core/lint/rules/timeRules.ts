import type { NodeOf } from '../../journey/nodes.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import { type LintContext, nodeRule, type Rule } from '../rule.ts';
import { eventProblems } from './names.ts';

export const timeRules: readonly Rule[] = [
  nodeRule('wait', waitLength),
  nodeRule('waitFor', timeoutLength),
  nodeRule('waitFor', ({ id, event, segment }, context) =>
    segment === null ? eventProblems(event, context, { nodeId: id }) : [],
  ),
];

function waitLength({ id, wait }: NodeOf<'wait'>, context: LintContext): Problem[] {
  if (wait.kind !== 'duration') return [];
  if (wait.waitSeconds === 0) return [problemOf('warning', 'wait.zero', {}, { nodeId: id })];
  return longerThanMaximum(id, wait.waitSeconds, context);
}

function timeoutLength({ id, timeoutSeconds }: NodeOf<'waitFor'>, context: LintContext): Problem[] {
  if (timeoutSeconds === 0) return [problemOf('error', 'waitFor.zero', {}, { nodeId: id })];
  return longerThanMaximum(id, timeoutSeconds, context);
}

function longerThanMaximum(nodeId: string, waitSeconds: number, { journey }: LintContext): Problem[] {
  const maximum = journey.exits.maxDurationSeconds;
  return waitSeconds >= maximum
    ? [problemOf('warning', 'wait.longerThanMaximum', { wait: waitSeconds, maximum }, { nodeId })]
    : [];
}
