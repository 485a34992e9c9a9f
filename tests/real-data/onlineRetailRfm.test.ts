import { describe, expect, it } from 'vitest';
import type { Dataset } from '../../core/dataset/dataset.ts';
import { derivedColumns } from '../../core/dataset/derived/index.ts';
import type { DerivedName } from '../../core/dataset/derivedCatalogue.ts';
import { rowOfId } from '../../core/dataset/index.ts';
import { runPass } from '../../core/lib/rowPass.ts';
import { utcDay } from './cdnow.ts';
import { onlineRetail, onlineRetailReference, onlineRetailSkipped, onlineRetailThere } from './onlineRetail.ts';

const names = [
  'derived:rfmRecency',
  'derived:rfmFrequency',
  'derived:rfmMonetary',
  'derived:rfmRecencyTile',
  'derived:rfmFrequencyTile',
  'derived:rfmMonetaryTile',
  'derived:recencyDays',
  'derived:orders',
  'derived:monetaryWon',
] as const satisfies readonly DerivedName[];

function numbersOf(dataset: Dataset): Float64Array[] {
  return runPass(derivedColumns(dataset, utcDay('2011-09-01'), names), dataset.customerCount).map((column) =>
    column.kind === 'number' ? column.values : new Float64Array(0),
  );
}

function countsOf(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

const withoutEmpty = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

describe.skipIf(!onlineRetailThere)(`RFM scores of the Online Retail customers${onlineRetailSkipped}`, () => {
  const dataset = onlineRetailThere ? onlineRetail() : null!;
  const columns = onlineRetailThere ? numbersOf(dataset) : [];
  const reference = onlineRetailThere ? onlineRetailReference() : null!;
  const snapshot = () => reference['rfm_snapshot_2011-09-01'];

  it('rest on the cleaned customers, invoices and revenue of the reference', () => {
    const sum = (index: number) => columns[index]!.reduce((total, value) => total + value, 0);
    expect(dataset.customerCount).toBe(reference.basic.customers_clean);
    expect(sum(7)).toBe(reference.basic.invoices_clean);
    expect(sum(8)).toBeCloseTo(reference.basic.revenue_clean, 3);
  });

  it.each([
    ['quantile rule', 'rule_A', 0],
    ['equal-groups rule', 'rule_B', 3],
  ] as const)('by the %s are those of the reference: each score and all cells', (_, rule, from) => {
    const expected = snapshot()[rule];
    const scores = [0, 1, 2].map((index) => Array.from(columns[from + index]!, String));
    expect(countsOf(scores[0]!)).toEqual(withoutEmpty(expected.R));
    expect(countsOf(scores[1]!)).toEqual(withoutEmpty(expected.F));
    expect(countsOf(scores[2]!)).toEqual(withoutEmpty(expected.M));
    expect(countsOf(scores[0]!.map((score, row) => score + scores[1]![row]! + scores[2]![row]!))).toEqual(
      expected.cells_RFM,
    );
  });

  it('of single customers are those of the reference', () => {
    for (const { id, R, F, M, A, B } of snapshot().first3_customers) {
      const row = rowOfId(dataset, String(id));
      const found = columns.map((column) => column[row]!);
      expect(found.slice(0, 8)).toEqual([...A, ...B, R, F]);
      expect(found[8]).toBeCloseTo(M, 6);
    }
  });
});
