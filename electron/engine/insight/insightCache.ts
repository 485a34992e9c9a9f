import type { Column, Dataset } from '../../../core/dataset/dataset.ts';
import { derivedColumns } from '../../../core/dataset/derived/index.ts';
import type { DerivedName } from '../../../core/dataset/derivedCatalogue.ts';
import type { PredictedName } from '../../../core/dataset/predictedCatalogue.ts';
import type { Job } from '../jobs.ts';
import { drivePass } from './drivePass.ts';

/** Moments of a dataset whose derived columns are kept; a column takes 8 bytes per customer. */
const keptMoments = 2;
const keptAnswers = 24;

type Columns<Name> = Map<Name, Column>;

/** Computed columns and measures by dataset content and moment, made when first asked for. */
export class InsightCache {
  readonly #columns = new Map<string, Columns<DerivedName>>();
  readonly #predicted = new Map<string, Columns<PredictedName>>();
  readonly #answers = new Map<string, unknown>();

  /** The columns in the order of the names; those not yet known take one pass over the event log together. */
  async columns(dataset: Dataset, time: number, names: readonly DerivedName[], job: Job): Promise<Column[]> {
    const known = kept(this.#columns, momentKey(dataset, time), keptMoments, () => new Map());
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const made = await drivePass(derivedColumns(dataset, time, unknown), dataset.customerCount, job);
      made.forEach((column, index) => known.set(unknown[index]!, column));
    }
    return names.map((name) => known.get(name)!);
  }

  /** As above for predictions, which `make` makes of the names not yet known. */
  async predicted(
    dataset: Dataset,
    time: number,
    names: readonly PredictedName[],
    make: (unknown: readonly PredictedName[]) => Promise<Column[]>,
  ): Promise<Column[]> {
    if (names.length === 0) return [];
    const known = kept(this.#predicted, momentKey(dataset, time), keptMoments, () => new Map());
    const unknown = names.filter((name) => !known.has(name));
    if (unknown.length > 0) {
      const made = await make(unknown);
      made.forEach((column, index) => known.set(unknown[index]!, column));
    }
    return names.map((name) => known.get(name)!);
  }

  /** What `make` answers, remembered under `question` for this content and moment; a failure is not. */
  async answer<Value>(dataset: Dataset, time: number, question: string, make: () => Promise<Value>): Promise<Value> {
    const key = `${momentKey(dataset, time)} ${question}`;
    if (this.#answers.has(key)) return this.#answers.get(key) as Value;
    const value = await make();
    kept<unknown>(this.#answers, key, keptAnswers, () => value);
    return value;
  }
}

function momentKey(dataset: Dataset, time: number): string {
  return `${dataset.hash} ${time}`;
}

/** The entry, made when missing; the one not used for longest goes. */
function kept<Value>(map: Map<string, Value>, key: string, most: number, make: () => Value): Value {
  const value = map.has(key) ? map.get(key)! : make();
  map.delete(key);
  map.set(key, value);
  for (const [oldest] of [...map].slice(0, -most)) map.delete(oldest);
  return value;
}
