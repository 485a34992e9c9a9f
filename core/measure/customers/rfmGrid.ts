/** Buyers with one recency and one frequency score. */
export interface RfmCell {
  recency: number;
  frequency: number;
  customers: number;
  revenueWon: number;
  /** Mean monetary score; null in an empty cell. */
  monetaryScore: number | null;
}

export interface RfmGrid {
  buyers: number;
  revenueWon: number;
  /** All 25 cells, by recency and then frequency, each from 1 to 5. */
  cells: RfmCell[];
}

/** Columns by customer: scores from 1 to 5 (NaN = has not bought) and spend. */
interface RfmColumns {
  readonly recency: Float64Array;
  readonly frequency: Float64Array;
  readonly monetary: Float64Array;
  readonly monetaryWon: Float64Array;
}

/** Sizes and revenue of the 5 × 5 groups of recency and frequency. */
export function rfmGrid({ recency, frequency, monetary, monetaryWon }: RfmColumns): RfmGrid {
  const cells = Array.from({ length: 25 }, (_, index) => ({
    recency: Math.floor(index / 5) + 1,
    frequency: (index % 5) + 1,
    customers: 0,
    revenueWon: 0,
    scores: 0,
  }));
  let buyers = 0;
  let revenueWon = 0;
  for (let row = 0; row < recency.length; row++) {
    const score = recency[row]!;
    if (Number.isNaN(score)) continue;
    const cell = cells[(score - 1) * 5 + frequency[row]! - 1]!;
    cell.customers++;
    cell.revenueWon += monetaryWon[row]!;
    cell.scores += monetary[row]!;
    buyers++;
    revenueWon += monetaryWon[row]!;
  }
  return {
    buyers,
    revenueWon,
    cells: cells.map(({ scores, ...cell }) => ({
      ...cell,
      monetaryScore: cell.customers === 0 ? null : scores / cell.customers,
    })),
  };
}
