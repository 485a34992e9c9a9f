import type { DerivedUnit } from './derivedCatalogue.ts';

interface PredictedEntry {
  readonly kind: 'number';
  readonly unit: Exclude<DerivedUnit, 'score'>;
  /** Days ahead that it speaks of; null = as of the moment itself. */
  readonly horizonDays: number | null;
}

const entry = (unit: PredictedEntry['unit'], horizonDays: number | null): PredictedEntry => ({
  kind: 'number',
  unit,
  horizonDays,
});

/**
 * What a fitted purchase model expects of every customer as of a moment, from the purchases up to and including it. Names are kept
 * for ever: saved journeys and segments hold them. Missing is NaN. Definitions: docs/adr/0025-predictions-in-conditions.md.
 */
export const predictedCatalogue = {
  'predicted:aliveProbability': entry('share', null),
  'predicted:churnRisk': entry('share', null),
  'predicted:purchases30Days': entry('count', 30),
  'predicted:purchases90Days': entry('count', 90),
  'predicted:purchases365Days': entry('count', 365),
  'predicted:lifetimeValueWon': entry('won', 365),
  'predicted:nextPurchaseDays': entry('days', null),
} as const satisfies Record<string, PredictedEntry>;

export type PredictedName = keyof typeof predictedCatalogue;
export const predictedNames = Object.keys(predictedCatalogue) as readonly PredictedName[];

export function isPredictedName(name: string): name is PredictedName {
  return Object.hasOwn(predictedCatalogue, name);
}
