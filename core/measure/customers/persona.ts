import type { Codes } from '../../dataset/codes.ts';
import { quantileOfSorted } from '../../stats/index.ts';

/** A value that is more frequent in the segment than outside of it. */
export interface PersonaTrait {
  /** Attribute by its name; derived ones by theirs. */
  attribute: string;
  label: string;
  customers: number;
  /** Share of the segment, and of all customers, among those whose value is known. */
  share: number;
  baseShare: number;
  /** share / baseShare. */
  lift: number;
}

/** A number compared with that of all customers; null where nobody has one. */
export interface PersonaFigure {
  attribute: string;
  median: number | null;
  baseMedian: number | null;
}

/** How often each label occurs in the segment and among all, as shares of those whose value is known. */
export interface PersonaProfile {
  attribute: string;
  labels: string[];
  shares: number[];
  baseShares: number[];
}

export interface Persona {
  customers: number;
  /** All customers. */
  base: number;
  revenueWon: number;
  revenueShare: number | null;
  /** Strongest evidence first. */
  traits: PersonaTrait[];
  figures: PersonaFigure[];
  profiles: PersonaProfile[];
}

interface PersonaInput {
  /** Row numbers of the segment. */
  readonly rows: Uint32Array;
  /** Attributes whose values may distinguish it. */
  readonly categories: readonly { attribute: string; codes: Codes }[];
  readonly numbers: readonly { attribute: string; values: Float64Array }[];
  /** Attributes of `categories` whose whole distribution is wanted. */
  readonly profiled: readonly string[];
  readonly monetaryWon: Float64Array;
}

/** Fewer customers than this in the segment with a value make no trait. */
const leastCustomers = 5;
/** Standard errors by which a share has to exceed the rest's; high, because many values are compared. */
const leastDeviations = 3;
const mostTraits = 12;
/** Columns with more labels are names, not groups. */
const mostLabels = 200;

/**
 * What distinguishes a segment: values whose share exceeds that of the customers outside of it by at least 3 standard errors
 * (two proportions, pooled), medians of numbers beside those of all, and the wanted distributions.
 */
export function personaOf({ rows, categories, numbers, profiled, monetaryWon }: PersonaInput): Persona {
  const counted = categories
    .filter(({ codes }) => codes.labels.length <= mostLabels)
    .map(({ attribute, codes }) => ({ attribute, codes, ...countLabels(codes, rows) }));
  const scored = counted.flatMap(({ attribute, codes, inside, all }) => {
    const known = sumOf(inside);
    const knownAll = sumOf(all);
    return codes.labels.flatMap((label, index) => {
      const customers = inside[index + 1]!;
      const deviations = deviationsOf(customers, known, all[index + 1]! - customers, knownAll - known);
      if (customers < leastCustomers || deviations < leastDeviations) return [];
      const share = customers / known;
      const baseShare = all[index + 1]! / knownAll;
      return [{ trait: { attribute, label, customers, share, baseShare, lift: share / baseShare }, deviations }];
    });
  });
  scored.sort((a, b) => b.deviations - a.deviations);
  let revenueWon = 0;
  for (const row of rows) revenueWon += monetaryWon[row]!;
  let allWon = 0;
  for (const won of monetaryWon) allWon += won;
  return {
    customers: rows.length,
    base: monetaryWon.length,
    revenueWon,
    revenueShare: allWon > 0 ? revenueWon / allWon : null,
    traits: scored.slice(0, mostTraits).map(({ trait }) => trait),
    figures: numbers.map(({ attribute, values }) => ({
      attribute,
      median: medianOf(Float64Array.from(rows, (row) => values[row]!)),
      baseMedian: medianOf(values),
    })),
    profiles: counted
      .filter(({ attribute }) => profiled.includes(attribute))
      .map(({ attribute, codes, inside, all }) => ({
        attribute,
        labels: [...codes.labels],
        shares: sharesOf(inside),
        baseShares: sharesOf(all),
      })),
  };
}

/** How many have each label code; code 0 is the missing value. */
function countLabels({ codes, labels }: Codes, rows: Uint32Array): { inside: Float64Array; all: Float64Array } {
  const inside = new Float64Array(labels.length + 1);
  const all = new Float64Array(labels.length + 1);
  for (const row of rows) inside[codes[row]!]!++;
  for (const code of codes) all[code]!++;
  return { inside, all };
}

/** Those whose value is known. */
function sumOf(counts: Float64Array): number {
  return counts.subarray(1).reduce((sum, count) => sum + count, 0);
}

function sharesOf(counts: Float64Array): number[] {
  const known = sumOf(counts);
  return Array.from(counts.subarray(1), (count) => (known === 0 ? 0 : count / known));
}

function deviationsOf(hits: number, count: number, otherHits: number, otherCount: number): number {
  if (count === 0 || otherCount === 0) return 0;
  const pooled = (hits + otherHits) / (count + otherCount);
  const variance = pooled * (1 - pooled) * (1 / count + 1 / otherCount);
  return variance === 0 ? 0 : (hits / count - otherHits / otherCount) / Math.sqrt(variance);
}

function medianOf(values: Float64Array): number | null {
  const known = values.filter((value) => !Number.isNaN(value)).sort();
  return known.length === 0 ? null : quantileOfSorted(known, 0.5);
}
