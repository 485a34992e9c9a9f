import type { DatasetSchema } from '../../dataset/dataset.ts';
import { computedEntry, isComputedName } from '../../dataset/computedCatalogue.ts';
import { isPredictedName } from '../../dataset/predictedCatalogue.ts';
import { unreachable } from '../../lib/invariant.ts';
import type { Condition, EventTest, PropertyTest, Span } from '../../segment/condition.ts';
import { conditionKey } from '../facts.ts';
import type { Problem } from '../problem.ts';
import { problemOf } from '../problems.ts';
import type { LintContext } from '../rule.ts';
import { predictionProblems } from './predictionChecks.ts';
import { kindsTestedBy, valueTestProblems } from './valueTests.ts';

/** Where a condition stands: on a node or in the journey's settings, inside a run or before it. */
interface Place {
  readonly nodeId: string | null;
  readonly isInsideRun: boolean;
}

type ConditionOf<Kind extends Condition['kind']> = Extract<Condition, { kind: Kind }>;

/** Everything wrong with a condition and its parts. */
export function conditionProblems(condition: Condition, context: LintContext, place: Place): Problem[] {
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
      return [...eventTestProblems(condition, context, place), ...spanProblems(condition.span, place)];
    case 'eventMeasure':
      return measureProblems(condition, context, place);
    case 'followed':
      return [
        ...[condition.first, condition.next].flatMap((test) => eventTestProblems(test, context, place)),
        ...spanProblems(condition.span, place),
      ];
    case 'message':
      return messageProblems(condition, context, place);
    case 'segment':
      return segmentProblems(condition, context, place);
    case 'tag':
      return condition.tag === '' ? [problemOf('error', 'condition.noTag', {}, place)] : [];
    default:
      return unreachable(condition);
  }
}

function attributeProblems(
  { attribute: name, test }: ConditionOf<'attribute'>,
  context: LintContext,
  place: Place,
): Problem[] {
  if (name === '') return [problemOf('error', 'condition.noAttribute', {}, place)];
  const { schema, attributes, setAttributes } = context;
  const problems = valueTestProblems(name, test, place);
  if (isPredictedName(name) && !attributes.has(name)) {
    problems.push(...predictionProblems(name, context, place.nodeId));
  }
  const attribute = attributes.get(name) ?? computedAttribute(name);
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

/** What is computed of every customer is there whatever has been imported. */
function computedAttribute(name: string): DatasetSchema['attributes'][number] | null {
  if (!isComputedName(name)) return null;
  const entry = computedEntry(name);
  if (entry.kind === 'number') return { name, kind: 'number', labels: [] };
  // labels that are those of the data are not known here, so any is taken
  return entry.labels === null ? { name, kind: 'text', labels: [] } : { name, kind: 'category', labels: entry.labels };
}

function labelsIn(test: ConditionOf<'attribute'>['test']): string[] {
  if (test.compare === 'is' || test.compare === 'isNot') return [String(test.value)];
  if (test.compare === 'in' || test.compare === 'notIn') return test.values.map(String);
  return [];
}

function eventTestProblems({ event: name, where }: EventTest, context: LintContext, place: Place): Problem[] {
  const problems = propertyProblems(where, context, place);
  if (name === '') problems.push(problemOf('error', 'condition.noEvent', {}, place));
  else if (context.schema && !context.eventNames.has(name)) {
    problems.push(problemOf('warning', 'condition.unknownEvent', { name }, place));
  }
  return problems;
}

function spanProblems(span: Span, place: Place): Problem[] {
  if (span.kind === 'sinceEntry' && !place.isInsideRun) return [problemOf('error', 'condition.outsideRun', {}, place)];
  return span.kind === 'between' && span.toSeconds >= span.fromSeconds
    ? [problemOf('error', 'condition.reversedSpan', {}, place)]
    : [];
}

function measureProblems(condition: ConditionOf<'eventMeasure'>, context: LintContext, place: Place): Problem[] {
  const { property, measure, test } = condition;
  const problems = [...eventTestProblems(condition, context, place), ...spanProblems(condition.span, place)];
  if (property === '') return [...problems, problemOf('error', 'condition.noProperty', {}, place)];
  problems.push(...valueTestProblems(property, test, place));
  const kind = property === 'value' ? 'number' : context.properties.get(property)?.kind;
  if (!context.schema) return problems;
  if (kind === undefined) {
    return [...problems, problemOf('warning', 'condition.unknownProperty', { name: property }, place)];
  }
  const isCalculated = measure === 'sum' || measure === 'mean' || measure === 'min' || measure === 'max';
  if (isCalculated && kind !== 'number') {
    return [...problems, problemOf('warning', 'condition.notANumber', { name: property }, place)];
  }
  const measured = measure === 'first' || measure === 'last' ? kind : 'number';
  return kindsTestedBy(test).includes(measured)
    ? problems
    : [...problems, problemOf('warning', 'condition.wrongKind', { name: property }, place)];
}

function messageProblems(
  { state, nodeId, span }: ConditionOf<'message'>,
  { graph }: LintContext,
  place: Place,
): Problem[] {
  if (!place.isInsideRun) return [problemOf('error', 'condition.outsideRun', {}, place)];
  const spans = spanProblems(span, place);
  if (nodeId === null) return spans;
  const node = graph.nodes.get(nodeId);
  if (node?.type !== 'message') return [...spans, problemOf('error', 'condition.unknownMessage', {}, place)];
  const hasOpens = node.channel === 'email' || (node.response !== null && node.response.openShare !== null);
  return state === 'opened' && !hasOpens
    ? [...spans, problemOf('warning', 'condition.noOpenSignal', {}, place)]
    : spans;
}

function segmentProblems(condition: ConditionOf<'segment'>, { facts }: LintContext, place: Place): Problem[] {
  const { segmentId } = condition;
  if (segmentId === '') return [problemOf('error', 'condition.noSegment', {}, place)];
  if (facts.segmentIds !== null && !facts.segmentIds.includes(segmentId)) {
    return [problemOf('error', 'condition.unknownSegment', {}, place)];
  }
  return facts.emptyAudiences.includes(conditionKey(condition))
    ? [problemOf('warning', 'condition.emptySegment', {}, place)]
    : [];
}

/** What is wrong with tests of event properties. */
export function propertyProblems(
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
