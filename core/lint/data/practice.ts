import type { Dated } from './dated.ts';

/** Shortest and longest wait that the systems which take over a journey accept, in seconds. */
export const targetWaits: readonly Dated<{ leastSeconds: number; mostSeconds: number }>[] = [
  {
    validFrom: null,
    validUntil: null,
    value: { leastSeconds: 60, mostSeconds: 365 * 86_400 },
    source: 'oneSignalJourneys',
  },
];

/** Least time before a customer may enter again. */
export const targetReentrySeconds: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 600, source: 'oneSignalJourneys' },
];

/** Characters of a name after which sending systems may cut it off. */
export const nameCharacters: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 50, source: 'builderPractice' },
];

interface ExperimentPlan {
  /** Two-sided. */
  readonly significance: number;
  readonly power: number;
  /** The smallest improvement that a test should be able to show, as a share of the rate it starts from. */
  readonly relativeLift: number;
  /** The rate it starts from where no run has measured one. */
  readonly assumedRate: number;
}

export const experimentPlan: readonly Dated<ExperimentPlan>[] = [
  {
    validFrom: null,
    validUntil: null,
    value: { significance: 0.05, power: 0.8, relativeLift: 0.2, assumedRate: 0.05 },
    source: 'sampleSize',
  },
];

/** How soon after a sign that someone is about to buy a discount is given away, in seconds. */
export const buyingMomentSeconds: readonly Dated<number>[] = [
  { validFrom: null, validUntil: null, value: 3600, source: 'marketingPractice' },
];

/** Room kept for a variable whose values are not known: ten Hangul syllables, a generous name. */
export const assumedVariable: readonly Dated<{ bytes: number; characters: number }>[] = [
  { validFrom: null, validUntil: null, value: { bytes: 20, characters: 10 }, source: 'marketingPractice' },
];
