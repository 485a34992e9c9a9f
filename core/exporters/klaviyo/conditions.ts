import type { PredictedName } from '../../dataset/predictedCatalogue.ts';
import type { Condition, EventTest, Span, ValueTest } from '../../segment/condition.ts';
import type { ExportNotes } from '../notes.ts';
import { conditionText } from '../shared/conditionText.ts';
import { type Leaf, normalForm } from '../shared/normalForm.ts';
import { inUnits } from '../shared/numbers.ts';
import type { KlaviyoCondition, KlaviyoFilter, KlaviyoProfileFilter } from './schema.ts';

const mostGroups = 40;
const units = [
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
] as const;

/** What Klaviyo predicts itself of the same quantity; its value and orders look a year ahead, as ours do. */
const dimensions = {
  'predicted:churnRisk': 'churn_probability',
  'predicted:lifetimeValueWon': 'predicted_clv',
  'predicted:purchases365Days': 'predicted_number_of_orders',
} as const satisfies Partial<Record<PredictedName, string>>;
type OwnPrediction = keyof typeof dimensions;
export const ownPredictions = Object.keys(dimensions) as readonly OwnPrediction[];

function isOwnPrediction(attribute: string): attribute is OwnPrediction {
  return Object.hasOwn(dimensions, attribute);
}

/**
 * The condition as Klaviyo's groups, all of which must hold, each by one of its conditions. What has no condition of its own there
 * becomes membership of a segment to be built by hand.
 */
export function profileFilterOf(condition: Condition, nodeId: string | null, notes: ExportNotes): KlaviyoProfileFilter {
  const groups = normalForm(condition, 'and', mostGroups);
  // an empty group holds for nobody, which no list of conditions says
  if (groups === null || groups.some((group) => group.length === 0)) {
    return { condition_groups: [{ conditions: [membership(condition, false, nodeId, notes)] }] };
  }
  return {
    condition_groups: groups.map((group) => ({ conditions: group.map((leaf) => conditionOf(leaf, nodeId, notes)) })),
  };
}

/** The property tests of a trigger as groups of metric properties; tests that Klaviyo lacks are noted and left out. */
export function triggerFilterOf(test: EventTest, metricId: string, nodeId: string, notes: ExportNotes) {
  const groups = test.where.flatMap(({ property, test: value }) => {
    const filter = filterOf(value, false);
    if (filter === null) {
      notes.dropped(nodeId, 'triggerFilter', { property });
      return [];
    }
    return [{ conditions: [{ type: 'metric-property' as const, metric_id: metricId, field: property, filter }] }];
  });
  return groups.length === 0 ? null : { condition_groups: groups };
}

function conditionOf(leaf: Leaf, nodeId: string | null, notes: ExportNotes): KlaviyoCondition {
  return directCondition(leaf, nodeId, notes) ?? membership(leaf.condition, leaf.negated, nodeId, notes);
}

function directCondition(
  { condition, negated }: Leaf,
  nodeId: string | null,
  notes: ExportNotes,
): KlaviyoCondition | null {
  switch (condition.kind) {
    case 'attribute': {
      const { attribute } = condition;
      const filter = filterOf(condition.test, negated);
      if (!isOwnPrediction(attribute)) return filter && { type: 'profile-property', property: attribute, filter };
      // only numbers can be asked of what Klaviyo predicts
      if (filter?.type !== 'numeric') return null;
      const dimension = dimensions[attribute];
      notes.approximated(nodeId, 'targetPrediction', { name: attribute.replace(/^.*:/, ''), dimension });
      return { type: 'profile-predictive-analytics', dimension, filter };
    }
    case 'tag': {
      const operator = negated ? 'not-contains' : 'contains';
      return { type: 'profile-property', property: 'tags', filter: { type: 'list', operator, value: condition.tag } };
    }
    case 'event': {
      const { compare, times } = condition.count;
      const operators = negated
        ? ({ atLeast: 'less-than', atMost: 'greater-than', exactly: 'not-equals' } as const)
        : ({ atLeast: 'greater-than-or-equal', atMost: 'less-than-or-equal', exactly: 'equals' } as const);
      return metricCondition(
        condition,
        'count',
        { type: 'numeric', operator: operators[compare], value: times },
        nodeId,
        notes,
      );
    }
    case 'eventMeasure': {
      if (condition.measure !== 'sum' || condition.property !== 'value') return null;
      const filter = filterOf(condition.test, negated);
      return filter?.type === 'numeric' ? metricCondition(condition, 'sum', filter, nodeId, notes) : null;
    }
    default:
      return null;
  }
}

function metricCondition(
  test: EventTest & { span: Span },
  measurement: 'count' | 'sum',
  filter: KlaviyoFilter,
  nodeId: string | null,
  notes: ExportNotes,
): KlaviyoCondition | null {
  const filters: { property: string; filter: KlaviyoFilter }[] = [];
  for (const { property, test: value } of test.where) {
    const propertyFilter = filterOf(value, false);
    // dates of an event's properties cannot be tested here
    if (propertyFilter === null || propertyFilter.type === 'date') return null;
    filters.push({ property, filter: propertyFilter });
  }
  return {
    type: 'profile-metric',
    metric_id: metricIdOf(test.event, notes),
    measurement,
    measurement_filter: filter,
    timeframe_filter: timeframeOf(test.span, nodeId, notes),
    ...(filters.length > 0 && { metric_filters: filters }),
  };
}

/** The id of the metric in the account, under the name of our event. */
export function metricIdOf(event: string, notes: ExportNotes): string {
  return notes.field('metricId', { name: event }, `METRIC_${event}`);
}

/** The id of a segment that is built there by hand, known by its formula. */
export function segmentIdOf(formula: string, notes: ExportNotes): string {
  return notes.field('segmentId', { name: formula }, 'SEGMENT_ID');
}

function membership(
  condition: Condition,
  negated: boolean,
  nodeId: string | null,
  notes: ExportNotes,
): KlaviyoCondition {
  const formula = conditionText(condition);
  notes.approximated(nodeId, 'conditionAsSegment', { condition: formula });
  return { type: 'profile-group-membership', is_member: !negated, group_ids: [segmentIdOf(formula, notes)] };
}

function timeframeOf(span: Span, nodeId: string | null, notes: ExportNotes) {
  switch (span.kind) {
    case 'ever':
      return { type: 'date' as const, operator: 'alltime' as const };
    case 'sinceEntry':
      return { type: 'date' as const, operator: 'flow-start' as const };
    case 'last': {
      const { value, unit, exact } = inUnits(span.seconds, units);
      if (!exact) notes.approximated(nodeId, 'spanRounded', { seconds: span.seconds });
      return { type: 'date' as const, operator: 'in-the-last' as const, unit, quantity: value };
    }
    case 'between': {
      const unit = 'hour' as const;
      const [start, end] = [span.fromSeconds, span.toSeconds].map((seconds) => Math.round(seconds / 3600));
      if (span.fromSeconds % 3600 !== 0 || span.toSeconds % 3600 !== 0) {
        notes.approximated(nodeId, 'spanRounded', { seconds: span.fromSeconds });
      }
      return { type: 'date' as const, operator: 'between' as const, start: start!, end: end!, unit };
    }
  }
}

function filterOf(test: ValueTest, negated: boolean): KlaviyoFilter | null {
  switch (test.compare) {
    case 'is':
    case 'isNot': {
      const same = (test.compare === 'is') !== negated;
      const { value } = test;
      if (typeof value === 'boolean') return { type: 'boolean', operator: 'equals', value: same ? value : !value };
      const operator = same ? 'equals' : 'not-equals';
      return typeof value === 'number' ? { type: 'numeric', operator, value } : { type: 'string', operator, value };
    }
    case 'in':
    case 'notIn': {
      const operator = (test.compare === 'in') !== negated ? 'in' : 'not-in';
      return { type: 'string', operator, value: test.values.map(String) };
    }
    case 'greater':
      return { type: 'numeric', operator: negated ? 'less-than-or-equal' : 'greater-than', value: test.value };
    case 'atLeast':
      return { type: 'numeric', operator: negated ? 'less-than' : 'greater-than-or-equal', value: test.value };
    case 'less':
      return { type: 'numeric', operator: negated ? 'greater-than-or-equal' : 'less-than', value: test.value };
    case 'atMost':
      return { type: 'numeric', operator: negated ? 'greater-than' : 'less-than-or-equal', value: test.value };
    case 'between':
      // of an attribute it is two tests; of an event's property it has none
      return null;
    case 'contains':
      return { type: 'string', operator: negated ? 'not-contains' : 'contains', value: test.value };
    case 'startsWith':
      return { type: 'string', operator: negated ? 'not-starts-with' : 'starts-with', value: test.value };
    case 'isSet':
    case 'isNotSet':
      return { type: 'existence', operator: (test.compare === 'isSet') !== negated ? 'is-set' : 'not-set' };
    case 'isTrue':
    case 'isFalse':
      return { type: 'boolean', operator: 'equals', value: (test.compare === 'isTrue') !== negated };
    case 'withinLast':
    case 'notWithinLast': {
      const { value, unit } = inUnits(test.seconds, units);
      const operator = (test.compare === 'withinLast') !== negated ? 'in-the-last' : 'at-least';
      return { type: 'date', operator, unit, quantity: value };
    }
  }
}
