import { knownEvents } from '../../../core/dataset/dataset.ts';
import type { PredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import type { Condition, ValueTest } from '../../../core/segment/condition.ts';

export type Group = Extract<Condition, { kind: 'all' | 'any' }>;

/** What the menu of new rows offers. */
export const newConditionKinds = [
  'attribute',
  'prediction',
  'event',
  'eventMeasure',
  'followed',
  'segment',
  'message',
  'tag',
  'group',
] as const;
type NewConditionKind = (typeof newConditionKinds)[number];

/** The condition as a group that rows can be added to. */
export function asGroup(condition: Condition): Group {
  return condition.kind === 'all' || condition.kind === 'any' ? condition : { kind: 'all', of: [condition] };
}

/** The group without the row at `index`. Left empty it asks for nothing, whichever way it combined its rows. */
export function withoutRow(group: Group, index: number): Group {
  const of = group.of.filter((_, place) => place !== index);
  return of.length === 0 ? { kind: 'all', of } : { ...group, of };
}

/** The opposite: wraps in `not`, or unwraps it. */
export function negated(condition: Condition): Condition {
  return condition.kind === 'not' ? condition.of : { kind: 'not', of: condition };
}

const usualTests: Readonly<Record<PredictedName, ValueTest>> = {
  'predicted:aliveProbability': { compare: 'atLeast', value: 0.5 },
  'predicted:churnRisk': { compare: 'atLeast', value: 0.5 },
  'predicted:purchases30Days': { compare: 'atLeast', value: 1 },
  'predicted:purchases90Days': { compare: 'atLeast', value: 1 },
  'predicted:purchases365Days': { compare: 'atLeast', value: 4 },
  'predicted:lifetimeValueWon': { compare: 'atLeast', value: 100_000 },
  'predicted:nextPurchaseDays': { compare: 'between', from: 0, to: 7 },
};

/** A row that asks for a prediction, with a usual test: those of one unit do not make sense in another. */
export function newPrediction(attribute: PredictedName): Extract<Condition, { kind: 'attribute' }> {
  return { kind: 'attribute', attribute, test: usualTests[attribute] };
}

/** A new row of a kind with usual settings. */
export function newCondition(kind: NewConditionKind): Condition {
  switch (kind) {
    case 'attribute':
      return { kind: 'attribute', attribute: '', test: { compare: 'is', value: '' } };
    case 'prediction':
      return newPrediction('predicted:churnRisk');
    case 'event':
      return {
        kind: 'event',
        event: knownEvents.purchase,
        where: [],
        count: { compare: 'atLeast', times: 1 },
        span: { kind: 'last', seconds: 30 * 86_400 },
      };
    case 'message':
      return { kind: 'message', state: 'clicked', nodeId: null, span: { kind: 'sinceEntry' } };
    case 'eventMeasure':
      return {
        kind: 'eventMeasure',
        event: knownEvents.purchase,
        where: [],
        span: { kind: 'last', seconds: 90 * 86_400 },
        measure: 'sum',
        property: 'value',
        test: { compare: 'atLeast', value: 100_000 },
      };
    case 'followed':
      return {
        kind: 'followed',
        first: { event: knownEvents.cart, where: [] },
        next: { event: knownEvents.purchase, where: [] },
        withinSeconds: 86_400,
        span: { kind: 'last', seconds: 30 * 86_400 },
        followed: false,
      };
    case 'segment':
      return { kind: 'segment', segmentId: '' };
    case 'tag':
      return { kind: 'tag', tag: '' };
    case 'group':
      // an empty one of these would hold nobody
      return { kind: 'any', of: [newCondition('event')] };
  }
}
