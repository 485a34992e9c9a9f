import { inRanges, type Steps, within } from '../../lib/steps.ts';
import { addValue, type Effect, effectOf, effectWith, noMoments } from './effect.ts';
import type { Trial } from './qini.ts';

/** What is known of customers from before the draw, one value for each place; none is missing. */
export type Covariate = Float64Array;

export interface Adjusted {
  readonly effect: Effect;
  /** 1 − variance of the effect ÷ that of the plain difference: what the covariates saved of the customers needed. */
  readonly varianceSaved: number;
}

/**
 * The difference of means adjusted by covariates in two ways.
 * `cuped`: outcomes less θ·(x − mean x) with θ = var(x)⁻¹ cov(x, y) over both arms (Deng, Xu, Kohavi & Walker 2013), then Welch.
 * `regression`: least squares of the outcome on the treatment, centred covariates and their products (Lin 2013) with the standard error HC0.
 * Null where fewer than two customers, or no more customers than coefficients, stand in an arm. Covariates that others determine are left out.
 */
export function* adjustSteps(
  trial: Trial,
  covariates: readonly Covariate[],
): Steps<{ cuped: Adjusted; regression: Adjusted; used: number } | null> {
  const plain = yield* within(plainEffect(trial), 0, 0.1);
  if (plain === null) return null;
  const scaled = yield* within(scaledOf(covariates), 0.1, 0.3);
  const both = yield* within(crossProducts(trial, scaled, null), 0.3, 0.5);
  const treated = yield* within(crossProducts(trial, scaled, 1), 0.5, 0.65);
  const control = yield* within(crossProducts(trial, scaled, 0), 0.65, 0.8);
  const kept = independent([both, treated, control], scaled.length);
  if (Math.min(treated.n, control.n) <= kept.length + 1) return null;
  const saved = (effect: Effect) =>
    plain.standardError === 0 ? 0 : 1 - (effect.standardError / plain.standardError) ** 2;
  const cuped = yield* within(cupedEffect(trial, scaled, both, kept), 0.8, 0.9);
  const lines = { treated: solve(treated, kept), control: solve(control, kept) };
  const regression = yield* within(linEffect(trial, scaled, kept, lines), 0.9, 1);
  return {
    cuped: { effect: cuped, varianceSaved: saved(cuped) },
    regression: { effect: regression, varianceSaved: saved(regression) },
    used: kept.length,
  };
}

function* plainEffect({ treated, outcomes }: Trial): Steps<Effect | null> {
  const arms = [noMoments(), noMoments()];
  yield* inRanges(outcomes.length, (from, to) => {
    for (let place = from; place < to; place++) addValue(arms[treated[place]!]!, outcomes[place]!);
  });
  return effectOf(arms[1]!, arms[0]!);
}

/** The covariates less their means, in units of their spread; those without any are left out. */
function* scaledOf(covariates: readonly Covariate[]): Steps<Covariate[]> {
  const scaled: Covariate[] = [];
  for (const [at, covariate] of covariates.entries()) {
    const moments = noMoments();
    const read = inRanges(covariate.length, (from, to) => {
      for (let place = from; place < to; place++) addValue(moments, covariate[place]!);
    });
    yield* within(read, at / covariates.length, (at + 1) / covariates.length);
    const spread = Math.sqrt(moments.squares / moments.n);
    const mean = moments.sum / moments.n;
    if (spread > 1e-12 * Math.max(1, Math.abs(mean))) scaled.push(covariate.map((value) => (value - mean) / spread));
  }
  return scaled;
}

/** Σ x·xᵀ and Σ x·y over the customers of an arm, or of both; x starts with 1. */
interface CrossProducts {
  readonly n: number;
  readonly gram: number[][];
  readonly moments: number[];
}

function* crossProducts(
  { treated, outcomes }: Trial,
  covariates: readonly Covariate[],
  arm: 0 | 1 | null,
): Steps<CrossProducts> {
  const size = covariates.length + 1;
  const gram = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
  const moments = Array.from({ length: size }, () => 0);
  const x = new Float64Array(size).fill(1);
  let n = 0;
  yield* inRanges(
    outcomes.length,
    (from, to) => {
      for (let place = from; place < to; place++) {
        if (arm !== null && treated[place] !== arm) continue;
        n++;
        for (let at = 1; at < size; at++) x[at] = covariates[at - 1]![place]!;
        for (let row = 0; row < size; row++) {
          const line = gram[row]!;
          for (let column = 0; column <= row; column++) line[column]! += x[row]! * x[column]!;
          moments[row]! += x[row]! * outcomes[place]!;
        }
      }
    },
    rowsPerStep,
  );
  for (let row = 0; row < size; row++)
    for (let column = 0; column < row; column++) gram[column]![row] = gram[row]![column]!;
  return { n, gram, moments };
}

/** Customers of a step, each of whom takes a product for every pair of covariates. */
const rowsPerStep = 1 << 12;

/** The covariates (by place) that no earlier ones determine in any of the sets: pivots of the Cholesky decomposition. */
function independent(sets: readonly CrossProducts[], count: number): number[] {
  const kept: number[] = [];
  for (let covariate = 0; covariate < count; covariate++) {
    const tried = [0, ...[...kept, covariate].map((at) => at + 1)];
    if (sets.every(({ gram }) => isPositive(gram, tried))) kept.push(covariate);
  }
  return kept;
}

function isPositive(gram: readonly (readonly number[])[], rows: readonly number[]): boolean {
  const lower: number[][] = [];
  for (const [row, from] of rows.entries()) {
    const line: number[] = [];
    lower.push(line);
    for (let column = 0; column <= row; column++) {
      let sum = gram[from]![rows[column]!]!;
      for (let k = 0; k < column; k++) sum -= line[k]! * lower[column]![k]!;
      if (column < row) line.push(sum / lower[column]![column]!);
      else if (sum <= 1e-9 * gram[from]![from]! || gram[from]![from] === 0) return false;
      else line.push(Math.sqrt(sum));
    }
  }
  return true;
}

interface Line {
  /** Of 1 and the kept covariates. */
  readonly coefficients: readonly number[];
  /** First row of the inverse of Σ x·xᵀ. */
  readonly inverseTop: readonly number[];
}

/** Least squares of the outcome on 1 and the kept covariates. */
function solve({ gram, moments }: CrossProducts, kept: readonly number[]): Line {
  const rows = [0, ...kept.map((at) => at + 1)];
  const matrix = rows.map((row) => rows.map((column) => gram[row]![column]!));
  return {
    coefficients: solved(
      matrix,
      rows.map((row) => moments[row]!),
    ),
    inverseTop: solved(
      matrix,
      rows.map((_, at) => (at === 0 ? 1 : 0)),
    ),
  };
}

/** The solution of a positive definite system by elimination. */
function solved(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const rows = matrix.map((row, at) => [...row, right[at]!]);
  const size = rows.length;
  for (let pivot = 0; pivot < size; pivot++) {
    for (let row = pivot + 1; row < size; row++) {
      const factor = rows[row]![pivot]! / rows[pivot]![pivot]!;
      for (let column = pivot; column <= size; column++) rows[row]![column]! -= factor * rows[pivot]![column]!;
    }
  }
  const answer = Array.from({ length: size }, () => 0);
  for (let row = size - 1; row >= 0; row--) {
    let sum = rows[row]![size]!;
    for (let column = row + 1; column < size; column++) sum -= rows[row]![column]! * answer[column]!;
    answer[row] = sum / rows[row]![row]!;
  }
  return answer;
}

function* cupedEffect(
  { treated, outcomes }: Trial,
  covariates: readonly Covariate[],
  both: CrossProducts,
  kept: readonly number[],
): Steps<Effect> {
  const [, ...theta] = solve(both, kept).coefficients;
  const arms = [noMoments(), noMoments()];
  yield* inRanges(outcomes.length, (from, to) => {
    for (let place = from; place < to; place++) {
      let value = outcomes[place]!;
      for (const [at, covariate] of kept.entries()) value -= theta[at]! * covariates[covariate]![place]!;
      addValue(arms[treated[place]!]!, value);
    }
  });
  return effectOf(arms[1]!, arms[0]!)!;
}

/** The covariates are centred, so the difference of the arms' constants is the effect, and their sandwich variances add up. */
function* linEffect(
  { treated, outcomes }: Trial,
  covariates: readonly Covariate[],
  kept: readonly number[],
  lines: { readonly treated: Line; readonly control: Line },
): Steps<Effect> {
  const arms = [lines.control, lines.treated];
  let variance = 0;
  yield* inRanges(outcomes.length, (from, to) => {
    for (let place = from; place < to; place++) {
      const { coefficients, inverseTop } = arms[treated[place]!]!;
      let residual = outcomes[place]! - coefficients[0]!;
      let leverage = inverseTop[0]!;
      for (const [at, covariate] of kept.entries()) {
        const x = covariates[covariate]![place]!;
        residual -= coefficients[at + 1]! * x;
        leverage += inverseTop[at + 1]! * x;
      }
      variance += (leverage * residual) ** 2;
    }
  });
  const base = lines.control.coefficients[0]!;
  return effectWith(lines.treated.coefficients[0]! - base, Math.sqrt(variance), base);
}
