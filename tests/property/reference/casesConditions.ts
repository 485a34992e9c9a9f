import {
  type Condition,
  eventMeasures,
  messageStates,
  type PropertyTest,
  type Span,
  type ValueTest,
} from '../../../core/segment/condition.ts';
import { type PredictedName, predictedNames } from '../../../core/dataset/predictedCatalogue.ts';
import { eventTypes } from './casesData.ts';
import { between, chance, day, type Gen, hour, oneOf, times } from './picks.ts';

/* Conditions of every kind, so that each is met both holding and failing. */

function generateSpan(g: Gen): Span {
  const kind = oneOf(g, ['ever', 'last', 'between', 'sinceEntry'] as const);
  if (kind === 'last') return { kind, seconds: between(g, 1, 40) * 6 * hour };
  if (kind !== 'between') return { kind };
  const toSeconds = between(g, 0, 8) * 6 * hour;
  return { kind, fromSeconds: toSeconds + between(g, 1, 40) * 6 * hour, toSeconds };
}

function generateTest(g: Gen): ValueTest {
  switch (between(g, 0, 7)) {
    case 0:
      return { compare: oneOf(g, ['is', 'isNot']), value: oneOf(g, ['gold', 20, true, '1970-03-01', 'a@b.kr', '20']) };
    case 1:
      return { compare: oneOf(g, ['in', 'notIn']), values: [oneOf(g, ['gold', 'kim', 30]), '1970-01-01'] };
    case 2:
      return { compare: oneOf(g, ['greater', 'atLeast', 'less', 'atMost']), value: oneOf(g, [0, 2, 30, 20_000.5]) };
    case 3:
      return { compare: 'between', from: 0, to: oneOf(g, [3, 30, 30_000]) };
    case 4:
      return { compare: oneOf(g, ['contains', 'startsWith']), value: oneOf(g, ['g', 'a', '김', 'k']) };
    case 5:
      return { compare: oneOf(g, ['withinLast', 'notWithinLast']), seconds: between(g, 0, 60) * 10 * day };
    default:
      return { compare: oneOf(g, ['isSet', 'isNotSet', 'isTrue', 'isFalse']) };
  }
}

export function generateWhere(g: Gen): PropertyTest[] {
  if (chance(g, 75)) return [];
  return [{ property: oneOf(g, ['value', 'brand', 'quantity', 'gift', 'nothing']), test: generateTest(g) }];
}

const predictionBounds = {
  'predicted:aliveProbability': [0.31, 0.57, 0.83],
  'predicted:churnRisk': [0.13, 0.37, 0.61],
  'predicted:purchases30Days': [0.23, 1.13, 3.7],
  'predicted:purchases90Days': [0.71, 2.9, 7.3],
  'predicted:purchases365Days': [1.9, 6.1, 23.3],
  'predicted:lifetimeValueWon': [30_003.1, 111_111.3, 502_003.7],
  'predicted:nextPurchaseDays': [-2, 0, 3, 9],
} as const satisfies Record<PredictedName, readonly number[]>;

function generatePredictionTest(g: Gen): { attribute: string; test: ValueTest } {
  const attribute = oneOf(g, predictedNames);
  const bound = oneOf<number>(g, predictionBounds[attribute]);
  if (chance(g, 10)) return { attribute, test: { compare: oneOf(g, ['isSet', 'isNotSet']) } };
  if (chance(g, 10)) return { attribute, test: { compare: 'between', from: bound / 3, to: bound } };
  return { attribute, test: { compare: oneOf(g, ['greater', 'atLeast', 'less', 'atMost']), value: bound } };
}

export const segmentIds = ['active', 'shoppers', 'both', 'loop', 'round'] as const;

/** Saved segments, two of which ask for each other. */
export function generateSegments(g: Gen): Record<(typeof segmentIds)[number], Condition> {
  const reference = (segmentId: string): Condition => ({ kind: 'segment', segmentId });
  return {
    active: generateCondition(g, 1),
    shoppers: { kind: 'not', of: generateCondition(g, 1) },
    both: { kind: oneOf(g, ['all', 'any']), of: [reference('active'), reference('shoppers')] },
    loop: { kind: 'not', of: reference('round') },
    round: { kind: 'any', of: [reference('active'), reference('loop')] },
  };
}

/** A condition no deeper than two levels; `depth` 0 is the outermost, `depth` 1 the first that names no segment. */
export function generateCondition(g: Gen, depth = 0): Condition {
  const event = () => oneOf(g, [...eventTypes, 'unknown']);
  switch (between(g, depth === 0 ? 0 : depth === 1 ? 2 : 6, 18)) {
    case 0:
    case 1:
      return { kind: 'segment', segmentId: oneOf(g, [...segmentIds, 'active', 'shoppers', 'missing']) };
    case 2:
    case 3:
      return { kind: oneOf(g, ['all', 'any']), of: times(between(g, 0, 2), () => generateCondition(g, depth + 1)) };
    case 4:
    case 5:
      return { kind: 'not', of: generateCondition(g, depth + 1) };
    case 16:
    case 17:
    case 18:
      return { kind: 'attribute', ...generatePredictionTest(g) };
    case 6:
    case 14:
      return {
        kind: 'attribute',
        attribute: oneOf(g, ['tier', 'age', 'ads', 'asked', 'born', 'renewal', 'mail', 'extra']),
        test: generateTest(g),
      };
    case 7:
      return { kind: 'tag', tag: oneOf(g, ['vip', 'vip', 'new']) };
    case 8:
      return {
        kind: 'message',
        state: oneOf(g, messageStates),
        nodeId: oneOf(g, [null, null, 'n2', 'n3', 'n4']),
        span: generateSpan(g),
      };
    case 9:
    case 10:
      return {
        kind: 'eventMeasure',
        event: oneOf(g, eventTypes),
        where: generateWhere(g),
        span: generateSpan(g),
        measure: oneOf(g, eventMeasures),
        property: oneOf(g, ['value', 'value', 'brand', 'quantity', 'gift', 'nothing']),
        test: generateTest(g),
      };
    case 11:
      return {
        kind: 'followed',
        first: { event: oneOf(g, ['visit', 'cart', 'wishlist']), where: generateWhere(g) },
        next: { event: oneOf(g, ['purchase', 'cart']), where: generateWhere(g) },
        withinSeconds: oneOf(g, [0, 12 * hour, 3 * day]),
        span: generateSpan(g),
        followed: chance(g, 50),
      };
    default:
      return {
        kind: 'event',
        event: event(),
        where: generateWhere(g),
        count: { compare: oneOf(g, ['atLeast', 'atLeast', 'atMost', 'exactly']), times: between(g, 0, 2) },
        span: generateSpan(g),
      };
  }
}
