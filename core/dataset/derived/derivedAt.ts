import type { Dataset } from '../dataset.ts';
import { derivedCatalogue, type DerivedName, derivedNames } from '../derivedCatalogue.ts';
import { type DerivedBase, derivedBase } from './base.ts';
import { quantileScore, type ScoreScale, scoreScale, tileScore } from './rfm.ts';
import { beginTally, createTally, tallyCustomer, type Tally, tallyEvent } from './tally.ts';
import { type OwnDerivedName, readDerived } from './values.ts';

/** Receives one event: its type code, epoch seconds, amount (NaN = none) and row of the event log (−1 = simulated). */
export type DerivedEvent = (type: number, time: number, value: number, sourceRow: number) => void;

/**
 * The value of an attribute of one customer at a moment (epoch seconds): a number (NaN = missing) or a label code (0 = missing).
 * Without `visit` from the recorded events up to and including the moment; with it, from those events alone, which it has to
 * pass on in time order and none later than the moment.
 */
export type DerivedReader = (row: number, time: number, visit?: (take: DerivedEvent) => void) => number;

/** What the readers of one dataset share: prepare it once per thread and window. */
export interface DerivedContext {
  readonly base: DerivedBase;
  readonly tally: Tally;
  /** The moment (epoch seconds) whose customers RFM scores are relative to. */
  readonly scoredTime: number;
  scales: RfmScales | null;
}

/** Recency is negated, so that more is better on each. */
export interface RfmScales {
  readonly recency: ScoreScale;
  readonly frequency: ScoreScale;
  readonly monetary: ScoreScale;
}

/** `fromTime` … `untilTime`: the moments that will be asked about; scores compare with all customers at `fromTime`. */
export function derivedContext(dataset: Dataset, fromTime: number, untilTime: number): DerivedContext {
  const base = derivedBase(dataset, untilTime);
  return { base, tally: createTally(base), scoredTime: fromTime, scales: null };
}

/** A reader of one attribute. RFM scores need a pass over all customers once per context, when the first is asked for. */
export function derivedAt(name: DerivedName, context: DerivedContext): DerivedReader {
  const { base, tally } = context;
  const fill = (row: number, time: number, visit?: (take: DerivedEvent) => void): void => {
    if (visit === undefined) {
      tallyCustomer(tally, base, row, time);
      return;
    }
    beginTally(tally, row, time);
    visit((type, at, value, sourceRow) => tallyEvent(tally, base, type, at, value, sourceRow));
  };
  const score = scoreOf(name);
  if (score === null) {
    const read = readDerived[name as OwnDerivedName];
    return (row, time, visit) => {
      fill(row, time, visit);
      return read(tally, base);
    };
  }
  const { scale, tile } = score;
  return (row, time, visit) => {
    context.scales ??= scalesOf(base, context.scoredTime);
    fill(row, time, visit);
    if (tally.purchaseDays === 0) return Number.NaN;
    const value = readDerived[scoredBy[scale]](tally, base);
    return scored(context.scales[scale], scale, tile, value, row);
  };
}

export const scoredBy = {
  recency: 'derived:recencyDays',
  frequency: 'derived:orders',
  monetary: 'derived:monetaryWon',
} as const satisfies Record<keyof RfmScales, OwnDerivedName>;

/** Which scale and rule an RFM attribute is scored by; null for all others. */
export function scoreOf(name: DerivedName): { scale: keyof RfmScales; tile: boolean } | null {
  const match = /^derived:rfm(Recency|Frequency|Monetary)(Tile)?$/.exec(name);
  if (match === null) return null;
  const scale = match[1]!.toLowerCase() as keyof RfmScales;
  return { scale, tile: match[2] !== undefined };
}

/** The score of a value; `row` breaks ties between equal values of the tile rule. */
export function scored(scale: ScoreScale, of: keyof RfmScales, tile: boolean, value: number, row: number): number {
  const oriented = of === 'recency' ? -value : value;
  if (tile) return tileScore(scale, oriented, row);
  // thresholds are those of the plain recency: strictly below counts, then reversed
  if (of === 'recency') return 6 - quantileScore({ thresholds: scale.thresholds.map((edge) => -edge) }, value);
  return quantileScore(scale, oriented);
}

function scalesOf(base: DerivedBase, time: number): RfmScales {
  const tally = createTally(base);
  const count = base.dataset.customerCount;
  const values = {
    recency: new Float64Array(count),
    frequency: new Float64Array(count),
    monetary: new Float64Array(count),
  };
  const buyers = new Uint32Array(count);
  let used = 0;
  for (let row = 0; row < count; row++) {
    tallyCustomer(tally, base, row, time);
    if (tally.purchaseDays === 0) continue;
    buyers[used++] = row;
    for (const scale of ['recency', 'frequency', 'monetary'] as const) {
      values[scale][row] = readDerived[scoredBy[scale]](tally, base);
    }
  }
  return scalesFrom(buyers.slice(0, used), values);
}

/** Scales from values by row of the buyers; `recency` in days, not yet negated. */
export function scalesFrom(buyers: Uint32Array, values: Record<keyof RfmScales, Float64Array>): RfmScales {
  return {
    recency: scoreScale(
      buyers,
      values.recency.map((days) => -days),
    ),
    frequency: scoreScale(buyers, values.frequency),
    monetary: scoreScale(buyers, values.monetary),
  };
}

/** Names, kinds and labels of all derived attributes over one dataset, in the form of a schema's attributes. */
export function derivedSchema(
  dataset: Dataset,
): { name: DerivedName; kind: 'number' | 'category'; labels: string[] }[] {
  return derivedNames.map((name) => {
    const entry = derivedCatalogue[name];
    if (entry.kind === 'number') return { name, kind: entry.kind, labels: [] };
    return { name, kind: entry.kind, labels: [...(entry.labels ?? categoryLabels(dataset))] };
  });
}

function categoryLabels(dataset: Dataset): readonly string[] {
  return derivedBase(dataset, dataset.span?.lastTime ?? 0).category?.labels ?? [];
}
