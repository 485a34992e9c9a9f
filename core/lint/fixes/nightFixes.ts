import type { JourneyNode } from '../../journey/nodes.ts';
import type { ProblemCode } from '../codes.ts';
import type { Problem } from '../problem.ts';
import type { Journey } from '../../journey/spec.ts';
import type { LintFacts } from '../facts.ts';
import { closedHoursOf, isClosed } from '../closedHours.ts';
import { createContext } from '../rule.ts';
import { namedSecond, namersBefore } from '../rules/nightRules.ts';
import { type Fix, type Fixer, nodeOf } from './fix.ts';

const tenOClock = 10 * 3600;

export const nightFixes: Partial<Record<ProblemCode, Fixer>> = {
  'law.nightWait': toDaytime,
  'law.nightSkip': toDaytime,
};

/** Moves the one wait or trigger that names a closed hour; with several it is not clear which. */
function toDaytime(problem: Problem, journey: Journey, facts: LintFacts): Fix | null {
  const message = nodeOf(journey, problem);
  const hours = message?.type === 'message' ? closedHoursOf(message, facts) : null;
  if (message === undefined || hours === null) return null;
  const namers = namersBefore(message.id, createContext(journey, null, facts)).filter((node) =>
    isClosed(hours, namedSecond(node) ?? tenOClock),
  );
  const node = namers.length === 1 ? atTenOClock(namers[0]!) : null;
  return node && { kind: 'daytime', command: { kind: 'updateNode', node } };
}

function atTenOClock(node: JourneyNode): JourneyNode | null {
  if (node.type === 'wait' && (node.wait.kind === 'untilLocal' || node.wait.kind === 'untilDate')) {
    return { ...node, wait: { ...node.wait, secondOfDay: tenOClock } };
  }
  if (node.type !== 'trigger') return null;
  const { trigger } = node;
  if (trigger.kind === 'date') return { ...node, trigger: { ...trigger, secondOfDay: tenOClock } };
  if (trigger.kind === 'predicted' && trigger.quantity.kind === 'nextPurchase') {
    return { ...node, trigger: { ...trigger, quantity: { ...trigger.quantity, secondOfDay: tenOClock } } };
  }
  if (trigger.kind !== 'schedule') return null;
  const { schedule } = trigger;
  if (schedule.kind !== 'cron') {
    return { ...node, trigger: { ...trigger, schedule: { ...schedule, secondOfDay: tenOClock } } };
  }
  const [, , ...days] = schedule.expression.trim().split(/\s+/);
  return { ...node, trigger: { ...trigger, schedule: { kind: 'cron', expression: ['0', '10', ...days].join(' ') } } };
}
