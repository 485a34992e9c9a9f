import type { RowPass } from '../../lib/rowPass.ts';
import type { Column, Dataset } from '../dataset.ts';
import { derivedCatalogue, type DerivedName } from '../derivedCatalogue.ts';
import { type DerivedBase, derivedBase } from './base.ts';
import { type RfmScales, scalesFrom, scored, scoredBy, scoreOf } from './derivedAt.ts';
import { createTally, tallyCustomer } from './tally.ts';
import { type OwnDerivedName, readDerived } from './values.ts';

/**
 * Columns of the named attributes, one row per customer, as of `time` (epoch seconds): one pass over the event log whatever
 * their number. RFM scores rank the customers who have bought; the others' are missing. A column is named as its attribute.
 */
export function derivedColumns(dataset: Dataset, time: number, names: readonly DerivedName[]): RowPass<Column[]> {
  const base = derivedBase(dataset, time);
  const tally = createTally(base);
  const count = dataset.customerCount;
  const scores = names.filter((name) => scoreOf(name) !== null);
  const own = new Set(names.filter((name): name is OwnDerivedName => scoreOf(name) === null));
  if (scores.length > 0) for (const name of Object.values(scoredBy)) own.add(name);
  const columns = new Map([...own].map((name) => [name, emptyColumn(name, base, count)]));
  const writers = [...columns].map(([name, column]) => ({ read: readDerived[name], cells: cellsOf(column) }));
  return {
    visit(row) {
      tallyCustomer(tally, base, row, time);
      for (const { read, cells } of writers) cells[row] = read(tally, base);
    },
    result() {
      const made = new Map<DerivedName, Column>(columns);
      if (scores.length > 0) addScores(made, scores, count);
      return names.map((name) => made.get(name)!);
    },
  };
}

type NumberColumn = Extract<Column, { kind: 'number' }>;
type CategoryColumn = Extract<Column, { kind: 'category' }>;

function emptyColumn(name: DerivedName, base: DerivedBase, count: number): NumberColumn | CategoryColumn {
  const entry = derivedCatalogue[name];
  if (entry.kind === 'number') return { kind: 'number', name, values: new Float64Array(count) };
  const labels = entry.labels ?? base.category?.labels ?? [];
  return { kind: 'category', name, codes: new Uint32Array(count), labels };
}

function cellsOf(column: NumberColumn | CategoryColumn): Float64Array | Uint32Array {
  return column.kind === 'number' ? column.values : column.codes;
}

function addScores(made: Map<DerivedName, Column>, names: readonly DerivedName[], count: number): void {
  const values = {
    recency: numbersOf(made, scoredBy.recency),
    frequency: numbersOf(made, scoredBy.frequency),
    monetary: numbersOf(made, scoredBy.monetary),
  };
  const buyers = Uint32Array.from({ length: count }, (_, row) => row).filter((row) => values.recency[row]! >= 0);
  const scales: RfmScales = scalesFrom(buyers, values);
  for (const name of names) {
    const { scale, tile } = scoreOf(name)!;
    const column = new Float64Array(count).fill(Number.NaN);
    for (const row of buyers) column[row] = scored(scales[scale], scale, tile, values[scale][row]!, row);
    made.set(name, { kind: 'number', name, values: column });
  }
}

function numbersOf(made: ReadonlyMap<DerivedName, Column>, name: DerivedName): Float64Array {
  const column = made.get(name)!;
  return column.kind === 'number' ? column.values : new Float64Array(0);
}
