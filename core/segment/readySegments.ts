import type { Stage } from '../dataset/derivedCatalogue.ts';
import type { Condition, ValueTest } from './condition.ts';

interface ReadySegment {
  /** Names it in the texts `segments.ready.<id>` and `segments.readyHint.<id>`. */
  readonly id: string;
  readonly condition: Condition;
}

const day = 86_400;

function attribute(name: string, test: ValueTest): Condition {
  return { kind: 'attribute', attribute: name, test };
}

function stage(value: Stage): Condition {
  return { kind: 'all', of: [attribute('derived:stage', { compare: 'is', value })] };
}

const atLeast = (value: number): ValueTest => ({ compare: 'atLeast', value });

/** Segments that every shop can begin with: the stages, and groups by value and by how they answer. */
export const readySegments: readonly ReadySegment[] = [
  { id: 'browsing', condition: stage('browsing') },
  { id: 'comparing', condition: stage('comparing') },
  { id: 'atRisk', condition: stage('atRisk') },
  { id: 'dormant', condition: stage('dormant') },
  { id: 'loyal', condition: stage('loyal') },
  {
    id: 'champions',
    condition: {
      kind: 'all',
      of: [
        attribute('derived:rfmRecency', atLeast(4)),
        attribute('derived:rfmFrequency', atLeast(4)),
        attribute('derived:rfmMonetary', atLeast(4)),
      ],
    },
  },
  {
    id: 'falling',
    condition: { kind: 'all', of: [attribute('derived:clickRateChange', { compare: 'atMost', value: -0.3 })] },
  },
  {
    id: 'oneTime',
    condition: {
      kind: 'all',
      of: [
        {
          kind: 'event',
          event: 'purchase',
          where: [],
          count: { compare: 'exactly', times: 1 },
          span: { kind: 'ever' },
        },
        {
          kind: 'event',
          event: 'purchase',
          where: [],
          count: { compare: 'exactly', times: 0 },
          span: { kind: 'last', seconds: 60 * day },
        },
      ],
    },
  },
  { id: 'mobile', condition: { kind: 'all', of: [attribute('derived:mobileShare', atLeast(0.9))] } },
];
