import { customerStates, type PurchaseSummaries } from './forecastModel.ts';

/** Distinct customer histories with how many customers share them: a likelihood needs each only once. */
export interface PurchaseGroups {
  readonly repeats: Float64Array;
  readonly recencyWeeks: Float64Array;
  readonly spanWeeks: Float64Array;
  /** -1 for births; see `startGapDays` of the summaries. */
  readonly startGapWeeks: Float64Array;
  readonly weights: Float64Array;
  readonly customers: number;
  /** Of these, customers whose clock starts at the edge. */
  readonly truncated: number;
  /** Customers who would not be known had they bought nothing in the burn-in, and its length. */
  readonly seenByPurchase: number;
  readonly burnInWeeks: number;
  readonly maximumRepeats: number;
  readonly totalRepeats: number;
  readonly totalWeeks: number;
  /** Gaps from purchase to purchase, and the sum of their ln(weeks). */
  readonly fullGaps: number;
  readonly logGapSum: number;
}

/** Fits look at every n-th row, so that they never see more customers than this. */
const maximumFitCustomers = 200_000;

/** Every how many rows one is looked at, so that at most `most` of `customers` are. */
export function rowStep(customers: number, most = maximumFitCustomers): number {
  return Math.max(1, Math.ceil(customers / most));
}

/** Groups the buyers; above `most` customers every n-th row stands for all. */
export function groupBuyers(summaries: PurchaseSummaries, most = maximumFitCustomers): PurchaseGroups {
  const { state, repeats, recencyDays, spanDays, startGapDays, logGapSums } = summaries;
  const step = rowStep(state.length, most);
  const slots = new Map<string, number>();
  const rows: number[] = [];
  const weights: number[] = [];
  let customers = 0;
  let truncated = 0;
  let seenByPurchase = 0;
  let maximumRepeats = 0;
  let totalRepeats = 0;
  let totalDays = 0;
  let fullGaps = 0;
  let logGapSum = 0;
  for (let row = 0; row < state.length; row += step) {
    if (state[row] !== customerStates.buyer) continue;
    customers++;
    const x = repeats[row]!;
    const startGap = startGapDays[row]!;
    if (startGap >= 0) truncated++;
    seenByPurchase += summaries.seenByPurchase[row]!;
    maximumRepeats = Math.max(maximumRepeats, x);
    totalRepeats += x;
    totalDays += spanDays[row]!;
    fullGaps += startGap < 0 ? x : Math.max(0, x - 1);
    logGapSum += logGapSums[row]!;
    const key = `${x},${recencyDays[row]!},${spanDays[row]!},${startGap}`;
    const slot = slots.get(key);
    if (slot === undefined) {
      slots.set(key, rows.length);
      rows.push(row);
      weights.push(1);
    } else weights[slot]!++;
  }
  return {
    repeats: Float64Array.from(rows, (row) => repeats[row]!),
    recencyWeeks: Float64Array.from(rows, (row) => recencyDays[row]! / 7),
    spanWeeks: Float64Array.from(rows, (row) => spanDays[row]! / 7),
    startGapWeeks: Float64Array.from(rows, (row) => (startGapDays[row]! < 0 ? -1 : startGapDays[row]! / 7)),
    weights: Float64Array.from(weights),
    customers,
    truncated,
    seenByPurchase,
    burnInWeeks: summaries.burnInDays / 7,
    maximumRepeats,
    totalRepeats,
    totalWeeks: totalDays / 7,
    fullGaps,
    logGapSum,
  };
}
