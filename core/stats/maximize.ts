/** A function of ln(parameters); not finite where it is not defined. */
export type LogObjective = (logParameters: readonly number[]) => number;

export interface Maximum {
  readonly logParameters: number[];
  readonly value: number;
}

/** Parameters are kept in [1e-4, 1e4], where a likelihood that is flat in a direction would otherwise run away. */
const bound = Math.log(1e4);

export interface MaximizeOptions {
  /** The starts are near the maximum already: no Nelder-Mead. */
  readonly polishOnly?: boolean;
  /** A guess of the covariance of ln(parameters), row by row, which saves BFGS from learning the curvature. */
  readonly covariance?: readonly number[];
  /** BFGS ends when a step gains less than this share of the value. */
  readonly tolerance?: number;
}

/**
 * Maximises over ln(parameters) in the box: Nelder-Mead from each start unless `polishOnly`, then BFGS with central
 * differences from the best. The box is mapped to the whole space by a logistic curve, so no step can leave it.
 */
export function maximizeInBox(
  objective: LogObjective,
  starts: readonly (readonly number[])[],
  { polishOnly = false, covariance, tolerance = 1e-12 }: MaximizeOptions = {},
): Maximum {
  const negative = (free: readonly number[]): number => {
    const value = objective(free.map(toBox));
    return Number.isFinite(value) ? -value : 1e300;
  };
  let best: Point | null = null;
  for (const start of starts) {
    const from = start.map(fromBox);
    const found = polishOnly ? { at: from, value: negative(from) } : nelderMead(negative, from);
    if (best === null || found.value < best.value) best = found;
  }
  const slopes = best!.at.map((free) => 1 - Math.tanh(free / bound) ** 2);
  const n = slopes.length;
  const guess = covariance?.map((value, index) => value / (slopes[Math.floor(index / n)]! * slopes[index % n]!));
  const polished = bfgs(negative, best!, guess, tolerance);
  return { logParameters: polished.at.map(toBox), value: -polished.value };
}

function toBox(free: number): number {
  return bound * Math.tanh(free / bound);
}

function fromBox(logParameter: number): number {
  const share = Math.min(1 - 1e-9, Math.max(-1 + 1e-9, logParameter / bound));
  return bound * Math.atanh(share);
}

interface Point {
  at: number[];
  value: number;
}

/** Nelder & Mead 1965 with the usual coefficients, started from a simplex of side 0.3. */
function nelderMead(f: (at: readonly number[]) => number, start: readonly number[]): Point {
  const n = start.length;
  const evaluate = (at: number[]): Point => ({ at, value: f(at) });
  const simplex = [evaluate([...start])];
  for (let index = 0; index < n; index++) {
    const at = [...start];
    at[index]! += 0.3;
    simplex.push(evaluate(at));
  }
  for (let iteration = 0; iteration < 150 * n; iteration++) {
    simplex.sort((left, right) => left.value - right.value);
    const first = simplex[0]!;
    const last = simplex[n]!;
    // BFGS does the rest; near the maximum it is much faster.
    if (last.value - first.value < 1e-4 * (1 + Math.abs(first.value) * 1e-3)) break;
    const centre = start.map((_, index) => {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += simplex[k]!.at[index]!;
      return sum / n;
    });
    const along = (factor: number): Point =>
      evaluate(centre.map((value, index) => value + factor * (last.at[index]! - value)));
    const reflected = along(-1);
    if (reflected.value < first.value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1]!.value) simplex[n] = reflected;
    else {
      const contracted = along(reflected.value < last.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(last.value, reflected.value)) simplex[n] = contracted;
      else {
        for (let k = 1; k <= n; k++) {
          simplex[k] = evaluate(simplex[k]!.at.map((value, index) => (value + first.at[index]!) / 2));
        }
      }
    }
  }
  simplex.sort((left, right) => left.value - right.value);
  return simplex[0]!;
}

/** BFGS with a backtracking line search. */
function bfgs(
  f: (at: readonly number[]) => number,
  start: Point,
  guess: number[] | undefined,
  tolerance: number,
): Point {
  const n = start.at.length;
  let point = start;
  let gradient = gradientAt(f, point.at);
  let inverse = guess ?? identity(n);
  for (let iteration = 0; iteration < 100; iteration++) {
    let direction = times(inverse, gradient, n).map((value) => -value);
    let slope = dot(direction, gradient);
    if (slope >= 0) {
      inverse = identity(n);
      direction = gradient.map((value) => -value);
      slope = dot(direction, gradient);
    }
    const longest = Math.max(...direction.map(Math.abs));
    if (!(longest > 0)) break;
    const next = backtrack(f, point, direction, slope, Math.min(1, 1 / longest));
    if (next === null) break;
    const gained = point.value - next.value;
    const nextGradient = gradientAt(f, next.at);
    updateInverse(
      inverse,
      next.at.map((value, index) => value - point.at[index]!),
      nextGradient.map((value, index) => value - gradient[index]!),
      n,
    );
    point = next;
    gradient = nextGradient;
    if (gained < tolerance * (1 + Math.abs(point.value)) && iteration > 1) break;
  }
  return point;
}

function backtrack(
  f: (at: readonly number[]) => number,
  point: Point,
  direction: readonly number[],
  slope: number,
  firstStep: number,
): Point | null {
  for (let step = firstStep; step > 1e-10; step /= 2) {
    const at = point.at.map((value, index) => value + step * direction[index]!);
    const value = f(at);
    if (value < point.value + 1e-4 * step * slope) return { at, value };
  }
  return null;
}

function updateInverse(inverse: number[], step: readonly number[], change: readonly number[], n: number): void {
  const curvature = dot(step, change);
  if (curvature <= 1e-14) return;
  const moved = times(inverse, change, n);
  const factor = (1 + dot(change, moved) / curvature) / curvature;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      inverse[row * n + column]! +=
        factor * step[row]! * step[column]! - (moved[row]! * step[column]! + step[row]! * moved[column]!) / curvature;
    }
  }
}

function gradientAt(f: (at: readonly number[]) => number, at: readonly number[]): number[] {
  const h = 1e-5;
  return at.map((_, index) => (f(shifted(at, index, h)) - f(shifted(at, index, -h))) / (2 * h));
}

function shifted(at: readonly number[], index: number, by: number): number[] {
  const moved = [...at];
  moved[index]! += by;
  return moved;
}

function identity(n: number): number[] {
  return Array.from({ length: n * n }, (_, index) => (index % (n + 1) === 0 ? 1 : 0));
}

function times(matrix: readonly number[], vector: readonly number[], n: number): number[] {
  return Array.from({ length: n }, (_, row) => {
    let sum = 0;
    for (let column = 0; column < n; column++) sum += matrix[row * n + column]! * vector[column]!;
    return sum;
  });
}

function dot(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < left.length; index++) sum += left[index]! * right[index]!;
  return sum;
}

/** Observed information: minus the second derivatives of the objective at `at`, row by row (central differences). */
export function observedInformation(objective: LogObjective, at: readonly number[]): number[] {
  const n = at.length;
  const h = 1e-3;
  const centre = objective(at);
  const information = Array.from({ length: n * n }, () => 0);
  for (let row = 0; row < n; row++) {
    for (let column = 0; column <= row; column++) {
      const second =
        row === column
          ? (objective(shifted(at, row, h)) - 2 * centre + objective(shifted(at, row, -h))) / (h * h)
          : (objective(shifted(shifted(at, row, h), column, h)) -
              objective(shifted(shifted(at, row, h), column, -h)) -
              objective(shifted(shifted(at, row, -h), column, h)) +
              objective(shifted(shifted(at, row, -h), column, -h))) /
            (4 * h * h);
      information[row * n + column] = -second;
      information[column * n + row] = -second;
    }
  }
  return information;
}
