import { unreachable } from '../../lib/invariant.ts';
import type { Condition, PropertyTest } from '../../segment/condition.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext, Rule } from '../rule.ts';
import { kindsTestedBy, valueTestProblems } from './valueTests.ts';

export const conditionRules: readonly Rule[] = [conditionsOfNodes, conditionsOfEntry, propertyTests];

/** Where a condition stands: on a node or in the journey's settings, inside a run or before it. */
interface Place {
  readonly nodeId: string | null;
  readonly isInsideRun: boolean;
}

function conditionsOfNodes(context: LintContext): Problem[] {
  return context.journey.nodes.flatMap((node) => {
    const place = { nodeId: node.id, isInsideRun: true };
    switch (node.type) {
      case 'filter':
        return conditionProblems(node.condition, context, place);
      case 'branch':
        return node.branches.flatMap((branch) => conditionProblems(branch.condition, context, place));
      case 'trigger':
        return node.trigger.kind === 'schedule' ? audienceProblems(node.trigger.segment, context, node.id) : [];
      default:
        return [];
    }
  });
}

function conditionsOfEntry(context: LintContext): Problem[] {
  const { segment } = context.journey.entry;
  return segment ? audienceProblems(segment, context, null) : [];
}

/** An audience of everyone is legal, but worth a second look. */
function audienceProblems(segment: Condition, context: LintContext, nodeId: string | null): Problem[] {
  if (segment.kind === 'all' && segment.of.length === 0) {
    return [problemOf('warning', 'condition.everyone', {}, { nodeId })];
  }
  return conditionProblems(segment, context, { nodeId, isInsideRun: false });
}

function propertyTests(context: LintContext): Problem[] {
  const { journey } = context;
  const ofNodes = journey.nodes.flatMap((node) => {
    const place = { nodeId: node.id, isInsideRun: true };
    if (node.type === 'waitFor') return propertyProblems(node.where, context, place);
    if (node.type === 'trigger' && (node.trigger.kind === 'event' || node.trigger.kind === 'absence')) {
      return propertyProblems(node.trigger.where, context, place);
    }
    return [];
  });
  return [...ofNodes, ...propertyProblems(journey.goal.where, context, { nodeId: null, isInsideRun: false })];
}

function conditionProblems(condition: Condition, context: LintContext, place: Place): Problem[] {
  switch (condition.kind) {
    case 'all':
    case 'any':
      if (condition.of.length === 0) return [problemOf('error', 'condition.empty', {}, place)];
      return condition.of.flatMap((part) => conditionProblems(part, context, place));
    case 'not':
      return conditionProblems(condition.of, context, place);
    case 'attribute':
      return attributeProblems(condition, context, place);
    case 'event':
      return eventConditionProblems(condition, context, place);
    case 'message':
      return messageConditionProblems(condition, context, place);
    case 'eventMeasure':
    case 'followed':
    case 'segment':
      return [];
    case 'tag':
      return condition.tag === '' ? [problemOf('error', 'condition.noTag', {}, place)] : [];
    default:
      return unreachable(condition);
  }
}

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

function attributeProblems(
  { attribute: name, test }: ConditionOf<'attribute'>,
  { schema, attributes, setAttributes }: LintContext,
  place: Place,
): Problem[] {
  if (name === '') return [problemOf('error', 'condition.noAttribute', {}, place)];
  const problems = valueTestProblems(name, test, place);
  const attribute = attributes.get(name);
  if (!schema || (!attribute && setAttributes.has(name))) return problems;
  if (!attribute) return [...problems, problemOf('warning', 'condition.unknownAttribute', { name }, place)];
  if (!kindsTestedBy(test).includes(attribute.kind)) {
    return [...problems, problemOf('warning', 'condition.wrongKind', { name }, place)];
  }
  const isSetByJourney = setAttributes.has(name);
  if (attribute.kind !== 'category' || isSetByJourney) return problems;
  const unknown = labelsIn(test).filter((label) => !attribute.labels.includes(label));
  return [
    ...problems,
    ...unknown.map((label) => problemOf('warning', 'condition.unknownLabel', { name, label }, place)),
  ];
}

function labelsIn(test: ConditionOf<'attribute'>['test']): string[] {
  if (test.compare === 'is' || test.compare === 'isNot') return [String(test.value)];
  if (test.compare === 'in' || test.compare === 'notIn') return test.values.map(String);
  return [];
}

function eventConditionProblems(condition: ConditionOf<'event'>, context: LintContext, place: Place): Problem[] {
  const { event: name, span } = condition;
  const problems = propertyProblems(condition.where, context, place);
  if (name === '') problems.push(problemOf('error', 'condition.noEvent', {}, place));
  else if (context.schema && !context.eventNames.has(name)) {
    problems.push(problemOf('warning', 'condition.unknownEvent', { name }, place));
  }
  if (span.kind === 'sinceEntry' && !place.isInsideRun)
    problems.push(problemOf('error', 'condition.outsideRun', {}, place));
  return problems;
}

function messageConditionProblems(
  { state, nodeId }: ConditionOf<'message'>,
  { graph }: LintContext,
  place: Place,
): Problem[] {
  if (!place.isInsideRun) return [problemOf('error', 'condition.outsideRun', {}, place)];
  if (nodeId === null) return [];
  const node = graph.nodes.get(nodeId);
  if (node?.type !== 'message') return [problemOf('error', 'condition.unknownMessage', {}, place)];
  const hasOpens = node.channel === 'email' || (node.response !== null && node.response.openShare !== null);
  return state === 'opened' && !hasOpens ? [problemOf('warning', 'condition.noOpenSignal', {}, place)] : [];
}

function propertyProblems(
  tests: readonly PropertyTest[],
  { schema, properties }: LintContext,
  place: Place,
): Problem[] {
  return tests.flatMap(({ property: name, test }) => {
    if (name === '') return [problemOf('error', 'condition.noProperty', {}, place)];
    const problems = valueTestProblems(name, test, place);
    const kind = name === 'value' ? 'number' : properties.get(name)?.kind;
    if (!schema) return problems;
    if (kind === undefined) return [...problems, problemOf('warning', 'condition.unknownProperty', { name }, place)];
    return kindsTestedBy(test).includes(kind)
      ? problems
      : [...problems, problemOf('warning', 'condition.wrongKind', { name }, place)];
  });
}
