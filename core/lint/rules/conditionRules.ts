import type { Condition } from '../../segment/condition.ts';
import { conditionKey } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';
import { conditionProblems, propertyProblems } from './conditionChecks.ts';

export const conditionRules: readonly Rule[] = [conditionsOfNodes, conditionsOfEntry, propertyTests];

function conditionsOfNodes(context: LintContext): Problem[] {
  return context.journey.nodes.flatMap((node) => {
    const place = { nodeId: node.id, isInsideRun: true };
    switch (node.type) {
      case 'filter':
        return conditionProblems(node.condition, context, place);
      case 'branch':
        return node.branches.flatMap((branch) => conditionProblems(branch.condition, context, place));
      case 'waitFor': {
        const awaited = node.others.flatMap((other) => (other.kind === 'segment' ? [other.segment] : []));
        const all = node.segment === null ? awaited : [node.segment, ...awaited];
        return all.flatMap((condition) => conditionProblems(condition, context, place));
      }
      case 'trigger':
        if (node.trigger.kind === 'schedule') return audienceProblems(node.trigger.segment, context, node.id);
        return node.trigger.kind === 'segment' ? becomingProblems(node.trigger.segment, context, node.id) : [];
      default:
        return [];
    }
  });
}

function conditionsOfEntry(context: LintContext): Problem[] {
  const { segment } = context.journey.entry;
  return segment ? audienceProblems(segment, context, null) : [];
}

/** An audience of everyone is legal, but worth a second look; so is one of nobody. */
function audienceProblems(segment: Condition, context: LintContext, nodeId: string | null): Problem[] {
  if (isEveryone(segment)) return [problemOf('warning', 'condition.everyone', {}, { nodeId })];
  const problems = conditionProblems(segment, context, { nodeId, isInsideRun: false });
  if (problems.length > 0 || !context.facts.emptyAudiences.includes(conditionKey(segment))) return problems;
  return [problemOf('warning', 'condition.nobody', {}, { nodeId })];
}

function becomingProblems(segment: Condition, context: LintContext, nodeId: string): Problem[] {
  return isEveryone(segment) ? [] : conditionProblems(segment, context, { nodeId, isInsideRun: false });
}

function isEveryone(segment: Condition): boolean {
  return segment.kind === 'all' && segment.of.length === 0;
}

function propertyTests(context: LintContext): Problem[] {
  const { journey } = context;
  const ofNodes = journey.nodes.flatMap((node) => {
    const place = { nodeId: node.id, isInsideRun: true };
    if (node.type === 'waitFor') {
      const tests = [...node.where, ...node.others.flatMap((other) => (other.kind === 'event' ? other.where : []))];
      return propertyProblems(tests, context, place);
    }
    if (node.type !== 'trigger') return [];
    const { trigger } = node;
    switch (trigger.kind) {
      case 'event':
      case 'absence':
      case 'item':
        return propertyProblems(trigger.where, context, place);
      case 'sequence':
        return propertyProblems([...trigger.first.where, ...trigger.next.where], context, place);
      default:
        return [];
    }
  });
  return [...ofNodes, ...propertyProblems(journey.goal.where, context, { nodeId: null, isInsideRun: false })];
}
