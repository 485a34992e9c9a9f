import { flooredInverse, logGamma, maximizeInBox, observedInformation } from '../stats/index.ts';
import { leastInformation } from './fitTiming.ts';
import { customerStates, type GammaGammaFit, type PurchaseSummaries } from './forecastModel.ts';
import { rowStep } from './purchaseGroups.ts';

const leastCustomers = 30;

interface SpendRows {
  readonly counts: Float64Array;
  readonly means: Float64Array;
}

/**
 * Gamma-Gamma spend (Fader & Hardie 2013): amounts are Gamma(p, rate ν), ν ~ Gamma(q, rate v), by customers with repeat
 * transactions of positive mean amount. Fewer than 30 of them give a substitute with one mean for all (`fitted: false`);
 * null where no purchase has a positive amount. `overall` is the mean and relative spread of all single amounts.
 */
export function fitGammaGamma(
  summaries: PurchaseSummaries,
  overall: { readonly mean: number; readonly relativeSpread: number } | null = null,
): GammaGammaFit | null {
  const rows = spendRows(summaries);
  if (rows.counts.length < leastCustomers) {
    const mean = overall?.mean ?? meanAmount(rows);
    return mean > 0 ? oneMeanForAll(rows, mean, overall?.relativeSpread ?? 1) : null;
  }
  const objective = (logs: readonly number[]): number => logLikelihood(rows, logs);
  const mean = meanAmount(rows);
  const starts = [
    [Math.log(4), Math.log(4), Math.log(Math.max(1e-3, (mean * 3) / 4))],
    [Math.log(1), Math.log(2), Math.log(Math.max(1e-3, mean))],
  ];
  const scale = spendScale(mean);
  const scaled: SpendRows = { counts: rows.counts, means: rows.means.map((value) => value / scale) };
  const scaledObjective = (logs: readonly number[]): number => logLikelihood(scaled, logs);
  const found = maximizeInBox(
    scaledObjective,
    starts.map(([p, q, v]) => [p!, q!, v! - Math.log(scale)]),
  );
  const logParameters = [found.logParameters[0]!, found.logParameters[1]!, found.logParameters[2]! + Math.log(scale)];
  const values = fromLogs(logParameters);
  // With q near 1 the mean amount has no bound and a forecast of revenue would be meaningless.
  if (values.q < 1.05) return oneMeanForAll(rows, overall?.mean ?? mean, overall?.relativeSpread ?? 1);
  return {
    names: ['p', 'q', 'v'],
    values,
    logCovariance: flooredInverse(observedInformation(objective, logParameters), 3, leastInformation),
    logLikelihood: objective(logParameters),
    customers: rows.counts.length,
    fitted: true,
  };
}

/** Amounts in won are far from 1; dividing by a power of ten keeps v inside the box of parameters. */
function spendScale(mean: number): number {
  return mean > 1000 ? 10 ** (Math.floor(Math.log10(mean)) - 1) : 1;
}

function spendRows({ state, spendCounts, spendSums }: PurchaseSummaries): SpendRows {
  const step = rowStep(state.length);
  const counts: number[] = [];
  const means: number[] = [];
  for (let row = 0; row < state.length; row += step) {
    if (state[row] !== customerStates.buyer || spendCounts[row] === 0 || spendSums[row]! <= 0) continue;
    counts.push(spendCounts[row]!);
    means.push(spendSums[row]! / spendCounts[row]!);
  }
  return { counts: Float64Array.from(counts), means: Float64Array.from(means) };
}

/** ln Γ(px+q) - ln Γ(px) - ln Γ(q) + q ln v + (px-1) ln z + px ln x - (px+q) ln(xz+v), summed over customers. */
function logLikelihood({ counts, means }: SpendRows, logs: readonly number[]): number {
  const { p, q, v } = fromLogs(logs);
  const constant = q * Math.log(v) - logGamma(q);
  const byCount = new Map<number, number>();
  let sum = 0;
  for (let index = 0; index < counts.length; index++) {
    const x = counts[index]!;
    const z = means[index]!;
    let term = byCount.get(x);
    if (term === undefined) {
      term = constant + logGamma(p * x + q) - logGamma(p * x) + p * x * Math.log(x);
      byCount.set(x, term);
    }
    sum += term + (p * x - 1) * Math.log(z) - (p * x + q) * Math.log(x * z + v);
  }
  return sum;
}

function meanAmount({ counts, means }: SpendRows): number {
  let total = 0;
  let amount = 0;
  for (let index = 0; index < counts.length; index++) {
    total += counts[index]!;
    amount += counts[index]! * means[index]!;
  }
  return total === 0 ? 0 : amount / total;
}

/** q at its bound makes everyone's mean the same; p gives single amounts their spread. */
function oneMeanForAll(rows: SpendRows, mean: number, relativeSpread: number): GammaGammaFit {
  const p = Math.min(1e4, 1 / Math.max(1e-2, relativeSpread) ** 2);
  const q = 1e4;
  const values = { p, q, v: (mean * (q - 1)) / p };
  const logs = [Math.log(p), Math.log(q), Math.log(values.v)];
  return {
    names: ['p', 'q', 'v'],
    values,
    logCovariance: [1e-6, 0, 0, 0, 1e-6, 0, 0, 0, 1 / (rows.counts.length + 1) / p + 1e-6],
    logLikelihood: logLikelihood(rows, logs),
    customers: rows.counts.length,
    fitted: false,
  };
}

function fromLogs(logs: readonly number[]): { p: number; q: number; v: number } {
  return { p: Math.exp(logs[0]!), q: Math.exp(logs[1]!), v: Math.exp(logs[2]!) };
}
