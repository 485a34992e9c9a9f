export type DerivedUnit = 'days' | 'count' | 'won' | 'share' | 'score';

/** Stages of a customer; the definitions are in derived/stage.ts. */
export const stageLabels = ['browsing', 'comparing', 'atRisk', 'new', 'active', 'loyal', 'dormant'] as const;
export type Stage = (typeof stageLabels)[number];

/** Local hours in blocks of three; the label is [from, to). */
export const hourBlockLabels = ['00-03', '03-06', '06-09', '09-12', '12-15', '15-18', '18-21', '21-24'] as const;
export const weekdayLabels = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

interface NumberEntry {
  readonly kind: 'number';
  readonly unit: DerivedUnit;
}

/** A category's value is a code from 1; 0 = missing. `labels` null: they are those of the data. */
interface CategoryEntry {
  readonly kind: 'category';
  readonly unit: null;
  readonly labels: readonly string[] | null;
}

export type DerivedEntry = NumberEntry | CategoryEntry;

const days: DerivedEntry = { kind: 'number', unit: 'days' };
const count: DerivedEntry = { kind: 'number', unit: 'count' };
const won: DerivedEntry = { kind: 'number', unit: 'won' };
const share: DerivedEntry = { kind: 'number', unit: 'share' };
const score: DerivedEntry = { kind: 'number', unit: 'score' };
const category = (labels: readonly string[] | null): DerivedEntry => ({ kind: 'category', unit: null, labels });

/**
 * What is computed of every customer as of a moment, from the events up to and including it. Names are kept for ever: saved
 * journeys and segments hold them. Missing is NaN for numbers. Definitions: docs/adr/0012-derived-attributes.md.
 */
export const derivedCatalogue = {
  'derived:stage': category(stageLabels),
  'derived:recencyDays': days,
  'derived:purchaseDays': count,
  'derived:orders': count,
  'derived:monetaryWon': won,
  'derived:averageOrderWon': won,
  'derived:monthlyValueWon': won,
  'derived:cycleDays': days,
  'derived:daysPastCycle': days,
  'derived:lastSeenDays': days,
  'derived:tenureDays': days,
  'derived:clickRate': share,
  'derived:clickRateChange': share,
  'derived:favouriteCategory': category(null),
  'derived:favouriteCategoryShare': share,
  'derived:hourBlock': category(hourBlockLabels),
  'derived:weekday': category(weekdayLabels),
  'derived:mobileShare': share,
  'derived:rfmRecency': score,
  'derived:rfmFrequency': score,
  'derived:rfmMonetary': score,
  'derived:rfmRecencyTile': score,
  'derived:rfmFrequencyTile': score,
  'derived:rfmMonetaryTile': score,
} as const satisfies Record<string, DerivedEntry>;

export type DerivedName = keyof typeof derivedCatalogue;
export const derivedNames = Object.keys(derivedCatalogue) as readonly DerivedName[];

export function isDerivedName(name: string): name is DerivedName {
  return Object.hasOwn(derivedCatalogue, name);
}
