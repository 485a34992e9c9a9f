import type { Journey } from '../../journey/spec.ts';
import type { JourneyNode } from '../../journey/nodes.ts';
import type { Condition, PropertyTest, Span, ValueTest } from '../../segment/condition.ts';
import type { ProblemCode } from '../codes.ts';
import type { Problem } from '../problem.ts';
import { type Fix, type Fixer, nodeOf } from './fix.ts';

export const conditionFixes: Partial<Record<ProblemCode, Fixer>> = {
  'condition.emptyRange': (problem, journey) =>
    swapping(problem, journey, { test: forwardRange, span: (span) => span }),
  'condition.reversedSpan': (problem, journey) =>
    swapping(problem, journey, { test: (test) => test, span: forwardSpan }),
};

interface Change {
  readonly test: (test: ValueTest) => ValueTest;
  readonly span: (span: Span) => Span;
}

function forwardRange(test: ValueTest): ValueTest {
  return test.compare === 'between' && test.from > test.to ? { ...test, from: test.to, to: test.from } : test;
}

function forwardSpan(span: Span): Span {
  if (span.kind !== 'between' || span.toSeconds < span.fromSeconds) return span;
  // a stretch of no length becomes one of a second
  const fromSeconds = Math.max(span.toSeconds, span.fromSeconds + 1);
  return { ...span, fromSeconds, toSeconds: Math.min(span.toSeconds, span.fromSeconds) };
}

function swapping(problem: Problem, journey: Journey, change: Change): Fix | null {
  if (problem.nodeId === null) {
    const { entry, goal } = journey;
    const segment = entry.segment && changedCondition(entry.segment, change);
    const patch = { entry: { ...entry, segment }, goal: { ...goal, where: changedTests(goal.where, change) } };
    return { kind: 'swap', command: { kind: 'updateJourney', patch } };
  }
  const node = nodeOf(journey, problem);
  return node === undefined ? null : { kind: 'swap', command: { kind: 'updateNode', node: changedNode(node, change) } };
}

function changedNode(node: JourneyNode, change: Change): JourneyNode {
  switch (node.type) {
    case 'filter':
      return { ...node, condition: changedCondition(node.condition, change) };
    case 'branch':
      return {
        ...node,
        branches: node.branches.map((branch) => ({ ...branch, condition: changedCondition(branch.condition, change) })),
      };
    case 'waitFor':
      return {
        ...node,
        where: changedTests(node.where, change),
        segment: node.segment && changedCondition(node.segment, change),
        others: node.others.map((other) =>
          other.kind === 'event'
            ? { ...other, where: changedTests(other.where, change) }
            : { ...other, segment: changedCondition(other.segment, change) },
        ),
      };
    case 'trigger': {
      const { trigger } = node;
      switch (trigger.kind) {
        case 'event':
        case 'absence':
        case 'item':
          return { ...node, trigger: { ...trigger, where: changedTests(trigger.where, change) } };
        case 'sequence': {
          const { first, next } = trigger;
          const changed = {
            first: { ...first, where: changedTests(first.where, change) },
            next: { ...next, where: changedTests(next.where, change) },
          };
          return { ...node, trigger: { ...trigger, ...changed } };
        }
        case 'schedule':
        case 'segment':
          return { ...node, trigger: { ...trigger, segment: changedCondition(trigger.segment, change) } };
        default:
          return node;
      }
    }
    default:
      return node;
  }
}

function changedTests(tests: readonly PropertyTest[], change: Change): PropertyTest[] {
  return tests.map(({ property, test }) => ({ property, test: change.test(test) }));
}

function changedCondition(condition: Condition, change: Change): Condition {
  switch (condition.kind) {
    case 'all':
    case 'any':
      return { ...condition, of: condition.of.map((part) => changedCondition(part, change)) };
    case 'not':
      return { ...condition, of: changedCondition(condition.of, change) };
    case 'attribute':
      return { ...condition, test: change.test(condition.test) };
    case 'event':
      return { ...condition, where: changedTests(condition.where, change), span: change.span(condition.span) };
    case 'eventMeasure':
      return {
        ...condition,
        where: changedTests(condition.where, change),
        span: change.span(condition.span),
        test: change.test(condition.test),
      };
    case 'followed':
      return {
        ...condition,
        first: { ...condition.first, where: changedTests(condition.first.where, change) },
        next: { ...condition.next, where: changedTests(condition.next.where, change) },
        span: change.span(condition.span),
      };
    case 'message':
      return { ...condition, span: change.span(condition.span) };
    case 'segment':
    case 'tag':
      return condition;
  }
}
